package io.github.fcmaven.payload;

import io.github.fcmaven.function.StartSpec;
import java.util.ArrayList;
import java.util.List;

/** What the user declared and nothing uses. */
final class Warnings {

    private Warnings() {}

    static List<String> of(StartSpec start, boolean java) {
        List<String> warnings = new ArrayList<>();
        unused(start, java, warnings);
        return warnings;
    }

    private static void unused(StartSpec start, boolean java, List<String> warnings) {
        boolean ours = StartConflicts.isOurs(start);
        if (ours && java) {
            return;
        }
        String by = StartConflicts.hasCommand(start) ? "command" : "bootstrapFile";
        String why = ours ? "the function is not a Java program" : by + " is the whole start command";
        StartSpec.JavaStart declared = start.java();
        if (!declared.jvmArguments().isEmpty()) {
            warnings.add("jvmArguments is not used: " + why);
        }
        if (!declared.arguments().isEmpty() && !ours) {
            warnings.add("arguments is not used: " + why);
        }
        if (!declared.systemProperties().isEmpty()) {
            warnings.add("systemPropertyVariables is not used: " + why);
        }
    }
}
