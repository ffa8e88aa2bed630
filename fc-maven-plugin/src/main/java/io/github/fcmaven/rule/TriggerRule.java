package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_MANIFEST;
import static io.github.fcmaven.platform.Requirement.FC_TRIGGER;

import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.setting.Fault;
import io.github.fcmaven.setting.TriggerFaults;
import io.github.fcmaven.setting.TriggerMaps;
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
    public void judge(RuleContext context, Findings findings) {
        FunctionSpec spec = context.function().spec();
        if (spec.triggers().isEmpty()) {
            return;
        }
        int timeout = spec.resources().timeoutSeconds();
        boolean inFile = context.origin() != FixLocation.POM;
        List<Fault> faults = (inFile
                        ? TriggerFaults.inFile(spec.triggers(), timeout)
                        : TriggerFaults.of(spec.triggers(), spec.trigger().isPresent(), timeout))
                .stream()
                        .filter(fault -> !SettingRule.isToldByReader(fault, context))
                        .toList();
        faults.forEach(fault -> findings.add(SettingRule.finding(fault, FC_TRIGGER, context.origin())));
        if (faults.isEmpty()) {
            findings.met(
                    FC_TRIGGER,
                    "no problem is found in "
                            + spec.triggers().stream().map(TriggerMaps::name).collect(Collectors.joining(", ")));
        }
    }
}
