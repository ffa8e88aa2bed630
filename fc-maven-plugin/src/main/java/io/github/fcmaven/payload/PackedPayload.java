package io.github.fcmaven.payload;

import io.github.fcmaven.function.FunctionPackage;
import java.util.List;

/**
 * A payload turned into a function package.
 *
 * @param functionPackage the package
 * @param choice what was chosen and why, one line for the log
 * @param warnings what the user should know though it does not prevent a start
 */
public record PackedPayload(FunctionPackage functionPackage, String choice, List<String> warnings) {
    public PackedPayload {
        warnings = List.copyOf(warnings);
    }
}
