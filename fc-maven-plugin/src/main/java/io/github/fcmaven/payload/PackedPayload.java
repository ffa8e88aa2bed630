package io.github.fcmaven.payload;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.server.PackagedServer;
import java.util.List;

/**
 * A payload turned into a function package.
 *
 * @param functionPackage the package
 * @param server the one that it holds
 * @param choice what was chosen and why, one line for the log
 * @param warnings what the user should know though it does not prevent a start
 * @param told what of the platform's requirements it does not keep, as only the payload knows it: for the static check
 */
public record PackedPayload(
        FunctionPackage functionPackage,
        PackagedServer server,
        String choice,
        List<String> warnings,
        List<Finding> told) {
    public PackedPayload {
        told = List.copyOf(told);
        warnings = List.copyOf(warnings);
    }
}
