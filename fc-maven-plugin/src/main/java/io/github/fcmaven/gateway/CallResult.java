package io.github.fcmaven.gateway;

import io.github.fcmaven.platform.PlatformError;
import java.util.Locale;

/** What became of a request to the function. */
sealed interface CallResult {

    /**
     * It answers: the body is still to come.
     *
     * @param head without the body, as the function sent it
     * @param framing where the body ends
     */
    record Answered(int status, MessageHead head, Framing framing) implements CallResult {

        /** Whether it goes on as long as the client wants: another protocol, or events. */
        boolean isStream() {
            return status == 101
                    || head.get("Content-Type")
                            .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("text/event-stream"))
                            .isPresent();
        }
    }

    /** The platform answers in its place. */
    record Failed(PlatformError error) implements CallResult {}
}
