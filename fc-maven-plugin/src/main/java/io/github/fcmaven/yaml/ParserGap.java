package io.github.fcmaven.yaml;

import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * What js-yaml reads and SnakeYAML's parser does not, written so that both read it alike.
 *
 * <p>A tab between a sign and its value is a blank, and <code>\/</code> is a slash: the parser says where it stumbles,
 * and there alone the text is changed. A tab that indents is refused by both.
 */
final class ParserGap {

    private ParserGap() {}

    /** The same text without the gap at which the parser stumbled; empty where it stumbled over something else. */
    static Optional<String> closed(String text, MarkedYAMLException problem) {
        Mark mark = problem.getProblemMark();
        if (mark == null || mark.getIndex() > text.length()) {
            return Optional.empty();
        }
        int at = text.offsetByCodePoints(0, mark.getIndex());
        if (text.startsWith("\t", at) && !indents(text, at)) {
            return Optional.of(text.substring(0, at) + " " + text.substring(at + 1));
        }
        if (at > 0 && text.startsWith("\\/", at - 1)) {
            return Optional.of(text.substring(0, at - 1) + text.substring(at));
        }
        return Optional.empty();
    }

    /** Whether a value or key follows, and nothing but blanks stands before it on its line. */
    private static boolean indents(String text, int at) {
        int before = at;
        while (before > 0 && isBlank(text.charAt(before - 1))) {
            before--;
        }
        int behind = at;
        while (behind < text.length() && isBlank(text.charAt(behind))) {
            behind++;
        }
        boolean begins = before == 0 || isLineEnd(text.charAt(before - 1));
        boolean empty = behind == text.length() || isLineEnd(text.charAt(behind)) || text.charAt(behind) == '#';
        return begins && !empty;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
