package io.github.fcmaven.descriptor;

import io.github.fcmaven.platform.Spelling;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A key that nobody reads, which may be a slip of one that somebody does.
 *
 * @param key as it stands there
 */
record Misspelling(String key) {

    /** What nobody writes as a key is compared with none. */
    static final int LONGEST_NAME = 80;

    private static final int SHORTEST_PART = 4;
    private static final int FEW = 3;

    /** What to do where none of the known keys stands there, and one that is a slip of it. */
    static Optional<String> among(Collection<?> keys, Collection<String> known) {
        return keys.stream()
                .map(key -> new Misspelling(String.valueOf(key)))
                .filter(one -> one.isSlipOf(Spelling.nearest(one.key, known)))
                .findFirst()
                .map(one -> "write " + Spelling.nearest(one.key, known) + " in place of " + one.key);
    }

    /** What to do about it, where these keys are read. */
    String fix(Collection<String> known) {
        List<String> near = key.length() > LONGEST_NAME ? List.of() : near(known);
        return near.isEmpty() || near.size() > FEW
                ? "remove it, or correct its name"
                : "did you mean " + String.join(" or ", near) + "?";
    }

    /** The known key that a slip leads away from, else those of which it is a part. */
    private List<String> near(Collection<String> known) {
        String nearest = Spelling.nearest(key, known);
        return isSlipOf(nearest)
                ? List.of(nearest)
                : known.stream()
                        .filter(name ->
                                key.length() >= SHORTEST_PART && small(name).contains(small(key)))
                        .sorted()
                        .toList();
    }

    boolean isSlipOf(String name) {
        return key.length() <= LONGEST_NAME
                && Spelling.distance(small(key), small(name)) <= Math.max(2, key.length() / 4);
    }

    private static String small(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
