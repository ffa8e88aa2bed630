package io.github.fcmaven.report;

import io.github.fcmaven.platform.CiCommands;
import io.github.fcmaven.platform.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Text of a stranger's, made harmless for a console and for a CI that reads it: a server may print, and answer,
 * whatever it likes.
 *
 * <p>Colours are dropped; every other control or formatting character, which could move the cursor or turn the
 * direction of writing, is shown by its number; the commands that a CI finds in a log ({@code ::error}, {@code ##[...},
 * {@code ##vso[}) are broken.
 */
public final class PlainText {

    /** More than a screen's worth of one line says nothing more. */
    private static final int LONGEST_LINE = 2000;

    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final Pattern LINE_BREAK = Pattern.compile("\r\n|[\n\r]");

    private PlainText() {}

    /** The lines of a text; line breaks at its end make none. */
    static List<String> lines(String text) {
        return LINE_BREAK
                .splitAsStream(text.stripTrailing())
                .map(PlainText::line)
                .toList();
    }

    /** The text with all its lines, however long they are. */
    public static String whole(String text) {
        return LINE_BREAK.splitAsStream(text).map(PlainText::harmless).collect(Collectors.joining("\n"));
    }

    /** The text as one line. */
    static String oneLine(String text) {
        return line(LINE_BREAK.matcher(text.strip()).replaceAll(" "));
    }

    /** What was observed, after the word for how it was shown. */
    static String evidence(Finding finding) {
        return finding.proof().map(proof -> proof.word() + ": ").orElse("") + finding.observed();
    }

    /** A time of a cold start, such as {@code 2.841 s}. */
    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f s", time.toMillis() / 1000.0);
    }

    private static String line(String text) {
        String cut = text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) + "..." : text;
        return harmless(cut);
    }

    private static String harmless(String line) {
        return CiCommands.broken(shown(COLOUR.matcher(line).replaceAll("")));
    }

    private static String shown(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        int c;
        for (int at = 0; at < text.length(); at += Character.charCount(c)) {
            c = text.codePointAt(at);
            if (c == '\t' || isHarmless(c)) {
                shown.appendCodePoint(c);
            } else {
                shown.append(String.format(c > 0xffff ? "\\u{%x}" : "\\u%04x", c));
            }
        }
        return shown.toString();
    }

    /** Whether the character only stands for itself, in a console, in XML and in JSON. */
    static boolean isHarmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> (c & 0xfffe) != 0xfffe;
        };
    }
}
