package io.github.fcmaven.input;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A stream with a limit: the size that a directory or a header promises, or what its purpose needs. A stream that goes
 * on beyond that is damaged, or an attack, and ends with a {@link TooLongException} before more is read.
 *
 * <p>Everything that is read to its end is read here, so that nothing is without a limit.
 */
public final class BoundedInput extends FilterInputStream {

    /** More than any file has that people write: a configuration, a record, an answer of a tool. */
    public static final int TEXT = 16 << 20;

    private static final int BUFFER = 1 << 16;

    private final long limit;
    private final String what;
    private final boolean exact;
    private long read;

    /**
     * @param limit how many bytes it may have
     * @param what how messages name it
     */
    public BoundedInput(InputStream in, long limit, String what) {
        this(in, limit, what, false);
    }

    private BoundedInput(InputStream in, long limit, String what, boolean exact) {
        super(in);
        this.limit = limit;
        this.what = what;
        this.exact = exact;
    }

    /** A stream that must have exactly so many bytes when it is read to its end. */
    public static BoundedInput exactly(InputStream in, long size, String what) {
        return new BoundedInput(in, size, what, true);
    }

    /**
     * All bytes of a stream.
     *
     * @param limit how many it may have
     * @param what how messages name it
     * @throws TooLongException where it has more
     */
    public static byte[] bytes(InputStream in, int limit, String what) throws IOException {
        // not into an array of the limit's size: most streams end far before it
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        copy(in, all, limit, what);
        return all.toByteArray();
    }

    /**
     * The bytes of a plain file.
     *
     * @throws IOException where it is something else: a pipe would be waited for until somebody writes into it, and a
     *     device has no end
     */
    public static InputStream open(Path file) throws IOException {
        refuseStrange(file);
        return Files.newInputStream(file);
    }

    /**
     * Refuses what is there and no plain file.
     *
     * @throws FileSystemException whose reason says what it is
     */
    public static void refuseStrange(Path file) throws FileSystemException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            String is = Files.isDirectory(file) ? "it is a folder" : "it is no plain file";
            throw new FileSystemException(file.toString(), null, is);
        }
    }

    /** All bytes of a plain file with that limit. */
    public static byte[] bytes(Path file, int limit) throws IOException {
        try (InputStream in = open(file)) {
            return bytes(in, limit, file.toString());
        }
    }

    /** The text of a stream in UTF-8 with that limit; bytes that are no text are replaced. */
    public static String text(InputStream in, int limit, String what) throws IOException {
        return new String(bytes(in, limit, what), StandardCharsets.UTF_8);
    }

    /**
     * The text of a file with that limit.
     *
     * @throws CharacterCodingException where it is not of that charset
     */
    public static String text(Path file, int limit, Charset charset) throws IOException {
        return charset.newDecoder().decode(ByteBuffer.wrap(bytes(file, limit))).toString();
    }

    /** The text of a file that people or this plugin wrote, in UTF-8: at most {@value #TEXT} bytes. */
    public static String text(Path file) throws IOException {
        return text(file, TEXT, StandardCharsets.UTF_8);
    }

    /** The lines of such a text. */
    public static List<String> lines(Path file) throws IOException {
        return text(file).lines().toList();
    }

    /**
     * Copies a stream to its end.
     *
     * @param limit how many bytes it may have
     * @param what how messages name it
     * @return how many it had
     * @throws TooLongException where it has more; at most so many were written then
     */
    public static long copy(InputStream in, OutputStream to, long limit, String what) throws IOException {
        InputStream bounded = new BoundedInput(in, limit, what);
        byte[] buffer = new byte[(int) Math.max(1, Math.min(BUFFER, limit))];
        long copied = 0;
        for (int got = bounded.read(buffer); got >= 0; got = bounded.read(buffer)) {
            to.write(buffer, 0, got);
            copied += got;
        }
        return copied;
    }

    @Override
    public int read() throws IOException {
        int one = in.read();
        count(one < 0 ? one : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        // one byte more than may come, so that it is seen whether it does
        int got = in.read(bytes, offset, (int) Math.min(length, limit - read + 1));
        count(got);
        return got;
    }

    @Override
    public long skip(long bytes) throws IOException {
        long skipped = in.skip(Math.min(bytes, limit - read + 1));
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** @param bytes how many were read; negative at the end */
    private void count(long bytes) throws IOException {
        if (bytes < 0 && exact && read < limit) {
            throw new EOFException(what + " has " + read + " bytes, not " + limit);
        }
        read += Math.max(bytes, 0);
        if (read > limit) {
            throw new TooLongException(what, limit);
        }
    }
}
