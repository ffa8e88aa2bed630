package io.github.fcmaven.diagnosis;

/** Of Java or of an interpreter: with which a start fails. */
enum FailingVersion {
    /** Every one: it is the package that is wrong. */
    ANY,
    /** Perhaps this one alone: a newer or older one could have made the same package start. */
    THIS
}
