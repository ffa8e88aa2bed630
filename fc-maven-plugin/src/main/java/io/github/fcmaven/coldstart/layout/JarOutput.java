package io.github.fcmaven.coldstart.layout;

import io.github.fcmaven.input.BoundedInput;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A jar whose entries are written in the given order, all with one time, so that the same entries give the same bytes.
 * The file is there whole or not at all.
 */
final class JarOutput implements Closeable {

    /** A time that every zip can have, in every time zone. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final Path file;
    private final Path draft;
    private final boolean stored;
    private final ZipOutputStream zip;

    /**
     * A jar that becomes the file when it is {@link #finish() finished}.
     *
     * @param stored whether its entries are left uncompressed
     */
    JarOutput(Path file, boolean stored) throws IOException {
        this.file = file;
        this.draft = file.resolveSibling("." + file.getFileName() + ".tmp");
        this.stored = stored;
        Files.createDirectories(file.getParent());
        this.zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(draft), 1 << 16));
    }

    void folder(String name) throws IOException {
        zip.putNextEntry(stored(entry(name), 0, 0));
        zip.closeEntry();
    }

    void bytes(String name, byte[] bytes) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ZipEntry entry = entry(name);
        zip.putNextEntry(stored ? stored(entry, bytes.length, crc.getValue()) : entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    /** An entry of another zip, whose directory says its size and checksum. */
    void copy(String name, ZipEntry from, InputStream in) throws IOException {
        ZipEntry entry = entry(name);
        zip.putNextEntry(stored ? stored(entry, from.getSize(), from.getCrc()) : entry);
        BoundedInput.copy(in, zip, from.getSize(), from.getName());
        zip.closeEntry();
    }

    /** Puts the whole jar in its place. */
    void finish() throws IOException {
        zip.close();
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        try {
            zip.close();
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(TIME);
        return entry;
    }

    private static ZipEntry stored(ZipEntry entry, long size, long crc) {
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(size);
        entry.setCrc(crc);
        return entry;
    }
}
