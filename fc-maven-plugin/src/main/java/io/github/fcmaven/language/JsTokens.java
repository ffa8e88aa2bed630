package io.github.fcmaven.language;

import io.github.fcmaven.language.JsToken.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/** Splits JavaScript into tokens. The signs within a string, a comment or a regular expression are no tokens. */
final class JsTokens {

    /** The longest ones first. */
    private static final List<String> SIGNS = List.of(
            ">>>=", "...", "===", "!==", "**=", "<<=", ">>=", ">>>", "&&=", "||=", "??=", "=>", "==", "!=", "<=", ">=",
            "&&", "||", "??", "?.", "++", "--", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<", ">>", "**");

    /** After these words a slash begins a regular expression. */
    private static final Set<String> BEFORE_VALUE = Set.of(
            "return",
            "typeof",
            "case",
            "in",
            "of",
            "delete",
            "void",
            "throw",
            "new",
            "else",
            "do",
            "await",
            "yield",
            "instanceof");

    private static final Set<String> BEFORE_PARENTHESIS = Set.of("if", "while", "for", "with");

    /** If one of these comes before a call, the call may not be reached. */
    private static final Set<String> DECIDES =
            Set.of("=>", "&&", "||", "??", "?", ":", "if", "else", "for", "while", "function", "case", "do");

    private final String source;
    private final List<JsToken> tokens = new ArrayList<>();
    /** For each open brace, whether a template goes on after it. */
    private final Deque<Boolean> braces = new ArrayDeque<>();
    /** For each open parenthesis, whether a statement follows it. */
    private final Deque<Boolean> parentheses = new ArrayDeque<>();

    private boolean statement;
    private int at;
    private int line = 1;

    private JsTokens(String source) {
        this.source = source;
    }

    /** Of a line with more tokens, such as one that a tool has made, nobody looks at the rest. */
    private static final int LONGEST_LINE = 100;

    static List<JsToken> of(String source) {
        JsTokens read = new JsTokens(source);
        if (source.startsWith("#!")) {
            read.at = read.until("\n", 0);
        }
        while (read.at < source.length()) {
            read.next(source.charAt(read.at));
        }
        return read.tokens;
    }

    /** Whether it is always reached: nothing on its line, and nothing just before it, decides that. */
    static boolean isReached(List<JsToken> tokens, int at) {
        int line = tokens.get(at).line();
        for (int i = at - 1; i >= 0 && (tokens.get(i).line() == line || i == at - 1); i--) {
            JsToken token = tokens.get(i);
            if (at - i > LONGEST_LINE) {
                return false;
            }
            boolean behind = i == at - 1 && token.is(")");
            if (behind || DECIDES.contains(token.text()) && token.is(token.text())) {
                return false;
            }
        }
        return true;
    }

    private void next(char c) {
        if (Character.isWhitespace(c) || c == '\ufeff') {
            skip(at + 1);
        } else if (source.startsWith("//", at)) {
            skip(until("\n", at));
        } else if (source.startsWith("/*", at)) {
            skip(Math.min(source.length(), until("*/", at + 2) + 2));
        } else if (c == '"' || c == '\'') {
            string(c);
        } else if (c == '`') {
            at++;
            template();
        } else if (c == '/' && isValueNext()) {
            regex();
        } else if (Character.isJavaIdentifierStart(c) || c == '#' || c == '\\') {
            word();
        } else if (Character.isDigit(c) || c == '.' && Character.isDigit(peek(1))) {
            number();
        } else {
            sign();
        }
    }

    private void sign() {
        String sign = SIGNS.stream()
                .filter(one -> source.startsWith(one, at))
                .filter(one -> !one.equals("?.") || !Character.isDigit(peek(2)))
                .findFirst()
                .orElse(String.valueOf(source.charAt(at)));
        if (sign.equals("}") && !braces.isEmpty() && braces.pop()) {
            at++;
            template();
            return;
        }
        if (sign.equals("(")) {
            parentheses.push(!tokens.isEmpty() && BEFORE_PARENTHESIS.contains(last().text()));
        }
        statement = sign.equals(")") && !parentheses.isEmpty() && parentheses.pop();
        add(Kind.SIGN, sign, line);
        if (sign.equals("{")) {
            braces.push(false);
        }
        at += sign.length();
    }

    private boolean isValueNext() {
        if (tokens.isEmpty() || statement) {
            return true;
        }
        JsToken last = last();
        return switch (last.kind()) {
            case WORD -> BEFORE_VALUE.contains(last.text());
            case SIGN -> !Set.of(")", "]", "}", "++", "--").contains(last.text());
            default -> false;
        };
    }

    private void word() {
        int end = at + 1;
        while (end < source.length() && Character.isJavaIdentifierPart(source.charAt(end))) {
            end++;
        }
        add(Kind.WORD, source.substring(at, end), line);
        at = end;
    }

    private void number() {
        int end = at;
        while (end < source.length()
                && (Character.isLetterOrDigit(source.charAt(end)) || "._".indexOf(source.charAt(end)) >= 0)) {
            end++;
        }
        add(Kind.NUMBER, source.substring(at, end), line);
        at = end;
    }

    private void string(char quote) {
        int end = at + 1;
        while (end < source.length() && source.charAt(end) != quote && source.charAt(end) != '\n') {
            end += source.charAt(end) == '\\' ? 2 : 1;
        }
        add(Kind.STRING, source.substring(at + 1, Math.min(end, source.length())), line);
        skip(Math.min(end + 1, source.length()));
    }

    /** Reads on after its quote, or after an expression in braces in it. */
    private void template() {
        int end = at;
        while (end < source.length() && source.charAt(end) != '`' && !source.startsWith("${", end)) {
            end += source.charAt(end) == '\\' ? 2 : 1;
        }
        boolean open = source.startsWith("${", end);
        int begun = line;
        skip(Math.min(source.length(), end + (open ? 2 : 1)));
        if (open) {
            // what follows begins a value
            tokens.add(new JsToken(Kind.SIGN, "${", begun, braces.size()));
            braces.push(true);
        } else {
            add(Kind.TEMPLATE, "", begun);
        }
    }

    private void regex() {
        int end = at + 1;
        boolean set = false;
        while (end < source.length() && source.charAt(end) != '\n' && (set || source.charAt(end) != '/')) {
            char c = source.charAt(end);
            set = c == '[' || set && c != ']';
            end += c == '\\' ? 2 : 1;
        }
        int flags = Math.min(end + 1, source.length());
        int past = flags;
        while (past < source.length() && Character.isLetter(source.charAt(past))) {
            past++;
        }
        add(Kind.REGEX, source.substring(flags, past), line);
        skip(past);
    }

    private void add(Kind kind, String text, int begun) {
        tokens.add(new JsToken(kind, text, begun, braces.size()));
        statement &= kind == Kind.SIGN;
    }

    private JsToken last() {
        return tokens.get(tokens.size() - 1);
    }

    private void skip(int to) {
        for (int i = at; i < to; i++) {
            line += source.charAt(i) == '\n' ? 1 : 0;
        }
        at = to;
    }

    private int until(String what, int from) {
        int found = source.indexOf(what, from);
        return found < 0 ? source.length() : found;
    }

    private char peek(int ahead) {
        return at + ahead < source.length() ? source.charAt(at + ahead) : 0;
    }
}
