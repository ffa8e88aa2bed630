package io.github.fcmaven.function;

import java.util.List;
import java.util.Map;

/**
 * The HTTP trigger of a function.
 *
 * @param authType one of {@link #AUTH_TYPES}
 * @param methods the HTTP methods it takes
 */
public record HttpTrigger(String authType, List<String> methods) {

    /** The methods the platform knows, in the order in which they are written. */
    public static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS");

    /**
     * The ways of authentication that the platform knows, of a trigger and of a domain. {@code function}: callers sign
     * their requests; {@code anonymous}: a public endpoint. The types of the deploy tool lack the last two, but its
     * schema takes every {@code triggerConfig}. Sources: API reference, pages on bearer authentication.
     */
    public static final List<String> AUTH_TYPES = List.of("function", "jwt", "anonymous", "bearer", "basic");

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
