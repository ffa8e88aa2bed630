package io.github.fcmaven.payload;

import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What runs a program, and how it is started there.
 *
 * @param image the platform's runtime
 * @param layers resource names, the one that brings the program's interpreter first
 * @param start the whole start, where the user says nothing of it
 * @param environment the variables by which a program finds what a layer brings; the user's own win
 * @param reason what it follows from, for the log
 * @param warnings what may keep the program from running on it
 * @param findings what keeps it from running on it
 */
record ProgramRuntime(
        CustomRuntime image,
        List<String> layers,
        StartupCommand start,
        Map<String, String> environment,
        String reason,
        List<String> warnings,
        List<Finding> findings) {

    /** Nothing keeps it from running. */
    ProgramRuntime(
            CustomRuntime image,
            List<String> layers,
            StartupCommand start,
            Map<String, String> environment,
            String reason,
            List<String> warnings) {
        this(image, layers, start, environment, reason, warnings, List.of());
    }

    ProgramRuntime {
        findings = List.copyOf(findings);
        layers = List.copyOf(layers);
        environment = new LinkedHashMap<>(environment);
        warnings = List.copyOf(warnings);
    }
}
