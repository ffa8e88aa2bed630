package io.github.fcmaven.descriptor;

import io.github.fcmaven.platform.Spelling;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Which keys of a mapping the deploy tool reads, noted as they are asked for: the others are findings. */
final class KnownKeys {

    private static final Pattern UNPRINTABLE = Pattern.compile("\\p{C}");

    private final String where;
    private final List<String> keys;
    private final DescriptorFindings findings;
    private final Set<String> known = new HashSet<>();

    KnownKeys(String where, Set<?> keys, DescriptorFindings findings) {
        this.where = where;
        this.keys = keys.stream().map(String::valueOf).toList();
        this.findings = findings;
    }

    void add(String key) {
        known.add(key);
    }

    void add(Set<String> keys) {
        known.addAll(keys);
    }

    /**
     * Tells of all others.
     *
     * @param elsewhere how some of them are written, as a fix
     * @return whether there is none
     */
    boolean tellOthers(Map<String, String> elsewhere) {
        tell(key -> true, elsewhere);
        return known.containsAll(keys);
    }

    /** Tells of those others that are a slip of one of these names. */
    void tellSlips(Set<String> names) {
        tell(key -> new Misspelling(key).isSlipOf(Spelling.nearest(shown(key), names)), Map.of());
    }

    private void tell(Predicate<String> which, Map<String, String> elsewhere) {
        keys.stream()
                .filter(key -> !known.contains(key) && which.test(key))
                .forEach(key -> findings.wrongAt(
                        path(key),
                        "is not a key that the deploy tool reads",
                        () -> elsewhere.containsKey(key) ? elsewhere.get(key) : new Misspelling(key).fix(known)));
    }

    /** Where the value of a key stands. */
    String path(String key) {
        return where + "." + shown(key);
    }

    /** A name that nobody writes is shortened, and shown without what would steer a terminal. */
    private static String shown(String key) {
        String shown =
                key.length() > Misspelling.LONGEST_NAME ? key.substring(0, Misspelling.LONGEST_NAME) + "..." : key;
        return UNPRINTABLE.matcher(shown).replaceAll("?");
    }
}
