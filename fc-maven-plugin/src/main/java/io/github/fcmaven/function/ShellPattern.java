package io.github.fcmaven.function;

import io.github.fcmaven.platform.CodePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A word of a shell with {@code *} or {@code ?} outside of quotes: the files and folders of the package that it means.
 *
 * @param path the word in {@code /code}, from the root on
 */
record ShellPattern(String path) {

    /** What stands in a word for {@code *} and for {@code ?}, so that one in quotes remains what it is. */
    static final char ANY = '\uE000';

    static final char ONE = '\uE001';

    static boolean isIn(String word) {
        return word.indexOf(ANY) >= 0 || word.indexOf(ONE) >= 0;
    }

    /** The word as it is written. */
    static String written(String word) {
        return word.replace(ANY, '*').replace(ONE, '?');
    }

    /** What it matches, in the order of a shell without a language; none where it leads out of {@code /code}. */
    List<String> matches(Set<CodePath> entries) {
        Set<String> found = new TreeSet<>();
        String[] segments = path.split("/");
        int length = segments.length;
        for (CodePath entry : entries) {
            String[] parts = entry.absolute().split("/", length + 1);
            if (parts.length >= length && matches(segments, parts)) {
                found.add(String.join("/", List.of(parts).subList(0, length)));
            }
        }
        return new ArrayList<>(found);
    }

    private static boolean matches(String[] segments, String[] parts) {
        for (int i = 0; i < segments.length; i++) {
            boolean hidden = parts[i].startsWith(".") && !segments[i].startsWith(".");
            if (hidden || !matches(segments[i], parts[i])) {
                return false;
            }
        }
        return true;
    }

    /** Goes back to the last {@code *} only, which is enough. */
    private static boolean matches(String pattern, String name) {
        int star = -1;
        int behind = 0;
        int at = 0;
        int i = 0;
        while (i < name.length()) {
            char c = at < pattern.length() ? pattern.charAt(at) : 0;
            if (c == ANY) {
                star = at++;
                behind = i;
            } else if (c == ONE || c == name.charAt(i)) {
                at++;
                i++;
            } else if (star >= 0) {
                at = star + 1;
                i = ++behind;
            } else {
                return false;
            }
        }
        return pattern.substring(at).chars().allMatch(c -> c == ANY);
    }
}
