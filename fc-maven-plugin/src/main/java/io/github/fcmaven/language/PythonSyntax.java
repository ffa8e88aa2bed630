package io.github.fcmaven.language;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file of Python uses that only newer releases read: an older one fails as soon as it imports the file. Source:
 * What's new in Python 3.8 to 3.12.
 */
final class PythonSyntax {

    private static final Pattern POSITIONAL = Pattern.compile("(?:async\\s+)?def\\s+\\w+\\s*\\(.*,\\s*/\\s*[,)].*");
    private static final Pattern WALRUS = Pattern.compile(":=");
    private static final Pattern SHOWN = Pattern.compile("(?<!\\{)\\{[^{}]*?[\\w)\\]]\\s*=\\s*(?:[!:][^{}]*)?}");
    private static final Pattern MATCH = Pattern.compile("match\\s*[\\w(\\['\"*-].*:");
    private static final Pattern CASE = Pattern.compile("case\\s*[\\w(\\[{'\"*-].*:.*");
    private static final Pattern GROUP = Pattern.compile("except\\s*\\*.*");
    private static final Pattern TYPED = Pattern.compile("(?:(?:async\\s+)?def|class)\\s+\\w+\\s*\\[.*");
    private static final Pattern TYPE = Pattern.compile("type\\s+[A-Za-z_]\\w*\\s*(?:\\[.*])?\\s*=[^=].*");
    private static final Pattern DEF = Pattern.compile("(?:async\\s+)?def\\s+\\w+\\s*(\\(.*)");

    private static final Pattern LAMBDA = Pattern.compile("\\blambda\\b[^:]{0,200}?,\\s*/\\s*[,:]");

    /** Before Python 3.9 a decorator is a name with dots, with one call of it at most. */
    private static final Pattern DECORATOR = Pattern.compile("@\\s*[A-Za-z_][\\w.]*\\s*(?:\\(.*\\))?");

    /** Several managers in one pair of parentheses. */
    private static final Pattern WITH = Pattern.compile("(?:async\\s+)?with\\s*\\(.*");

    private static final Pattern DATACLASS =
            Pattern.compile("@\\s*(?:dataclasses\\.)?dataclass\\(.*\\b(slots|kw_only|match_args|weakref_slot)\\s*=.*");

    private static final Pattern METHOD =
            Pattern.compile("(?:.*\\W)?\\w*['\\w)\\]]\\.(removeprefix|removesuffix)\\(.*");

    /** An annotation that is evaluated where the function is defined. */
    private static final Pattern UNION =
            Pattern.compile("(?:[(,]\\s*\\*{0,2}\\w+\\s*:|->)\\s*[\\w.]+(?:\\[[\\w., \\[\\]]*])?\\s*\\|\\s*[\\w.]+");

    private static final Pattern GENERIC =
            Pattern.compile("(?:[(,]\\s*\\*{0,2}\\w+\\s*:|->)\\s*(list|dict|set|tuple|frozenset|type)\\[");

    /** A variable with its type, which is evaluated outside of functions. */
    private static final Pattern VARIABLE =
            Pattern.compile("(?!(?:else|try|except|finally|lambda)\\b)\\w+\\s*:\\s*([^=]+?)\\s*(?:=[^=].*)?");

    private static final Pattern UNION_TYPE =
            Pattern.compile("(?:[\\w.]+\\[)*[\\w.]+(?:\\[[\\w., \\[\\]]*])?\\s*\\|\\s*[\\w.]+.*");

    private static final Pattern GENERIC_TYPE =
            Pattern.compile(".*?(?<![\\w.])(list|dict|set|tuple|frozenset|type)\\[.*");

    /** Its brackets are read by recursion. */
    private static final int LONGEST_TYPE = 500;

    /** A value that begins with a brace. */
    private static final Pattern BRACES = Pattern.compile("[\\w.]+\\s*(?::\\s*\\w+\\s*)?=\\s*\\{.*");

    private PythonSyntax() {}

    static List<Use> of(List<PythonLine> lines) {
        List<Use> uses = new ArrayList<>();
        boolean later = PythonLine.evaluatesAnnotationsLater(lines);
        Deque<PythonLine> above = new ArrayDeque<>();
        for (int i = 0; i < lines.size(); i++) {
            PythonLine line = lines.get(i);
            while (!above.isEmpty() && above.peek().indent() >= line.indent()) {
                above.pop();
            }
            boolean matches = MATCH.matcher(line.text()).matches()
                    && i + 1 < lines.size()
                    && lines.get(i + 1).indent() > line.indent()
                    && CASE.matcher(lines.get(i + 1).text()).matches();
            if (matches) {
                uses.add(use(10, "a match statement", line));
            }
            of(line, uses);
            library(line, uses);
            if (line.indent() == 0 && joinsDictionaries(line.text())) {
                uses.add(use(9, "| between dictionaries", line));
            }
            if (!later && isOutsideOfFunctions(line, above)) {
                variable(line, uses);
            }
            above.push(line);
            if (!later && line.indent() <= 4) {
                annotations(line, uses);
            }
        }
        return uses;
    }

    /** What classes of Python itself take only since a later release, where it is certainly reached. */
    private static void library(PythonLine line, List<Use> uses) {
        Matcher dataclass = DATACLASS.matcher(line.text());
        if (dataclass.matches()) {
            int minor = dataclass.group(1).equals("weakref_slot") ? 11 : 10;
            uses.add(use(minor, dataclass.group(1) + " of a dataclass", line));
        }
        Matcher method = METHOD.matcher(line.text());
        if (line.indent() == 0
                && method.matches()
                && !line.text()
                        .matches("(?:if|elif|for|while|with|def|class|try)\\b.*|.*\\b(?:lambda|if|and|or)\\b.*")) {
            uses.add(use(9, method.group(1) + " of a text", line));
        }
    }

    private static void of(PythonLine line, List<Use> uses) {
        String text = line.text();
        if (LAMBDA.matcher(text).find()) {
            uses.add(use(8, "parameters before a /", line));
        }
        boolean decorates = text.startsWith("@") && !text.startsWith("@@");
        if (decorates && (!DECORATOR.matcher(text).matches() || isCalledOn(text))) {
            uses.add(use(9, "a decorator that is no name or call of one", line));
        }
        if (WITH.matcher(text).matches() && isOnePair(text)) {
            uses.add(use(9, "parentheses around the managers of with", line));
        }
        if (WALRUS.matcher(text).find()) {
            uses.add(use(8, "an assignment expression (:=)", line));
        }
        if (POSITIONAL.matcher(text).matches()) {
            uses.add(use(8, "parameters before a /", line));
        }
        if (GROUP.matcher(text).matches()) {
            uses.add(use(11, "except*", line));
        }
        if (TYPED.matcher(text).matches() || TYPE.matcher(text).matches()) {
            uses.add(use(12, "type parameters", line));
        }
        for (String formatted : line.formatted()) {
            if (isOpen(formatted)) {
                uses.add(use(12, "the quotes of an f-string within it", line));
            } else if (SHOWN.matcher(formatted).find()) {
                uses.add(use(8, "= in an f-string", line));
            }
        }
    }

    /** Whether something follows the first call of a decorator. */
    private static boolean isCalledOn(String text) {
        int open = text.indexOf('(');
        int close = open < 0 ? -1 : closing(text, open);
        return close > 0 && !text.substring(close + 1).isBlank();
    }

    /** Whether its first parenthesis ends just before its colon, with an "as" of its own. */
    private static boolean isOnePair(String text) {
        int open = text.indexOf('(');
        int close = closing(text, open);
        if (close < 0 || !text.substring(close + 1).strip().startsWith(":")) {
            return false;
        }
        int depth = 0;
        for (int i = open; i < close; i++) {
            depth += "([{".indexOf(text.charAt(i)) >= 0 ? 1 : ")]}".indexOf(text.charAt(i)) >= 0 ? -1 : 0;
            if (depth == 1 && text.startsWith(" as ", i)) {
                return true;
            }
        }
        return false;
    }

    /** Where the bracket that opens there is closed; negative where it is never closed. */
    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            depth += "([{".indexOf(text.charAt(i)) >= 0 ? 1 : ")]}".indexOf(text.charAt(i)) >= 0 ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** Whether a brace is open at the end, so that an older Python sees the string end there. */
    private static boolean isOpen(String formatted) {
        int depth = 0;
        for (int i = 0; i < formatted.length(); i++) {
            char c = formatted.charAt(i);
            if (depth == 0 && (formatted.startsWith("{{", i) || formatted.startsWith("}}", i))) {
                i++;
            } else if (c == '{') {
                depth++;
            } else if (c == '}') {
                depth = Math.max(0, depth - 1);
            }
        }
        return depth > 0;
    }

    private static void annotations(PythonLine line, List<Use> uses) {
        Matcher def = DEF.matcher(line.text());
        if (!def.matches()) {
            return;
        }
        if (UNION.matcher(def.group(1)).find()) {
            uses.add(use(10, "| between types", line));
        }
        Matcher generic = GENERIC.matcher(def.group(1));
        if (generic.find()) {
            uses.add(use(9, generic.group(1) + "[...] as a type", line));
        }
    }

    /** At the top, or in a class that is there: what is in a condition is not certainly reached. */
    private static boolean isOutsideOfFunctions(PythonLine line, Deque<PythonLine> above) {
        return line.indent() == 0
                || !above.isEmpty()
                        && above.peek().indent() == 0
                        && above.peek().text().startsWith("class ");
    }

    private static void variable(PythonLine line, List<Use> uses) {
        Matcher variable = VARIABLE.matcher(line.text());
        if (variable.matches() && variable.group(1).length() < LONGEST_TYPE) {
            Matcher generic = GENERIC_TYPE.matcher(variable.group(1));
            if (UNION_TYPE.matcher(variable.group(1)).matches()) {
                uses.add(use(10, "| between types", line));
            } else if (generic.matches()) {
                uses.add(use(9, generic.group(1) + "[...] as a type", line));
            }
        }
    }

    /** Sets are joined so by every release: a dictionary has a colon, or another one, of its own. */
    private static boolean joinsDictionaries(String text) {
        if (!BRACES.matcher(text).matches()) {
            return false;
        }
        int open = text.indexOf('{');
        int close = closing(text, open);
        if (close < 0 || !text.substring(close + 1).matches("\\s*\\|[^|=].*")) {
            return false;
        }
        String inside = text.substring(open + 1, close);
        return inside.isBlank() || inside.matches("\\s*\\*\\*.*|\\s*(?:\\w+|['\"]\\w*['\"])\\s*:.*");
    }

    private static Use use(int minor, String what, PythonLine line) {
        return new Use(new Release(3, minor), what, line.number());
    }
}
