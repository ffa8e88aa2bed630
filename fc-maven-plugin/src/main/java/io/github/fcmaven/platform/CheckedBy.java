package io.github.fcmaven.platform;

/** What holds a requirement. */
public enum CheckedBy {
    /** A rule of the static check, on the package. */
    RULE,
    /** Who reads the zip or the descriptor for the static check: afterwards it cannot be seen any more. */
    READER,
    /** A probe, on the running server. */
    PROBE,
    /** The value itself, which cannot be made otherwise. */
    VALUE
}
