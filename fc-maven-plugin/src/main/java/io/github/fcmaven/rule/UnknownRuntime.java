package io.github.fcmaven.rule;

import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A package whose runtime nobody knows: it is missing, or no custom runtime, or comes from a variable. What is only
 * wrong on some of the custom runtimes is left open then, because the runtime is the cause; also what is right on the
 * one that stands for it. A start file is asked of custom runtimes alone.
 */
final class UnknownRuntime {

    private UnknownRuntime() {}

    /**
     * Leaves open what depends on the runtime.
     *
     * @param findings of the package on the runtime that stands for it
     * @param judge what is found on another one
     */
    static void leaveOpen(CheckedPackage checked, Findings findings, Function<CheckedPackage, Findings> judge) {
        List<Findings> all = new ArrayList<>();
        for (CustomRuntime runtime : CustomRuntime.values()) {
            all.add(judge.apply(checked.with(checked.function().withRuntime(runtime))));
        }
        boolean named = checked.findings().stream()
                .filter(Finding.Violated.class::isInstance)
                .anyMatch(finding -> finding.requirement() == Requirement.FC_RUNTIME);
        for (Requirement requirement : Requirement.values()) {
            long wrong =
                    all.stream().filter(other -> other.isViolated(requirement)).count();
            boolean ofCustomAlone = named && requirement == Requirement.FC_BOOTSTRAP;
            if (wrong > 0 && (wrong < all.size() || ofCustomAlone)) {
                findings.retract(requirement, "it depends on the runtime", "set the runtime first");
            }
        }
    }
}
