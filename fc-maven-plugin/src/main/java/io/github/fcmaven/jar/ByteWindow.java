package io.github.fcmaven.jar;

import io.github.fcmaven.input.RandomBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.ZipException;

/**
 * The part of a zip that is in memory. It moves to where something is read, so that neighbours are read with one
 * access.
 */
final class ByteWindow {

    private static final int SIZE = 1 << 16;

    private final RandomBytes whole;
    private final ByteBuffer window = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);
    private long start = -1;

    ByteWindow(RandomBytes whole) {
        this.whole = whole;
    }

    /**
     * Moves the window so that these bytes can be read from its position on.
     *
     * @param count at most 64 KiB
     * @throws ZipException where they lie beyond the end
     */
    ByteBuffer at(long position, int count) throws IOException {
        if (position < 0 || position > whole.size() - count) {
            throw new ZipException("it is cut: it names something beyond its end");
        }
        if (start < 0 || position < start || position + count > start + window.limit()) {
            window.clear().limit((int) Math.min(SIZE, whole.size() - position));
            start = position;
            whole.read(position, window);
        }
        return window.position((int) (position - start));
    }

    /** Bytes from a position on, even more than the window has. */
    byte[] bytes(long position, int count) throws IOException {
        byte[] bytes = new byte[count];
        for (int done = 0; done < count; ) {
            int next = Math.min(SIZE, count - done);
            at(position + done, next).get(bytes, done, next);
            done += next;
        }
        return bytes;
    }
}
