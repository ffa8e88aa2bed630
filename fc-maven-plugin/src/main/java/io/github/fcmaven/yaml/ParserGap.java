package io.github.fcmaven.yaml;

import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.Scanner;
import org.yaml.snakeyaml.scanner.ScannerImpl;
import org.yaml.snakeyaml.tokens.Token.ID;

/**
 * What js-yaml reads and SnakeYAML's parser does not, written so that both read it alike.
 *
 * <p>A tab between a sign and its value is a blank, and <code>\/</code> is a slash: the parser says where it stumbles,
 * and there alone the text is changed. A tab that indents is refused by both, but between brackets, as JSON has it.
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
        if (at > 0 && text.startsWith("\\\t", at - 1)) {
            return Optional.of(text.substring(0, at) + "t" + text.substring(at + 1));
        }
        if (text.startsWith("\t", at) && (!indents(text, at) || isBetweenBrackets(text.substring(0, at)))) {
            int end = at;
            while (text.startsWith("\t", end)) {
                end++;
            }
            return Optional.of(text.substring(0, at) + " ".repeat(end - at) + text.substring(end));
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

    /** Whether a bracket is open at the end. */
    private static boolean isBetweenBrackets(String text) {
        Scanner scanner = new ScannerImpl(new StreamReader(text), new LoaderOptions());
        int depth = 0;
        try {
            while (!scanner.checkToken(ID.StreamEnd)) {
                ID token = scanner.getToken().getTokenId();
                boolean opens = token == ID.FlowMappingStart || token == ID.FlowSequenceStart;
                boolean closes = token == ID.FlowMappingEnd || token == ID.FlowSequenceEnd;
                depth += opens ? 1 : closes ? -1 : 0;
            }
        } catch (MarkedYAMLException e) { // a key of a block that ends here has no colon
            return false;
        }
        return depth > 0;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }
}
