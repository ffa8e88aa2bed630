package io.github.fcmaven.rule;

import io.github.fcmaven.platform.CodePath;
import java.util.Arrays;

/**
 * A file of the package as the words of a script may name it. In which folder a script is, nobody knows.
 *
 * @param path below /code
 */
record ScriptedFile(String path) {

    static ScriptedFile of(String word) {
        return new ScriptedFile(below(word));
    }

    String name() {
        return nameOf(path);
    }

    /** Whether a word names it, in whatever folder of the package. */
    boolean is(String word) {
        return !isOutside(word) && nameOf(word).equals(name());
    }

    /** The same of a word whose end may be a variable. */
    boolean mayBe(String word) {
        return is(word) || nameOf(word).contains("$") || nameOf(word).contains("}");
    }

    /** The same of a word that may be a pattern, {@code conf/*.conf}. */
    boolean mayBeAmong(String word) {
        String named = nameOf(word);
        int star = named.indexOf('*');
        return mayBe(word)
                || star >= 0
                        && !isOutside(word)
                        && name().startsWith(named.substring(0, star))
                        && name().endsWith(named.substring(named.lastIndexOf('*') + 1));
    }

    boolean isItself(String word) {
        return below(word).equals(path);
    }

    /** Whether a word names one of the folders above it. */
    boolean isWithin(String folder) {
        String[] segments = path.split("/");
        return !isOutside(folder)
                && Arrays.asList(segments).subList(0, segments.length - 1).contains(nameOf(folder));
    }

    /** What has no ending, as most folders. */
    static boolean mayBeFolder(String word) {
        return !isOutside(word) && (word.endsWith("/") || !nameOf(word).matches("[^.]+\\..+"));
    }

    /** Whether it is no path below /code; what begins with two slashes is the rest of an address. */
    static boolean isOutside(String word) {
        return word.startsWith("/") && !word.startsWith("//") && !(word + "/").startsWith(CodePath.ROOT + "/");
    }

    static String nameOf(String word) {
        int end = word.length();
        while (end > 0 && word.charAt(end - 1) == '/') {
            end--;
        }
        return word.substring(word.lastIndexOf('/', end - 1) + 1, end);
    }

    private static String below(String word) {
        return CodePath.named(word).map(CodePath::value).orElse(word);
    }
}
