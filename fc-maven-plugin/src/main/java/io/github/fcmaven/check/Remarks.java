package io.github.fcmaven.check;

import io.github.fcmaven.diagnosis.Differences;
import io.github.fcmaven.diagnosis.StandInDifference;
import io.github.fcmaven.diagnosis.StartCause;
import io.github.fcmaven.diagnosis.StartFailure;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.DurationText;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.process.ServerProcess;
import io.github.fcmaven.startup.StartLog;
import io.github.fcmaven.startup.StartOutcome;
import io.github.fcmaven.virtualtime.Day;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * What should be said of a check and decides nothing.
 *
 * @param running what was checked
 * @param seen what was seen of it
 * @param fixes what to change for a requirement
 */
record Remarks(RunningInstance running, Observation seen, Function<Requirement, String> fixes) {

    /** The circumstances: stand-ins, what came as no requirement has it, and how the server ended. */
    List<String> notes() {
        List<String> notes = new ArrayList<>(running.instance().notes());
        if (seen.setting().startedBefore()) {
            notes.add("the server had been started before this check: its first response, and its "
                    + "processor time until the"
                    + " port was open, were not measured");
        }
        seen.first()
                .filter(reply -> reply instanceof Response response && response.status() == 404)
                .ifPresent(reply -> notes.add("GET " + probePath() + " was answered 404: the check saw no page of the"
                        + " application; probe.path names one"));
        watchedElsewhere().ifPresent(notes::add);
        running.server()
                .stop()
                .filter(stop -> !stop.killed())
                .ifPresent(stop -> notes.add("after TERM the server ended by itself in "
                        + DurationText.measured(stop.after()) + "; the platform does not say whether it sends TERM"));
        return notes;
    }

    /** What violates no requirement and should be known. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>(seen.day().map(Day::warnings).orElse(List.of()));
        double share = running.function().spec().resources().cpu();
        seen.startCpu()
                .flatMap(time -> work(time, share, seen.setting().bounds().startLimit()))
                .ifPresent(warnings::add);
        seen.first()
                .filter(reply -> !(reply instanceof Response))
                .ifPresent(reply -> warnings.add("GET " + probePath() + ": the server " + reply.describe()));
        failing().ifPresent(warnings::add);
        (seen.second().isPresent() ? unopened() : incomplete()).ifPresent(warnings::add);
        zombies().ifPresent(warnings::add);
        running.server()
                .stop()
                .filter(ServerProcess.Stop::killed)
                .ifPresent(stop -> warnings.add("the server had not ended " + DurationText.measured(stop.after())
                        + " after TERM (stopTimeout), and was killed; the platform does not say whether it sends TERM:"
                        + " put what must be done at the end into GET /pre-stop, see preStop"));
        return warnings;
    }

    /** An error at the path of the check is the application's: it violates nothing, and nobody wants it. */
    private Optional<String> failing() {
        return seen.first()
                .filter(Response.class::isInstance)
                .map(reply -> ((Response) reply).status())
                .filter(status -> status >= 500)
                .map(status -> "GET " + probePath() + " was answered " + status + again(status)
                        + running.server()
                                .lastError()
                                .map(line -> " (its last error: " + line + ")")
                                .orElse("")
                        + "; no requirement forbids that, because the platform passes the answer on, so this check says"
                        + " nothing of the application: "
                        + remedy(
                                seen.setting().machine().differences(),
                                running.server().lastError(),
                                fixes)
                        + "; or set probe.path to a path that works (-Dfc.probe.path=/health)");
    }

    /** A second server whose port may be CAPort: where it is, FC-PORT says so. */
    private Optional<String> unopened() {
        return seen.second()
                .filter(second -> !second.ofCaPort())
                .map(second -> "the server listens, but a server of the same start cannot open its port ("
                        + second.line() + "): what answers may be only a part of the application; give each of them a"
                        + " port of its own, or start only one" + second.code());
    }

    /** Whether a server that has warmed up still answers so. */
    private String again(int status) {
        return seen.traffic()
                .filter(traffic -> traffic.path().equals(probePath()))
                .flatMap(Traffic::reuse)
                .filter(reuse -> reuse.last() instanceof Response)
                .map(reuse -> {
                    int last = ((Response) reuse.last()).status();
                    String later = reuse.answered() == 1
                            ? "the next request "
                            : "the last of " + reuse.answered() + " later requests ";
                    return last == status ? ", and " + later + "too" : ", but " + later + last;
                })
                .orElse("");
    }

    /** A server whose main thread died listens on, without what its start had still to do. */
    private Optional<String> incomplete() {
        return running.server()
                .lastError()
                .filter(error -> seen.start() instanceof StartOutcome.Accepted
                        && seen.death().isEmpty()
                        && running.server().printed().stream()
                                .anyMatch(line -> line.startsWith("Exception in thread \"main\" ")))
                .map(error -> "the server listens, but its main thread ended with an error, so its start is not"
                        + " complete (" + error + "): "
                        + remedy(seen.setting().machine().differences(), Optional.of(error), fixes));
    }

    /** The catalogue of failed starts knows most errors of a request too. */
    static String remedy(Differences differences, Optional<String> line, Function<Requirement, String> fixes) {
        StartLog log = new StartLog(line);
        Optional<StartCause> cause = StartCause.printed(log);
        return StandInDifference.of(differences, log, cause.orElse(StartCause.of(StartFailure.UNKNOWN)))
                .map(why -> "this proves nothing, because " + why.why() + ": " + why.fix())
                .or(() -> cause.map(known -> known.fix(fixes)))
                .orElse("fix it");
    }

    private Optional<String> zombies() {
        List<Long> zombies = running.server().zombies();
        return zombies.isEmpty()
                ? Optional.empty()
                : Optional.of("the server leaves processes behind that have ended, " + zombies.size()
                        + " of them now (zombies, such as PID " + zombies.get(0)
                        + "): each is one of the 1,024 processes"
                        + " and threads of an instance; let it wait for every process that it starts");
    }

    private Optional<String> watchedElsewhere() {
        return seen.traffic()
                .map(Traffic::path)
                .filter(path -> seen.first().isPresent() && !path.equals(probePath()))
                .map(path -> "the server closes a connection after an error, and GET " + probePath()
                        + " is answered with one:" + " keep-alive was watched at " + path);
    }

    private String probePath() {
        return seen.setting().settings().probePath();
    }

    /** Warns where a start is more work than a function with that share of a processor can do in time. */
    static Optional<String> work(Duration cpu, double share, Duration limit) {
        long millis = Math.round(cpu.toMillis() / share);
        return millis <= limit.toMillis()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "the start took %s of processor time here; divided by the function's cpu of %s that is %."
                                + "0f s, more than"
                                + " the %d s that the platform waits: give the function more cpu",
                        DurationText.measured(cpu),
                        share,
                        millis / 1000.0,
                        limit.toSeconds()));
    }
}
