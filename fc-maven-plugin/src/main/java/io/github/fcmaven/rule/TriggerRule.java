package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_MANIFEST;
import static io.github.fcmaven.platform.Requirement.FC_TRIGGER;

import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.setting.Fault;
import io.github.fcmaven.setting.TriggerFaults;
import io.github.fcmaven.setting.Triggers;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The triggers beside the one by HTTP: their names, their sources, their configurations, and how many there are. */
final class TriggerRule implements Rule {

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_TRIGGER, FC_MANIFEST);
    }

    @Override
    public void judge(RuleContext subject, Findings findings) {
        FunctionSpec spec = subject.function().spec();
        if (spec.triggers().isEmpty()) {
            return;
        }
        List<Fault> faults = TriggerFaults.of(
                spec.triggers(), spec.trigger().isPresent(), spec.resources().timeoutSeconds());
        faults.forEach(fault -> findings.add(SettingRule.finding(fault, FC_TRIGGER, subject.origin())));
        if (faults.isEmpty()) {
            findings.met(
                    FC_TRIGGER,
                    "no fault is found in "
                            + spec.triggers().stream().map(Triggers::name).collect(Collectors.joining(", ")));
        }
    }
}
