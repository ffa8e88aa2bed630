package io.github.fcmaven.platform;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the platform answers in place of the function: its texts stand here, for all that play it. Source: pages on
 * error codes, on request and answer, and on the troubleshooting of Custom Runtime.
 *
 * @param http the status to a caller of the HTTP trigger
 * @param api the status to a caller of the API
 * @param code such as {@code InvalidArgument}; of a failed function {@code InvocationError}, which its body does not
 *     have
 * @param message for the caller
 * @param ofFunction whether the function failed, and not the request: the body has another form then
 * @param requirement that is not kept; empty where none is known
 * @param what for the developer: what happened here; empty where the message says it
 * @param advice for the developer: what to change
 */
public record PlatformError(
        int http,
        int api,
        String code,
        String message,
        boolean ofFunction,
        Optional<Requirement> requirement,
        String what,
        String advice) {

    private static final String INTERNAL = "InternalServerError";

    /** Where the body of a request of that many bytes is refused: it goes to an object store instead. */
    private static final String OTHER_WAY = "send less, or upload it to OSS and send its name";

    public static PlatformError invalidArgument(String message, String advice) {
        return of(400, "InvalidArgument", message, advice);
    }

    public static PlatformError entityTooLarge(long limit) {
        return of(400, "EntityTooLarge", "payload size exceeds maximum allowed size (" + limit + " bytes)", OTHER_WAY);
    }

    public static PlatformError methodNotAllowed(String method) {
        return of(
                403,
                "AccessDenied",
                "The method " + method + " is not allowed by the HTTP trigger",
                "add " + method + " to methods of the HTTP trigger");
    }

    public static PlatformError noSuchFunction(String name, String is) {
        return of(404, "FunctionNotFound", "function '" + name + "' does not exist", "call " + is);
    }

    public static PlatformError redirect() {
        return of(
                400,
                "ExternalRedirectForbidden",
                "External redirects are forbidden on this domain",
                "redirect on a custom domain only: set customDomain, and -Dfc.domain=custom here");
    }

    public static PlatformError apk() {
        return of(
                400,
                "ApkDownloadForbidden",
                "Downloading apk files is forbidden on this domain",
                "serve .apk files from a custom domain");
    }

    public static PlatformError badResponse(String message, String advice) {
        return of(502, "BadResponse", message, advice);
    }

    public static PlatformError tooMany(int concurrency) {
        return of(
                429,
                "ResourceExhausted",
                "the function runs " + concurrency + " requests at the same time already",
                "raise instanceConcurrency, or let requests wait here for what would be another instance:"
                        + " -Dfc.overload=queue");
    }

    /** The client went away before its request was whole. */
    public static PlatformError canceled() {
        return of(499, "ClientClosedRequest", "Invocation canceled by client", "nothing: the client ended it");
    }

    /** An error of this machine, which stands for the platform. */
    public static PlatformError internal(String what, String advice) {
        String message = "an internal error has occurred. Please retry.";
        return new PlatformError(500, 500, INTERNAL, message, false, Optional.empty(), what, advice);
    }

    /** @param what what the function did meanwhile */
    public static PlatformError timedOut(int seconds, long megabytes, String what) {
        return failed(
                "Function timed out after " + seconds + " seconds (maxMemoryUsage: " + megabytes + "MB)",
                Optional.empty(),
                what,
                "raise timeout, or make the request shorter; with -Dfc.debugPort it does not end a request here");
    }

    /** @param what how the process ended */
    public static PlatformError exited(Duration after, long megabytes, String what, String advice) {
        return exited(after, megabytes, Optional.empty(), what, advice);
    }

    private static PlatformError exited(
            Duration after, long megabytes, Optional<Requirement> requirement, String what, String advice) {
        return failed(
                "Process exited unexpectedly before completing request (duration: " + after.toMillis()
                        + "ms, maxMemoryUsage: " + megabytes + "MB)",
                requirement,
                what,
                advice);
    }

    /** The instance needed more memory than it has, and was ended. */
    public static PlatformError outOfMemory(Duration after, int megabytes) {
        return exited(
                after,
                megabytes,
                Optional.of(Requirement.FC_MEMORY_USE),
                "the function needed more than its memorySize of " + megabytes
                        + " MB, and was ended with exit code 137 (FunctionOOMError)",
                "raise memorySize, or let the function need less");
    }

    /** The server closed a connection that it had kept, when the request was on its way. */
    public static PlatformError dropped(Duration after, long megabytes) {
        return exited(
                after,
                megabytes,
                Optional.of(Requirement.FC_KEEPALIVE),
                "the server closed a connection that was kept alive; only GET, HEAD, OPTIONS and TRACE are sent again",
                "let the server keep connections for 24 hours");
    }

    /** The function answered an event, and said itself that it failed: its caller gets its answer all the same. */
    public static PlatformError told(String status, String advice) {
        return failed(
                "the caller gets the answer, and the invocation counts as failed",
                Optional.empty(),
                "the function answered with x-fc-status: " + status + ", which says that it failed",
                advice);
    }

    /** Why an instance could not be started. */
    public static PlatformError notStarted(FcProblem problem) {
        Optional<Requirement> requirement = problem.requirement();
        if (requirement.isEmpty()) {
            return internal(problem.what(), problem.fix());
        }
        if (requirement.get() == Requirement.FC_INITIALIZER) {
            return new PlatformError(
                    200, 200, "InitializationError", problem.what(), true, requirement, "", problem.getMessage());
        }
        String[] answer = problem.platform().split(": ", 2);
        String message = answer[answer.length - 1];
        return new PlatformError(412, 412, answer[0], message, false, requirement, problem.what(), problem.fix());
    }

    private static PlatformError of(int status, String code, String message, String advice) {
        return new PlatformError(status, status, code, message, false, Optional.empty(), "", advice);
    }

    private static PlatformError failed(String message, Optional<Requirement> requirement, String what, String advice) {
        return new PlatformError(502, 200, "InvocationError", message, true, requirement, what, advice);
    }

    /** The value of {@code X-Fc-Error-Type}. */
    public String type() {
        return ofFunction ? code : "FCCommonError";
    }

    /** The fields of its body, an object of JSON, in their order. */
    public Map<String, String> body(String requestId) {
        Map<String, String> body = new LinkedHashMap<>();
        if (ofFunction) {
            body.put("errorMessage", message);
        } else {
            body.put("RequestId", requestId);
            body.put("Code", code);
            body.put("Message", message);
        }
        return body;
    }

    /** As a line of the console says it. */
    public String describe() {
        String told = code + ": " + message;
        String id = requirement.map(one -> one.id() + ": ").orElse("");
        return (what.isEmpty() ? told : id + what + "\n  platform: " + told) + "\n  fix: " + advice;
    }

    /** As the failure of a build says it that sent an event. An error of this machine is none of the platform's. */
    public FcProblem problem() {
        if (code.equals(INTERNAL)) {
            return FcProblem.local(what, advice);
        }
        String told = code + ": " + (ofFunction ? message : api);
        return FcProblem.of(requirement.orElse(Requirement.FC_INVOKE), what.isEmpty() ? message : what, told, advice);
    }
}
