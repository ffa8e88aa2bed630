package io.github.fcmaven.server;

import io.github.fcmaven.function.Entry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * How much configuration of one package is read: all that people write, and not the gigabytes that a small zip can
 * hold.
 */
final class TextBudget {

    private static final int ALL = 8 << 20;

    private int left = ALL;

    /** Reads so many bytes at most. */
    interface Head {
        byte[] read(int most) throws IOException;
    }

    /**
     * The text of a file in UTF-8, at most {@value Entry#LONGEST_TEXT} bytes of it; empty where nothing is left to be
     * read.
     */
    Optional<String> text(Head head) throws IOException {
        if (left <= 0) {
            return Optional.empty();
        }
        byte[] bytes = head.read(Math.min(Entry.LONGEST_TEXT, left));
        left -= bytes.length;
        return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    }
}
