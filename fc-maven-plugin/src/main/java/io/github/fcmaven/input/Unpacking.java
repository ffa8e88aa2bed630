package io.github.fcmaven.input;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/**
 * Room for unpacked bytes of a zip: small ones in memory, the others one after the other in one file. Where the system
 * allows it the file has no name, so that nothing is left of it, however the process ends.
 */
public final class Unpacking implements Closeable {

    /** Up to this size memory costs less than a file, as long as there are few of them. */
    private static final int SMALL = 1 << 16;

    private static final long MOST_MEMORY = 16L << 20;

    /**
     * How many times larger something may be than its packed form. A program or a jar is less than ten times as large.
     * What is larger is no program, and to unpack it would cost what nobody has asked for.
     */
    private static final long MOST_TIMES = 50;

    private FileChannel file;
    private long end;
    private long memory;
    private boolean closed;

    /** Unpacks a stream alone: its bytes can be read until they are closed themselves. */
    public static RandomBytes alone(RandomBytes.Opening stream, long size, long packed, String what)
            throws IOException {
        Unpacking room = new Unpacking();
        try {
            return new Kept(room.unpack(stream, size, packed, what), room);
        } catch (IOException | RuntimeException e) {
            room.close();
            throw e;
        }
    }

    /**
     * Unpacks a stream.
     *
     * @param size how many bytes it has
     * @param packed how many bytes its packed form has
     * @param what how messages name it
     * @return its bytes, which can be read until this is closed
     * @throws TooPackedException where it is not unpacked at all
     * @throws IOException where it has more bytes than it should, or fewer
     */
    public synchronized RandomBytes unpack(RandomBytes.Opening stream, long size, long packed, String what)
            throws IOException {
        checkOpen();
        refuse(size, packed, what);
        try (InputStream in = BoundedInput.exactly(stream.open(), size, what)) {
            if (size <= SMALL && (memory += size) <= MOST_MEMORY) {
                return RandomBytes.of(BoundedInput.bytes(in, (int) size, what));
            }
            if (file == null) {
                file = nameless();
            }
            long begin = end;
            file.position(begin);
            BoundedInput.copy(in, Channels.newOutputStream(file), size, what);
            end = begin + size;
            return new Kept(RandomBytes.of(file, begin, size), () -> {});
        }
    }

    /** @throws TooPackedException where the unpacked size is so many times larger that it is not unpacked */
    public static void refuse(long size, long packed, String what) throws TooPackedException {
        if (size > SMALL && size / MOST_TIMES > packed) {
            throw new TooPackedException(what, size, packed);
        }
    }

    /** @throws ClosedChannelException where it is closed: nothing is read any more */
    public synchronized void checkOpen() throws ClosedChannelException {
        if (closed) {
            throw new ClosedChannelException();
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        if (file != null) {
            file.close();
        }
    }

    /**
     * A file that is deleted as soon as it is open, if the system allows that; else when its last byte is no longer
     * used.
     */
    private static FileChannel nameless() throws IOException {
        Path path = Path.of(System.getProperty("java.io.tmpdir"), "fc-" + UUID.randomUUID());
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] owners = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        return FileChannel.open(
                path,
                Set.of(
                        StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.DELETE_ON_CLOSE),
                owners);
    }

    /**
     * Bytes of the common file.
     *
     * @param room what is closed with them
     */
    private record Kept(RandomBytes bytes, Closeable room) implements RandomBytes {
        @Override
        public long size() {
            return bytes.size();
        }

        @Override
        public void read(long position, ByteBuffer to) throws IOException {
            bytes.read(position, to);
        }

        @Override
        public void close() throws IOException {
            room.close();
        }
    }
}
