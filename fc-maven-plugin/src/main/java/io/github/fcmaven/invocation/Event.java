package io.github.fcmaven.invocation;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.FcProblem;

/**
 * An event that is to be sent to a function once.
 *
 * @param function which gets it
 * @param bytes its text, as the caller sends it
 * @param type whether the caller waits for the answer
 */
public record Event(FunctionPackage function, byte[] bytes, InvocationType type) {

    /** @throws FcProblem where the event is longer than the platform takes */
    public Event {
        type.refuseTooLong(bytes);
    }
}
