package io.github.fcmaven.check;

import io.github.fcmaven.platform.Finding;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is not met, as tests write it: a new requirement that a server meets changes no other test. */
final class Verdicts {

    /** Of a server without a fault, which nobody showed a day. */
    static final String ALL_BUT_THE_DAY_MET = "FC-KEEPALIVE unproven, FC-EXECUTION unproven";

    private Verdicts() {}

    /**
     * The verdict of each requirement that is not met, such as {@code FC-BIND violated, FC-EXECUTION unproven}; where
     * several at the end are skipped, {@code the rest skipped}.
     */
    static String unmet(List<Finding> findings) {
        int judged = findings.size();
        while (judged > 0 && findings.get(judged - 1) instanceof Finding.Skipped) {
            judged--;
        }
        boolean rest = findings.size() - judged > 1;
        Stream<String> unmet = findings.subList(0, rest ? judged : findings.size()).stream()
                .filter(finding -> !(finding instanceof Finding.Met))
                .map(finding -> finding.requirement().id() + " " + finding.verdict());
        return Stream.concat(unmet, rest ? Stream.of("the rest skipped") : Stream.of())
                .collect(Collectors.joining(", "));
    }
}
