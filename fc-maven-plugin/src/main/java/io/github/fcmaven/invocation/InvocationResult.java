package io.github.fcmaven.invocation;

import io.github.fcmaven.platform.FcProblem;
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

    static InvocationResult succeeded(byte[] answer, List<String> notes) {
        return new InvocationResult(answer, notes, Optional.empty());
    }

    static InvocationResult failed(byte[] answer, FcProblem problem) {
        return new InvocationResult(answer, List.of(), Optional.of(problem));
    }
}
