package io.github.fcmaven.handbook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A piece of a text that is marked in one way.
 *
 * @param mark how
 * @param text without the marks
 */
public record Span(Mark mark, String text) {

    private static final Pattern MARKED = Pattern.compile("`(?<code>[^`]+)`|\\*\\*(?<strong>.+?)\\*\\*"
            + "|(?<!\\*)\\*(?<stress>[^*\\s](?:[^*]*[^*\\s])?)\\*(?!\\*)"
            + "|\\[(?<link>[^\\]]+)\\]\\([^)]*\\)");

    /** How a piece of text is marked. */
    public enum Mark {
        /** not at all */
        PLAIN,
        /** a name, a command or a value */
        CODE,
        /** the word that a paragraph begins with */
        STRONG,
        /** words of others, such as the platform's */
        STRESS
    }

    /** The pieces of a text. A link is its words: where it leads to is not here. */
    public static List<Span> of(String text) {
        List<Span> spans = new ArrayList<>();
        Matcher marked = MARKED.matcher(text);
        int end = 0;
        while (marked.find()) {
            plain(text.substring(end, marked.start()), spans);
            end = marked.end();
            if (marked.group("link") != null) {
                spans.addAll(of(marked.group("link")));
            } else {
                spans.add(marked(marked));
            }
        }
        plain(text.substring(end), spans);
        return spans;
    }

    private static Span marked(Matcher found) {
        if (found.group("code") != null) {
            return new Span(Mark.CODE, found.group("code"));
        }
        return found.group("strong") != null
                ? new Span(Mark.STRONG, found.group("strong"))
                : new Span(Mark.STRESS, found.group("stress"));
    }

    private static void plain(String text, List<Span> spans) {
        if (!text.isEmpty()) {
            spans.add(new Span(Mark.PLAIN, text.replace("\\|", "|")));
        }
    }
}
