package io.github.fcmaven.zip;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.FcProblem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.zip.CRC32;

/** The bytes of an entry while they are packed. They are counted and summed, and each failure names the entry. */
final class EntryInput extends InputStream {

    private final Entry entry;
    private final InputStream in;
    private final CRC32 crc = new CRC32();
    private long count;

    EntryInput(Entry entry) {
        this.entry = entry;
        try {
            this.in = entry.content().open();
        } catch (IOException e) {
            throw unreadable(entry, e);
        }
    }

    /** How many bytes were read. */
    long count() {
        return count;
    }

    /** The CRC-32 of the bytes that were read. */
    long crc() {
        return crc.getValue();
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        try {
            int read = in.read(bytes, offset, length);
            if (read > 0) {
                crc.update(bytes, offset, read);
                count += read;
            }
            return read;
        } catch (IOException e) {
            throw unreadable(entry, e);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw unreadable(entry, e);
        }
    }

    /** The message about an entry that cannot be read. */
    static FcProblem unreadable(Entry entry, IOException e) {
        String name = named(entry);
        if (e instanceof NoSuchFileException) {
            return FcProblem.local(
                    name + " was there when packaging began, and is missing now",
                    "make sure that nothing else in the build deletes it before fc:package ends",
                    e);
        }
        if (e instanceof AccessDeniedException) {
            return FcProblem.local(
                    name + " cannot be read: permission denied", "make it readable, or exclude it from the package", e);
        }
        if (e instanceof ClosedByInterruptException) {
            return FcProblem.local("packaging was interrupted at " + name, "run the build again", e);
        }
        return FcProblem.local(
                name + " cannot be read: " + e.getMessage(), "make it readable, or exclude it from the package", e);
    }

    /** The entry, and the file behind it where there is one. */
    static String named(Entry entry) {
        return entry.content()
                .file()
                .map(file -> entry.path() + " (" + file + ")")
                .orElseGet(() -> entry.path().toString());
    }
}
