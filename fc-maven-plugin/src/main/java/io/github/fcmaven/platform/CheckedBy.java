package io.github.fcmaven.platform;

/** What holds a requirement. */
public enum CheckedBy {
    /** A rule of the static check, on the package. */
    RULE,
    /** A probe, on the running server. */
    PROBE,
    /** The value itself, which cannot be made otherwise. */
    VALUE
}
