package io.github.fcmaven.zip;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Compressed bytes that wait for their turn in the zip: many threads compress, one writes, and nothing is compressed
 * twice.
 *
 * <p>The first of them wait in memory, which is enough for a package of small files; the others wait in a file beside
 * the zip.
 */
final class Spool implements Closeable {

    /** As much memory as a build can spare; thousands of small files need less. */
    private static final long IN_MEMORY = 16L * 1024 * 1024;

    private final Path target;
    private final AtomicLong memory = new AtomicLong();
    private final AtomicLong end = new AtomicLong();
    private AtomicFile file;

    /** The spool of a zip. It has no file until there is more in it than the memory takes. */
    Spool(Path target) {
        this.target = target;
    }

    /** Some bytes of the spool. */
    private sealed interface Piece {
        int length();

        /** Copies bytes from this position on. */
        void read(int from, byte[] bytes, int offset, int length) throws IOException;
    }

    private record InMemory(byte[] bytes) implements Piece {
        @Override
        public int length() {
            return bytes.length;
        }

        @Override
        public void read(int from, byte[] to, int offset, int length) {
            System.arraycopy(bytes, from, to, offset, length);
        }
    }

    private record InFile(FileChannel file, long position, int length) implements Piece {
        @Override
        public void read(int from, byte[] bytes, int offset, int length) throws IOException {
            ByteBuffer wanted = ByteBuffer.wrap(bytes, offset, length);
            while (wanted.hasRemaining()) {
                if (file.read(wanted, position + from + wanted.position() - offset) < 0) {
                    throw new IOException("the compressed bytes are gone from the temporary file");
                }
            }
        }
    }

    /** Bytes in the spool, which can be read as long as the spool is open. */
    static final class Spooled {
        private final List<Piece> pieces = new ArrayList<>(1);
        private long length;

        long length() {
            return length;
        }

        InputStream open() {
            return new Pieces(pieces);
        }
    }

    /** Reads the stream to its end, so many bytes at a time. */
    Spooled put(InputStream in, int length) throws IOException {
        Spooled spooled = new Spooled();
        byte[] chunk = new byte[length];
        for (int read = in.readNBytes(chunk, 0, length); read > 0; read = in.readNBytes(chunk, 0, length)) {
            spooled.pieces.add(piece(chunk, read));
            spooled.length += read;
        }
        return spooled;
    }

    /** Takes the first bytes of an array, so many. */
    Spooled put(byte[] bytes, int length) throws IOException {
        Spooled spooled = new Spooled();
        spooled.pieces.add(piece(bytes, length));
        spooled.length = length;
        return spooled;
    }

    private Piece piece(byte[] chunk, int length) throws IOException {
        if (memory.addAndGet(length) <= IN_MEMORY) {
            return new InMemory(Arrays.copyOf(chunk, length));
        }
        long position = end.getAndAdd(length);
        ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, length);
        while (bytes.hasRemaining()) {
            channel().write(bytes, position + bytes.position());
        }
        return new InFile(channel(), position, length);
    }

    @Override
    public synchronized void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    private synchronized FileChannel channel() throws IOException {
        if (file == null) {
            Files.createDirectories(target.getParent());
            file = AtomicFile.beside(target);
        }
        return file.channel();
    }

    private static final class Pieces extends InputStream {
        private final List<Piece> pieces;
        private int current;
        private int done;

        Pieces(List<Piece> pieces) {
            this.pieces = pieces;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (current == pieces.size()) {
                return -1;
            }
            Piece piece = pieces.get(current);
            int read = Math.min(length, piece.length() - done);
            piece.read(done, bytes, offset, read);
            done += read;
            if (done == piece.length()) {
                current++;
                done = 0;
            }
            return read;
        }
    }
}
