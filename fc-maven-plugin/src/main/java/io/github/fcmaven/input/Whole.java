package io.github.fcmaven.input;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads a stream or a file to its end: the only place that does, so that nothing is read whole without a limit. */
public final class Whole {

    private static final int BUFFER = 1 << 16;

    private Whole() {}

    /**
     * All bytes of a stream.
     *
     * @param limit how many it may have
     * @param what how messages name it
     * @throws TooLongException where it has more
     */
    public static byte[] bytes(InputStream in, int limit, String what) throws IOException {
        // not into a buffer of the limit's size: most streams end far before it
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        copy(in, all, limit, what);
        return all.toByteArray();
    }

    /** All bytes of a file, which may have so many. */
    public static byte[] bytes(Path file, int limit) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return bytes(in, limit, file.toString());
        }
    }

    /**
     * A file's text, which may have so many bytes.
     *
     * @throws CharacterCodingException where it is not of that charset
     */
    public static String text(Path file, int limit, Charset charset) throws IOException {
        return charset.newDecoder().decode(ByteBuffer.wrap(bytes(file, limit))).toString();
    }

    /** A file's text in UTF-8. */
    public static String text(Path file, int limit) throws IOException {
        return text(file, limit, StandardCharsets.UTF_8);
    }

    /** The lines of a file's text in UTF-8. */
    public static List<String> lines(Path file, int limit) throws IOException {
        return text(file, limit).lines().toList();
    }

    /**
     * Copies a stream to its end.
     *
     * @param limit how many bytes it may have
     * @param what how messages name it
     * @return how many it had
     * @throws TooLongException where it has more; so many were written then
     */
    public static long copy(InputStream in, OutputStream to, long limit, String what) throws IOException {
        InputStream bounded = new BoundedInput(in, limit, what);
        byte[] buffer = new byte[(int) Math.max(1, Math.min(BUFFER, limit))];
        long copied = 0;
        for (int read = bounded.read(buffer); read >= 0; read = bounded.read(buffer)) {
            to.write(buffer, 0, read);
            copied += read;
        }
        return copied;
    }
}
