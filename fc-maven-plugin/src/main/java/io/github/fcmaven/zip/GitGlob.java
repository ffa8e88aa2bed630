package io.github.fcmaven.zip;

import java.util.Map;

/** One pattern of a {@code .gitignore}, read once from left to right into a regular expression. */
final class GitGlob {

    private static final String NOTHING = "(?!)";

    private static final Map<String, String> CLASSES = Map.ofEntries(
            Map.entry("alnum", "\\p{Alnum}"),
            Map.entry("alpha", "\\p{Alpha}"),
            Map.entry("blank", "\\p{Blank}"),
            Map.entry("cntrl", "\\p{Cntrl}"),
            Map.entry("digit", "\\p{Digit}"),
            Map.entry("graph", "\\p{Graph}"),
            Map.entry("lower", "\\p{Lower}"),
            Map.entry("print", "\\p{Print}"),
            Map.entry("punct", "\\p{Punct}"),
            Map.entry("space", "\\p{Space}"),
            Map.entry("upper", "\\p{Upper}"),
            Map.entry("xdigit", "\\p{XDigit}"));

    private final String glob;
    private final StringBuilder regex = new StringBuilder();
    private int at;

    GitGlob(String glob) {
        this.glob = glob;
    }

    /** What matches nothing where git gives up, as at a bracket that is not closed. */
    String regex() {
        while (at < glob.length()) {
            char c = glob.charAt(at++);
            if (c == '*') {
                stars();
            } else if (c == '?') {
                regex.append("[^/]");
            } else if (c == '[') {
                if (!brackets()) {
                    return NOTHING;
                }
            } else if (c != '\\') {
                regex.append(literal(c));
            } else if (at < glob.length()) {
                regex.append(literal(glob.charAt(at++)));
            } else {
                return NOTHING;
            }
        }
        return regex.toString();
    }

    /** Two stars that are a whole segment mean any folders; every other star stays within its segment. */
    private void stars() {
        int begin = at - 1;
        while (at < glob.length() && glob.charAt(at) == '*') {
            at++;
        }
        boolean segment =
                (begin == 0 || glob.charAt(begin - 1) == '/') && (at == glob.length() || glob.charAt(at) == '/');
        if (at - begin == 1 || !segment) {
            regex.append("[^/]*");
        } else if (at == glob.length()) {
            regex.append(".*");
        } else {
            regex.append("(?:.*/)?");
            at++;
        }
    }

    /** Whether they are closed, and hold what git knows. */
    private boolean brackets() {
        boolean negated = at < glob.length() && "!^".indexOf(glob.charAt(at)) >= 0;
        at += negated ? 1 : 0;
        StringBuilder members = new StringBuilder();
        for (int first = at; at < glob.length(); ) {
            if (glob.charAt(at) == ']' && at > first) {
                at++;
                regex.append("(?!/)")
                        .append(members.isEmpty() ? negated ? "." : NOTHING : (negated ? "[^" : "[") + members + "]");
                return true;
            }
            if (!member(members)) {
                return false;
            }
        }
        return false;
    }

    private boolean member(StringBuilder members) {
        if (glob.startsWith("[:", at)) {
            int end = glob.indexOf(":]", at);
            String named = end < 0 ? null : CLASSES.get(glob.substring(at + 2, end));
            members.append(named);
            at = end + 2;
            return named != null;
        }
        int from = letter();
        boolean range = at + 1 < glob.length() && glob.charAt(at) == '-' && glob.charAt(at + 1) != ']';
        at += range ? 1 : 0;
        int to = range ? letter() : from;
        if (from <= to) {
            members.append(literal((char) from)).append('-').append(literal((char) to));
        }
        return to >= 0;
    }

    /** The next letter, which a backslash may stand before; negative where there is none. */
    private int letter() {
        at += at < glob.length() && glob.charAt(at) == '\\' ? 1 : 0;
        return at < glob.length() ? glob.charAt(at++) : -1;
    }

    private static String literal(char c) {
        return Character.isLetterOrDigit(c) || c > '~' ? String.valueOf(c) : "\\" + c;
    }
}
