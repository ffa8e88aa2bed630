package io.github.fcmaven.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request.
 *
 * @param method such as {@code GET}
 * @param path with its query, in ASCII
 * @param headers besides {@code Host}, which the connection knows
 * @param body empty for a request without one
 */
public record Request(String method, String path, Map<String, String> headers, Optional<RequestBody> body) {
    public Request {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    /** A request without a body or headers of its own. */
    public static Request of(String method, String path) {
        return new Request(method, path, Map.of(), Optional.empty());
    }

    /** Whether it changes nothing on the server, so that it may be sent again. */
    public boolean isSafe() {
        return method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
