package io.github.fcmaven.payload;

import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.OfficialLayer;
import io.github.fcmaven.platform.Requirement;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What runs a program, and how it is started there.
 *
 * @param image the platform's runtime
 * @param layers resource names, the one that brings the program's interpreter first
 * @param start the whole start, where the user says nothing of it
 * @param environment the variables by which a program finds what a layer brings; the user's own win
 * @param reason what it follows from, for the log
 * @param warnings what may keep the program from running on it
 */
record ProgramRuntime(
        CustomRuntime image,
        List<String> layers,
        StartupCommand start,
        Map<String, String> environment,
        String reason,
        List<String> warnings) {

    ProgramRuntime {
        layers = List.copyOf(layers);
        environment = new LinkedHashMap<>(environment);
        warnings = List.copyOf(warnings);
    }

    /** @throws FcProblem where the layer is not made for the runtime */
    static void refuseUnsupported(OfficialLayer layer, CustomRuntime runtime, String region) {
        if (!layer.supports(runtime)) {
            String better = Arrays.stream(CustomRuntime.values())
                    .filter(layer::supports)
                    .map(CustomRuntime::wireName)
                    .collect(Collectors.joining(", "));
            throw FcProblem.of(
                    Requirement.FC_LAYER,
                    "the layer " + layer + " is not made for the runtime " + runtime,
                    "InvalidArgument: code: 400, runtime: " + runtime + " is not supported by layer:"
                            + layer.arn(region),
                    "set runtime to one that takes the layer (" + better + "), or to auto");
        }
    }
}
