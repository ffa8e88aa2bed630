package io.github.fcmaven.function;

import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Requirement;
import java.util.List;
import java.util.Set;

/**
 * The HTTP trigger of a function.
 *
 * @param authType {@code function}: callers sign their requests; {@code anonymous}: a public endpoint
 * @param methods the HTTP methods it takes
 */
public record HttpTrigger(String authType, List<String> methods) {

    /** The methods the platform knows, in the order in which they are written. */
    public static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS");

    /** @throws FcProblem where the platform does not know the authentication */
    public HttpTrigger {
        methods = List.copyOf(methods);
        if (!Set.of("function", "anonymous", "jwt").contains(authType)) {
            throw FcProblem.of(
                    Requirement.FC_CONFIG,
                    "trigger.authType is '" + authType + "'",
                    "give function (callers sign their requests), jwt or anonymous (a public endpoint)");
        }
    }
}
