package io.github.fcmaven.gateway;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.HttpTrigger;
import io.github.fcmaven.platform.PlatformError;
import java.util.List;
import java.util.Optional;

/** What the platform refuses of a request before the function sees it. Source: page of limits, page on answers. */
public final class RequestLimits {

    /** Bytes of all names and values of a request's or an answer's headers. */
    public static final int HEADERS = 8 * 1024;

    /** Bytes of path and query. */
    static final int TARGET = 4 * 1024;

    /** Bytes of a body, where the caller waits for the answer. */
    public static final int BODY = 32 * 1024 * 1024;

    /** Bytes of a body, where it does not. */
    public static final int ASYNC_BODY = 128 * 1024;

    private RequestLimits() {}

    /** Why the platform answers it itself; empty where it goes to the function. */
    static Optional<PlatformError> refusal(ClientRequest request) {
        if (request.head().size() > HEADERS) {
            return Optional.of(PlatformError.invalidArgument(
                    "the request headers have " + request.head().size() + " bytes, more than " + HEADERS,
                    "send smaller headers and cookies: all names and values together have at most 8 KB"));
        }
        if (request.target().length() > TARGET) {
            return Optional.of(PlatformError.invalidArgument(
                    "path and query have " + request.target().length() + " bytes, more than " + TARGET,
                    "send long values in the body: path and query have at most 4 KB"));
        }
        return request.framing().length() > bodyLimit(request)
                ? Optional.of(PlatformError.entityTooLarge(bodyLimit(request)))
                : Optional.empty();
    }

    static long bodyLimit(ClientRequest request) {
        return request.isAsync() ? ASYNC_BODY : BODY;
    }

    /** The methods that the function's HTTP trigger takes; all, where the function has none. */
    static Optional<PlatformError> refusal(ClientRequest request, FunctionPackage function) {
        List<String> methods =
                function.spec().trigger().map(HttpTrigger::methods).orElse(HttpTrigger.METHODS);
        return methods.contains(request.method())
                ? Optional.empty()
                : Optional.of(PlatformError.methodNotAllowed(request.method()));
    }
}
