package io.github.fcmaven.check;

import static io.github.fcmaven.platform.Requirement.FC_PORT;
import static io.github.fcmaven.platform.Requirement.FC_STARTUP;

import io.github.fcmaven.platform.DurationText;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.process.ListeningSocket;
import io.github.fcmaven.server.PackagedServer;
import io.github.fcmaven.startup.StartLog;
import io.github.fcmaven.startup.StartOutcome;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Judges FC-STARTUP and FC-PORT: both follow from how the waiting ended. */
final class StartFindings {

    private static final String EXITED = "CAExited: Function instance exited unexpectedly";
    private static final String NO_OWNER = "this system does not show which process owns the socket";
    private static final String ON_LINUX = "run the check on Linux, where /proc shows it";

    private static final String NO_CONNECTION = "each request fails with 502, because no connection is accepted";
    private static final String OPEN = "let the server listen until its process ends: look in the code for what closes"
            + " it (close, stop, shutdown, the end of a with block, or a server that answers one request only)";

    private final Observation seen;
    private final Observation.Setting setting;
    private final Function<Requirement, String> fix;

    StartFindings(Observation seen, Function<Requirement, String> fix) {
        this.seen = seen;
        this.setting = seen.setting();
        this.fix = fix;
    }

    /** Why nothing but FC-STARTUP can be judged; empty where the rest can. */
    Optional<String> failure() {
        if (seen.death().isPresent()) {
            return Optional.of("the start command ended while the check ran");
        }
        if (seen.closed().isPresent()) {
            return Optional.of("the server closed its port while the check ran");
        }
        StartOutcome start = seen.start();
        if (start instanceof StartOutcome.Accepted accepted) {
            return isLate(accepted.after())
                    ? Optional.of("the server accepted connections too late")
                    : Optional.empty();
        }
        if (start instanceof StartOutcome.Ended) {
            return Optional.of("the start command ended before a connection was accepted");
        }
        if (start instanceof StartOutcome.Stranger) {
            return Optional.of("another process answers on the port");
        }
        if (start instanceof StartOutcome.Unasked) {
            return Optional.of("no connection could be asked for here");
        }
        return start instanceof StartOutcome.Silent
                ? Optional.of("the server never accepted a connection")
                : Optional.empty();
    }

    /** Why no request was made; empty where one could be. */
    Optional<String> elsewhere() {
        return seen.start() instanceof StartOutcome.Elsewhere
                ? Optional.of("no request is made on another port than CAPort")
                : Optional.empty();
    }

    Finding startup() {
        StartOutcome start = seen.start();
        if (seen.death().isPresent()) {
            return ended(died(seen.death().get()), seen.death().get());
        }
        if (seen.closed().isPresent()) {
            return failed(closed(seen.closed().get()), NO_CONNECTION, OPEN);
        }
        if (start instanceof StartOutcome.Accepted accepted) {
            return started(accepted.after());
        }
        if (start instanceof StartOutcome.Ended ended) {
            return ended(ended(ended), ended);
        }
        if (start instanceof StartOutcome.Stranger stranger) {
            return stranger(stranger);
        }
        if (start instanceof StartOutcome.Silent silent) {
            return silentFinding(silent);
        }
        if (start instanceof StartOutcome.Unasked unasked) {
            return new Finding.Unproven(
                    FC_STARTUP,
                    "the server listens on " + ListeningSocket.list(unasked.sockets()) + ", and this shows no more,"
                            + " because " + unasked.why(),
                    "bring it up (ip link set lo up), or run the check where it is");
        }
        return new Finding.Skipped(
                FC_STARTUP,
                start instanceof StartOutcome.Elsewhere
                        ? "the server listens on another port, not on CAPort"
                        : "the server listens only on addresses that the check may not connect to");
    }

    Finding port() {
        StartOutcome start = seen.start();
        if (start instanceof StartOutcome.Elsewhere elsewhere) {
            String observed =
                    "the server listens on " + ListeningSocket.list(elsewhere.sockets()) + ", and not on CAPort "
                            + setting.given() + ", within " + DurationText.measured(elsewhere.waited());
            return inconclusive(FC_PORT, observed)
                    .orElseGet(() -> new Finding.Violated(FC_PORT, observed, portFix(elsewhere.sockets())));
        }
        if (start instanceof StartOutcome.Accepted accepted && accepted.port() != setting.given()) {
            return new Finding.Unproven(
                    FC_PORT,
                    "the server listens on " + accepted.port() + ", as its package says, and not on " + setting.given()
                            + ", the port of this check",
                    "set checkPort to " + setting.shipped() + " to check it on CAPort");
        }
        if (!setting.ownersKnown()) {
            return new Finding.Unproven(
                    FC_PORT, "port " + setting.given() + " accepts connections, but " + NO_OWNER, ON_LINUX);
        }
        return new Finding.Met(
                FC_PORT,
                setting.given() == setting.shipped()
                        ? "the server listens on CAPort " + setting.given()
                        : "the server listens on " + setting.given()
                                + ", the port that this check set in its environment instead of CAPort "
                                + setting.shipped());
    }

    /** The port to take for CAPort has been seen, unless the server listens on several. */
    private String portFix(Collection<ListeningSocket> sockets) {
        List<Integer> ports =
                sockets.stream().map(ListeningSocket::port).distinct().toList();
        String text = fix.apply(FC_PORT);
        return ports.size() == 1
                ? text.replace(PackagedServer.ITS_PORT, ports.get(0).toString())
                : text;
    }

    private Finding started(Duration after) {
        Duration limit = setting.bounds().startLimit();
        if (isLate(after)) {
            return failed(
                    "the server accepted its first connection " + DurationText.measured(after)
                            + " after its launch, later than " + DurationText.measured(limit),
                    FC_STARTUP.platform(),
                    StartCause.of(StartFailure.SLOW).fix(fix));
        }
        Optional<Memory> tooMuch = seen.memory().filter(Memory::isTooMuch);
        if (tooMuch.isPresent()) {
            return failed(
                    "the server starts, but " + tooMuch.get(),
                    EXITED + "(code 137): the platform ends an instance that needs more than its memory",
                    tooMuch.get().fix());
        }
        String observed = "the first connection was accepted " + DurationText.measured(after)
                + " after the launch on this machine";
        // The launch waits for a free port; whose socket it is by now is FC-PORT's question.
        return new Finding.Met(
                FC_STARTUP, setting.ownersKnown() ? observed : observed + ", on a port that was free before");
    }

    private Finding ended(String observed, StartOutcome.Ended ended) {
        Differences differences = setting.differences();
        StartCause cause = StartCause.of(ended).unlessThere(differences::loader).unlessElsewhere(differences::module);
        boolean told = cause.failure() == StartFailure.PORT_IN_USE
                || !ended.left().isEmpty()
                || ended.log().held().isEmpty();
        String held = told ? "" : "; " + String.join("; ", ended.log().held());
        return failed(observed + held, EXITED, cause, ended.log());
    }

    private Finding silentFinding(StartOutcome.Silent silent) {
        boolean busy = seen.startCpu()
                .filter(cpu -> cpu.multipliedBy(2).compareTo(silent.waited()) > 0)
                .isPresent();
        return failed(silent(silent), FC_STARTUP.platform(), StartCause.of(silent, busy), silent.log());
    }

    /** A failure that a difference between the platform and this machine explains shows nothing. */
    private Finding failed(String observed, String platform, StartCause cause, StartLog log) {
        String whole = cause.what().isEmpty() ? observed : once(observed, log, cause) + "; " + cause.what();
        return StandInDifference.of(setting.differences(), log, cause)
                .<Finding>map(why -> new Finding.Unproven(
                        FC_STARTUP, whole + "; this proves nothing, because " + why.why(), why.fix()))
                .or(() -> olderHere(cause, whole))
                .orElseGet(() -> failed(whole, platform, cause.fix(fix)));
    }

    /** Spring Boot's analysis is the last error and the cause. */
    private static String once(String observed, StartLog log, StartCause cause) {
        String error = log.lastError().orElse("");
        boolean twice = !error.isEmpty() && cause.what().contains(error.replaceFirst("[.:]+$", ""));
        return twice ? observed.replace(complaint(log.lastError()), "") : observed;
    }

    /** What no version decides convicts on any. */
    private Optional<Finding> olderHere(StartCause cause, String whole) {
        return setting.older()
                .filter(why -> cause.failure().dependsOnVersion())
                .map(why -> new Finding.Unproven(
                        FC_STARTUP,
                        whole + "; this proves nothing, because " + why,
                        "run the check where that is possible"));
    }

    /** The port was free when the server was launched. */
    private Finding stranger(StartOutcome.Stranger stranger) {
        return new Finding.Unproven(
                FC_STARTUP,
                "port " + setting.given() + " is held by " + String.join(" and ", stranger.who())
                        + ", which is not a process of this server: its answers say nothing about the server",
                "end that process, or set checkPort to auto");
    }

    private String ended(StartOutcome.Ended ended) {
        return DurationText.measured(ended.after())
                + " after its launch, before a connection was accepted, the start command " + ended.ending()
                + complaint(ended.log().lastError()) + left(ended);
    }

    private String died(StartOutcome.Ended ended) {
        return DurationText.measured(ended.after())
                + " after its launch, when a connection had already been accepted, the start command " + ended.ending()
                + complaint(ended.log().lastError())
                + left(ended);
    }

    private String closed(Duration after) {
        return "the server accepted a connection on port " + setting.given() + ", and had closed that port "
                + DurationText.measured(after) + " after its launch, while its process still ran";
    }

    /** First of all that the server printed, because a log is long, and what it waits for is said once. */
    private static String complaint(Optional<String> lastError) {
        return lastError.map(line -> "; its last error: " + line).orElse("");
    }

    /** The platform ends an instance with the process that it started, whatever that left in the background. */
    private static String left(StartOutcome.Ended ended) {
        return ended.left().isEmpty()
                ? ""
                : "; it left " + String.join(" and ", ended.left())
                        + " in the background, but an instance ends with its start command";
    }

    private String silent(StartOutcome.Silent silent) {
        Duration waited = silent.waited();
        Duration limit = setting.bounds().startLimit();
        String patience = waited.compareTo(limit) < 0
                ? " (startTimeout; the platform waits for " + DurationText.measured(limit) + ")"
                : "";
        return "the server runs, but accepted no connection on port " + setting.given() + " within "
                + DurationText.measured(waited) + patience
                + complaint(silent.log().lastError());
    }

    private boolean isLate(Duration after) {
        return after.compareTo(setting.bounds().startLimit()) > 0;
    }

    private Finding failed(String observed, String platform, String change) {
        return inconclusive(FC_STARTUP, observed)
                .orElseGet(() -> new Finding.Violated(FC_STARTUP, observed, platform, change));
    }

    private Optional<Finding> inconclusive(Requirement requirement, String observed) {
        return setting.inconclusive()
                .map(reason -> new Finding.Unproven(
                        requirement,
                        observed + "; this proves nothing, because " + reason,
                        "run the check where that is possible"));
    }
}
