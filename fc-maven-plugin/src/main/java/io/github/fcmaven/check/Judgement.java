package io.github.fcmaven.check;

import static io.github.fcmaven.platform.Requirement.FC_BIND;
import static io.github.fcmaven.platform.Requirement.FC_EXECUTION;
import static io.github.fcmaven.platform.Requirement.FC_FREEZE;
import static io.github.fcmaven.platform.Requirement.FC_HTTP;
import static io.github.fcmaven.platform.Requirement.FC_KEEPALIVE;
import static io.github.fcmaven.platform.Requirement.FC_MEMORY_USE;
import static io.github.fcmaven.platform.Requirement.FC_PARALLEL;
import static io.github.fcmaven.platform.Requirement.FC_PORT;
import static io.github.fcmaven.platform.Requirement.FC_REDIRECT;
import static io.github.fcmaven.platform.Requirement.FC_STARTUP;

import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What follows from an observation: one cause is one violation, and what can no longer be judged is skipped. */
final class Judgement {

    /** In the catalogue's order. */
    private static final List<Row> ROWS = List.of(
            new Row(FC_STARTUP, StartupJudge::judge, EarlyEnd::of),
            new Row(FC_PORT, PortJudge::judge),
            new Row(FC_BIND, BindJudge::judge, BindJudge::end),
            new Row(FC_HTTP, HttpJudge::judge, HttpJudge::end),
            new Row(FC_KEEPALIVE, KeepAliveJudge::judge),
            new Row(FC_EXECUTION, ExecutionJudge::judge),
            new Row(FC_PARALLEL, ParallelJudge::judge),
            new Row(FC_REDIRECT, RedirectJudge::judge),
            new Row(FC_MEMORY_USE, MemoryJudge::judge),
            new Row(FC_FREEZE, FreezeJudge::judge));

    private Judgement() {}

    /** One finding for each that every server is judged by, in the order above; {@code fixes} says what to change. */
    static List<Finding> of(Observation seen, Function<Requirement, String> fixes) {
        List<Finding> findings = new ArrayList<>();
        Optional<String> end = Optional.empty();
        for (Row row : ROWS) {
            Case before = new Case(seen, fixes, findings);
            findings.add(end.<Finding>map(why -> new Finding.Skipped(row.requirement(), why))
                    .orElseGet(() -> row.judge().judge(before)));
            end = end.or(() -> row.end().apply(new Case(seen, fixes, findings)));
        }
        return List.copyOf(findings);
    }

    /**
     * How a requirement is judged.
     *
     * @param judge judges it, unless a row before ended the judgement
     * @param end why no requirement of the rows below can be judged any more; empty where they can
     */
    private record Row(Requirement requirement, Judge judge, Function<Case, Optional<String>> end) {

        /** After which the next one is judged in any case. */
        Row(Requirement requirement, Judge judge) {
            this(requirement, judge, seen -> Optional.empty());
        }
    }
}
