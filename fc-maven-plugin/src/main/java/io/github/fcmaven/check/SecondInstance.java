package io.github.fcmaven.check;

import io.github.fcmaven.clock.ClockControl;
import io.github.fcmaven.diagnosis.StartCause;
import io.github.fcmaven.diagnosis.StartFailure;
import io.github.fcmaven.http.Connection;
import io.github.fcmaven.instance.Instance;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.Deadline;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Limits;
import io.github.fcmaven.platform.Pause;
import io.github.fcmaven.process.ResourceLimits;
import io.github.fcmaven.server.MoreMemory;
import io.github.fcmaven.server.NodeLimits;
import io.github.fcmaven.startup.ReachableAddresses;
import io.github.fcmaven.startup.StartOutcome;
import io.github.fcmaven.startup.StartupListener;
import io.github.fcmaven.startup.StartupWait;
import io.github.fcmaven.virtualtime.Day;
import io.github.fcmaven.virtualtime.DayProof;
import io.github.fcmaven.virtualtime.DayRequests;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Another instance of the function, launched when the first one was timed and has ended: it may carry what is not
 * shipped.
 */
final class SecondInstance {

    /** The script looks again some time after the port is open, and with each request. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(300);

    private static final Duration TOLD = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(20);

    /** Longer than clients wait for a service that is not there: 30 s, most of them. */
    private static final Duration REAL_TIME = Duration.ofSeconds(65);

    /** Java reads this variable after its command. */
    private static final String LAST_OPTIONS = "_JAVA_OPTIONS";

    private final Launcher launcher;
    private final CheckContext context;
    private final CheckSettings settings;

    SecondInstance(Launcher launcher, CheckContext context) {
        this.launcher = launcher;
        this.context = context;
        this.settings = context.settings();
    }

    /**
     * What was seen, and what a day by the fast-forwarded clock showed. A server that failed in it may only have
     * survived the first check: it is launched once more, in real time.
     */
    Observation shownADay(Observation seen) {
        context.listener().fastForwarding();
        Day day = launched(SecondInstance::clock, carrying -> day(carrying, seen), Day::notShown);
        Observation shown = seen.withDay(day);
        if (!day.isFailure()) {
            return shown;
        }
        context.listener().awaitingEnd(REAL_TIME);
        return launched(plain -> Map.of(), plain -> inRealTime(plain, shown), why -> shown);
    }

    private Observation inRealTime(RunningInstance plain, Observation shown) {
        CheckContext again = CheckContext.of(plain, settings, CheckListener.NONE, context.servers(), context.bounds());
        boolean ends = again.awaitStart() instanceof StartOutcome.Accepted
                && Pause.until(() -> !plain.server().isAlive(), REAL_TIME);
        return ends ? shown.withDeath(again.ended()) : shown;
    }

    private static Map<String, String> clock(Instance instance) {
        String option = ClockControl.install(instance.clock()).option();
        return ClockControl.VARIABLES.stream().collect(Collectors.toMap(Function.identity(), name -> option));
    }

    private Day day(RunningInstance carrying, Observation seen) {
        StartOutcome start = started(carrying);
        if (!(start instanceof StartOutcome.Accepted accepted)) {
            return Day.notShown("the second instance, whose clock is fast-forwarded, did not start: "
                    + start.describe(carrying.port()));
        }
        return ReachableAddresses.of(accepted.port())
                .address()
                .map(address -> {
                    // Of this instance too no request may come before; what comes of the call was judged of the first.
                    new ConfiguredCalls(
                                    carrying.function(),
                                    address,
                                    () -> false,
                                    CheckListener.NONE,
                                    () -> OptionalInt::empty)
                            .initialize();
                    return DayProof.of(
                            carrying.server(),
                            address,
                            ClockControl.at(carrying.instance().clock()),
                            new DayRequests(
                                    context.get(seen.traffic().orElseThrow().path()),
                                    settings.slowPath().map(context::get),
                                    context.bounds().answer()));
                })
                .orElseGet(() -> Day.notShown("the second instance accepts no connection"));
    }

    /** What was seen, and what the running server says of itself. */
    Observation askedForLimits(Observation seen) {
        context.listener().reading();
        return launched(
                SecondInstance::preload,
                carrying -> limits(carrying)
                        .map(limits -> seen.withLimits(limits.declared()))
                        .orElseGet(() -> seen.withoutDay("the second instance did not report its limits")),
                seen::withoutDay);
    }

    static boolean isHeapTooSmall(StartOutcome start) {
        return start instanceof StartOutcome.Ended ended
                && StartCause.of(ended).failure() == StartFailure.HEAP_TOO_SMALL;
    }

    /**
     * Launches it with a heap of {@link MoreMemory#SHARE} of the function's memory, of twice as much, and so on, until
     * the heap is not too small any more, or this machine has no more to spare.
     */
    MoreMemory.Tried largerHeap() {
        int megabytes = context.running().function().spec().resources().memoryMegabytes();
        long spare = ResourceLimits.memoryLeft().orElse(megabytes) / 2;
        while (megabytes < Limits.MOST_MEMORY && megabytes * MoreMemory.SHARE <= spare) {
            StartOutcome start = startedWithHeap((int) (megabytes * MoreMemory.SHARE));
            if (!isHeapTooSmall(start)) {
                return new MoreMemory.Tried(megabytes, start instanceof StartOutcome.Accepted);
            }
            megabytes = Math.min(2 * megabytes, Limits.MOST_MEMORY);
        }
        return new MoreMemory.Tried(megabytes, false);
    }

    private StartOutcome startedWithHeap(int megabytes) {
        context.listener().tryingHeap(megabytes);
        return launched(
                instance -> Map.of(LAST_OPTIONS, "-Xmx" + megabytes + "m"),
                this::started,
                why -> new StartOutcome.Silent(Duration.ZERO, Optional.empty()));
    }

    /** It is awaited as long as the first one, and not told of. */
    private StartOutcome started(RunningInstance carrying) {
        return StartupWait.forConnection(carrying, StartupListener.NONE).await(settings.startTimeout());
    }

    private <T> T launched(
            Function<Instance, Map<String, String>> more,
            Function<RunningInstance, T> work,
            Function<String, T> failed) {
        try {
            return launcher.with(more, work);
        } catch (FcProblem e) {
            if (Thread.currentThread().isInterrupted()) {
                throw e;
            }
            return failed.apply("the second instance could not be launched: " + e.what());
        }
    }

    private static Map<String, String> preload(Instance instance) {
        return NodeLimits.preload(instance.clock());
    }

    private Optional<NodeLimits> limits(RunningInstance carrying) {
        StartOutcome start = started(carrying);
        return start instanceof StartOutcome.Accepted accepted
                ? ReachableAddresses.of(accepted.port()).address().flatMap(address -> limits(carrying, address))
                : Optional.empty();
    }

    private Optional<NodeLimits> limits(RunningInstance carrying, InetSocketAddress address) {
        Deadline answer = Deadline.in(context.bounds().answer());
        try (Connection connection = Connection.open(address, answer)) {
            connection.request(context.get(settings.probePath()).get(), answer);
        }
        Pause.of(LOOK_AGAIN, Deadline.in(LOOK_AGAIN));
        Deadline deadline = Deadline.in(TOLD);
        Optional<NodeLimits> limits = read(carrying, address);
        while (limits.isEmpty() && !deadline.passed()) {
            Pause.of(PAUSE, deadline);
            limits = read(carrying, address);
        }
        return limits;
    }

    private static Optional<NodeLimits> read(RunningInstance carrying, InetSocketAddress address) {
        return NodeLimits.read(carrying.instance().clock(), address.getPort());
    }
}
