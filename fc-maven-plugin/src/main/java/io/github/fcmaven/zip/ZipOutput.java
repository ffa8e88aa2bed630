package io.github.fcmaven.zip;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Where the bytes of a zip go, strictly forwards: to a file, and to its checksums where somebody asks for them.
 *
 * <p>On the way it puts the right value into the DOS time fields. The zip library writes them in the default time zone,
 * in which some instants have no local time that is the same as in UTC.
 */
final class ZipOutput extends OutputStream {

    private static final int DOS_TIME_LENGTH = 4;

    private final WritableByteChannel file;
    private final Optional<Checksums> sums;
    private final byte[] dosTime;
    private final Deque<Long> dosTimeFields = new ArrayDeque<>();
    private byte[] chunk = new byte[Checksums.CHUNK];
    private int filled;
    private long flushed;

    ZipOutput(WritableByteChannel file, Optional<Checksums> sums, byte[] dosTime) {
        this.file = file;
        this.sums = sums;
        this.dosTime = dosTime.clone();
    }

    /** How many bytes were written. */
    long position() {
        return flushed + filled;
    }

    /** Announces a DOS time field at that position, which is not written yet. */
    void dosTimeAt(long position) {
        dosTimeFields.add(position);
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            int part = Math.min(length - done, chunk.length - filled);
            System.arraycopy(bytes, offset + done, chunk, filled, part);
            filled += part;
            done += part;
            if (filled == chunk.length) {
                passOn();
            }
        }
    }

    /** Passes on what is left; nothing may be written afterwards. */
    void finish() throws IOException {
        passOn();
        if (!dosTimeFields.isEmpty()) {
            throw new IllegalStateException("no time field at " + dosTimeFields.peek());
        }
    }

    private void passOn() throws IOException {
        setDosTimes();
        ByteBuffer rest = ByteBuffer.wrap(chunk, 0, filled);
        while (rest.hasRemaining()) {
            file.write(rest);
        }
        if (sums.isPresent()) {
            chunk = sums.get().update(chunk, filled);
        }
        flushed += filled;
        filled = 0;
    }

    private void setDosTimes() {
        while (!dosTimeFields.isEmpty() && dosTimeFields.peek() < position()) {
            long field = dosTimeFields.peek();
            for (int i = 0; i < DOS_TIME_LENGTH; i++) {
                long at = field + i - flushed;
                if (at >= 0 && at < filled) {
                    chunk[(int) at] = dosTime[i];
                }
            }
            if (field + DOS_TIME_LENGTH > position()) {
                return; // its other bytes are in the next chunk
            }
            dosTimeFields.remove();
        }
    }
}
