package io.github.fcmaven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A small application as people write it, what has to be said of it, and the edit that corrects it: a case of the
 * tables in {@code src/test/resources/samples}.
 *
 * <p>Its first line is its name. Indented lines are its files and settings, {@code KIND NAME: CONTENT}, where a line
 * that begins with a bar goes on with the content and escapes are Java's. Lines that are not indented are what is said,
 * each with its fix behind an arrow. What follows {@code then} replaces a file or a setting; {@code then without NAME}
 * removes one.
 *
 * @param kind what all samples of its table have in common
 * @param input by name
 * @param edit what it replaces in the input; without content, what it removes
 */
public record Sample(
        String kind, String name, Map<String, Line> input, List<Said> said, Map<String, Optional<Line>> edit) {

    private static final Pattern LINE = Pattern.compile("(?:([\\w./-]+) )?([^:]+):(?: (.*))?");
    private static final String WINDOWS = "windows";
    private static final Pattern SAID = Pattern.compile("([\\w-]+(?: \\w+)?)(?:: (.*))?");

    /** A file or a setting; a setting's kind is its name. */
    public record Line(String kind, String name, String content) {

        /** The content with its escapes replaced. */
        public String text() {
            return content.translateEscapes();
        }
    }

    /**
     * What has to be said.
     *
     * @param verdict such as {@code FC-PORT violated}
     * @param observed a part of what is seen; may be nothing
     * @param fix a part of the fix; may be nothing
     */
    public record Said(String verdict, String observed, String fix) {

        /** The verdict's first word: an id, or what else is looked at. */
        public String subject() {
            return verdict.replaceFirst(" .*", "");
        }
    }

    /** All samples of the tables in a folder below {@code samples}. */
    public static Stream<Sample> of(String folder) {
        Path tables = Path.of("src/test/resources/samples", folder);
        return Stream.of(tables.toFile().list()).sorted().flatMap(table -> CaseTable.casesOf(
                        "samples/" + folder + "/" + table)
                .map(lines -> read(table.replace(".txt", ""), lines)));
    }

    private static Sample read(String kind, List<String> lines) {
        Map<String, Line> input = new LinkedHashMap<>();
        Map<String, Optional<Line>> edit = new LinkedHashMap<>();
        List<Said> said = new ArrayList<>();
        for (String line : joined(lines.subList(1, lines.size()))) {
            String text = line.strip();
            if (text.startsWith("then without ")) {
                edit.put(text.substring("then without ".length()), Optional.empty());
            } else if (text.startsWith("then ")) {
                Line changed = line(text.substring("then ".length()));
                edit.put(changed.name(), Optional.of(changed));
            } else if (text.startsWith("-> ")) {
                Said last = said.remove(said.size() - 1);
                said.add(new Said(last.verdict(), last.observed(), text.substring("-> ".length())));
            } else if (line.startsWith(" ")) {
                Line given = line(text);
                input.put(given.name(), given);
            } else {
                Matcher found = matched(SAID, line);
                said.add(new Said(
                        found.group(1), Optional.ofNullable(found.group(2)).orElse(""), ""));
            }
        }
        return new Sample(kind, lines.get(0), input, said, edit);
    }

    /** Each line with those that go on with it. */
    private static List<String> joined(List<String> lines) {
        List<String> joined = new ArrayList<>();
        for (String line : lines) {
            if (line.strip().startsWith("|")) {
                String before = joined.remove(joined.size() - 1);
                String more = line.strip().replaceFirst("^\\| ?", "");
                joined.add(before + (before.endsWith(":") ? " " : "") + more + "\\n");
            } else {
                joined.add(line);
            }
        }
        return joined;
    }

    private static Line line(String text) {
        Matcher found = matched(LINE, text);
        String kind = Optional.ofNullable(found.group(1)).orElse(found.group(2));
        return new Line(
                kind, found.group(2), Optional.ofNullable(found.group(3)).orElse(""));
    }

    private static Matcher matched(Pattern pattern, String line) {
        Matcher found = pattern.matcher(line);
        if (!found.matches()) {
            throw new IllegalArgumentException("no line of a sample: " + line);
        }
        return found;
    }

    /** The same after its edit. */
    public Sample edited() {
        Map<String, Line> changed = new LinkedHashMap<>(input);
        edit.forEach((name, line) -> line.ifPresentOrElse(now -> changed.put(name, now), () -> changed.remove(name)));
        return new Sample(kind, name, changed, said, Map.of());
    }

    /** The same with another text in place of a placeholder. */
    public Sample with(String placeholder, String text) {
        Map<String, Line> changed = new LinkedHashMap<>();
        input.forEach((at, line) ->
                changed.put(at, new Line(line.kind(), at, line.content().replace(placeholder, text))));
        List<Said> expected = said.stream()
                .map(one -> new Said(one.verdict(), one.observed().replace(placeholder, text), one.fix()))
                .toList();
        return new Sample(kind, name, changed, expected, edit);
    }

    /** The same as an editor of Windows saves it; but for scripts, which no shell would read then. */
    public Sample onWindows() {
        Map<String, Line> saved = new LinkedHashMap<>();
        input.forEach((at, line) -> saved.put(
                at,
                line.kind().equals("file") && !isScript(line)
                        ? new Line("file", at, line.content().replaceAll("(?<!\\\\)\\\\n", "\\\\r\\\\n"))
                        : line));
        saved.put(WINDOWS, new Line(WINDOWS, WINDOWS, ""));
        return new Sample(kind, name, saved, said, Map.of());
    }

    private static boolean isScript(Line file) {
        return file.content().startsWith("#!") || file.name().matches("(?:.*/)?(?:bootstrap|[^/]*\\.sh)");
    }

    /** A text of the sample that is none of its files, with its line ends. */
    public String ended(String text) {
        return input.containsKey(WINDOWS) ? text.replace("\n", "\r\n") : text;
    }

    /** A setting, such as {@code runtime}. */
    public Optional<String> setting(String setting) {
        return Optional.ofNullable(input.get(setting))
                .filter(line -> line.kind().equals(line.name()))
                .map(Line::text);
    }

    /** The function's variables: settings in capitals. */
    public Map<String, String> variables() {
        return input.values().stream()
                .filter(line -> line.kind().equals(line.name()) && line.name().matches("[A-Z_]+"))
                .collect(Collectors.toMap(Line::name, Line::text));
    }

    /** The words of the start command; none for the package's own bootstrap. */
    public List<String> start() {
        return setting("start").map(text -> List.of(text.split(" "))).orElse(List.of());
    }

    /** What is no setting. */
    public List<Line> files() {
        return input.values().stream()
                .filter(line -> !line.kind().equals(line.name()))
                .collect(Collectors.toList());
    }

    @Override
    public String toString() {
        return kind + ": " + name;
    }
}
