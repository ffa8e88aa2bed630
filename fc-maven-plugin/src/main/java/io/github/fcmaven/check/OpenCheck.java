package io.github.fcmaven.check;

import io.github.fcmaven.platform.FcProblem;

/**
 * A check of which the first instance was observed: what real time leaves open of a day, another instance may still show.
 *
 * @param context the first instance, and how it was looked at
 * @param seen what was seen of it
 */
public final class OpenCheck {

    private final CheckContext context;
    private final Observation seen;

    OpenCheck(CheckContext context, Observation seen) {
        this.context = context;
        this.seen = seen;
    }

    /** Whether another instance would show more. */
    public boolean isOpen() {
        return seen.needsDay() || seen.needsLimits();
    }

    /**
     * Launches another instance where it shows more, and judges all that was seen.
     *
     * @param launcher launches it, the first instance having ended
     * @throws FcProblem where the check was interrupted
     */
    public CheckReport complete(Launcher launcher) {
        SecondInstance second = new SecondInstance(launcher, context);
        if (seen.needsDay()) {
            return ContractCheck.judge(context, second.shownADay(seen));
        }
        return ContractCheck.judge(context, seen.needsLimits() ? second.askedForLimits(seen) : seen);
    }

    /**
     * Judges what was seen so far, while the first instance still holds the port.
     *
     * @param open why no other instance was launched, where one would show more
     */
    public CheckReport judge(String open) {
        return ContractCheck.judge(context, isOpen() ? seen.withoutDay(open) : seen);
    }
}
