package io.github.fcmaven.platform;

/** What follows where a requirement is not kept. */
public enum Severity {
    /** The platform refuses the function or fails it: the build fails. */
    ERROR,
    /** It may go wrong there, or not as meant: the build warns. */
    WARNING
}
