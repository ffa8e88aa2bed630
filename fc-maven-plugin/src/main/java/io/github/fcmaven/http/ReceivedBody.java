package io.github.fcmaven.http;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32;

/** The body of an answer, decoded from its chunks: how much of it came, and its bytes where somebody wants them. */
public final class ReceivedBody {

    private static final int COUNTED = 1024 * 1024;

    private final long limit;
    private final boolean kept;
    private final CRC32 crc = new CRC32();
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private long bytes;

    private ReceivedBody(long limit, boolean kept) {
        this.limit = limit;
        this.kept = kept;
    }

    /** One that is only counted and compared: 1 MiB of it are read. */
    static ReceivedBody counted() {
        return new ReceivedBody(COUNTED, false);
    }

    /** One that is kept; of a longer one so many bytes and a little more. */
    public static ReceivedBody kept(long limit) {
        return new ReceivedBody(limit, true);
    }

    /** What came of it. */
    public byte[] content() {
        return content.toByteArray();
    }

    long bytes() {
        return bytes;
    }

    /** The CRC-32 of those bytes. */
    long crc() {
        return crc.getValue();
    }

    void add(byte[] piece, int length) {
        bytes += length;
        crc.update(piece, 0, length);
        if (kept) {
            content.write(piece, 0, length);
        }
    }

    boolean isTooLong() {
        return bytes > limit;
    }
}
