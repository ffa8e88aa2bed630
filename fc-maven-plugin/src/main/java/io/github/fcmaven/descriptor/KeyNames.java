package io.github.fcmaven.descriptor;

import io.github.fcmaven.platform.Spelling;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Which key was meant by one that nobody reads. */
final class KeyNames {

    /** What is longer nobody has written by hand. */
    static final int LONGEST = 80;

    private static final int SHORTEST_PART = 4;
    private static final int FEW = 3;

    private KeyNames() {}

    /** What to do with a key, as a fix. */
    static String meant(String key, Collection<String> known) {
        List<String> near = key.length() > LONGEST ? List.of() : near(key, known);
        return near.isEmpty() || near.size() > FEW
                ? "remove it, or correct its name"
                : "did you mean " + String.join(" or ", near) + "?";
    }

    /** The known key that a slip leads away from, else those of which it is a part. */
    private static List<String> near(String key, Collection<String> known) {
        return isSlip(key, known)
                ? List.of(Spelling.nearest(key, known))
                : known.stream()
                        .filter(name ->
                                key.length() >= SHORTEST_PART && small(name).contains(small(key)))
                        .sorted()
                        .toList();
    }

    /** Whether a key is one of the known ones but for a few letters. */
    static boolean isSlip(String key, Collection<String> known) {
        return key.length() <= LONGEST
                && Spelling.distance(small(key), small(Spelling.nearest(key, known))) <= Math.max(2, key.length() / 4);
    }

    private static String small(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
