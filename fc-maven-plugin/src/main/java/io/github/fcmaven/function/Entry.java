package io.github.fcmaven.function;

import io.github.fcmaven.platform.CodePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * A file of a function package. Folders are not entries: each file's parents come with it.
 *
 * @param path where it is below {@code /code}
 * @param content its bytes
 * @param given its permissions; empty where its first bytes decide them
 */
public record Entry(CodePath path, Content content, Optional<FileMode> given) {
    public Entry {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(given, "given");
    }

    /** A file whose permissions are known. */
    public Entry(CodePath path, Content content, FileMode mode) {
        this(path, content, Optional.of(mode));
    }

    /** A file that is executable if it is a program. */
    public static Entry of(CodePath path, Content content) {
        return new Entry(path, content, Optional.empty());
    }

    /** Its permissions; its first bytes are read for them where none are given. */
    public FileMode mode() {
        try {
            return given.isPresent() ? given.get() : FileMode.of(content.head(FileMode.HEAD));
        } catch (IOException e) {
            return FileMode.READABLE; // that it cannot be read is refused where it is packed, which says why
        }
    }

    /**
     * The same, for who has its first bytes.
     *
     * @param head at least {@link FileMode#HEAD} bytes of it, or all
     */
    public FileMode mode(byte[] head) {
        return given.isPresent() ? given.get() : FileMode.of(head);
    }

    /** More than any source, configuration or script has, and little enough to be read whatever it is. */
    public static final int LONGEST_TEXT = 1 << 20;

    /** Its text in UTF-8; nothing where it cannot be read: that is refused where it is packed, which says why. */
    public String text() {
        try {
            return new String(content.head(LONGEST_TEXT), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    /** A package has each path once, and the JVM need not make a hash of all three. */
    @Override
    public int hashCode() {
        return path.hashCode();
    }

    /** The same file with other permissions. */
    public Entry withMode(FileMode other) {
        return new Entry(path, content, other);
    }
}
