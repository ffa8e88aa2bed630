package io.github.fcmaven.gateway;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.PlatformError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The call of the platform's API that sends an event: {@code POST /2023-03-30/functions/NAME/invocations}. */
final class InvokeFunction {

    private static final Pattern PATH = Pattern.compile("/2023-03-30/functions/([^/]+)/invocations");

    /** The function says by it whether it did what the event asks for: without it, whatever it answers is a success. */
    private static final String FUNCTION_STATUS = "X-Fc-Status";

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

    /** Of several requests at the same time, no line is known to be one's. */
    static boolean wantsLog(ClientRequest request, FunctionPackage function) {
        return request.head()
                        .get("X-Fc-Log-Type")
                        .filter("Tail"::equalsIgnoreCase)
                        .isPresent()
                && function.spec().resources().instanceConcurrency() == 1;
    }

    /** Whether the function says itself that it failed. */
    static boolean failed(CallResult.Answered answered) {
        return answered.head()
                .get(FUNCTION_STATUS)
                .filter(status -> !status.startsWith("2"))
                .isPresent();
    }

    static byte[] body(FunctionCall call, CallResult.Answered answered) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        Wire.copy(call.body(answered.framing()), body);
        return body.toByteArray();
    }

    /**
     * What a function answered to an event.
     *
     * @param id of the request
     * @param answered its head, of which nothing goes back
     * @param length of its body
     */
    record Result(String id, CallResult.Answered answered, long length) {

        boolean failed() {
            return InvokeFunction.failed(answered);
        }

        MessageHead head(ServingInstance instance, FunctionPackage function) {
            MessageHead head = ClientAnswer.ofApi(id, length)
                    .with("X-Fc-Instance-Id", instance.id())
                    .with("X-Fc-Invocation-Service-Version", "LATEST");
            return failed() ? head.with("X-Fc-Error-Type", "InvocationError") : head;
        }

        List<String> notes() {
            List<String> notes = new ArrayList<>();
            if (failed()) {
                notes.add("InvocationError, by the function's x-fc-status");
            } else if (answered.status() >= 400) {
                notes.add("the function answered " + answered.status() + ", which the platform drops: this counts as"
                        + " handled, unless the answer says x-fc-status: 404");
            }
            return notes;
        }
    }
}
