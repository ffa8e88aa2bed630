package io.github.fcmaven.gateway;

import io.github.fcmaven.platform.PlatformError;
import java.util.List;
import java.util.Optional;

/**
 * What came of an event that no client sent.
 *
 * @param body what its caller gets: the function's, or the platform's where the function gave none
 * @param notes what the caller does not get and a developer should know, such as a status that the platform drops
 * @param failure why it counts as failed; empty where it does not
 */
public record EventAnswer(byte[] body, List<String> notes, Optional<PlatformError> failure) {

    /** The platform's pages say no limit for an answer, in bytes; this one keeps a build from running out of memory. */
    public static final int LONGEST = 64 << 20;

    static EventAnswer of(EventOutcome outcome, String id) {
        if (outcome instanceof EventOutcome.Answered answered) {
            return new EventAnswer(answered.body(), answered.notes(), answered.error());
        }
        PlatformError error = ((EventOutcome.Failed) outcome).why();
        return new EventAnswer(ClientAnswer.body(error, id), List.of(), Optional.of(error));
    }
}
