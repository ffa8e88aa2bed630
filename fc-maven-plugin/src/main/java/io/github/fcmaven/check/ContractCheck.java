package io.github.fcmaven.check;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.http.Reply;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.instance.Instance;
import io.github.fcmaven.instance.ServerProcess;
import io.github.fcmaven.instance.SocketTable;
import io.github.fcmaven.instance.Timeline;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.Deadline;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.server.PackagedServer;
import io.github.fcmaven.server.ServerKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Judges a function instance by the five requirements that a launched server must keep.
 *
 * <p>First all is observed, over connections that nothing retries and nothing hides; then it is judged. A server that ends while it is
 * checked violates FC-STARTUP, and the rest is skipped: it is one cause.
 */
public final class ContractCheck {

    private static final Duration LAST_BREATH = Duration.ofMillis(200);

    private final FunctionPackage function;
    private final Instance instance;
    private final ServerProcess server;
    private final CaPort port;
    private final CheckSettings settings;
    private final CheckListener listener;
    private final Bounds bounds;

    /** Whether somebody waited for this server before: then the time and the work until its first response are not known. */
    private final boolean startedBefore;

    private volatile Optional<Reply> first = Optional.empty();
    private volatile Duration cpu = Duration.ZERO;

    private ContractCheck(
            FunctionPackage function,
            Instance instance,
            ServerProcess server,
            CaPort port,
            CheckSettings settings,
            CheckListener listener,
            Bounds bounds) {
        this.function = function;
        this.instance = instance;
        this.server = server;
        this.port = port;
        this.settings = settings;
        this.listener = listener;
        this.bounds = bounds;
        this.startedBefore = server.timeline().portOpen().isPresent();
    }

    /**
     * Waits until the server is ready, fails or is late, and judges it; {@code server} was launched from {@code instance}.
     *
     * @param port where the server was told to listen; another one than the package's where the check runs on a free port
     * @throws FcProblem where the check was interrupted
     */
    public static CheckReport run(
            FunctionPackage function,
            Instance instance,
            ServerProcess server,
            CaPort port,
            CheckSettings settings,
            CheckListener listener) {
        return run(function, instance, server, port, settings, listener, Bounds.DEFAULTS);
    }

    static CheckReport run(
            FunctionPackage function,
            Instance instance,
            ServerProcess server,
            CaPort port,
            CheckSettings settings,
            CheckListener listener,
            Bounds bounds) {
        return new ContractCheck(function, instance, server, port, settings, listener, bounds).report();
    }

    /**
     * Waits until the server accepts connections on the port: what {@code start} and {@code run} need.
     *
     * @throws FcProblem where it ends, is late, or is not what answers there, with its last lines
     */
    public static void awaitReady(ServerProcess server, CaPort port, Duration startTimeout) {
        Start start = new StartWatch(server, port, port, CheckListener.NONE).await(startTimeout);
        if (start instanceof Start.Accepted) {
            return;
        }
        CheckSettings settings =
                new CheckSettings(startTimeout, CheckSettings.DEFAULTS.probePath(), Duration.ZERO, Optional.empty());
        Observation seen = new Observation(
                new Observation.Setting(
                        port.number(), port.number(), true, Optional.empty(), settings, Bounds.DEFAULTS),
                start,
                Optional.empty(),
                Optional.empty());
        Judgement.of(seen, requirement -> ServerKind.UNKNOWN.fix(requirement, port)).stream()
                .filter(Finding.Violated.class::isInstance)
                .findFirst()
                .ifPresent(finding -> {
                    throw FcProblem.of(
                            finding.requirement(),
                            finding.observed() + lastLines(server.lastLines()),
                            finding.platform(),
                            finding.fix());
                });
    }

    private CheckReport report() {
        Observation seen = observe();
        ServerKind kind = PackagedServer.of(function.entries().values()).kind();
        List<Finding> findings = Judgement.of(seen, requirement -> kind.fix(requirement, function.port()));
        findings.forEach(listener::found);
        return new CheckReport(findings, coldStart(), notes(), warnings(), server.lastLines(), server.log());
    }

    private Observation observe() {
        Start start = new StartWatch(server, port, function.port(), listener).await(settings.startTimeout());
        if (!startedBefore) {
            cpu = server.cpuTime();
        }
        OptionalInt served = servedPort(start);
        Optional<Observation.Traffic> traffic = served.isEmpty()
                ? Optional.empty()
                : Optional.of(new Probes(server, settings, bounds, listener).observe(served.getAsInt(), this::onFirst));
        boolean died = traffic.isPresent() && (traffic.get().endedByServer() ? endsNow() : !server.isAlive());
        return new Observation(
                new Observation.Setting(
                        port.number(),
                        function.port().number(),
                        SocketTable.readable(),
                        instance.unfaithful(),
                        settings,
                        bounds),
                start,
                traffic,
                died ? Optional.of(StartWatch.ended(server, port)) : Optional.empty());
    }

    /** The connections of a process end before it does: one cause must not look like another. */
    private boolean endsNow() {
        Deadline deadline = Deadline.in(LAST_BREATH);
        while (server.isAlive() && !deadline.passed()) {
            Pause.of(LAST_BREATH.dividedBy(10), deadline);
        }
        return !server.isAlive();
    }

    /** Where connections can be watched: what listens elsewhere is judged there, but for what it is not. */
    private OptionalInt servedPort(Start start) {
        if (start instanceof Start.Accepted accepted) {
            return accepted.after().compareTo(bounds.startLimit()) > 0
                    ? OptionalInt.empty()
                    : OptionalInt.of(accepted.port());
        }
        return start instanceof Start.Elsewhere elsewhere
                ? OptionalInt.of(Probes.likeliest(elsewhere.sockets(), settings.probePath()))
                : OptionalInt.empty();
    }

    private void onFirst(Reply reply) {
        first = Optional.of(reply);
        if (reply instanceof Response response && !startedBefore) {
            server.timeline().markFirstResponse();
            cpu = server.cpuTime();
            server.timeline().firstResponse().ifPresent(elapsed -> listener.firstResponse(elapsed, response.status()));
        }
    }

    private CheckReport.ColdStart coldStart() {
        Timeline times = server.timeline();
        return new CheckReport.ColdStart(
                instance.unpackTime(), times.firstOutput(), times.portOpen(), times.firstResponse(), cpu);
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>(instance.notes());
        if (startedBefore) {
            notes.add(
                    "the server had been started before this check: its first response and its processor time were not measured");
        }
        first.filter(Response.class::isInstance)
                .map(reply -> ((Response) reply).status())
                .filter(status -> status >= 500)
                .ifPresent(status -> notes.add(
                        "GET " + settings.probePath() + " was answered " + status + ", which no requirement forbids"));
        return notes;
    }

    private List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        work(cpu, function.spec().resources().cpu(), bounds.startLimit()).ifPresent(warnings::add);
        first.filter(reply -> !(reply instanceof Response))
                .ifPresent(reply -> warnings.add("to GET " + settings.probePath() + " the server " + Words.of(reply)));
        return warnings;
    }

    /** Warns where a start is more work than a function with that share of a processor can do in time. */
    static Optional<String> work(Duration cpu, double share, Duration limit) {
        long millis = Math.round(cpu.toMillis() / share);
        return millis <= limit.toMillis()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "the start took %s of processor time here; divided by the function's cpu of %s that is %.0f s, more than"
                                + " the %d s that the platform waits: give the function more cpu",
                        Words.time(cpu),
                        share,
                        millis / 1000.0,
                        limit.toSeconds()));
    }

    private static String lastLines(List<String> lines) {
        return lines.isEmpty() ? "" : "\n  last lines:\n    " + String.join("\n    ", lines);
    }
}
