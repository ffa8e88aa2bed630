package io.github.fcmaven.zip;

import io.github.fcmaven.platform.FcProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/** The time of a zip's entries, as {@code project.build.outputTimestamp} has it. */
public final class OutputTimestamp {

    /** What Maven itself takes since 3.10 if a project does not say it. */
    static final Instant DEFAULT = Instant.parse("1980-02-01T00:00:00Z");

    /** The first time that a DOS time can be. */
    private static final Instant FIRST = Instant.parse("1980-01-01T00:00:02Z");

    private static final Instant LAST = Instant.parse("2099-12-31T23:59:59Z");

    private OutputTimestamp() {}

    /** Reads ISO 8601, or seconds since 1970. Nothing, or a single character that is not a digit, is the default. */
    public static Instant parse(String text) {
        if (text == null || text.isBlank() || text.strip().matches("\\D")) {
            return DEFAULT;
        }
        Instant time = instant(text.strip());
        if (time.isBefore(FIRST) || time.isAfter(LAST)) {
            throw wrong(text, "a zip can hold times from " + FIRST + " to " + LAST);
        }
        return time;
    }

    private static Instant instant(String text) {
        try {
            return text.matches("\\d+")
                    ? Instant.ofEpochSecond(Long.parseLong(text))
                    : OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeException | NumberFormatException e) {
            throw wrong(text, "write ISO 8601 with an offset, such as 2026-11-24T00:00:00Z, or seconds since 1970");
        }
    }

    private static FcProblem wrong(String text, String fix) {
        return FcProblem.local("outputTimestamp is '" + text + "', which is not a time for an entry", fix);
    }
}
