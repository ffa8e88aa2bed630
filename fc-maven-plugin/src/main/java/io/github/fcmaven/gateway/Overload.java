package io.github.fcmaven.gateway;

/** What becomes of a request while as many run as {@code instanceConcurrency} says. */
public enum Overload {
    /** It waits: here for its turn, on the platform for another instance. */
    QUEUE,
    /** It is answered 429, as where no more instances may be started. */
    REJECT
}
