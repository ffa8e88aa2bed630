package io.github.fcmaven.yaml;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Letters for signs that SnakeYAML's parser, which follows YAML 1.1, takes for syntax and js-yaml for letters: while a
 * file is parsed, letters that it does not hold stand for them.
 *
 * @param text the file
 * @param first the first of the letters, from Unicode's private area
 */
record StandIns(String text, char first) {

    private static final String IN_NAMES = "./*&";
    private static final String SIGNS = "\u0085\u2028\u2029\uFEFF?:" + IN_NAMES;
    private static final char PRIVATE = '\uE000';

    /**
     * Unicode's other line ends, and a second byte order mark; the question mark of {@code [http://example.com/?a=b]},
     * for one that begins a key has a blank behind it; a colon at the beginning of a value.
     */
    private static final Pattern LETTERS = Pattern.compile("[\u0085\u2028\u2029\uFEFF]"
            + "|\\?(?=[^\\s,\\[\\]{}])|(?<=[^\\s,\\[{])\\?"
            + "|(?<=[\\s,\\[{])(?<![\"'\\]}]\\s{1,8}):(?=[^\\s,\\[\\]{}])");

    /** The name of an anchor or of an alias. */
    private static final Pattern NAMES = Pattern.compile("(?<=[&*])(?<![^\\s,\\[{][&*])[^\\s,\\[\\]{}]++");

    static StandIns in(String text) {
        char first = PRIVATE;
        while (holds(text, first)) {
            first += (char) SIGNS.length();
        }
        return new StandIns(text, first);
    }

    private static boolean holds(String text, char first) {
        return text.chars().anyMatch(c -> c >= first && c < first + SIGNS.length());
    }

    /** The text that is parsed. */
    String hidden() {
        String letters = LETTERS.matcher(text).replaceAll(found -> hidden(found.group(), SIGNS));
        return NAMES.matcher(letters).replaceAll(found -> hidden(found.group(), IN_NAMES));
    }

    private String hidden(String part, String signs) {
        StringBuilder hidden = new StringBuilder(part.length());
        for (char c : part.toCharArray()) {
            hidden.append(signs.indexOf(c) >= 0 ? (char) (first + SIGNS.indexOf(c)) : c);
        }
        return Matcher.quoteReplacement(hidden.toString());
    }

    /** A part of what was parsed, as the file has it. */
    String shown(String parsed) {
        StringBuilder shown = new StringBuilder(parsed.length());
        for (char c : parsed.toCharArray()) {
            shown.append(c >= first && c < first + SIGNS.length() ? SIGNS.charAt(c - first) : c);
        }
        return shown.toString();
    }
}
