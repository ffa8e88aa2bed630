package io.github.fcmaven.check;

import io.github.fcmaven.http.Reply;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.process.ListeningSocket;
import io.github.fcmaven.process.MappedFiles;
import io.github.fcmaven.process.ServerProcess;
import io.github.fcmaven.process.Timeline;
import io.github.fcmaven.server.ServerKind;
import io.github.fcmaven.startup.ReachableAddresses;
import io.github.fcmaven.startup.StartOutcome;
import io.github.fcmaven.startup.StartupWait;
import io.github.fcmaven.virtualtime.Day;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Judges a function instance by the seven requirements that a launched server must keep, and by the calls that it is configured for.
 *
 * <p>First all is observed, over connections that nothing retries and nothing hides; then it is judged. A server that ends while it is
 * checked violates FC-STARTUP, and the rest is skipped: it is one cause.
 */
public final class ContractCheck {

    private final CheckContext watched;
    private final RunningInstance launched;
    private final ServerProcess server;
    private final CheckSettings settings;
    private final CheckListener listener;

    /** Whether an instance that is armed may be launched after this one. */
    private final boolean mayLaunchAgain;

    /** Whether somebody waited for this server before: then the time until its first response is not known. */
    private final boolean startedBefore;

    /** Whether the server is one whose clock can be warped, as long as one can look. */
    private volatile boolean armable;

    private volatile List<Finding> called = List.of();
    private volatile Optional<Reply> first = Optional.empty();
    private volatile Optional<Duration> cpu = Optional.empty();

    private ContractCheck(CheckContext watched, boolean mayLaunchAgain) {
        this.watched = watched;
        this.launched = watched.launched();
        this.server = watched.server();
        this.settings = watched.settings();
        this.listener = watched.listener();
        this.mayLaunchAgain = mayLaunchAgain;
        this.startedBefore = server.timeline().portOpen().isPresent();
    }

    /**
     * Launches the function, waits until its server is ready, fails or is late, and judges it. Where real time leaves it open whether a connection
     * lasts a day, and the server is a JVM, a second instance is launched whose clock is warped; that of a Node.js server is asked for the limits of its live
     * server object. Of a second start nothing is reported.
     *
     * @throws FcProblem where the check was interrupted, or the function cannot be launched
     */
    public static CheckReport run(Launcher launcher, CheckSettings settings, CheckListener listener) {
        return run(launcher, settings, listener, Bounds.DEFAULTS);
    }

    static CheckReport run(Launcher launcher, CheckSettings settings, CheckListener listener, Bounds bounds) {
        ContractCheck[] check = new ContractCheck[1];
        Observation seen = launcher.with(clean -> Map.of(), launched -> {
            check[0] = new ContractCheck(CheckContext.of(launched, settings, listener, bounds), true);
            return check[0].observe();
        });
        SecondInstance second = new SecondInstance(launcher, settings, listener, bounds);
        if (check[0].isOpen(seen)) {
            seen = second.shownADay(seen);
        } else if (check[0].tellsLimits(seen)) {
            seen = second.askedForLimits(seen);
        }
        return check[0].report(seen);
    }

    /**
     * Judges a server that somebody else launched, and in real time alone: it holds the port that a second instance would need.
     *
     * @throws FcProblem where the check was interrupted
     */
    public static CheckReport run(RunningInstance launched, CheckSettings settings, CheckListener listener) {
        ContractCheck check = new ContractCheck(CheckContext.of(launched, settings, listener, Bounds.DEFAULTS), false);
        Observation seen = check.observe();
        boolean wanted = settings.proof() == CheckSettings.DayMode.AUTO;
        return check.report(
                wanted
                        ? seen.with(Day.notShown(
                                "the instance that start launched holds the port, so that no second one was launched"))
                        : seen);
    }

    /** Whether it is still open what becomes of a connection within a day, and a warped clock can tell. */
    private boolean isOpen(Observation seen) {
        boolean lasts = seen.traffic()
                .flatMap(Observation.Traffic::idle)
                .flatMap(Idle::second)
                .filter(Response.class::isInstance)
                .isPresent();
        return lasts && seen.death().isEmpty() && armable;
    }

    /** Whether it has a live object that says what only the code knows. */
    private boolean tellsLimits(Observation seen) {
        return mayLaunchAgain
                && settings.proof() == CheckSettings.DayMode.AUTO
                && watched.kind() == ServerKind.NODE
                && seen.death().isEmpty()
                && first.filter(Response.class::isInstance).isPresent();
    }

    private boolean isArmable(List<ListeningSocket> sockets) {
        return mayLaunchAgain
                && settings.proof() == CheckSettings.DayMode.AUTO
                && !sockets.isEmpty()
                && sockets.stream().flatMap(socket -> socket.pids().stream()).allMatch(MappedFiles::isJvm);
    }

    /**
     * Waits until the server accepts connections, and makes the calls that come before any request, {@code /initialize} and the first
     * health check, where they are configured: what {@code start} and {@code run} need.
     *
     * @param startTimeout how long to wait, counted from the spawn
     * @return the port where it does: the one it was told, or else the one that its package says
     * @throws FcProblem where it ends, is late, is not what answers there, or fails such a call, with its last lines; a problem of this machine alone where
     *     the failure proves nothing about the platform
     */
    public static CaPort awaitReady(RunningInstance launched, Duration startTimeout) {
        CheckSettings settings =
                new CheckSettings(startTimeout, "/", Optional.empty(), Optional.empty(), CheckSettings.DayMode.OFF);
        return new Readiness(CheckContext.of(launched, settings, CheckListener.NONE, Bounds.DEFAULTS)).await();
    }

    private CheckReport report(Observation seen) {
        List<Finding> findings = new ArrayList<>(Judgement.of(seen, watched.fixes()));
        findings.addAll(called);
        findings.addAll(notCalled());
        findings.sort(Comparator.comparing(Finding::requirement));
        findings.forEach(listener::found);
        Remarks remarks = new Remarks(launched, startedBefore, settings.probePath(), first);
        return new CheckReport(
                findings, coldStart(), remarks.notes(), remarks.warnings(seen, cpu), server.lastLines(), server.log());
    }

    /** What is configured, and was not called, because the server had ended or could not be reached. */
    private List<Finding> notCalled() {
        return ConfiguredCalls.skipped(launched.function().spec(), "the server could not be called any more").stream()
                .filter(finding -> called.stream().noneMatch(made -> made.requirement() == finding.requirement()))
                .toList();
    }

    private Observation observe() {
        StartOutcome start = watched.awaitStart();
        cpu = start instanceof StartOutcome.Accepted ? server.timeline().openCpu() : server.cpuTime();
        Optional<ReachableAddresses> reach =
                servedPort(start).stream().mapToObj(ReachableAddresses::of).findFirst();
        Optional<ConfiguredCalls> calls =
                reach.flatMap(ReachableAddresses::address).map(watched::calls);
        calls.ifPresent(this::beforeRequests);
        Optional<Observation.Traffic> traffic = reach.filter(there -> server.isAlive())
                .map(there -> new Probes(watched, this::idleTime).observe(there, this::onFirst));
        calls.filter(there -> server.isAlive()).ifPresent(ConfiguredCalls::event);
        boolean died = reach.isPresent()
                && (traffic.filter(Observation.Traffic::endedByServer).isPresent()
                        ? watched.endsNow()
                        : !server.isAlive());
        Optional<StartOutcome.Ended> death = died ? Optional.of(StartupWait.ended(launched)) : Optional.empty();
        calls.filter(there -> server.isAlive()).ifPresent(ConfiguredCalls::preStop);
        called = calls.map(ConfiguredCalls::findings).orElse(List.of());
        return new Observation(watched.setting(), start, traffic, death)
                .with(watched.packaged().limits());
    }

    /** As the platform does: no request comes to a server that was not initialized, or is not healthy. */
    private void beforeRequests(ConfiguredCalls calls) {
        if (startedBefore) {
            calls.initializedBefore();
        } else {
            calls.initialize();
        }
        if (server.isAlive()) {
            calls.healthCheck();
        }
    }

    private Duration idleTime(List<ListeningSocket> sockets) {
        armable = isArmable(sockets);
        return settings.idle(armable);
    }

    /** Where connections can be watched: what listens elsewhere is judged there, but for what it is not. */
    private OptionalInt servedPort(StartOutcome start) {
        if (start instanceof StartOutcome.Accepted accepted) {
            return accepted.after().compareTo(watched.bounds().startLimit()) > 0
                    ? OptionalInt.empty()
                    : OptionalInt.of(accepted.port());
        }
        return start instanceof StartOutcome.Elsewhere elsewhere
                ? OptionalInt.of(Probes.likeliest(elsewhere.sockets(), settings.probePath()))
                : OptionalInt.empty();
    }

    private void onFirst(Reply reply) {
        first = Optional.of(reply);
        if (reply instanceof Response response && !startedBefore) {
            server.markFirstResponse();
            cpu = server.cpuTime();
            server.timeline().firstResponse().ifPresent(elapsed -> listener.firstResponse(elapsed, response.status()));
        }
    }

    private CheckReport.ColdStart coldStart() {
        Timeline times = server.timeline();
        return new CheckReport.ColdStart(
                launched.instance().unpackTime(), times.firstOutput(), times.portOpen(), times.firstResponse(), cpu);
    }
}
