package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_CONFIG;
import static io.github.fcmaven.platform.Requirement.FC_NAME;
import static io.github.fcmaven.platform.Requirement.FC_REGION;

import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.HttpTrigger;
import io.github.fcmaven.platform.Region;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.setting.TriggerMaps;
import java.util.List;
import java.util.Set;

/** What the function is called, where it is deployed, and how it is called from outside. */
final class NameRule implements Rule {

    private static final String NAME = "[A-Za-z_][A-Za-z0-9_-]{0,63}";

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_NAME, FC_REGION, FC_CONFIG);
    }

    @Override
    public void judge(RuleContext context, Findings findings) {
        FunctionSpec spec = context.function().spec();
        FixLocation origin = context.origin();
        if (isVariable(spec.name()) || spec.name().matches(NAME)) {
            findings.met(FC_NAME, "functionName is " + spec.name());
        } else {
            findings.violated(
                    FC_NAME,
                    "functionName is '" + spec.name() + "'",
                    "set " + origin.at("functionName") + ", such as " + FunctionSpec.validName(spec.name()));
        }
        Region region = new Region(spec.region());
        if (region.isVariable() || region.known()) {
            findings.met(FC_REGION, "region is " + spec.region());
        } else {
            findings.violated(
                    FC_REGION,
                    "region is '" + spec.region() + "', which is not a known region",
                    "set " + origin.at("region") + " to " + region.nearest() + ", or another that the platform has");
        }
        if (origin == FixLocation.POM || spec.triggers().stream().noneMatch(TriggerMaps::isHttp)) {
            spec.trigger().ifPresent(http -> trigger(http, origin, findings));
        }
    }

    /** Of the triggers of a file {@link TriggerRule} judges all, and by their places. */
    private static void trigger(HttpTrigger trigger, FixLocation origin, Findings findings) {
        List<String> unknown = trigger.methods().stream()
                .filter(method -> !isVariable(method) && !HttpTrigger.METHODS.contains(method))
                .toList();
        if (!isVariable(trigger.authType()) && !HttpTrigger.AUTH_TYPES.contains(trigger.authType())) {
            findings.violated(
                    FC_CONFIG,
                    "authType of the trigger is '" + trigger.authType() + "'",
                    "set " + origin.at("trigger")
                            + " to function (callers sign their requests), anonymous (a public endpoint), jwt,"
                            + " bearer or basic");
        } else if (!unknown.isEmpty()) {
            findings.violated(
                    FC_CONFIG,
                    "methods of the trigger has " + String.join(", ", unknown),
                    "give some of " + String.join(", ", HttpTrigger.METHODS) + " in " + origin.at("trigger"));
        } else {
            findings.met(FC_CONFIG, "the trigger's authType is " + trigger.authType());
        }
    }

    private static boolean isVariable(String text) {
        return text.contains("${");
    }
}
