package io.github.fcmaven.coldstart.layout;

import java.util.Locale;

/** How an application that Spring Boot has packed into one jar stands in the code package. */
public enum Layout {
    /** As the build has made it: one jar that holds the others, read by Spring Boot's own loader. */
    JAR,
    /** A thin jar of the application's own classes, and beside it {@code lib/*.jar}, which Java itself reads. */
    EXTRACTED,
    /** The same with the jars rewritten uncompressed, so that the code package compresses them once and well. */
    COMPACT;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
