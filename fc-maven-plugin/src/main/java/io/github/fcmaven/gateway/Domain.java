package io.github.fcmaven.gateway;

/** At which domain of the platform's the gateway stands. */
public enum Domain {
    /** The user's own: what the function answers goes through. */
    CUSTOM,
    /** The platform's, {@code *.fcapp.run}: it forbids redirects, and browsers download what it answers. */
    DEFAULT
}
