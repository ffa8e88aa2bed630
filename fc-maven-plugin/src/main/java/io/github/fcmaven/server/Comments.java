package io.github.fcmaven.server;

import io.github.fcmaven.platform.Language;
import java.util.List;

/** Takes the comments out of a program's code: what stands in one is not done. */
final class Comments {

    /** Those of three are Python's; any other that its language does not have is in no code of it. */
    private static final List<String> QUOTES = List.of("\"\"\"", "'''", "\"", "'", "`");

    private final Language language;
    private final String code;
    private final StringBuilder kept = new StringBuilder();
    private int at;

    private Comments(Language language, String code) {
        this.language = language;
        this.code = code;
    }

    /** The code without them; each line stays one. */
    static String removed(Language language, String code) {
        return new Comments(language, code).read();
    }

    private String read() {
        while (at < code.length()) {
            int end = comment();
            if (end > at) {
                code.substring(at, end).chars().filter(c -> c == '\n').forEach(c -> kept.append('\n'));
                at = end;
            } else {
                keep(string());
            }
        }
        return kept.toString();
    }

    private void keep(int end) {
        kept.append(code, at, end);
        at = end;
    }

    /** Where the comment ends that begins here; here, where none does. */
    private int comment() {
        boolean line = language.comments().stream().anyMatch(mark -> code.startsWith(mark, at));
        if (line && !behindBackslash() || at == 0 && code.startsWith("#!")) {
            return past("\n", at, 0);
        }
        boolean block = language.comments().contains("//") && code.startsWith("/*", at);
        return block ? past("*/", at + 2, 2) : at;
    }

    /** In a regular expression a slash stands behind a backslash, and so may the one that ends it. */
    private boolean behindBackslash() {
        return at > 0 && code.charAt(at - 1) == '\\';
    }

    /** Past the string that begins here, or past one character. */
    private int string() {
        for (String quote : QUOTES) {
            boolean has = quote.length() < 3 || language == Language.PYTHON;
            if (has && code.startsWith(quote, at)) {
                boolean lines = quote.length() == 3 || quote.equals("`") || language == Language.PHP;
                return pastString(quote, lines);
            }
        }
        return code.charAt(at) == '\\' ? Math.min(at + 2, code.length()) : at + 1;
    }

    /** A quote that its line does not close begins no string: it is one of a regular expression. */
    private int pastString(String quote, boolean lines) {
        int end = at + quote.length();
        while (end < code.length() && !code.startsWith(quote, end)) {
            if (!lines && code.charAt(end) == '\n') {
                return at + 1;
            }
            end += code.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end + quote.length(), code.length());
    }

    private int past(String what, int from, int length) {
        int found = code.indexOf(what, from);
        return found < 0 ? code.length() : found + length;
    }
}
