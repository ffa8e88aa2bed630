package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_CONFIG;
import static io.github.fcmaven.platform.Requirement.FC_MANIFEST;

import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.platform.Severity;
import io.github.fcmaven.setting.Fault;
import io.github.fcmaven.setting.Settings;
import java.util.Set;

/**
 * The settings that go to the deploy tool as they are: their keys, their kinds, their limits, and whether they go
 * together.
 */
final class SettingRule implements Rule {

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_CONFIG, FC_MANIFEST);
    }

    @Override
    public void judge(RuleContext context, Findings findings) {
        FunctionSpec spec = context.function().spec();
        if (spec.settings().isEmpty()) {
            return;
        }
        Settings.faults(spec.settings(), spec.resources().cpu()).stream()
                .filter(fault -> !isToldByReader(fault, context))
                .forEach(fault -> findings.add(finding(fault, FC_CONFIG, context.origin())));
    }

    /** Whether the reader of a file has told of that very place. */
    static boolean isToldByReader(Fault fault, RuleContext context) {
        return context.packed().findings().stream()
                .anyMatch(finding -> finding.requirement() == FC_MANIFEST
                        && finding.about()
                                .filter(key -> key.endsWith("." + fault.path()))
                                .isPresent());
    }

    /** @param limits what is violated where the platform refuses a value */
    static Finding finding(Fault fault, Requirement limits, FixLocation origin) {
        Requirement requirement = fault.kind() == Fault.Kind.UNREAD ? FC_MANIFEST : limits;
        Finding.Violated violated =
                new Finding.Violated(requirement, fault.observed(), fault.fix(origin.at(fault.path())));
        return fault.kind() == Fault.Kind.DOUBTFUL ? violated.with(Severity.WARNING) : violated;
    }
}
