package io.github.fcmaven.coldstart;

import io.github.fcmaven.platform.FcProblem;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How an application that Spring Boot has packed into one jar stands in the code package. */
public enum Layout {
    /** As the build has made it: one jar that holds the others, read by Spring Boot's own loader. */
    JAR,
    /** A thin jar of the application's own classes, and beside it {@code lib/*.jar}, which Java itself reads. */
    EXTRACTED,
    /** The same with the jars rewritten uncompressed, so that the code package compresses them once and well. */
    COMPACT;

    /**
     * The layout of that name, in small letters.
     *
     * @throws FcProblem where there is none
     */
    public static Layout parse(String name) {
        return Arrays.stream(values())
                .filter(layout -> layout.toString().equals(name.strip()))
                .findFirst()
                .orElseThrow(() -> FcProblem.local(
                        "layout is '" + name + "'",
                        "give one of "
                                + Arrays.stream(values()).map(Layout::toString).collect(Collectors.joining(", "))));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
