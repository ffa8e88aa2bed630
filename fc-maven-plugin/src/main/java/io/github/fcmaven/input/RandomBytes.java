package io.github.fcmaven.input;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Bytes that can be read at any position until they are closed. */
public interface RandomBytes extends Closeable {

    /** How many there are. */
    long size();

    /**
     * Fills the rest of the buffer with the bytes from a position on.
     *
     * @throws EOFException where the bytes end before, or the position is not one of theirs
     */
    void read(long position, ByteBuffer to) throws IOException;

    /**
     * Bytes from a position on.
     *
     * @throws EOFException where they end before
     */
    default byte[] read(long position, int count) throws IOException {
        if (count < 0 || position < 0 || position > size() - count) {
            throw new EOFException("it names something beyond its end");
        }
        ByteBuffer bytes = ByteBuffer.allocate(count);
        read(position, bytes);
        return bytes.array();
    }

    /** Most have nothing to close. */
    @Override
    default void close() throws IOException {}

    /** The bytes of an array. */
    static RandomBytes of(byte[] bytes) {
        return new ArrayBytes(bytes);
    }

    /** A part of a file, which is closed with these bytes. */
    static RandomBytes of(FileChannel file, long start, long size) {
        return new FileBytes(file, start, size);
    }

    /** Opens a stream at its beginning. */
    interface Opening {
        InputStream open() throws IOException;
    }

    /** A part of these bytes; to close the part closes nothing. */
    default RandomBytes part(long start, long size) throws IOException {
        if (start < 0 || size < 0 || start > size() - size) {
            throw new EOFException("it names something beyond its end");
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
            throw new EOFException("it names something beyond its end");
        }
        to.put(bytes, (int) position, to.remaining());
    }
}

record FileBytes(FileChannel file, long start, long size) implements RandomBytes {
    @Override
    public void read(long position, ByteBuffer to) throws IOException {
        if (position < 0 || position > size - to.remaining()) {
            throw new EOFException("it names something beyond its end");
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
            throw new EOFException("it names something beyond its end");
        }
        whole.read(start + position, to);
    }
}
