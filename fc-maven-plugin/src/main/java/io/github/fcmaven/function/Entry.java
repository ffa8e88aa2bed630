package io.github.fcmaven.function;

import io.github.fcmaven.platform.CodePath;
import java.util.Objects;

/** A file of a function package. Folders are not entries: each file's parents come with it. */
public record Entry(CodePath path, Content content, FileMode mode) {
    public Entry {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(mode, "mode");
    }

    /** The same file with other permissions. */
    public Entry withMode(FileMode other) {
        return new Entry(path, content, other);
    }
}
