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
 * writing, and beside it almost nothing.
 */
final class Checksums implements Closeable {

    private final MessageDigest sha = Hash.SHA_256.start();
    private final CRC64 crc = new CRC64();
    private final Consumer shaThread = new Consumer("fc-sha256", (bytes, length) -> sha.update(bytes, 0, length));
    private final Consumer crcThread = new Consumer("fc-crc64", (bytes, length) -> crc.update(bytes, 0, length));

    /** Both sums, as {@link WrittenZip} has them. */
    record Sums(String sha256, String crc64) {}

    /** Takes the next bytes; the array must not be changed afterwards. */
    void update(byte[] bytes, int length) throws IOException {
        shaThread.give(new Chunk(bytes, length));
        crcThread.give(new Chunk(bytes, length));
    }

    /** The sums of all bytes that were given. */
    Sums finish() throws IOException {
        shaThread.end();
        crcThread.end();
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

    private record Chunk(byte[] bytes, int length) {
        static final Chunk LAST = new Chunk(new byte[0], 0);
    }

    private static final class Consumer extends Thread {
        private final BlockingQueue<Chunk> chunks = new ArrayBlockingQueue<>(8);
        private final BiConsumer<byte[], Integer> sum;

        Consumer(String name, BiConsumer<byte[], Integer> sum) {
            super(name);
            this.sum = sum;
            setDaemon(true);
            start();
        }

        @Override
        public void run() {
            try {
                for (Chunk chunk = chunks.take(); chunk != Chunk.LAST; chunk = chunks.take()) {
                    sum.accept(chunk.bytes, chunk.length);
                }
            } catch (InterruptedException e) {
                // nobody wants the sum any more
            }
        }

        void give(Chunk chunk) throws IOException {
            try {
                chunks.put(chunk);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted");
            }
        }

        void end() throws IOException {
            give(Chunk.LAST);
            try {
                join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("interrupted");
            }
        }
    }
}
