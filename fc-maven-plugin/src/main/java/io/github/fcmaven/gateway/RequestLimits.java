package io.github.fcmaven.gateway;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.HttpTrigger;
import io.github.fcmaven.platform.PlatformError;
import io.github.fcmaven.platform.RequestSizes;
import java.util.List;
import java.util.Optional;

/** What the platform refuses of a request before the function sees it. */
final class RequestLimits {

    private RequestLimits() {}

    /** What of it is too large for any function. */
    static Optional<PlatformError> tooLarge(ClientRequest request) {
        if (request.head().size() > RequestSizes.HEADERS) {
            return Optional.of(PlatformError.invalidArgument(
                    "the request headers have " + request.head().size() + " bytes, more than " + RequestSizes.HEADERS,
                    "send smaller headers and cookies: all names and values together have at most 8 KB"));
        }
        if (request.target().length() > RequestSizes.TARGET) {
            return Optional.of(PlatformError.invalidArgument(
                    "path and query have " + request.target().length() + " bytes, more than " + RequestSizes.TARGET,
                    "send long values in the body: path and query have at most 4 KB"));
        }
        return request.framing().length() > bodyLimit(request)
                ? Optional.of(PlatformError.entityTooLarge(bodyLimit(request)))
                : Optional.empty();
    }

    static long bodyLimit(ClientRequest request) {
        return request.isAsync() ? RequestSizes.ASYNC_BODY : RequestSizes.BODY;
    }

    /** Where the function's HTTP trigger does not take its method; one that has none takes all. */
    static Optional<PlatformError> refusedMethod(ClientRequest request, FunctionPackage function) {
        List<String> methods = function.spec().http().map(HttpTrigger::methods).orElse(HttpTrigger.METHODS);
        return methods.contains(request.method())
                ? Optional.empty()
                : Optional.of(PlatformError.methodNotAllowed(request.method()));
    }
}
