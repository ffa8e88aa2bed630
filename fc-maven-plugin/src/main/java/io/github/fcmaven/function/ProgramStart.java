package io.github.fcmaven.function;

import io.github.fcmaven.platform.CodePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a package starts in the end: the start command, or what its start script becomes.
 *
 * @param argv the program and its arguments; empty where only the script knows them
 * @param variables what the script sets before, beside the function's own
 */
public record ProgramStart(List<String> argv, Map<String, String> variables) {

    /** Only the script knows. */
    static final ProgramStart UNKNOWN = new ProgramStart(List.of(), Map.of());

    /** More than any start script has; beyond it only the beginning is looked at. */
    private static final int LONGEST = 1 << 20;

    private static final Pattern SHELL = Pattern.compile("(?:.*/)?(?:ba|da|a|k|z)?sh");
    private static final Pattern SPLIT = Pattern.compile("(?:-S|--split-string)[\\s=]*");

    public ProgramStart {
        argv = List.copyOf(argv);
        variables = Map.copyOf(variables);
    }

    /** That of a package; a simple start script is read. */
    public static ProgramStart of(FunctionPackage function) {
        return function.argv().map(ProgramStart::behind).orElseGet(() -> function.entry(CodePath.BOOTSTRAP)
                .flatMap(ProgramStart::script)
                .map(script -> ofScript(script, environment(function)))
                .orElse(UNKNOWN));
    }

    /** The function's variables, and those that the platform sets. */
    private static Map<String, String> environment(FunctionPackage function) {
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", function.runtime().path());
        environment.put("FC_CUSTOM_LISTEN_PORT", String.valueOf(function.port().number()));
        environment.putAll(function.environment());
        return environment;
    }

    /** The program behind {@code env}, {@code nohup} and the like, where it is plain. */
    private static ProgramStart behind(List<String> argv) {
        return Optional.of(argv)
                .filter(words -> ShellScript.isWrapper(words.get(0)))
                .flatMap(new ShellScript(Map.of())::becomes)
                .map(ProgramStart::of)
                .orElseGet(() -> new ProgramStart(argv, Map.of()));
    }

    private static ProgramStart of(ShellScript.Started started) {
        return new ProgramStart(started.argv(), started.variables());
    }

    private static Optional<String> script(Entry bootstrap) {
        try {
            byte[] head = bootstrap.content().head(2);
            return head.length == 2 && head[0] == '#' && head[1] == '!'
                    ? Optional.of(new String(bootstrap.content().head(LONGEST), StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What its first line names is a shell, whose lines are read, or runs the file itself. */
    static ProgramStart ofScript(String script, Map<String, String> environment) {
        List<String> interpreter = interpreter(script.lines().findFirst().orElse(""));
        if (interpreter.isEmpty()) {
            return UNKNOWN;
        }
        if (SHELL.matcher(interpreter.get(0)).matches()) {
            return new ShellScript(environment)
                    .start(script)
                    .map(ProgramStart::of)
                    .orElse(UNKNOWN);
        }
        List<String> argv = new ArrayList<>(interpreter);
        argv.add(CodePath.BOOTSTRAP.absolute());
        return new ProgramStart(argv, Map.of());
    }

    /** The kernel gives what follows the interpreter as one word; {@code env -S} takes it apart. */
    private static List<String> interpreter(String line) {
        String[] words = line.substring(Math.min(2, line.length())).strip().split("[ \t]+", 2);
        String rest = words.length > 1 ? words[1] : "";
        if (words[0].isEmpty()) {
            return List.of();
        }
        if (!words[0].endsWith("/env")) {
            return rest.isEmpty() ? List.of(words) : List.of(words[0], rest);
        }
        String program = SPLIT.matcher(rest).replaceFirst("");
        return program.isEmpty() || program.startsWith("-") ? List.of() : Arrays.asList(program.split("[ \t]+"));
    }
}
