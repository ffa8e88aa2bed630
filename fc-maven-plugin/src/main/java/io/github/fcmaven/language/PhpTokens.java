package io.github.fcmaven.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits a file of PHP into tokens, without what is outside of its tags, comments, and the inside of strings. */
final class PhpTokens {

    /** What a token is. */
    enum Kind {
        WORD,
        VARIABLE,
        NUMBER,
        STRING,
        SIGN
    }

    /**
     * A token.
     *
     * @param text the token itself; of a string what is between its quotes
     * @param line where it begins, from 1
     * @param depth how many braces are open around it
     */
    record Token(Kind kind, String text, int line, int depth) {
        boolean is(String other) {
            return kind != Kind.STRING && text.equalsIgnoreCase(other);
        }
    }

    private static final Pattern OPEN = Pattern.compile("<\\?(?:php\\b|=)");
    private static final Pattern COMMENT = Pattern.compile("(?:#|//)(?:(?!\\?>)[^\\n])*|/\\*(?s:.*?)(?:\\*/|\\z)");
    private static final Pattern HEREDOC = Pattern.compile("<<<[ \\t]*([\"']?)([A-Za-z_]\\w*)\\1\\r?\\n");
    private static final Pattern VARIABLE = Pattern.compile("\\$[A-Za-z_\\x{80}-\\x{ffff}][\\w\\x{80}-\\x{ffff}]*");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_\\x{80}-\\x{ffff}][\\w\\x{80}-\\x{ffff}]*");
    private static final Pattern NUMBER = Pattern.compile("\\d[\\w.]*");
    private static final Pattern SIGN = Pattern.compile("\\?->|->|::|=>|\\.\\.\\.|\\?\\?=?|\\S");

    private final String source;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private int depth;

    private PhpTokens(String source) {
        this.source = source;
    }

    static List<Token> of(String source) {
        PhpTokens read = new PhpTokens(source);
        Matcher open = OPEN.matcher(source);
        while (read.at < source.length() && open.find(read.at)) {
            read.skip(open.end());
            read.code();
        }
        return read.tokens;
    }

    /** Up to the closing tag, which ends a statement too. */
    private void code() {
        while (at < source.length()) {
            char c = source.charAt(at);
            if (source.startsWith("?>", at)) {
                add(Kind.SIGN, ";", at + 2);
                return;
            }
            if (Character.isWhitespace(c)) {
                skip(at + 1);
            } else if (c == '\'' || c == '"' || c == '`') {
                int end = stringEnd(c);
                add(Kind.STRING, source.substring(at + 1, Math.max(at + 1, end - 1)), end);
            } else if (!comment() && !heredoc()) {
                token();
            }
        }
    }

    private void token() {
        if (!(take(VARIABLE, Kind.VARIABLE) || take(WORD, Kind.WORD) || take(NUMBER, Kind.NUMBER))) {
            depth -= source.charAt(at) == '}' ? 1 : 0;
            take(SIGN, Kind.SIGN);
            depth += source.charAt(at - 1) == '{' ? 1 : 0;
        }
    }

    private boolean comment() {
        Matcher comment = COMMENT.matcher(source).region(at, source.length());
        if (comment.lookingAt()) {
            skip(comment.end());
            return true;
        }
        return false;
    }

    /** Its end may be indented. */
    private boolean heredoc() {
        Matcher heredoc = HEREDOC.matcher(source).region(at, source.length());
        if (!heredoc.lookingAt()) {
            return false;
        }
        Matcher end = Pattern.compile("(?m)^[ \\t]*" + heredoc.group(2) + "\\b").matcher(source);
        add(Kind.STRING, "", end.find(heredoc.end()) ? end.end() : source.length());
        return true;
    }

    private boolean take(Pattern pattern, Kind kind) {
        Matcher found = pattern.matcher(source).region(at, source.length());
        if (found.lookingAt()) {
            add(kind, found.group(), found.end());
            return true;
        }
        return false;
    }

    /** A value in braces may have quotes of its own. */
    private int stringEnd(char quote) {
        int end = at + 1;
        int open = 0;
        while (end < source.length() && (open > 0 || source.charAt(end) != quote)) {
            char c = source.charAt(end);
            if (quote != '\'' && (open > 0 && c == '{' || source.startsWith("{$", end))) {
                open++;
            } else if (open > 0 && c == '}') {
                open--;
            }
            end += c == '\\' ? 2 : 1;
        }
        return Math.min(end + 1, source.length());
    }

    private void add(Kind kind, String text, int end) {
        tokens.add(new Token(kind, text, line, depth));
        skip(end);
    }

    private void skip(int end) {
        for (; at < end; at++) {
            line += source.charAt(at) == '\n' ? 1 : 0;
        }
    }
}
