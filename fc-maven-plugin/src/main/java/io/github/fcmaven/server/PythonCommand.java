package io.github.fcmaven.server;

import java.util.Optional;
import java.util.OptionalInt;

/** A server in Python with a command of its own, which pip installs by the same name, and which listens on 8000. */
interface PythonCommand extends PythonServer {

    @Override
    default boolean isStartedBy(String line) {
        return ProgramLine.calls(module(), line);
    }

    @Override
    default OptionalInt defaultPort() {
        return OptionalInt.of(8000);
    }

    @Override
    default Optional<String> pipModule(String program) {
        return Optional.of(program).filter(module()::equals);
    }

    /** Whether the start names its command, or Python its module; else code of its own starts it. */
    default boolean isProgramOf(PackagedStart start) {
        return new PythonStart(start.function(), start.argv()).program().equals(module());
    }
}
