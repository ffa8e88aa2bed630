package io.github.fcmaven.measure;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.JavaCommand;
import io.github.fcmaven.function.StartSpec.JavaSource;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.platform.CustomRuntime;
import java.util.List;
import java.util.Optional;

/**
 * The start that a faster one is compared with: the jars as the build has made them, on the build's Java.
 */
public final class Baseline {

    private Baseline() {}

    /** The package with that start; empty where it is not started from jars. */
    public static Optional<FunctionPackage> of(FunctionPackage function) {
        return JavaCommand.ofJars(function.start().argv())
                .map(command -> command.program().equals(JavaSource.BUNDLED_COMMAND)
                        ? withoutItsJava(function, command)
                        : function);
    }

    /** The same function on the only runtime that has a {@code java} of its own; the build's Java stands in for it. */
    private static FunctionPackage withoutItsJava(FunctionPackage function, JavaCommand command) {
        return new FunctionPackage(
                function.spec(),
                CustomRuntime.CUSTOM,
                List.of(),
                function.port(),
                new StartupCommand(List.of("java"), command.words()),
                function.environment(),
                function.entries());
    }
}
