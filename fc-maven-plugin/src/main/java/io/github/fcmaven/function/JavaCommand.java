package io.github.fcmaven.function;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A command line that starts a JVM, such as {@code java -Xmx256m -jar demo.jar --debug},
 * split as {@code java} itself does it.
 *
 * @param program the Java
 * @param options what stands before that which is started
 * @param started {@code -jar} and the jar, or the class, or {@code -m} and the
 *     module; empty where the line names none of them
 * @param arguments what follows it
 */
public record JavaCommand(String program, List<String> options, List<String> started, List<String> arguments) {

    private static final String JAR = "-jar";
    private static final String AGENT = "-javaagent:";
    private static final String LONG_CLASS_PATH = "--class-path=";
    private static final String LONG_MODULE_PATH = "--module-path=";
    private static final Set<String> MODULE_PATH = Set.of("-p", "--module-path");
    private static final Set<String> CLASS_PATH = Set.of("-cp", "-classpath", "--class-path");

    /** Options whose value is the next word, besides the class path. */
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

    private static final Set<String> STARTED_BY_NEXT = Set.of(JAR, "-m", "--module");

    public JavaCommand {
        options = List.copyOf(options);
        started = List.copyOf(started);
        arguments = List.copyOf(arguments);
    }

    /** What the words say; empty where they start another program. */
    public static Optional<JavaCommand> of(List<String> argv) {
        if (argv.isEmpty() || !argv.get(0).equals("java") && !argv.get(0).endsWith("/java")) {
            return Optional.empty();
        }
        for (int i = 1; i < argv.size(); i++) {
            String word = argv.get(i);
            if (STARTED_BY_NEXT.contains(word)) {
                return Optional.of(of(argv, i, Math.min(i + 2, argv.size())));
            }
            if (word.startsWith("--module=") || !word.startsWith("-") && !word.startsWith("@")) {
                return Optional.of(of(argv, i, i + 1));
            }
            if (CLASS_PATH.contains(word) || WITH_VALUE.contains(word)) {
                i++;
            }
        }
        return Optional.of(of(argv, argv.size(), argv.size()));
    }

    /** What the words say; empty where they start anything but a jar, or a class of jars that they all name. */
    public static Optional<JavaCommand> ofJars(List<String> argv) {
        return of(argv).filter(command -> !command.jars().isEmpty());
    }

    private static JavaCommand of(List<String> argv, int started, int arguments) {
        return new JavaCommand(
                argv.get(0),
                argv.subList(1, started),
                argv.subList(started, arguments),
                argv.subList(arguments, argv.size()));
    }

    /** The jar that is started. */
    public Optional<String> jar() {
        return started.size() == 2 && started.get(0).equals(JAR) ? Optional.of(started.get(1)) : Optional.empty();
    }

    /** The jar that is started, or those of the class path where it has nothing else; empty for any other start. */
    public List<String> jars() {
        List<String> all = jar().map(List::of).orElseGet(() -> classPath(Map.of()));
        return all.stream().allMatch(element -> element.endsWith(".jar")) ? all : List.of();
    }

    /** The class that is started from the class path. */
    public Optional<String> mainClass() {
        return started.size() == 1 && !started.get(0).startsWith("-") ? Optional.of(started.get(0)) : Optional.empty();
    }

    /**
     * Where the class that is started is looked for; empty where it is a jar or a module.
     *
     * @param environment in which the command is executed
     */
    public List<String> classPath(Map<String, String> environment) {
        if (mainClass().isEmpty()) {
            return List.of();
        }
        String classPath = environment.getOrDefault("CLASSPATH", ".");
        for (int i = 0; i < options.size(); i++) {
            String option = options.get(i);
            if (CLASS_PATH.contains(option)) {
                classPath = options.get(i + 1);
            } else if (option.startsWith(LONG_CLASS_PATH)) {
                classPath = option.substring(LONG_CLASS_PATH.length());
            }
        }
        return Arrays.asList(classPath.split(":"));
    }

    /** The class of a module that is started; empty where it is anything else, or the module says it. */
    public Optional<String> moduleClass() {
        String named = started.isEmpty() ? "" : started.get(started.size() - 1);
        return started.isEmpty() || started.get(0).equals(JAR) || mainClass().isPresent() || !named.contains("/")
                ? Optional.empty()
                : Optional.of(named.substring(named.indexOf('/') + 1));
    }

    /** Where modules are looked for. */
    public List<String> modulePath() {
        String path = "";
        for (int i = 0; i < options.size(); i++) {
            String option = options.get(i);
            if (MODULE_PATH.contains(option) && i + 1 < options.size()) {
                path = options.get(i + 1);
            } else if (option.startsWith(LONG_MODULE_PATH)) {
                path = option.substring(LONG_MODULE_PATH.length());
            }
        }
        return path.isEmpty() ? List.of() : Arrays.asList(path.split(":"));
    }

    /** The jars of {@code -javaagent} among options. */
    public static List<String> agents(List<String> options) {
        return options.stream()
                .filter(option -> option.startsWith(AGENT))
                .map(option -> option.substring(AGENT.length()).split("=", 2)[0])
                .toList();
    }

    /** The same with more options, which stand above its own: Java takes the last of two. */
    public JavaCommand withOptions(List<String> more) {
        return new JavaCommand(program, joined(options, more), started, arguments);
    }

    /** The same with options that yield to its own. */
    public JavaCommand withDefaults(List<String> first) {
        return new JavaCommand(program, joined(first, options), started, arguments);
    }

    /** The same with more arguments after its own. */
    public JavaCommand withArguments(List<String> more) {
        return new JavaCommand(program, options, started, joined(arguments, more));
    }

    /** The words after the program. */
    public List<String> words() {
        return joined(joined(options, started), arguments);
    }

    /** All its words. */
    public List<String> argv() {
        return joined(List.of(program), words());
    }

    /** The same as the platform starts it. */
    public StartupCommand start() {
        return new StartupCommand(List.of(program), words());
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }
}
