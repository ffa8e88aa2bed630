package io.github.fcmaven.diagnosis;

import io.github.fcmaven.image.ProgramNames;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.server.ServerKind;
import io.github.fcmaven.startup.StartLog;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A program that is not there, by what a shell, Node.js or Java says of it, and what to do. */
final class UnfoundProgram {

    private static final int NOT_FOUND = 127;

    private static final Pattern PROGRAM = Sayings.anyOf("""
            dash        (?:^|: )([\\w./+-]+): (?:command )?not found$
            env         env: [‘'`]?([^’':]+)[’']?: No such file
            exec        exec: ([\\w./+-]+): not found
            setsid      failed to execute ([\\w./+-]+): No such file
            bash        : line \\d+: ([\\w./+-]+): No such file
            bash 5.2    (?:^|: )([\\w./+-]+): cannot execute: required file not found
            timeout     failed to run command [‘'`]?([^’']+)[’']?: No such file
            """);

    /** What Node.js and Java say of a program that they start. */
    private static final Pattern SPAWNED =
            Pattern.compile("spawn (\\S+) ENOENT|Cannot run program \"([^\"]+)\".{0,200}: error=2,");

    private UnfoundProgram() {}

    /** A program, and what to do where it is not there; no other one that was tried before the error. */
    static Optional<String[]> names(StartLog log) {
        boolean shells = log.exitCode().orElse(-1) == NOT_FOUND;
        boolean ends =
                log.lastError().stream().allMatch(error -> error.contains("ENOENT") || error.contains("error=2,"));
        return (shells
                        ? CauseNames.last(PROGRAM, log.lines())
                        : CauseNames.last(SPAWNED, log.lines()).filter(found -> ends))
                .map(found -> CauseNames.names(found[0], found[1], fix(found[1], log.lines())));
    }

    private static String fix(String program, List<String> lines) {
        return ofScript(program, lines)
                .or(() -> ProgramNames.asLine(program))
                .or(() -> ProgramNames.instead(program))
                .or(() -> installed(program))
                .orElseGet(() -> "put " + program
                        + " into the package and name it by its path, such as ./" + CodePath.nameOf(program)
                        + ", or install it here where the runtime has it");
    }

    /** A tool that a script of package.json names: npm and yarn print the line before they run it. */
    private static Optional<String> ofScript(String program, List<String> lines) {
        Pattern printed = Pattern.compile("[>$] (?:.*&& ?)?" + Pattern.quote(program) + "(?: .*)?");
        return lines.stream().anyMatch(line -> printed.matcher(line.strip()).matches())
                ? Optional.of("build before the package is made, and start node and the file of the server; or run npm"
                        + " install in the folder that is packaged, so that " + program
                        + " is in node_modules/.bin of the zip")
                : Optional.empty();
    }

    private static Optional<String> installed(String program) {
        return ServerKind.pipModule(program)
                .map(module -> "install it into the package: pip install --target " + Finding.FUNCTION_FOLDER
                        + "/python " + module
                        + ", add /code/python to PYTHONPATH under environmentVariables of fc-maven-plugin, and start "
                        + "python3 -m " + module);
    }
}
