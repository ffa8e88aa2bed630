package io.github.fcmaven.rule;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.JavaCommand;
import io.github.fcmaven.function.ShellLine;
import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.server.PackagedServer;
import java.util.List;
import java.util.Optional;

/** The package that is judged, and what more than one rule needs to know of it. */
final class RuleContext {

    /** More than any start script has; beyond it only the beginning is looked at. */
    static final int LONGEST_SCRIPT = 1 << 20;

    private final StaticCheck.Packed packed;
    private final List<String> argv;
    private final Optional<JavaCommand> java;
    private final Optional<Jar> jar;
    private PackagedServer server;

    RuleContext(StaticCheck.Packed packed) {
        this.packed = packed;
        this.argv = ShellLine.argvOf(packed.function());
        this.java = JavaCommand.of(argv);
        this.jar = java.flatMap(JavaCommand::jar).flatMap(this::inCode).flatMap(this::readable);
    }

    FunctionPackage function() {
        return packed.function();
    }

    StaticCheck.Packed packed() {
        return packed;
    }

    FixLocation origin() {
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

    /** The server that the package holds. */
    PackagedServer server() {
        if (server == null) {
            server = packed.servers().read(function(), argv);
        }
        return server;
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
        return CodePath.find(below);
    }

    /** Where else in the package a file of that name is, in words that follow "which is not in the package". */
    String elsewhere(CodePath missing) {
        return namesake(missing)
                .map(other -> other.name().equals(missing.name())
                        ? "; it is " + other + " there"
                        : "; the only jar there is " + other)
                .orElse("");
    }

    /** The file of that name in another folder; for a jar, else the only one that there is. */
    private Optional<CodePath> namesake(CodePath missing) {
        Optional<CodePath> same = function().entries().keySet().stream()
                .filter(other -> other.name().equals(missing.name()))
                .findFirst();
        List<CodePath> jars = function().entries().keySet().stream()
                .filter(other -> other.name().endsWith(".jar") && missing.name().endsWith(".jar"))
                .limit(2)
                .toList();
        return same.or(() -> jars.size() == 1 ? Optional.of(jars.get(0)) : Optional.empty());
    }

    /** What makes the server keep a requirement, in the files that the user has. */
    String serverFix(Requirement requirement) {
        CaPort port = function().port();
        return origin() == FixLocation.POM
                ? server().fix(requirement, port)
                : server().fixWithoutPom(requirement, port);
    }

    /**
     * What to do where the start names what is not there: write where it is, where that is plain.
     *
     * @param missing the path below /code that is named
     */
    String correctStart(CodePath missing) {
        return namesake(missing)
                .map(there -> "write " + there + " in " + origin().at("command and args"))
                .orElseGet(this::correctStart);
    }

    /** What to do where the start names what is not there, and nobody knows what was meant. */
    String correctStart() {
        return "correct " + origin().at("command and args") + ": paths are relative to /code, the root of the package;"
                + " or add the file with " + origin().files();
    }

    private Optional<Jar> readable(CodePath path) {
        return function().entry(path).flatMap(entry -> Jar.find(path.value(), entry.content()));
    }
}
