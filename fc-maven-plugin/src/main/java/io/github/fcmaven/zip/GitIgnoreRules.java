package io.github.fcmaven.zip;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The lines of a {@code .gitignore}, as git reads them.
 *
 * <p>Source: gitignore(5); the test asks git itself.
 */
final class GitIgnoreRules {

    /** A line: whether it includes again, whether it means only folders, whether whole paths, and which names. */
    private record Line(boolean includes, boolean folders, boolean paths, Pattern names) {}

    private final List<Line> lines;

    /** Whether each folder is left out: its files are many. */
    private final Map<String, Boolean> known = new HashMap<>();

    private GitIgnoreRules(List<Line> lines) {
        this.lines = lines;
    }

    static GitIgnoreRules of(Stream<String> lines) {
        return new GitIgnoreRules(
                lines.map(GitIgnoreRules::line).flatMap(Optional::stream).toList());
    }

    /** Whether it leaves a file out, with {@code /} between its segments. What is in a folder stays with the folder. */
    boolean ignores(String file) {
        String name = bytes(file);
        for (int end = name.indexOf('/'); end > 0; end = name.indexOf('/', end + 1)) {
            if (known.computeIfAbsent(name.substring(0, end), folder -> excludes(folder, true))) {
                return true;
            }
        }
        return excludes(name, false);
    }

    /** The last line that names it decides. */
    private boolean excludes(String path, boolean folder) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        for (int i = lines.size() - 1; i >= 0; i--) {
            Line line = lines.get(i);
            if ((folder || !line.folders)
                    && line.names
                            .matcher(new SteppedText(line.paths ? path : name))
                            .matches()) {
                return !line.includes;
            }
        }
        return false;
    }

    private static Optional<Line> line(String written) {
        String text = withoutBlanks(written);
        boolean includes = text.startsWith("!");
        String glob = text.substring(includes ? 1 : 0);
        boolean folders = glob.endsWith("/");
        String names = folders ? glob.substring(0, glob.length() - 1) : glob;
        if (text.startsWith("#") || names.isEmpty()) {
            return Optional.empty();
        }
        boolean path = names.contains("/");
        String regex = new GitGlob(bytes(names.startsWith("/") ? names.substring(1) : names)).regex();
        return Optional.of(new Line(includes, folders, path, Pattern.compile(regex, Pattern.DOTALL)));
    }

    /** A letter for each byte: to git a question mark is one of them. */
    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** Without the blanks at its end, before which no backslash stands. */
    private static String withoutBlanks(String line) {
        int end = line.length();
        while (end > 0 && line.charAt(end - 1) == ' ' && (end < 2 || line.charAt(end - 2) != '\\')) {
            end--;
        }
        return line.substring(0, end);
    }
}
