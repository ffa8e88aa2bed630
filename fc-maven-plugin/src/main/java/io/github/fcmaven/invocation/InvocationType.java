package io.github.fcmaven.invocation;

import io.github.fcmaven.gateway.RequestLimits;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.PlatformError;
import io.github.fcmaven.platform.Requirement;
import java.util.Arrays;

/** Whether the caller waits for the function's answer. Source: page on InvokeFunction. */
public enum InvocationType {
    SYNC("Sync", RequestLimits.BODY),
    ASYNC("Async", RequestLimits.ASYNC_BODY);

    private final String word;
    private final int limit;

    InvocationType(String word, int limit) {
        this.word = word;
        this.limit = limit;
    }

    /**
     * The type that the platform calls so, in any case.
     *
     * @throws FcProblem where there is none
     */
    public static InvocationType of(String word) {
        return Arrays.stream(values())
                .filter(type -> type.word.equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> FcProblem.local("invocationType is '" + word + "'", "give Sync or Async"));
    }

    /** As the header {@code X-Fc-Invocation-Type} has it. */
    String word() {
        return word;
    }

    /** How many bytes an event may have. */
    public int limit() {
        return limit;
    }

    void refuseTooLong(byte[] event) {
        if (event.length > limit) {
            PlatformError error = PlatformError.entityTooLarge(limit);
            throw FcProblem.of(
                    Requirement.FC_INVOKE,
                    "the event has " + event.length + " bytes; with invocationType " + word + " it may have " + limit,
                    error.code() + ": " + error.api() + ", " + error.message(),
                    "send less, or put the data into OSS and send its name");
        }
    }
}
