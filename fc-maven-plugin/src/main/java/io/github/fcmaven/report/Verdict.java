package io.github.fcmaven.report;

import io.github.fcmaven.platform.Finding;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a finding means for its reader, the gravest first. */
public enum Verdict {
    /** The requirement is not kept, and the build fails. */
    VIOLATED,
    /** It is not kept, and the function may run all the same. */
    WARNING,
    /** Nothing speaks against it, and nothing shows it. */
    UNPROVEN,
    /** It is kept. */
    MET,
    /** It was not judged. */
    SKIPPED;

    /** That of a finding. */
    public static Verdict of(Finding finding) {
        if (finding instanceof Finding.Violated) {
            return finding.fails() ? VIOLATED : WARNING;
        }
        if (finding instanceof Finding.Unproven) {
            return UNPROVEN;
        }
        return finding instanceof Finding.Met ? MET : SKIPPED;
    }

    /** The findings of each verdict that there is, in the order of the verdicts. */
    static Map<Verdict, List<Finding>> groups(List<Finding> findings) {
        Map<Verdict, List<Finding>> groups = new EnumMap<>(Verdict.class);
        findings.forEach(finding -> groups.computeIfAbsent(of(finding), verdict -> new ArrayList<>())
                .add(finding));
        return groups;
    }

    /** How many findings have which verdict, such as {@code 1 violated, 2 warnings, 20 met}. */
    static String counts(List<Finding> findings) {
        Map<Verdict, List<Finding>> groups = groups(findings);
        List<String> counts = List.of(VIOLATED, WARNING, MET, UNPROVEN, SKIPPED).stream()
                .filter(groups::containsKey)
                .map(verdict -> verdict.counted(groups.get(verdict).size()))
                .toList();
        return counts.isEmpty() ? "nothing judged" : String.join(", ", counts);
    }

    private String counted(int count) {
        return count + " " + this + (this == WARNING && count > 1 ? "s" : "");
    }

    /** The word for it, such as {@code met}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
