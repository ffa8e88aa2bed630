package io.github.fcmaven.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * As much of HOCON, the format of {@code application.conf}, as settings need: objects, dotted keys, texts, numbers,
 * lists, comments and substitutions. An {@code include} is passed over. Source: lightbend/config, HOCON.md.
 *
 * <p>A value that a variable replaces ({@code port = 8080}, then {@code port = ${?PORT}}) is given as Spring would
 * write it: <code>${PORT:8080}</code>.
 */
final class Hocon {

    private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{(\\?)?([^}]+)}");
    private static final int DEEPEST = 50;

    private final String text;
    private final Map<String, String> values = new LinkedHashMap<>();
    private int at;

    private Hocon(String text) {
        this.text = text;
    }

    /** Its values by keys with dots; those before a place that cannot be understood. */
    static Map<String, String> read(String text) {
        Hocon hocon = new Hocon(text);
        hocon.blank();
        boolean braces = hocon.is('{');
        hocon.at += braces ? 1 : 0;
        hocon.object("", 0);
        return hocon.values;
    }

    private void object(String prefix, int depth) {
        while (blank() && !is('}') && depth < DEEPEST) {
            int before = at;
            String key = key();
            skipSpaces();
            if (key.startsWith("include ") || key.startsWith("include\"")) {
                skipLine();
            } else if (is('{')) {
                at++;
                object(join(prefix, key), depth + 1);
                at += is('}') ? 1 : 0;
            } else {
                at += text.startsWith("+=", at) ? 2 : is('=') || is(':') ? 1 : 0;
                member(join(prefix, key), depth);
            }
            if (at == before) {
                return; // not HOCON: nothing more is understood
            }
        }
    }

    private void member(String key, int depth) {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        if (is('{')) {
            at++;
            object(key, depth + 1);
            at += is('}') ? 1 : 0;
        } else if (is('[')) {
            list(key, depth);
        } else {
            put(key, value());
        }
    }

    private void list(String key, int depth) {
        at++;
        for (int i = 0; blank() && !is(']') && depth < DEEPEST; i++) {
            int before = at;
            member(key + "[" + i + "]", depth + 1);
            if (at == before) {
                return;
            }
        }
        at += is(']') ? 1 : 0;
    }

    /** What stands up to the end of the line, without quotes. */
    private String value() {
        StringBuilder value = new StringBuilder();
        while (at < text.length() && ",}]\n".indexOf(text.charAt(at)) < 0 && !isComment()) {
            if (is('"')) {
                value.append(quoted());
            } else if (text.startsWith("${", at)) {
                int end = Math.max(at + 1, text.indexOf('}', at));
                value.append(text, at, end + 1);
                at = end + 1;
            } else {
                value.append(text.charAt(at++));
            }
        }
        return value.toString().strip();
    }

    private String quoted() {
        String quote = text.startsWith("\"\"\"", at) ? "\"\"\"" : "\"";
        int begin = at + quote.length();
        int end = text.indexOf(quote, begin);
        while (end > 0 && quote.length() == 1 && text.charAt(end - 1) == '\\') {
            end = text.indexOf(quote, end + 1);
        }
        end = end < 0 ? text.length() : end;
        at = Math.min(text.length(), end + quote.length());
        return text.substring(Math.min(begin, end), end);
    }

    private String key() {
        StringBuilder key = new StringBuilder();
        while (at < text.length() && "=:{+\n}".indexOf(text.charAt(at)) < 0) {
            key.append(is('"') ? quoted() : String.valueOf(text.charAt(at++)));
        }
        return key.toString().strip();
    }

    /** What a variable may replace keeps the value before it; another key of the file is looked up. */
    private void put(String key, String value) {
        Matcher whole = SUBSTITUTION.matcher(value);
        if (whole.matches()) {
            String before = values.get(key);
            String name = whole.group(2).strip();
            boolean optional = whole.group(1) != null;
            String otherwise = optional && before != null && !before.contains("${") ? ":" + before : "";
            values.put(key, values.getOrDefault(name, "${" + name + otherwise + "}"));
        } else {
            values.put(key, value);
        }
    }

    /** Passes over what is nothing; false at the end. */
    private boolean blank() {
        while (at < text.length()) {
            if (isComment()) {
                skipLine();
            } else if (Character.isWhitespace(text.charAt(at)) || is(',')) {
                at++;
            } else {
                return true;
            }
        }
        return false;
    }

    private void skipSpaces() {
        while (is(' ') || is('\t')) {
            at++;
        }
    }

    private void skipLine() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }

    private boolean isComment() {
        return is('#') || text.startsWith("//", at);
    }

    private boolean is(char wanted) {
        return at < text.length() && text.charAt(at) == wanted;
    }

    private static String join(String prefix, String key) {
        return prefix.isEmpty() ? key : prefix + "." + key;
    }
}
