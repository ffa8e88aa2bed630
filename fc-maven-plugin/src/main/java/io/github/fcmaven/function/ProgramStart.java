package io.github.fcmaven.function;

import io.github.fcmaven.platform.CodePath;
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
 * @param scripts the words that start each script which was read on the way, beside the platform's own bootstrap
 * @param leftBehind what the last script leaves behind when it ends; empty where it does not, or nobody knows
 * @param prepared the words before each program on the way, such as {@code exec timeout 60}
 * @param elsewhere the start of a file of the package by a script that has left {@code /code}, of which nothing else is
 *     known here
 */
public record ProgramStart(
        List<String> argv,
        Map<String, String> variables,
        List<List<String>> scripts,
        Optional<LeftBehind> leftBehind,
        List<String> prepared,
        Optional<ProgramStart> elsewhere) {

    /** Only the script knows. */
    static final ProgramStart UNKNOWN = new ProgramStart(List.of(), Map.of(), List.of());

    /** As many scripts are read, each of which starts the next one. */
    private static final int DEPTH = 5;

    /** The shells whose scripts are read: a pattern of their names. */
    public static final String SHELL = "(?:ba|da|a|k|z)?sh";

    private static final Pattern SPLIT = Pattern.compile("(?:-S|--split-string)[\\s=]*");

    public ProgramStart {
        argv = List.copyOf(argv);
        variables = Map.copyOf(variables);
        scripts = List.copyOf(scripts);
        prepared = List.copyOf(prepared);
    }

    private ProgramStart(List<String> argv, Map<String, String> variables, List<String> prepared) {
        this(argv, variables, List.of(), Optional.empty(), prepared, Optional.empty());
    }

    /** That of a package; a simple start script is read, and those that it starts. */
    public static ProgramStart of(FunctionPackage function) {
        Map<String, String> environment = environment(function);
        return function.argv()
                .map(ProgramStart::behind)
                .orElseGet(() -> ofBootstrap(function, environment))
                .followed(function, environment, DEPTH);
    }

    private static ProgramStart ofBootstrap(FunctionPackage function, Map<String, String> environment) {
        return ScriptCall.read(function, CodePath.BOOTSTRAP.value())
                .filter(text -> text.startsWith("#!"))
                .map(text -> ofScript(text, environment, function))
                .orElse(UNKNOWN);
    }

    /** What the script becomes that these words start; the same where they start none, or one that is not simple. */
    private ProgramStart followed(FunctionPackage function, Map<String, String> environment, int depth) {
        if (argv.isEmpty() || depth == 0) {
            return this;
        }
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(variables);
        Optional<ScriptCall> script = ScriptCall.of(function, argv);
        if (script.isEmpty()) {
            return this;
        }
        ScriptCall call = script.get();
        Optional<StartedProgram> started = new ShellScript(all, call, function).start(call.text());
        if (started.isEmpty()) {
            return leaving(LeftBehind.of(call.name(), call.text()));
        }
        return started.get().isElsewhere()
                ? startingElsewhere(started.get())
                : behind(started.get()).followed(function, environment, depth - 1);
    }

    private ProgramStart leaving(Optional<LeftBehind> left) {
        return new ProgramStart(argv, variables, scripts, left, prepared, Optional.empty());
    }

    private ProgramStart startingElsewhere(StartedProgram started) {
        Optional<ProgramStart> file = started.file().map(this::behind);
        return new ProgramStart(argv, variables, scripts, Optional.empty(), prepared, file);
    }

    private ProgramStart behind(StartedProgram started) {
        Map<String, String> set = new HashMap<>(variables);
        set.putAll(started.variables());
        List<List<String>> read = new ArrayList<>(scripts);
        if (!argv.isEmpty()) {
            read.add(argv);
        }
        List<String> before = new ArrayList<>(prepared);
        before.addAll(started.prepared());
        return new ProgramStart(started.argv(), set, read, Optional.empty(), before, Optional.empty());
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
                .filter(words -> StartedProgram.isWrapper(words.get(0)))
                .flatMap(words -> StartedProgram.of(words, Map.of(), CodePath.ROOT))
                .map(ProgramStart::of)
                .orElseGet(() -> new ProgramStart(argv, Map.of(), List.of()));
    }

    private static ProgramStart of(StartedProgram started) {
        return new ProgramStart(started.argv(), started.variables(), started.prepared());
    }

    /** What its first line names is a shell, whose lines are read, or runs the file itself. */
    private static ProgramStart ofScript(String script, Map<String, String> environment, FunctionPackage function) {
        List<String> interpreter = interpreter(script.lines().findFirst().orElse(""));
        if (interpreter.isEmpty()) {
            return UNKNOWN;
        }
        if (ScriptCall.isShell(interpreter.get(0))) {
            List<String> arguments = function.start().args();
            ScriptCall call = new ScriptCall(script, CodePath.BOOTSTRAP.absolute(), arguments);
            return new ShellScript(environment, call, function)
                    .start(script)
                    .map(started -> started.isElsewhere() ? UNKNOWN.startingElsewhere(started) : of(started))
                    .orElseGet(() -> UNKNOWN.leaving(LeftBehind.of(CodePath.BOOTSTRAP.value(), script)));
        }
        List<String> argv = new ArrayList<>(interpreter);
        argv.add(CodePath.BOOTSTRAP.absolute());
        return new ProgramStart(argv, Map.of(), List.of());
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
