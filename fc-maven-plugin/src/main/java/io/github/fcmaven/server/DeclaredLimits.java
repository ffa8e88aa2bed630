package io.github.fcmaven.server;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a packaged server's configuration and start say of the time for which it keeps connections and requests: a
 * witness beside what is observed, never a proof. What holds in a profile only is not seen.
 *
 * @param keepAlive of an idle connection, and of any connection's number of requests; empty where nothing is known
 *     of it
 * @param execution of a request that runs; empty where the server is not known to end one
 */
public record DeclaredLimits(Optional<Declared> keepAlive, Optional<Declared> execution) {

    /** As many requests as a day may have on one connection: whoever counts further ends none. */
    public static final long REQUESTS_OF_A_DAY = 100_000;

    /** A day in seconds: as long as the platform may use one connection. */
    public static final long SECONDS_OF_A_DAY = 86_400;

    /** Nothing is known. */
    public static final DeclaredLimits NONE = new DeclaredLimits(Optional.empty(), Optional.empty());

    /**
     * What a configuration says.
     *
     * @param forADay whether it is 24 hours at least, without a limit to the number of requests
     * @param says each key with its value and where it is said, or what holds without it
     * @param ends after how long; empty where that is not certain, because code that is not read may change it
     * @param requests after how many requests a connection is closed; empty where none are counted, or as with {@code
     *     ends}
     * @param fix what to change, where it is not what all servers of this kind need
     */
    public record Declared(
            boolean forADay, String says, Optional<Duration> ends, OptionalLong requests, Optional<String> fix) {

        public Declared(boolean forADay, String says) {
            this(forADay, says, Optional.empty());
        }

        public Declared(boolean forADay, String says, Optional<Duration> ends) {
            this(forADay, says, ends, OptionalLong.empty(), Optional.empty());
        }

        /** Whether it ends a connection before a day, and later than one was watched: what was seen outdoes it. */
        public boolean endsAfter(Duration watched) {
            return !forADay && ends.filter(time -> time.compareTo(watched) > 0).isPresent();
        }

        /** Whether it ends a connection that answered that many requests, before a day may be over. */
        public boolean endsBehind(long answered) {
            return !forADay && requests.stream().anyMatch(number -> number > answered && number < REQUESTS_OF_A_DAY);
        }
    }

    /** What a server does that has no setting for it: it ends an idle connection too early. */
    static DeclaredLimits tooShort(String says) {
        return new DeclaredLimits(Optional.of(new Declared(false, says)), Optional.empty());
    }

    /** What a server does that ends a connection of that many requests. */
    static DeclaredLimits counted(String says, long requests) {
        return new DeclaredLimits(
                Optional.of(new Declared(false, says, Optional.empty(), OptionalLong.of(requests), Optional.empty())),
                Optional.empty());
    }

    /** What a server does with an idle connection, as far as its start and its code show it whole. */
    static DeclaredLimits idle(boolean forADay, String says, long seconds) {
        return new DeclaredLimits(
                Optional.of(new Declared(forADay, says, Optional.of(Duration.ofSeconds(seconds)))), Optional.empty());
    }
}
