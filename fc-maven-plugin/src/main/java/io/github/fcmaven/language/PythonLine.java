package io.github.fcmaven.language;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A logical line of Python, without comments: brackets and backslashes continue it.
 *
 * @param number where it begins, from 1
 * @param indent how many blanks are before it
 * @param text with an empty string in place of each string
 * @param formatted the contents of its f-strings
 */
record PythonLine(int number, int indent, String text, List<String> formatted) {

    PythonLine {
        formatted = List.copyOf(formatted);
    }

    /** How many bytes of a file are read. */
    static final int LONGEST = 1 << 20;

    private static final Pattern LATER = Pattern.compile("from __future__ import .*\\bannotations\\b.*");

    /** Whether no annotation of a file is evaluated where it stands. */
    static boolean evaluatesAnnotationsLater(List<PythonLine> lines) {
        return lines.stream().anyMatch(line -> LATER.matcher(line.text()).matches());
    }

    /** The lines of a file's first bytes; of a longer file without the last one, which may go on. */
    static List<PythonLine> ofHead(byte[] head) {
        List<PythonLine> lines = of(new String(head, StandardCharsets.UTF_8));
        return head.length < LONGEST || lines.isEmpty() ? lines : lines.subList(0, lines.size() - 1);
    }

    /** The lines of a file. */
    static List<PythonLine> of(String source) {
        return new Reader(source.replace("\r\n", "\n").replace('\r', '\n')).read();
    }

    private static final class Reader {
        private final String source;
        private final List<PythonLine> lines = new ArrayList<>();
        private StringBuilder text = new StringBuilder();
        private List<String> formatted = new ArrayList<>();
        private int at;
        private int line = 1;
        private int begun = 1;
        private int depth;

        Reader(String source) {
            this.source = source;
        }

        List<PythonLine> read() {
            while (at < source.length()) {
                char c = source.charAt(at);
                if (c == '#') {
                    at = Math.max(at, indexOf("\n", at));
                } else if (c == '\n') {
                    newLine();
                } else if (c == '\\' && source.startsWith("\n", at + 1)) {
                    text.append(' ');
                    line++;
                    at += 2;
                } else if (c == '"' || c == '\'') {
                    string(c);
                } else {
                    depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 ? -1 : 0;
                    text.append(c);
                    at++;
                }
            }
            end();
            return lines;
        }

        private void newLine() {
            line++;
            at++;
            if (depth > 0) {
                text.append(' ');
            } else {
                end();
                begun = line;
            }
        }

        private void end() {
            depth = 0;
            String whole = text.toString();
            if (!whole.isBlank()) {
                int indent = whole.length() - whole.stripLeading().length();
                lines.add(new PythonLine(begun, indent, whole.strip(), formatted));
            }
            text = new StringBuilder();
            formatted = new ArrayList<>();
        }

        private void string(char quote) {
            String prefix = prefix();
            String three = String.valueOf(quote).repeat(3);
            String close = source.startsWith(three, at) ? three : String.valueOf(quote);
            int from = at + close.length();
            int end = from;
            while (end < source.length() && !source.startsWith(close, end)) {
                boolean broken = close.length() == 1 && source.charAt(end) == '\n';
                if (broken) {
                    break; // an error, of which Python itself tells
                }
                end += source.charAt(end) == '\\' ? 2 : 1;
            }
            String content = source.substring(Math.min(from, source.length()), Math.min(end, source.length()));
            line += (int) content.chars().filter(c -> c == '\n').count();
            if (prefix.contains("f")) {
                formatted.add(content);
            }
            text.setLength(text.length() - prefix.length());
            text.append("''");
            at = Math.min(source.length(), source.startsWith(close, end) ? end + close.length() : end);
        }

        /** The letters before a string that belong to it. */
        private String prefix() {
            int from = text.length();
            while (from > 0 && text.length() - from < 2 && "rRbBuUfF".indexOf(text.charAt(from - 1)) >= 0) {
                from--;
            }
            boolean word =
                    from > 0 && (Character.isLetterOrDigit(text.charAt(from - 1)) || text.charAt(from - 1) == '_');
            return word ? "" : text.substring(from).toLowerCase(Locale.ROOT);
        }

        private int indexOf(String what, int from) {
            int found = source.indexOf(what, from);
            return found < 0 ? source.length() : found;
        }
    }
}
