package io.github.fcmaven.language;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Of which extensions, classes and functions a program in PHP asks whether they are there: where one is not, it may end
 * without a word.
 */
public final class PhpQuestions {

    private static final int MOST_FILES = 200;

    /** With an end of the program close behind it: one that goes on has another way, and its end another cause. */
    private static final Pattern QUESTION =
            Pattern.compile("(?i)\\b(?:extension_loaded|(?:class|function|interface)_exists)"
                    + "\\s*\\(\\s*(?:[\"'](\\\\?[\\w\\\\ ]+)[\"']|\\\\?([\\w\\\\]+)::class)"
                    + "(?=[\\s\\S]{0,160}?\\b(?:exit|die)\\b)");

    private PhpQuestions() {}

    /**
     * Those of the file that is started, and of the package's own files that it names.
     *
     * @param argv the words of the start
     */
    public static Set<String> of(Map<CodePath, Entry> entries, List<String> argv) {
        Optional<CodePath> start = argv.stream()
                .flatMap(word -> CodePath.named(word).stream())
                .filter(path -> path.value().endsWith(".php") && entries.containsKey(path))
                .findFirst();
        if (start.isEmpty()) {
            return Set.of();
        }
        String started = entries.get(start.get()).text();
        Set<String> asked = new LinkedHashSet<>();
        add(started, asked);
        entries.keySet().stream()
                .filter(path ->
                        path.value().matches("(?!(?:.*/)?vendor/).*\\.(?:php|inc)") && started.contains(path.name()))
                .limit(MOST_FILES)
                .forEach(path -> add(entries.get(path).text(), asked));
        return asked;
    }

    private static void add(String text, Set<String> asked) {
        QUESTION.matcher(text)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .forEach(asked::add);
    }
}
