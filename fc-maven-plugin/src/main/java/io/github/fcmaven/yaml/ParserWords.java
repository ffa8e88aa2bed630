package io.github.fcmaven.yaml;

import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.reader.ReaderException;

/** What SnakeYAML says of a file, said again without the file's text, which its own words quote. */
public final class ParserWords {

    private static final String QUOTE = "put the value into quotes";
    private static final String CORRECT = "correct that line";
    private static final String FLOW = "a { or [ is opened and not closed, or a comma is missing in it";
    private static final String ESCAPE = "double the backslash, or use single quotes";

    /**
     * A part of its words for which ours stand, the first that fits; some
     * faults are at the line where something was opened.
     */
    private record Words(String part, boolean opened, String what, String fix) {

        /** Whether it is said of lines that a parser does not take for a key and its value. */
        private boolean mayBeSlip() {
            return part.equals(NO_KEY) || part.equals(NO_VALUE) || part.equals(NO_LEVEL);
        }
    }

    private static final String NO_KEY = "could not find expected ':'";
    private static final String NO_VALUE = "mapping values are not allowed here";
    private static final String NO_LEVEL = "<block end>";

    private static final List<Words> ALL = List.of(
            at("(TAB)", "a tab is where YAML allows only spaces", "replace it with spaces"),
            at("found character '@'", "a value begins with @, which YAML reserves", QUOTE),
            at("found character '`'", "a value begins with `, which YAML reserves", QUOTE),
            at("found character '%'", "a value begins with %, which YAML reserves", QUOTE),
            at("that cannot start any token", "a value begins with a sign that YAML reserves", QUOTE),
            at("duplicate key", "a mapping has the same key twice", "keep the right one"),
            opened("scanning a quoted scalar", "a quote is opened and not closed", "close the quote"),
            at(
                    "found unknown escape character",
                    "a backslash in double quotes begins an escape that YAML does not have",
                    ESCAPE),
            at(
                    "expected escape sequence of",
                    "a backslash in double quotes begins an escape that YAML does not have",
                    ESCAPE),
            opened(NO_KEY, "a line is not a key with a value: the colon is missing", CORRECT),
            at(
                    NO_VALUE,
                    "a colon is where no key is allowed",
                    "put the value into quotes, or correct the indentation of that line"),
            at(
                    "sequence entries are not allowed here",
                    "a list item is where none is allowed",
                    "put each item on a line of its own"),
            at("mapping keys are not allowed here", "a key is where none is allowed", CORRECT),
            opened("while parsing a flow mapping", FLOW, "close it, or put the value into quotes"),
            opened("while parsing a flow sequence", FLOW, "close it, or put the value into quotes"),
            at("undefined alias", "a value begins with * and names no anchor (&) above it", QUOTE),
            at("scanning an alias", "a value begins with * and is not an alias", QUOTE),
            at("scanning an anchor", "a value begins with & and is not an anchor", QUOTE),
            at("recursive", "an alias (*) is inside its own anchor (&)", "write the value itself"),
            at("directive", "a line begins with %, and is not a directive that YAML has", QUOTE),
            at("tag", "a value begins with ! and is not a tag that is known", QUOTE),
            at("scanning a block scalar", "what follows | or > is not valid", "begin the text on the next line"),
            at(
                    NO_LEVEL,
                    "the indentation fits no line above, or text follows a complete value",
                    "correct the indentation, or put the value into quotes"),
            at("expected the node content", "a value begins with a sign that YAML reserves", QUOTE),
            at("<document start>", "text follows the end of the document", "correct the indentation of that line"),
            at("exceeds the limit", "is larger than 3 MB", "remove what is not needed"),
            at("aliases", "its aliases (*) repeat more than a configuration needs", "write the values themselves"),
            at("Nesting Depth", "the value is nested too deep", "remove brackets"));

    private static final String INVALID = "is not valid YAML";

    private ParserWords() {}

    private static Words at(String part, String what, String fix) {
        return new Words(part, false, what, fix);
    }

    private static Words opened(String part, String what, String fix) {
        return new Words(part, true, what, fix);
    }

    /**
     * What SnakeYAML refuses, in words of ours.
     *
     * @param text the file, in which a line is looked up where the exception has none
     */
    public static YamlProblem problem(YAMLException problem, String text) {
        if (problem instanceof ReaderException reader) {
            return new YamlProblem(
                    line(text, reader.getPosition()),
                    "it has a control character",
                    "remove it, or save the file as UTF-8");
        }
        boolean marked = problem instanceof MarkedYAMLException;
        String said = marked ? said((MarkedYAMLException) problem) : String.valueOf(problem.getMessage());
        Words words =
                ALL.stream().filter(one -> said.contains(one.part)).findFirst().orElse(at("", INVALID, CORRECT));
        int line = marked ? line((MarkedYAMLException) problem, words.opened) : 0;
        Optional<YamlProblem> slip = words.mayBeSlip() ? TypingSlip.in(text, line) : Optional.empty();
        return slip.orElseGet(() -> new YamlProblem(line, words.what, words.fix));
    }

    /** What only the library itself could explain. */
    static YamlProblem unknown() {
        return new YamlProblem(0, INVALID, "correct it");
    }

    private static String said(MarkedYAMLException problem) {
        return problem.getContext() + "; " + problem.getProblem();
    }

    private static int line(MarkedYAMLException problem, boolean opened) {
        Mark mark = opened && problem.getContextMark() != null ? problem.getContextMark() : problem.getProblemMark();
        return mark == null ? 0 : mark.getLine() + 1;
    }

    /** The line of a code point, which is a little early where there are any beyond the basic plane before it. */
    private static int line(String text, int position) {
        return 1 + (int) text.chars().limit(position).filter(c -> c == '\n').count();
    }
}
