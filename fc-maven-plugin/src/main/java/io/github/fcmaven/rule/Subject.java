package io.github.fcmaven.rule;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.server.ServerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The package that is judged, and what more than one rule needs to know of it. */
final class Subject {

    /** More than any start script has; beyond it only the beginning is looked at. */
    static final int LONGEST_SCRIPT = 1 << 20;

    private final StaticCheck.Packed packed;
    private final List<String> argv;
    private final Optional<JavaCommand> java;
    private final Optional<Jar> jar;
    private ServerSettings settings;

    Subject(StaticCheck.Packed packed) {
        this.packed = packed;
        this.argv = effective(packed.function());
        this.java = JavaCommand.of(argv, function().environment());
        this.jar = java.flatMap(JavaCommand::jar).flatMap(this::inCode).flatMap(this::readable);
    }

    FunctionPackage function() {
        return packed.function();
    }

    StaticCheck.Packed packed() {
        return packed;
    }

    Origin origin() {
        return packed.origin();
    }

    /** The program and arguments in the end, also those of a simple script; empty where only the script knows. */
    List<String> argv() {
        return argv;
    }

    /** What {@code java} is told, where it is what is started. */
    Optional<JavaCommand> java() {
        return java;
    }

    /** The jar that is started, where it can be read. */
    Optional<Jar> jar() {
        return jar;
    }

    /** The server, and what is said of its settings. */
    ServerSettings settings() {
        if (settings == null) {
            settings = ServerSettings.of(function(), argv);
        }
        return settings;
    }

    /** The file that the platform executes, where it is one of the package. */
    Optional<CodePath> startFile() {
        String program = function().start().argv().get(0);
        return program.contains("/") ? inCode(program) : Optional.empty();
    }

    /** The path below /code that a word names, which is the working directory; empty where it is elsewhere, or is not plain. */
    Optional<CodePath> inCode(String word) {
        String below = word.startsWith(CodePath.ROOT + "/") ? word.substring(CodePath.ROOT.length() + 1) : word;
        while (below.startsWith("./")) {
            below = below.substring(2);
        }
        try {
            return Optional.of(CodePath.of(below));
        } catch (FcProblem e) {
            return Optional.empty();
        }
    }

    /** Where else in the package a file of that name is, in words that follow "which is not in the package". */
    String elsewhere(CodePath missing) {
        return function().entries().keySet().stream()
                .filter(other -> other.name().equals(missing.name()))
                .findFirst()
                .map(other -> "; it is " + other + " there")
                .orElse("");
    }

    /** What to do where the start names what is not there. */
    String correctStart() {
        return "correct command and args" + origin().at("") + ": paths are relative to /code, the root of the package;"
                + " or add the file with " + origin().files();
    }

    private Optional<Jar> readable(CodePath path) {
        try {
            return function().entry(path).map(entry -> Jar.read(path.value(), entry.content()));
        } catch (FcProblem e) {
            return Optional.empty();
        }
    }

    private static List<String> effective(FunctionPackage function) {
        if (!function.start().isBootstrap()) {
            return function.start().argv();
        }
        return function.entry(CodePath.BOOTSTRAP).map(Subject::script).stream()
                .flatMap(script -> ShellLine.of(script, function.environment()).stream())
                .toList();
    }

    private static String script(Entry bootstrap) {
        try {
            byte[] head = bootstrap.content().head(2);
            return head.length == 2 && head[0] == '#' && head[1] == '!'
                    ? new String(bootstrap.content().head(LONGEST_SCRIPT), StandardCharsets.UTF_8)
                    : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
