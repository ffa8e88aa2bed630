package io.github.fcmaven.function;

import io.github.fcmaven.platform.CodePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A file of a function package. Folders are not entries: each file's parents come with it. */
public record Entry(CodePath path, Content content, FileMode mode) {
    public Entry {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(mode, "mode");
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
