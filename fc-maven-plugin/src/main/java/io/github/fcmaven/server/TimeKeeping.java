package io.github.fcmaven.server;

import io.github.fcmaven.platform.DurationText;
import io.github.fcmaven.server.DeclaredLimits.Declared;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;

/** In what a server keeps a time that it is told. Each was measured on running servers. */
enum TimeKeeping {

    /** In what holds each time; a negative one never passes, and 0 is never to some servers and at once to others. */
    AS_WRITTEN,

    /** In an int of milliseconds, which loses the upper bits; a negative one never passes. */
    INT_OF_MILLISECONDS,

    /** The same in Vert.x below Quarkus, for which 0 never passes, and which refuses what is negative. */
    INT_OF_QUARKUS;

    private static final Duration DAY = Duration.ofDays(1);

    /** What becomes of a time, and what else is to be said of it; empty where nobody knows. */
    Optional<Declared> of(Duration time) {
        if (this == AS_WRITTEN) {
            return Optional.of(time)
                    .filter(some -> !some.isZero())
                    .map(some -> asWritten(some.isNegative() || some.compareTo(DAY) >= 0));
        }
        int kept = milliseconds(time).intValue();
        if (kept > 0) {
            return Optional.of(cut(time, kept));
        }
        if (this == INT_OF_MILLISECONDS) {
            return Optional.of(asWritten(true)).filter(never -> kept < 0);
        }
        String refused = ", and Quarkus does not start with it: an int of milliseconds makes " + kept
                + " ms of it (idleTimeout must be >= 0)";
        return Optional.of(kept == 0 ? asWritten(true) : new Declared(false, refused));
    }

    /** What is kept as its value says. */
    static Declared asWritten(boolean forADay) {
        return new Declared(forADay, "");
    }

    private static Declared cut(Duration time, int kept) {
        boolean whole = milliseconds(time).equals(BigInteger.valueOf(kept));
        String says = ", of which an int of milliseconds keeps " + DurationText.inUnits(Duration.ofMillis(kept));
        return new Declared(kept >= DAY.toMillis(), whole ? "" : says);
    }

    private static BigInteger milliseconds(Duration time) {
        return BigInteger.valueOf(time.getSeconds())
                .multiply(BigInteger.valueOf(1000))
                .add(BigInteger.valueOf(time.getNano() / 1_000_000));
    }
}
