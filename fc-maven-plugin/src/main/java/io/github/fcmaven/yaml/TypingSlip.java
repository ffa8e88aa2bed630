package io.github.fcmaven.yaml;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What looks right in an editor and is none for a parser: why a line is refused where people see nothing wrong. */
final class TypingSlip {

    /** A kind of slip. */
    private record Slip(Pattern line, String what, String fix) {}

    private static final String INDENT = "[\\s\\u00A0\\u2000-\\u200B\\u3000]*(?:- *)?";

    private static final List<Slip> ALL = List.of(
            new Slip(
                    Pattern.compile(INDENT + "[\\w.-]+ *\\uFF1A.*"),
                    "a full-width colon is there, which YAML does not read as a colon",
                    "write : and a space behind it"),
            new Slip(
                    Pattern.compile("[ \\t]*[\\u00A0\\u2000-\\u200B\\u3000\\uFEFF].*"),
                    "it begins with a full-width or a no-break space, which YAML does not read as a space",
                    "replace it with spaces"),
            new Slip(
                    Pattern.compile(INDENT + "[\\w.-]+:[^\\s/].*"),
                    "the space after the colon is missing",
                    "write a space after the colon"));

    private TypingSlip() {}

    /**
     * The slip that explains why a line is refused, in that line or the one above it, which it may seem to go on from.
     *
     * @param line 1 is the first one
     */
    static Optional<YamlProblem> in(String text, int line) {
        return Stream.of(line, line - 1)
                .filter(number -> number > 0)
                .flatMap(number -> text.lines().skip(number - 1).limit(1).flatMap(content -> of(content, number)))
                .findFirst();
    }

    private static Stream<YamlProblem> of(String content, int number) {
        return ALL.stream()
                .filter(slip -> slip.line.matcher(content).matches())
                .map(slip -> new YamlProblem(number, slip.what, slip.fix));
    }
}
