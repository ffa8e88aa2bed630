package io.github.fcmaven.server;

import io.github.fcmaven.function.Entry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The text of a small file. */
final class EntryText {

    /** More than any configuration or script has, and little enough to be read whatever it is. */
    static final int LONGEST = 1 << 20;

    private EntryText() {}

    /** Empty where it cannot be read: that is refused where it is packed, which says why; here it tells nothing. */
    static String of(Entry entry) {
        try {
            return new String(entry.content().head(LONGEST), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
