package io.github.fcmaven.platform;

/** How it is known that the platform asks for something. */
public enum Certainty {
    /** The platform's own pages say so. */
    DOCUMENTED,
    /** Users report it. */
    REPORTED,
    /** It follows from what is documented. */
    INFERRED
}
