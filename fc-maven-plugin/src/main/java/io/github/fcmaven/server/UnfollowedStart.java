package io.github.fcmaven.server;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.CodePath;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The scripts of a start that is not followed: the start file, what the command names, and the scripts they name. */
final class UnfollowedStart {

    /** By what a script tells its server something, or leads it to other files; whatever else it does. */
    private static final Pattern TELLS =
            Pattern.compile("(?i)-D\\w|(?:^|\\s)--\\w|(?<![a-z])port|_port|spring|address|\\bhost|profile|config"
                    + "|\\.(?:properties|ya?ml|conf)\\b|\\$\\{?\\w*(?:opt|arg)|\\$@|\\b(?:cd|pushd)\\s"
                    + "|`|\\$\\((?!\\s*(?:dirname|pwd|date)\\b)|\\s@[\\w./$]"
                    + "|(?:^|[;&|({]|\\b(?:then|do|else)\\b)\\s*(?:\\.|source|eval)\\s");

    /** What is between two names of a script, of files or variables. */
    private static final Pattern BETWEEN = Pattern.compile("[^\\w./-]+");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([\\w.-]+)");

    private final Map<String, List<Entry>> byName;
    private final Set<String> variables;
    private final Set<CodePath> found = new HashSet<>();
    private final Queue<String> texts = new ArrayDeque<>();

    private UnfollowedStart(Map<String, List<Entry>> byName, Set<String> variables) {
        this.byName = byName;
        this.variables = variables;
    }

    /**
     * Whether it tells the server more than the packaged files do.
     *
     * @param argv to what it came
     * @param packaged what the files say; who sets a variable that they ask for the port tells that, and a script that
     *     is not in the package may
     */
    static boolean tells(
            FunctionPackage function, List<String> argv, KnownServer known, PackagedConfiguration packaged) {
        UnfollowedStart start = new UnfollowedStart(
                function.entries().values().stream()
                        .collect(
                                Collectors.groupingBy(entry -> name(entry.path().value()))),
                known.portKey().stream()
                        .flatMap(key -> packaged.all(key).stream())
                        .flatMap(said -> PLACEHOLDER.matcher(said.value()).results())
                        .map(key -> key.group(1).replaceAll("[.-]", "_").toUpperCase(Locale.ROOT))
                        .collect(Collectors.toSet()));
        for (List<String> words :
                List.of(List.of("./" + CodePath.BOOTSTRAP), function.start().argv(), argv)) {
            start.texts.addAll(words);
            for (int i = 0; i < words.size(); i++) {
                Entry named = CodePath.named(words.get(i))
                        .map(function.entries()::get)
                        .orElse(null);
                if (named != null && (i == 0 || !isJar(named))) {
                    start.add(named);
                }
            }
        }
        while (!start.texts.isEmpty()) {
            if (start.texts.remove().lines().anyMatch(start::isTelling)) {
                return true;
            }
        }
        return start.found.isEmpty() && !start.variables.isEmpty();
    }

    private boolean isTelling(String line) {
        if (line.strip().startsWith("#")) {
            return false;
        }
        for (String word : BETWEEN.split(line)) {
            if (variables.contains(word)) {
                return true;
            }
            byName.getOrDefault(name(word), List.of()).stream()
                    .filter(entry -> !isJar(entry))
                    .forEach(this::addScript);
        }
        return TELLS.matcher(line).find();
    }

    private void add(Entry entry) {
        if (found.add(entry.path())) {
            texts.add(entry.text());
        }
    }

    private void addScript(Entry entry) {
        if (entry.path().value().endsWith(".sh") || entry.text().startsWith("#!")) {
            add(entry);
        }
    }

    /** Without its folders. */
    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** It may begin with a script of its own, which runs where it is the program. */
    private static boolean isJar(Entry entry) {
        return entry.path().value().matches(".*\\.[jw]ar");
    }
}
