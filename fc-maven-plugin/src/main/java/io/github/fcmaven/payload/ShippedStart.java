package io.github.fcmaven.payload;

import io.github.fcmaven.function.Bootstrap;
import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.function.StartSpec;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.input.BoundedInput;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A package's start, written down.
 *
 * @param start what the platform is told
 * @param bootstrap the start file, where the start is in one
 * @param argv what is started in the end; empty where only the user's own start file knows
 */
record ShippedStart(StartupCommand start, Optional<Entry> bootstrap, List<String> argv) {

    /** What the user declared; where he says nothing, what the program's runtime chose. */
    static ShippedStart of(StartSpec spec, StartupCommand chosen) {
        if (spec.form() instanceof StartSpec.Form.OwnBootstrap own) {
            return new ShippedStart(StartupCommand.BOOTSTRAP, Optional.of(ownBootstrap(own.file())), List.of());
        }
        StartupCommand command = StartConflicts.hasCommand(spec) ? spec.command() : chosen;
        if (command.isBootstrap()) {
            return new ShippedStart(StartupCommand.BOOTSTRAP, Optional.empty(), List.of());
        }
        // Also where it is not shipped: what no shell can pass to a program, the platform cannot pass either.
        Entry generated = Bootstrap.of(command.argv());
        return spec.form() instanceof StartSpec.Form.GeneratedBootstrap
                ? new ShippedStart(StartupCommand.BOOTSTRAP, Optional.of(generated), command.argv())
                : new ShippedStart(command, Optional.empty(), command.argv());
    }

    private static Entry ownBootstrap(Path file) {
        try {
            BoundedInput.open(file).close(); // what it is like is for the static check to say
            return new Entry(CodePath.BOOTSTRAP, Content.of(file), FileMode.EXECUTABLE);
        } catch (IOException e) {
            throw FcProblem.local(
                    "bootstrapFile " + file + " cannot be read",
                    "name a start script or an x86-64 Linux program with bootstrapFile in pom.xml",
                    e);
        }
    }
}
