package io.github.fcmaven.invocation;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.FcProblem;

/**
 * An event that is to be sent to a function once.
 *
 * @param function which gets it
 * @param event its bytes
 * @param type whether the caller waits for the answer
 */
public record Invocation(FunctionPackage function, byte[] event, InvocationType type) {

    /** @throws FcProblem where the event is longer than the platform takes */
    public Invocation {
        type.refuseTooLong(event);
    }
}
