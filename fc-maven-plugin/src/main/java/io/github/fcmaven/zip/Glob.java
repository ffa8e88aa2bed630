package io.github.fcmaven.zip;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A segment of a pattern of minimatch as a regular expression: {@code *}, {@code ?}, {@code [a-z]}, {@code +(a|b)}, and
 * {@code \*} for a star.
 */
final class Glob {

    private static final String ANY = "[^/]*?";
    private static final String ANY_LETTER = "[^/]";
    private static final String KINDS = "?*+@!";

    /** Letters without a meaning, as many as there are surrogates. */
    private static final char PRIVATE_USE = '\uE000';

    private final String text;

    /** Where groups begin that are known to have no end: each of them would be read again within each other one. */
    private final Set<Integer> unclosed = new HashSet<>();

    private int at;

    private Glob(String text) {
        this.text = text;
    }

    /** The pattern of a whole segment. It only matches an empty one if it is empty itself. */
    static Pattern pattern(String segment) {
        Glob glob = new Glob(units(segment));
        String expression = String.join("", glob.parts(false));
        return Pattern.compile(
                (segment.isEmpty() ? "" : "(?=.)") + expression,
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    /**
     * The text with two letters for one outside of the basic plane, as JavaScript counts: {@code ??} is one of those.
     */
    static String units(String text) {
        if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
            return text;
        }
        char[] units = text.toCharArray();
        for (int i = 0; i < units.length; i++) {
            units[i] += Character.isSurrogate(units[i]) ? PRIVATE_USE - Character.MIN_SURROGATE : 0;
        }
        return String.valueOf(units);
    }

    /** The expressions of the rest, to the end of the text or of the group. */
    private List<String> parts(boolean inGroup) {
        List<String> parts = new ArrayList<>();
        while (at < text.length() && !(inGroup && (text.charAt(at) == '|' || text.charAt(at) == ')'))) {
            parts.add(part());
        }
        return parts;
    }

    private String part() {
        char c = text.charAt(at);
        if (KINDS.indexOf(c) >= 0 && text.startsWith("(", at + 1)) {
            String group = group(c);
            if (group != null) {
                return group;
            }
        }
        if (c == '[') {
            String type = type();
            if (type != null) {
                return type;
            }
        }
        at++;
        if (c == '\\' && at < text.length()) {
            return Pattern.quote(String.valueOf(text.charAt(at++)));
        }
        return c == '*' ? ANY : c == '?' ? ANY_LETTER : Pattern.quote(String.valueOf(c));
    }

    /** {@code +(a|b)}; null where it is not closed, and is literal text. */
    private String group(char kind) {
        int begin = at;
        if (unclosed.contains(begin)) {
            return null;
        }
        at += 2;
        List<String> alternatives = new ArrayList<>();
        do {
            if (!alternatives.isEmpty()) {
                at++;
            }
            alternatives.add(String.join("", parts(true)));
        } while (at < text.length() && text.charAt(at) == '|');
        if (at == text.length()) {
            at = begin;
            unclosed.add(begin);
            return null;
        }
        at++;
        String any = "(?:" + String.join("|", alternatives) + ")";
        if (kind != '!') {
            return any + (kind == '@' ? "" : kind);
        }
        String rest = String.join("", new Glob(text.substring(at)).parts(false));
        return "(?:(?!" + any + rest + "$)" + ANY + ")";
    }

    /** {@code [a-z]}; null where it is not closed, or no range of a regular expression. */
    private String type() {
        boolean not = text.startsWith("!", at + 1) || text.startsWith("^", at + 1);
        int first = at + (not ? 2 : 1);
        StringBuilder type = new StringBuilder(not ? "[^" : "[");
        for (int i = first; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ']' && i == first && not) {
                at = i + 1;
                return ANY_LETTER; // as JavaScript reads [^]
            }
            if (c == ']' && i > at + 1) {
                type.append(']');
                return valid(type.toString(), i + 1);
            }
            if (c == '\\' && i + 1 < text.length()) {
                c = text.charAt(++i);
                type.append(Character.isLetterOrDigit(c) ? "" : "\\").append(c);
            } else {
                type.append(c == '-' || Character.isLetterOrDigit(c) ? "" : "\\")
                        .append(c);
            }
        }
        return null;
    }

    private String valid(String type, int end) {
        try {
            Pattern.compile(type);
            at = end;
            return type;
        } catch (PatternSyntaxException e) {
            return null;
        }
    }
}
