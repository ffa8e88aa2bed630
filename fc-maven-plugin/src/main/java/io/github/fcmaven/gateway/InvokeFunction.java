package io.github.fcmaven.gateway;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.PlatformError;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The call of the platform's API that sends an event: {@code POST /2023-03-30/functions/NAME/invocations}. */
final class InvokeFunction {

    private static final Pattern PATH = Pattern.compile("/2023-03-30/functions/([^/]+)/invocations");

    private InvokeFunction() {}

    static boolean isCalled(ClientRequest request) {
        return PATH.matcher(request.path()).matches();
    }

    static Optional<PlatformError> refusal(ClientRequest request, FunctionPackage function) {
        Matcher path = PATH.matcher(request.path());
        String name = path.matches() ? path.group(1) : "";
        String known = function.spec().name();
        if (!name.equals(known)) {
            return Optional.of(PlatformError.noSuchFunction(name, known));
        }
        return request.method().equals("POST")
                ? Optional.empty()
                : Optional.of(PlatformError.invalidArgument(
                        request.method() + " is not the method of InvokeFunction", "send the event with POST"));
    }

    /** Whether the caller wants the end of the function's log with the answer. */
    static boolean asksForLog(ClientRequest request) {
        return request.head()
                .get("X-Fc-Log-Type")
                .filter("Tail"::equalsIgnoreCase)
                .isPresent();
    }

    /** As a client of the SDK sends it, for an event that no client sends. */
    static ClientRequest request(String function, int length) {
        Framing framing = Framing.ofLength(length);
        String target = "/2023-03-30/functions/" + function + "/invocations";
        MessageHead head = new MessageHead("POST " + target + " HTTP/1.1", List.of()).plus("X-Fc-Log-Type", "Tail");
        return new ClientRequest(head, "POST", target, false, framing);
    }

    /** Of the function's answer only the body goes back. */
    static MessageHead head(EventOutcome.Answered answered, String id) {
        MessageHead head = ClientAnswer.ofApi(id, answered.body().length)
                .with("X-Fc-Instance-Id", answered.instance().id())
                .with("X-Fc-Invocation-Service-Version", "LATEST");
        return answered.error()
                .map(error -> head.with("X-Fc-Error-Type", error.type()))
                .orElse(head);
    }

    /** Of several requests at the same time, no line is known to be one's. */
    static boolean getsLog(ClientRequest request, FunctionPackage function) {
        return asksForLog(request) && function.spec().resources().instanceConcurrency() == 1;
    }
}
