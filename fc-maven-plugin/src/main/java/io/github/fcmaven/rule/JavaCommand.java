package io.github.fcmaven.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a command line tells {@code java}.
 *
 * @param jar the word after {@code -jar}
 * @param classPath the elements of the class path; the working directory where none is given
 * @param mainClass the class that is started, where it is no jar
 * @param agents the jars of {@code -javaagent}
 * @param options the words before the jar or the class
 */
record JavaCommand(
        Optional<String> jar,
        List<String> classPath,
        Optional<String> mainClass,
        List<String> agents,
        List<String> options) {

    private static final Set<String> CLASS_PATH = Set.of("-cp", "-classpath", "--class-path");

    /** Options whose value is the next word. */
    private static final Set<String> WITH_VALUE = Set.of(
            "-p",
            "--module-path",
            "--upgrade-module-path",
            "--add-modules",
            "--add-opens",
            "--add-exports",
            "--add-reads",
            "--limit-modules",
            "--enable-native-access");

    private static final Set<String> MODULE = Set.of("-m", "--module");

    /** What the words say, the first of which is java; empty where it is another program. */
    static Optional<JavaCommand> of(List<String> argv, Map<String, String> environment) {
        if (argv.isEmpty() || !argv.get(0).equals("java") && !argv.get(0).endsWith("/java")) {
            return Optional.empty();
        }
        String classPath = environment.getOrDefault("CLASSPATH", ".");
        List<String> agents = new ArrayList<>();
        for (int i = 1; i < argv.size(); i++) {
            String word = argv.get(i);
            Optional<String> next = i + 1 < argv.size() ? Optional.of(argv.get(i + 1)) : Optional.empty();
            List<String> options = argv.subList(1, i);
            if (word.equals("-jar")) {
                return Optional.of(new JavaCommand(next, List.of(), Optional.empty(), agents, options));
            }
            if (CLASS_PATH.contains(word)) {
                classPath = next.orElse("");
                i++;
            } else if (word.startsWith("--class-path=")) {
                classPath = word.substring("--class-path=".length());
            } else if (word.startsWith("-javaagent:")) {
                agents.add(word.substring("-javaagent:".length()).split("=", 2)[0]);
            } else if (MODULE.contains(word) || word.startsWith("--module=")) {
                return Optional.of(new JavaCommand(Optional.empty(), List.of(), Optional.empty(), agents, options));
            } else if (WITH_VALUE.contains(word)) {
                i++;
            } else if (!word.startsWith("-") && !word.startsWith("@")) {
                List<String> elements = Arrays.asList(classPath.split(":"));
                return Optional.of(new JavaCommand(Optional.empty(), elements, Optional.of(word), agents, options));
            }
        }
        return Optional.of(
                new JavaCommand(Optional.empty(), List.of(), Optional.empty(), agents, argv.subList(1, argv.size())));
    }
}
