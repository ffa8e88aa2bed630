package io.github.fcmaven.zip;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.Optional;

/**
 * What identifies a file, so that a change is seen while it is read.
 *
 * @param size its bytes
 * @param modified its modification time; empty for content that is not a file
 * @param key how the file system identifies it; empty where it does not
 */
record InputState(long size, Optional<FileTime> modified, Optional<Object> key) {

    /**
     * The state of an entry's content now.
     *
     * @throws FcProblem where it is not a plain file; then it was not opened
     */
    static InputState of(Entry entry) {
        if (entry.content().file().isEmpty()) {
            return new InputState(entry.content().size(), Optional.empty(), Optional.empty());
        }
        try {
            var attributes = Files.readAttributes(entry.content().file().get(), BasicFileAttributes.class);
            if (!attributes.isRegularFile()) {
                throw notPlain(EntryInput.named(entry), attributes);
            }
            return new InputState(
                    attributes.size(),
                    Optional.of(attributes.lastModifiedTime()),
                    Optional.ofNullable(attributes.fileKey()));
        } catch (IOException e) {
            throw EntryInput.unreadable(entry, e);
        }
    }

    /** The message about something that is not a plain file. */
    static FcProblem notPlain(String name, BasicFileAttributes attributes) {
        String kind = attributes.isDirectory() ? "a directory" : "a FIFO, a socket or a device";
        return FcProblem.of(
                Requirement.FC_ENTRY, name + " is " + kind + ", not a plain file", "exclude it from the package");
    }

    /** @throws FcProblem where the file of the entry has changed, or had other bytes when it was read again */
    void checkUnchanged(Entry entry, long expectedCrc, EntryInput read) {
        InputState now = of(entry);
        boolean same = size == now.size
                && modified.equals(now.modified)
                && key.equals(now.key)
                && read.count() == size
                && read.crc() == expectedCrc;
        if (!same) {
            String sizes = Objects.equals(size, now.size) ? "" : ": it had " + size + " bytes, and now has " + now.size;
            throw FcProblem.local(
                    EntryInput.named(entry) + " changed while it was packed" + sizes,
                    "make sure that what writes it ends before fc:package, and run the build again");
        }
    }
}
