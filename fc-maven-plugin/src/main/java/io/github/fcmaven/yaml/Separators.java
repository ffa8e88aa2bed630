package io.github.fcmaven.yaml;

/**
 * Unicode's other line ends: SnakeYAML, which follows YAML 1.1, takes them for line ends, js-yaml for letters. While a file is parsed, letters
 * that it does not hold stand for them.
 *
 * @param text the file
 * @param first the first of three letters that stand for the three, from Unicode's private area
 */
record Separators(String text, char first) {

    private static final String SEPARATORS = "\u0085\u2028\u2029";
    private static final char PRIVATE = '\uE000';

    static Separators in(String text) {
        char first = PRIVATE;
        while (text.indexOf(first) >= 0 || text.indexOf(first + 1) >= 0 || text.indexOf(first + 2) >= 0) {
            first += 3;
        }
        return new Separators(text, first);
    }

    /** The text that is parsed. */
    String hidden() {
        String hidden = text;
        for (int i = 0; i < SEPARATORS.length(); i++) {
            hidden = hidden.replace(SEPARATORS.charAt(i), (char) (first + i));
        }
        return hidden;
    }

    /** A text of it, as the file has it. */
    String shown(String parsed) {
        String shown = parsed;
        for (int i = 0; i < SEPARATORS.length(); i++) {
            shown = shown.replace((char) (first + i), SEPARATORS.charAt(i));
        }
        return shown;
    }
}
