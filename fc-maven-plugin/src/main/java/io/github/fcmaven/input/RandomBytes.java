package io.github.fcmaven.input;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Bytes of which any may be read, at any position, until they are closed. */
public interface RandomBytes extends Closeable {

    /** How many there are. */
    long size();

    /**
     * Fills the buffer's rest from a position on.
     *
     * @throws EOFException where the bytes end before, or the position is none
     */
    void read(long position, ByteBuffer to) throws IOException;

    /**
     * So many bytes from a position on.
     *
     * @throws EOFException where they end before
     */
    default byte[] read(long position, int count) throws IOException {
        if (count < 0 || position < 0 || position > size() - count) {
            throw new EOFException("something lies beyond its end");
        }
        ByteBuffer bytes = ByteBuffer.allocate(count);
        read(position, bytes);
        return bytes.array();
    }

    /** Most have nothing to close. */
    @Override
    default void close() throws IOException {}

    /** Those of an array. */
    static RandomBytes of(byte[] bytes) {
        return new ArrayBytes(bytes);
    }

    /** A part of a file, which is closed with them. */
    static RandomBytes of(FileChannel file, long start, long size) {
        return new FileBytes(file, start, size);
    }

    /** Those of a stream that can be opened again: it is read forwards, and anew for what lies before. */
    static RandomBytes of(Opening stream, long size) {
        return new ForwardBytes(stream, size);
    }

    /** Opens a stream at its beginning. */
    interface Opening {
        InputStream open() throws IOException;
    }

    /** A part of them; closing it closes nothing. */
    default RandomBytes part(long start, long size) throws IOException {
        if (start < 0 || size < 0 || start > size() - size) {
            throw new EOFException("something lies beyond its end");
        }
        return new PartOfBytes(this, start, size);
    }
}

record ArrayBytes(byte[] bytes) implements RandomBytes {
    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public void read(long position, ByteBuffer to) throws IOException {
        if (position < 0 || position > bytes.length - to.remaining()) {
            throw new EOFException("something lies beyond its end");
        }
        to.put(bytes, (int) position, to.remaining());
    }
}

record FileBytes(FileChannel file, long start, long size) implements RandomBytes {
    @Override
    public void read(long position, ByteBuffer to) throws IOException {
        if (position < 0 || position > size - to.remaining()) {
            throw new EOFException("something lies beyond its end");
        }
        long at = start + position;
        while (to.hasRemaining()) {
            int read = file.read(to, at);
            if (read < 0) {
                throw new EOFException("it became shorter while it was read");
            }
            at += read;
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}

record PartOfBytes(RandomBytes whole, long start, long size) implements RandomBytes {
    @Override
    public void read(long position, ByteBuffer to) throws IOException {
        if (position < 0 || position > size - to.remaining()) {
            throw new EOFException("something lies beyond its end");
        }
        whole.read(start + position, to);
    }
}

final class ForwardBytes implements RandomBytes {

    private static final int BUFFER = 1 << 16;

    private final RandomBytes.Opening stream;
    private final long size;
    private InputStream in;
    private long done;

    ForwardBytes(RandomBytes.Opening stream, long size) {
        this.stream = stream;
        this.size = size;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public void read(long position, ByteBuffer to) throws IOException {
        if (position < 0 || position > size - to.remaining()) {
            throw new EOFException("something lies beyond its end");
        }
        if (in == null || position < done) {
            close();
            in = stream.open();
            done = 0;
        }
        byte[] buffer = new byte[BUFFER];
        while (done < position || to.hasRemaining()) {
            long wanted = done < position ? position - done : to.remaining();
            int read = in.read(buffer, 0, (int) Math.min(BUFFER, wanted));
            if (read < 0) {
                throw new EOFException("it ends before the size that is said of it");
            }
            if (done >= position) {
                to.put(buffer, 0, read);
            }
            done += read;
        }
    }

    @Override
    public void close() throws IOException {
        if (in != null) {
            in.close();
            in = null;
        }
    }
}
