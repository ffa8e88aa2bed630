package io.github.fcmaven.invocation;

import io.github.fcmaven.gateway.EventAnswer;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.PlatformError;
import java.util.List;
import java.util.Optional;

/**
 * What came of an invocation.
 *
 * @param answer what its caller gets, byte for byte: the function's, or the platform's where the function gave none
 * @param notes what the caller does not get and a developer should know, such as a status that the platform drops
 * @param failure why it counts as failed; empty where it does not
 */
public record InvocationResult(byte[] answer, List<String> notes, Optional<FcProblem> failure) {

    /** Of an event that a gateway of this process ran: who called asynchronously gets no answer, as on the platform. */
    public static InvocationResult of(InvocationType type, EventAnswer answer) {
        return new InvocationResult(
                type == InvocationType.SYNC ? answer.body() : new byte[0],
                answer.notes(),
                answer.failure().map(PlatformError::problem));
    }

    static InvocationResult succeeded(byte[] answer, List<String> notes) {
        return new InvocationResult(answer, notes, Optional.empty());
    }

    static InvocationResult failed(byte[] answer, FcProblem problem) {
        return new InvocationResult(answer, List.of(), Optional.of(problem));
    }
}
