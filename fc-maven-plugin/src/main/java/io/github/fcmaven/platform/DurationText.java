package io.github.fcmaven.platform;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How messages write a duration. */
public final class DurationText {

    private DurationText() {}

    /** {@code 812 ms} below a second, {@code 65.0 s} from there on: for what was measured. */
    public static String measured(Duration time) {
        return time.toMillis() < 1000
                ? time.toMillis() + " ms"
                : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    /** {@code 58.9 s} below two minutes, {@code 23 h 59 min 50 s} from there on: for limits, which may be long. */
    public static String inUnits(Duration time) {
        if (time.toSeconds() < 120) {
            return time.toMillisPart() == 0 ? time.toSeconds() + " s" : measured(time);
        }
        boolean hours = time.toHours() < 48;
        return Stream.of(
                        part(hours ? 0 : time.toDays(), "days"),
                        part(hours ? time.toHours() : time.toHoursPart(), "h"),
                        part(time.toMinutesPart(), "min"),
                        part(time.toSecondsPart(), "s"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String part(long number, String unit) {
        return number == 0 ? "" : number + " " + unit;
    }
}
