package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_RUNTIME;

import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A package whose runtime nobody knows: it is missing, or no custom runtime, or comes from a variable. What is only
 * wrong on some of the custom runtimes is left open then, because the runtime is the cause.
 */
final class UnknownRuntime {

    private UnknownRuntime() {}

    static boolean isOne(CheckedPackage checked) {
        return checked.findings().stream()
                .anyMatch(finding -> finding.requirement() == FC_RUNTIME && !(finding instanceof Finding.Met));
    }

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
        for (Requirement requirement : Requirement.values()) {
            if (findings.isViolated(requirement) && !all.stream().allMatch(other -> other.isViolated(requirement))) {
                findings.retract(requirement, "it depends on the runtime", "set the runtime first");
            }
        }
    }
}
