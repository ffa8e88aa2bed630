package io.github.fcmaven.check;

import static io.github.fcmaven.platform.Requirement.FC_FREEZE;
import static io.github.fcmaven.platform.Requirement.FC_KEEPALIVE;

import io.github.fcmaven.http.Reply;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.platform.DurationText;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.virtualtime.Day;
import io.github.fcmaven.virtualtime.Standstill;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges FC-FREEZE: whether a server serves as before when it was frozen. That it closes connections which
 * FC-KEEPALIVE asks it to keep is not told twice.
 */
final class FreezeJudge {

    private static final String UNSHOWN =
            "try it behind the gateway of fc:run on Linux, which freezes the function too";

    private FreezeJudge() {}

    static Finding judge(Case all) {
        Observation seen = all.observed();
        boolean endsConnections = all.isViolated(FC_KEEPALIVE); // then only a new one is judged
        List<Standstill> shown = Stream.of(seen.standstill(), seen.day().flatMap(Day::standstill))
                .flatMap(Optional::stream)
                .toList();
        if (seen.standstill().isEmpty()) {
            boolean off = seen.setting().settings().dayMode() == CheckSettings.DayMode.OFF;
            return new Finding.Skipped(
                    FC_FREEZE,
                    off
                            ? "keepAlive.proof is off: the server was not frozen"
                            : "the first request had no whole answer");
        }
        if (seen.standstill().get() instanceof Standstill.NotShown not) {
            return new Finding.Unproven(FC_FREEZE, not.why(), UNSHOWN);
        }
        return judge(
                shown.stream()
                        .filter(Standstill.Seen.class::isInstance)
                        .map(Standstill.Seen.class::cast)
                        .toList(),
                endsConnections);
    }

    private static Finding judge(List<Standstill.Seen> all, boolean endsConnections) {
        for (Standstill.Seen one : all) {
            List<String> broken = broken(one, endsConnections);
            if (!broken.isEmpty()) {
                Optional<FreezeCause> cause = FreezeCause.of(one.printed());
                return new Finding.Violated(
                        FC_FREEZE,
                        "after it had been frozen for " + time(one) + ", the server " + String.join(", and ", broken)
                                + cause.map(named -> "; " + named.what()).orElse(""),
                        cause.map(FreezeCause::fix).orElse(FreezeCause.ANY_FIX));
            }
        }
        String where = endsConnections || all.get(0).kept().isEmpty()
                ? "on a new connection"
                : "on the connection that was kept and on a new one";
        return new Finding.Met(
                FC_FREEZE,
                "the server answered " + where + " after it had been frozen for "
                        + String.join(
                                " and for ", all.stream().map(FreezeJudge::time).toList()));
    }

    private static String time(Standstill.Seen seen) {
        String time = DurationText.inUnits(seen.time());
        return seen.time().toHours() > 0 ? time + " by the fast-forwarded clock" : time;
    }

    /** What does not serve as before, in words that follow "the server". */
    private static List<String> broken(Standstill.Seen seen, boolean endsConnections) {
        List<String> broken = new ArrayList<>();
        seen.kept()
                .filter(reply -> !isAsBefore(reply, seen.before()))
                .filter(reply -> reply instanceof Response || !endsConnections)
                .ifPresent(reply -> broken.add(told(reply, seen.before()) + " on the connection that was kept"));
        if (!isAsBefore(seen.fresh(), seen.before())) {
            broken.add(told(seen.fresh(), seen.before()) + " on a new connection");
        }
        return broken;
    }

    private static String told(Reply reply, Response before) {
        return reply instanceof Response answer && answer.status() != before.status()
                ? "answered " + answer.status() + " in place of " + before.status()
                : reply.describe();
    }

    /** Of the same kind, since a page may differ each time. */
    private static boolean isAsBefore(Reply reply, Response before) {
        return reply instanceof Response answer
                && answer.body() == Response.Body.WHOLE
                && answer.status() / 100 == before.status() / 100;
    }
}
