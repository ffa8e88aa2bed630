package io.github.fcmaven.check;

import io.github.fcmaven.http.Response;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.process.Timeline;
import io.github.fcmaven.startup.StartOutcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * A check of which the first instance was observed: what real time leaves open of a day, another instance may still
 * show.
 */
public final class OpenCheck {

    private final CheckContext context;
    private final Observation seen;

    /**
     * @param context the first instance, and how it was looked at
     * @param seen what was seen of it
     */
    OpenCheck(CheckContext context, Observation seen) {
        this.context = context;
        this.seen = seen;
    }

    /** Whether another instance would show more. */
    public boolean isOpen() {
        return needsDay() || needsLimits() || needsHeap();
    }

    /**
     * Launches another instance where it shows more, and judges all that was seen.
     *
     * @param launcher launches it, the first instance having ended
     * @throws FcProblem where the check was interrupted
     */
    public CheckReport complete(Launcher launcher) {
        SecondInstance second = new SecondInstance(launcher, context);
        if (needsDay()) {
            return judge(second.shownADay(seen), context.fixes());
        }
        if (needsHeap()) {
            return judge(seen, context.fixes(second.largerHeap()));
        }
        return judge(needsLimits() ? second.askedForLimits(seen) : seen, context.fixes());
    }

    /**
     * Judges what was seen so far, while the first instance still holds the port.
     *
     * @param open why no other instance was launched, where one would show more
     */
    public CheckReport judge(String open) {
        return judge(isOpen() ? seen.withoutDay(open) : seen, context.fixes());
    }

    /** Whether it is still open what becomes of a connection within a day, and a fast-forwarded clock can tell. */
    private boolean needsDay() {
        boolean lasts = seen.traffic()
                .flatMap(Traffic::idle)
                .flatMap(Idle::second)
                .filter(Response.class::isInstance)
                .isPresent();
        return mayBeFollowed() && lasts && seen.traffic().filter(Traffic::isJvm).isPresent();
    }

    /** Whether the server has a live object that says what only the code knows. */
    private boolean needsLimits() {
        return mayBeFollowed()
                && seen.setting().function().kind().tellsItsLimits()
                && seen.first().filter(Response.class::isInstance).isPresent();
    }

    /** Whether its heap was too small, and it may be tried which one is not. */
    private boolean needsHeap() {
        return seen.setting().settings().dayMode() == CheckSettings.DayMode.AUTO
                && context.running().instance().sizesHeap()
                && SecondInstance.isHeapTooSmall(seen.start());
    }

    /** Of a server that died, or that the platform would not find, nothing more is asked. */
    private boolean mayBeFollowed() {
        return seen.setting().settings().dayMode() == CheckSettings.DayMode.AUTO
                && seen.death().isEmpty()
                && seen.start() instanceof StartOutcome.Accepted
                && !(BindJudge.judge(new Case(seen, context.fixes(), List.of())) instanceof Finding.Violated);
    }

    /** What follows from an observation, in the catalogue's order. */
    private CheckReport judge(Observation seen, Function<Requirement, String> fixes) {
        List<Finding> findings = new ArrayList<>(Judgement.of(seen, fixes));
        findings.addAll(CallJudgement.of(context.running().function().spec(), context.paths(), seen.calls()));
        findings.sort(Comparator.comparing(Finding::requirement));
        findings.forEach(context.listener()::found);
        Remarks remarks = new Remarks(context.running(), seen, context.fixes());
        return new CheckReport(
                findings,
                coldStart(context.running(), seen),
                remarks.notes(),
                remarks.warnings(),
                context.server().lastLines(),
                context.server().log());
    }

    private static CheckReport.ColdStart coldStart(RunningInstance running, Observation seen) {
        Timeline times = running.server().timeline();
        return new CheckReport.ColdStart(
                running.instance().unpackTime(),
                times.firstOutput(),
                times.portOpen(),
                times.firstResponse(),
                seen.startCpu());
    }
}
