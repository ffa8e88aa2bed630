package io.github.fcmaven.gateway;

import io.github.fcmaven.platform.PlatformError;

/** What became of a request to the function. */
sealed interface CallResult {

    /**
     * It answers: the body is still to come.
     *
     * @param head without the body, as the function sent it
     * @param framing where the body ends
     */
    record Answered(int status, MessageHead head, Framing framing) implements CallResult {}

    /** The platform answers in its place. */
    record Failed(PlatformError error) implements CallResult {}
}
