package io.github.fcmaven.jar;

import java.io.IOException;
import java.util.Optional;

/** How many classes of a jar are read: all of an application, but not the gigabytes that a small jar can hold. */
public final class ClassBudget {

    private static final int MAX_CLASS = 1 << 18;
    private static final int MAX_BYTES = 32 << 20;

    private int classes;
    private int bytes = MAX_BYTES;

    /** @param classes how many classes are read at most */
    public ClassBudget(int classes) {
        this.classes = classes;
    }

    /** The bytes of a class, at most 256 KiB of it; empty where enough was read. */
    public Optional<byte[]> read(ZipView zip, ZipView.Item item) throws IOException {
        if (classes <= 0 || bytes <= 0) {
            return Optional.empty();
        }
        byte[] read = zip.head(item, Math.min(MAX_CLASS, bytes));
        classes--;
        bytes -= read.length;
        return Optional.of(read);
    }
}
