package io.github.fcmaven.jar;

import io.github.fcmaven.function.Content;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A jar whose bytes stand nowhere as they are, because the zip that holds it compresses it. Whoever first looks into it
 * has it unpacked into a file that loses its name at once where the system can do so: it is gone with the process,
 * however that ends.
 */
final class UnpackedJar implements Content, Closeable {

    private final Content packed;
    private FileChannel unpacked;

    UnpackedJar(Content packed) {
        this.packed = packed;
    }

    @Override
    public long size() {
        return packed.size();
    }

    @Override
    public InputStream open() throws IOException {
        return packed.open();
    }

    /** The jar as a file, open until this is closed. */
    synchronized FileChannel channel() throws IOException {
        if (unpacked == null) {
            unpacked = unpack();
        }
        return unpacked;
    }

    private FileChannel unpack() throws IOException {
        Path file = Files.createTempFile("fc-", ".jar");
        try (InputStream in = packed.open()) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.DELETE_ON_CLOSE);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    @Override
    public synchronized void close() throws IOException {
        if (unpacked != null) {
            unpacked.close();
        }
    }
}
