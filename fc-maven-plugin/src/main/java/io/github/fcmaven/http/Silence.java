package io.github.fcmaven.http;

import java.time.Duration;

/** What became of a connection on which nothing was asked for a while. */
public sealed interface Silence {

    /** It is still open. */
    record Held(Duration time) implements Silence {}

    /**
     * The server ended it.
     *
     * @param after since the silence began
     * @param reset whether by a reset in place of an orderly end
     */
    record Closed(Duration after, boolean reset) implements Silence {}

    /**
     * The server sent data without a request, such as a 408.
     *
     * @param after since the silence began
     * @param reply what it sent
     */
    record Spoke(Duration after, Reply reply) implements Silence {}
}
