package io.github.fcmaven.function;

import java.util.List;
import java.util.Map;
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

    /** The ways of authentication that the platform knows. */
    public static final Set<String> AUTH_TYPES = Set.of("function", "jwt", "anonymous");

    public HttpTrigger {
        methods = List.copyOf(methods);
    }

    /** What a {@code triggerConfig} says of it; what it leaves out is as where nobody says anything. */
    static HttpTrigger of(Object config) {
        Map<?, ?> said = config instanceof Map<?, ?> map ? map : Map.of();
        return new HttpTrigger(
                said.get("authType") instanceof String type ? type : "function",
                said.get("methods") instanceof List<?> list
                        ? list.stream().map(String::valueOf).toList()
                        : METHODS);
    }
}
