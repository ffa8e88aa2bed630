package io.github.fcmaven.server;

import java.util.Optional;
import java.util.OptionalInt;

/** A server in Python with a command of its own, which pip installs with its module. It mostly listens on 8000. */
interface PythonCommand extends PythonServer {

    /** The name of that command. */
    default String command() {
        return module();
    }

    @Override
    default boolean isStartedBy(String line) {
        return ProgramLine.calls(module(), line) || ProgramLine.calls(command(), line);
    }

    @Override
    default OptionalInt defaultPort() {
        return OptionalInt.of(8000);
    }

    @Override
    default Optional<String> pipModule(String program) {
        return Optional.of(module()).filter(any -> program.equals(command()));
    }

    /** Whether the start names its command, or Python its module; else code of its own starts it. */
    default boolean isProgramOf(PackagedStart start) {
        String program = PythonStart.of(start).program();
        return program.equals(module()) || program.equals(command());
    }
}
