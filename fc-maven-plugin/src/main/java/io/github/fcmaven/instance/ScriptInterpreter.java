package io.github.fcmaven.instance;

import io.github.fcmaven.executable.StartFile;
import io.github.fcmaven.function.Content;
import io.github.fcmaven.input.RandomBytes;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Language;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.process.Programs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The interpreter that the first line of a script names, as the kernel looks for it. */
final class ScriptInterpreter {

    /** How many scripts may be each other's interpreter. Source: {@code fs/exec.c}. */
    private static final int MOST_SCRIPTS = 4;

    private ScriptInterpreter() {}

    /** What the kernel makes of it. */
    static StartFile read(String name, Path file) {
        try (RandomBytes bytes = Content.of(file).random(name)) {
            StartFile read = StartFile.read(name, bytes);
            if (read instanceof StartFile.Refused refused) {
                throw refused.problem();
            }
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An interpreter of the package is executed like the start file: its own interpreter must be executable too, down
     * to the last one.
     */
    private static void refuseInterpreter(PathMapping places, String name, StartFile.Script script, int depth) {
        Path interpreter =
                places.code().resolve(places.map(script.interpreter())).normalize();
        if (!interpreter.startsWith(places.code())) {
            return;
        }
        if (depth > MOST_SCRIPTS) {
            throw FcProblem.of(
                    Requirement.FC_BOOTSTRAP_INTERPRETER,
                    name + " line 1 names a script whose interpreter is a script, and so on: the kernel gives up",
                    "write #!/bin/bash there");
        }
        if (read(script.interpreter(), interpreter) instanceof StartFile.Script other) {
            refuseInterpreter(places, script.interpreter(), other, depth + 1);
        }
    }

    /** Where the interpreter must be looked for, beside the PATH of the platform. */
    static Optional<Path> searched(PathMapping places, String path, String name, StartFile.Script script) {
        Path interpreter = places.code().resolve(places.map(script.interpreter()));
        if (!Files.isExecutable(interpreter)) {
            throw FcProblem.local(
                    "this machine has no " + script.interpreter() + ", which line 1 of " + name + " names",
                    Language.ofProgram(CodePath.nameOf(script.interpreter())).isPresent()
                            ? "write #!/usr/bin/env " + CodePath.nameOf(script.interpreter()) + " there"
                            : "install it here, or name /bin/sh or /bin/bash where that is enough");
        }
        refuseInterpreter(places, name, script, 1);
        Optional<String> program =
                Optional.of(script.program()).filter(found -> script.isEnv() && !found.equals(script.interpreter()));
        if (program.isEmpty() || Programs.on(places.map(path), program.get()).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(Programs.find(program.get())
                .map(Path::getParent)
                .orElseThrow(() -> FcProblem.local(
                        "this machine has no " + program.get() + " on its PATH, which line 1 of " + name + " names",
                        "install it here: the check cannot start the function without it")));
    }
}
