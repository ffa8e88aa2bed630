package io.github.fcmaven.descriptor;

import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.platform.Severity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What is found wrong with a description; of one severity no more is listed than somebody reads. */
final class DescriptorFindings {

    private static final int LISTED = 20;

    private final List<Finding> others = new ArrayList<>();
    private final Map<Severity, List<Finding>> listed = new EnumMap<>(Severity.class);
    private final Map<Severity, Integer> left = new EnumMap<>(Severity.class);

    /** A finding about another requirement than FC-MANIFEST. */
    void add(Finding finding) {
        others.add(finding);
    }

    /** The deploy tool ignores it. */
    void wrong(String observed, String fix) {
        list(Severity.ERROR, Optional.empty(), observed, Requirement.FC_MANIFEST.platform(), () -> fix);
    }

    /** The deploy tool, or the platform, refuses it with this answer. */
    void refused(String observed, String answer, String fix) {
        list(Severity.ERROR, Optional.empty(), observed, answer, () -> fix);
    }

    /** The same of one key. */
    void refusedAt(String key, String is, String answer, String fix) {
        list(Severity.ERROR, Optional.of(key), key + " " + is, answer, () -> fix);
    }

    /**
     * The same of one key.
     *
     * @param fix is asked for what is listed alone
     */
    void wrongAt(String key, String is, Supplier<String> fix) {
        list(Severity.ERROR, Optional.of(key), key + " " + is, Requirement.FC_MANIFEST.platform(), fix);
    }

    /** It may not be what was meant. */
    void warn(String observed, String fix) {
        list(Severity.WARNING, Optional.empty(), observed, Requirement.FC_MANIFEST.platform(), () -> fix);
    }

    /** The same of one key. */
    void warnAt(String key, String is, String fix) {
        list(Severity.WARNING, Optional.of(key), key + " " + is, Requirement.FC_MANIFEST.platform(), () -> fix);
    }

    /** What is read twice is told once. */
    private void list(Severity severity, Optional<String> key, String observed, String answer, Supplier<String> fix) {
        List<Finding> sofar = listed.computeIfAbsent(severity, one -> new ArrayList<>());
        String told = finding(severity, observed, answer, "").observed(); // a finding cuts what is long
        if (sofar.stream().anyMatch(one -> one.observed().equals(told))) {
            return;
        }
        if (sofar.size() < LISTED) {
            Finding.Violated found = finding(severity, observed, answer, fix.get());
            sofar.add(key.map(found::concerning).orElse(found));
        } else {
            left.merge(severity, 1, Integer::sum);
        }
    }

    /** All that is listed, and a line that says how many are not. */
    List<Finding> all() {
        List<Finding> all = new ArrayList<>(others);
        listed.forEach((severity, findings) -> {
            all.addAll(findings);
            if (left.containsKey(severity)) {
                all.add(finding(
                        severity,
                        left.get(severity) + " more findings about this file are not listed",
                        Requirement.FC_MANIFEST.platform(),
                        "correct those above first"));
            }
        });
        return all;
    }

    private static Finding.Violated finding(Severity severity, String observed, String answer, String fix) {
        return new Finding.Violated(Requirement.FC_MANIFEST, observed, answer, fix).with(severity);
    }
}
