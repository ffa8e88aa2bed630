package io.github.fcmaven.zip;

import io.github.fcmaven.files.Hash;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.BiConsumer;
import org.tukaani.xz.check.CRC64;

/**
 * SHA-256 and CRC-64/XZ of bytes that come in chunks. Each has a thread of its own: together they take as long as the
 * writing, and beside it almost nothing. A few arrays go round, from the writer to one sum, to the other, and back:
 * with a new one each time the JVM would clear and collect as much memory as the zip is large.
 */
final class Checksums implements Closeable {

    /** How long the arrays are. */
    static final int CHUNK = 256 * 1024;

    private static final int CHUNKS = 8;

    private final MessageDigest sha = Hash.SHA_256.start();
    private final CRC64 crc = new CRC64();
    private final BlockingQueue<Chunk> summed = new ArrayBlockingQueue<>(CHUNKS + 1);
    private final Sum crcThread = new Sum("fc-crc64", (bytes, length) -> crc.update(bytes, 0, length), summed);
    private final Sum shaThread =
            new Sum("fc-sha256", (bytes, length) -> sha.update(bytes, 0, length), crcThread.chunks);

    /** Both sums, as {@link WrittenZip} has them. */
    record Sums(String sha256, String crc64) {}

    Checksums() {
        for (int i = 1; i < CHUNKS; i++) {
            summed.add(new Chunk(new byte[CHUNK], 0));
        }
    }

    /**
     * Takes the next bytes.
     *
     * @param bytes belongs to the sums from now on
     * @return an array for the bytes that follow
     */
    byte[] update(byte[] bytes, int length) throws IOException {
        try {
            shaThread.chunks.put(new Chunk(bytes, length));
            return summed.take().bytes();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** The sums of all bytes that were given. */
    Sums finish() throws IOException {
        try {
            shaThread.chunks.put(Chunk.LAST);
            shaThread.join();
            crcThread.join();
        } catch (InterruptedException e) {
            throw interrupted();
        }
        long crc64 =
                ByteBuffer.wrap(crc.finish()).order(ByteOrder.LITTLE_ENDIAN).getLong();
        return new Sums(HexFormat.of().formatHex(sha.digest()), Long.toUnsignedString(crc64));
    }

    /** Ends the threads, whether or not the sums are wanted any more. */
    @Override
    public void close() {
        shaThread.interrupt();
        crcThread.interrupt();
    }

    private static IOException interrupted() {
        Thread.currentThread().interrupt();
        return new InterruptedIOException("interrupted");
    }

    private record Chunk(byte[] bytes, int length) {
        static final Chunk LAST = new Chunk(new byte[0], 0);
    }

    private static final class Sum extends Thread {
        private final BlockingQueue<Chunk> chunks = new ArrayBlockingQueue<>(CHUNKS + 1);
        private final BiConsumer<byte[], Integer> sum;
        private final BlockingQueue<Chunk> next;

        Sum(String name, BiConsumer<byte[], Integer> sum, BlockingQueue<Chunk> next) {
            super(name);
            this.sum = sum;
            this.next = next;
            setDaemon(true);
            start();
        }

        @Override
        public void run() {
            try {
                for (Chunk chunk = chunks.take(); chunk != Chunk.LAST; chunk = chunks.take()) {
                    sum.accept(chunk.bytes, chunk.length);
                    next.put(chunk);
                }
                next.put(Chunk.LAST);
            } catch (InterruptedException e) {
                // nobody wants the sum any more
            }
        }
    }
}
