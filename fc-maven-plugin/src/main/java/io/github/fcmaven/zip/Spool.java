package io.github.fcmaven.zip;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Compressed bytes that wait for their turn in the zip, in a file beside it: many threads compress, one writes, and nothing is compressed twice. */
final class Spool implements Closeable {

    private final Path target;
    private final AtomicLong end = new AtomicLong();
    private TemporaryFile file;

    /** The spool of a zip; it has no file before something is put into it. */
    Spool(Path target) {
        this.target = target;
    }

    /** A part of the spool. */
    private record Piece(long position, int length) {}

    /** What was put into the spool, which can be read as long as the spool is open. */
    final class Spooled {
        private final List<Piece> pieces = new ArrayList<>();
        private long length;

        long length() {
            return length;
        }

        InputStream open() throws IOException {
            return new Pieces(channel(), pieces);
        }
    }

    /** Reads the stream to its end, so many bytes at once. */
    Spooled put(InputStream in, int length) throws IOException {
        Spooled spooled = new Spooled();
        byte[] chunk = new byte[length];
        for (int read = in.readNBytes(chunk, 0, length); read > 0; read = in.readNBytes(chunk, 0, length)) {
            long position = end.getAndAdd(read);
            ByteBuffer bytes = ByteBuffer.wrap(chunk, 0, read);
            while (bytes.hasRemaining()) {
                channel().write(bytes, position + bytes.position());
            }
            spooled.pieces.add(new Piece(position, read));
            spooled.length += read;
        }
        return spooled;
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
            file = TemporaryFile.beside(target);
        }
        return file.channel();
    }

    private static final class Pieces extends InputStream {
        private final FileChannel channel;
        private final List<Piece> pieces;
        private int current;
        private int done;

        Pieces(FileChannel channel, List<Piece> pieces) {
            this.channel = channel;
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
            int wanted = Math.min(length, piece.length - done);
            int read = channel.read(ByteBuffer.wrap(bytes, offset, wanted), piece.position + done);
            if (read < 0) {
                throw new IOException("the compressed bytes are gone from the temporary file");
            }
            done += read;
            if (done == piece.length) {
                current++;
                done = 0;
            }
            return read;
        }
    }
}
