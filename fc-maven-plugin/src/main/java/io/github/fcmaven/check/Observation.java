package io.github.fcmaven.check;

import io.github.fcmaven.diagnosis.Differences;
import io.github.fcmaven.http.Reply;
import io.github.fcmaven.instance.LocalDifferences;
import io.github.fcmaven.server.DeclaredLimits;
import io.github.fcmaven.server.ServerKind;
import io.github.fcmaven.startup.StartOutcome;
import io.github.fcmaven.virtualtime.Day;
import io.github.fcmaven.virtualtime.Standstill;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All that was seen of a server, before anything is made of it.
 *
 * @param setting under what circumstances
 * @param start how the waiting ended
 * @param startCpu processor time of the start, until the first answer, or else until the waiting ended; empty where the
 *     system does not say it
 * @param serving what was seen once the waiting had ended
 * @param day what a day by the fast-forwarded clock showed; empty where none was shown
 * @param limits what the server's effective configuration says
 */
record Observation(
        Setting setting,
        StartOutcome start,
        Optional<Duration> startCpu,
        Serving serving,
        Optional<Day> day,
        DeclaredLimits limits) {

    /** Of a server whose configuration tells nothing, before 24 hours are shown. */
    static Observation of(Setting setting, StartOutcome start, Serving serving) {
        return new Observation(setting, start, Optional.empty(), serving, Optional.empty(), DeclaredLimits.NONE);
    }

    /** Of a server that got no request of the check. */
    static Observation ofStart(Setting setting, StartOutcome start, Optional<StartOutcome.Ended> death) {
        return of(setting, start, Serving.of(Optional.empty(), death));
    }

    /** The same server, which ended later. */
    Observation withDeath(StartOutcome.Ended death) {
        Serving ended = new Serving(
                serving.traffic(),
                serving.calls(),
                Optional.of(death),
                serving.closed(),
                serving.memory(),
                serving.standstill(),
                serving.second());
        return new Observation(setting, start, startCpu, ended, day, limits);
    }

    Observation withDay(Day shown) {
        return new Observation(setting, start, startCpu, serving, Optional.of(shown), limits);
    }

    Observation withLimits(DeclaredLimits declared) {
        return new Observation(setting, start, startCpu, serving, day, declared);
    }

    /** The same where a day could have been shown and was not. */
    Observation withoutDay(String why) {
        return withDay(Day.notShown(why));
    }

    /** What came of the first request; empty where none was made. */
    Optional<Reply> first() {
        return traffic().flatMap(Traffic::first);
    }

    /** @see Serving#traffic */
    Optional<Traffic> traffic() {
        return serving.traffic();
    }

    /** @see Serving#calls */
    List<ObservedCall> calls() {
        return serving.calls();
    }

    /** @see Serving#death */
    Optional<StartOutcome.Ended> death() {
        return serving.death();
    }

    /** @see Serving#closed */
    Optional<Duration> closed() {
        return serving.closed();
    }

    /** @see Serving#memory */
    Optional<Memory> memory() {
        return serving.memory();
    }

    /** @see Serving#second */
    Optional<SecondServer> second() {
        return serving.second();
    }

    /** @see Serving#standstill */
    Optional<Standstill> standstill() {
        return serving.standstill();
    }

    /**
     * What was seen of a server once the waiting for its start had ended.
     *
     * @param traffic what the server did with connections; empty where it accepted none
     * @param calls the calls that were made because the configuration says so, in their order
     * @param death how it ended after it had accepted a connection; empty where it lived to the end of the check
     * @param closed when its port was found closed that had accepted a connection; empty where it was open, or it ended
     * @param memory what it needed; empty where that is not known
     * @param standstill what became of it when it was frozen after all other requests; empty where it was not tried
     * @param second another server of the same start that finds its port taken; empty where there is none
     */
    record Serving(
            Optional<Traffic> traffic,
            List<ObservedCall> calls,
            Optional<StartOutcome.Ended> death,
            Optional<Duration> closed,
            Optional<Memory> memory,
            Optional<Standstill> standstill,
            Optional<SecondServer> second) {
        Serving {
            calls = List.copyOf(calls);
        }

        /** Of a server of which nothing else is known. */
        static Serving of(Optional<Traffic> traffic, Optional<StartOutcome.Ended> death) {
            return new Serving(
                    traffic, List.of(), death, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /**
     * Under what circumstances a server was seen.
     *
     * @param function what the check has to know of the function
     * @param port where it was to listen
     * @param machine what this machine shows, and what it cannot show
     * @param startedBefore whether somebody waited for this server before: then the time until its first response is
     *     not known
     * @param settings what the user set
     * @param bounds the numbers of the check
     */
    record Setting(
            CheckedFunction function,
            Port port,
            ThisMachine machine,
            boolean startedBefore,
            CheckSettings settings,
            Bounds bounds) {}

    /**
     * What the check has to know of a function.
     *
     * @param kind the server that the package holds
     * @param instanceConcurrency how many requests at once the platform would send
     * @param redirectsHarmless why a redirect of it would do no harm; empty where it would
     * @param opensNoPort whether its configuration or its code says so
     * @param servesItself what to change where the application that its server loads starts another one
     */
    record CheckedFunction(
            ServerKind kind,
            int instanceConcurrency,
            Optional<String> redirectsHarmless,
            boolean opensNoPort,
            Optional<String> servesItself) {}

    /**
     * Where a server was to listen.
     *
     * @param given the port where it was told to listen
     * @param shipped the port where its package says it listens
     */
    record Port(int given, int shipped) {}

    /**
     * What this machine shows of a server, and what it cannot show.
     *
     * @param ownersKnown whether this system tells whose a socket is
     * @param inconclusive why a start that fails here would prove nothing
     * @param older why one that a newer Java or interpreter could have made to work proves nothing
     * @param differences in what the platform and this machine differ: what explains a failure proves nothing
     * @param busy that others used most of it, so what was late here may be in time on the platform
     */
    record ThisMachine(
            boolean ownersKnown,
            Optional<LocalDifferences.Inconclusive> inconclusive,
            Optional<String> older,
            Differences differences,
            Optional<String> busy) {}
}
