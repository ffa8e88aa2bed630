package io.github.fcmaven.gateway;

import io.github.fcmaven.platform.PlatformError;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What came of one event. */
sealed interface EventOutcome {

    /** Why it failed; empty where it did not. */
    Optional<PlatformError> error();

    /**
     * The function answered; it may say itself that it failed.
     *
     * @param status that the platform drops
     * @param body all that its caller gets
     * @param took from the request to the end of the answer
     * @param instance that answered
     * @param log the end of what was printed meanwhile, in base64
     * @param read whether the function read all of the event
     * @param error where it said that it failed
     */
    record Answered(
            int status,
            byte[] body,
            Duration took,
            ServingInstance instance,
            String log,
            boolean read,
            Optional<PlatformError> error)
            implements EventOutcome {

        /** What its developer should know though nothing failed. */
        List<String> notes() {
            return error.isEmpty() && status >= 400
                    ? List.of("the function answered " + status + ", which the platform drops: this counts as"
                            + " handled, unless the answer says x-fc-status: 404")
                    : List.of();
        }
    }

    /** The platform answers in its place. */
    record Failed(PlatformError why) implements EventOutcome {
        @Override
        public Optional<PlatformError> error() {
            return Optional.of(why);
        }
    }
}
