package io.github.fcmaven.payload;

import io.github.fcmaven.function.StartSpec;
import io.github.fcmaven.platform.FcProblem;
import java.nio.file.Path;

/** What of a declared start excludes each other. */
final class StartConflicts {

    private StartConflicts() {}

    /** Whether the start is left to the payload. */
    static boolean isOurs(StartSpec start) {
        return !start.isWhole();
    }

    /** Whether the user says the whole start. */
    static boolean hasCommand(StartSpec start) {
        return !start.command().command().isEmpty();
    }

    /** @throws FcProblem naming both of what excludes each other */
    static void refuse(StartSpec start) {
        boolean args = !start.command().args().isEmpty();
        if (start.form() instanceof StartSpec.Form.OwnBootstrap own && (hasCommand(start) || args)) {
            throw ownBootstrap(own.file(), hasCommand(start) ? "command" : "args");
        }
        if (args && !hasCommand(start)) {
            throw FcProblem.local(
                    "args is given without command",
                    "give command too, such as java; or give what follows the jar as arguments, and what"
                            + " comes before -jar"
                            + " as jvmArguments");
        }
        if (hasCommand(start) && !start.java().jvmArguments().isEmpty()) {
            throw FcProblem.local(
                    "command and jvmArguments are both given",
                    "remove one: command is the whole start command, so put JVM arguments into args before -jar");
        }
    }

    private static FcProblem ownBootstrap(Path file, String other) {
        return FcProblem.local(
                "bootstrapFile (" + file + ") and " + other + " are both given",
                "remove one: with a command the platform never starts /code/bootstrap");
    }
}
