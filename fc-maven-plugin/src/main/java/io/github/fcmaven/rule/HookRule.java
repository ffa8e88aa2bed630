package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_HOOK_TIMEOUT;

import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.platform.Limits;
import io.github.fcmaven.platform.Requirement;
import java.util.Optional;
import java.util.Set;

/** How long the platform lets the hooks of a lifecycle run. */
final class HookRule implements Rule {

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_HOOK_TIMEOUT);
    }

    @Override
    public void judge(RuleContext context, Findings findings) {
        FunctionSpec.Calls calls = context.function().spec().calls();
        hook("initializer", calls.initializerSeconds(), Limits.INITIALIZER, context.origin(), findings);
        hook("preStop", calls.preStopSeconds(), Limits.PRE_STOP, context.origin(), findings);
    }

    private static void hook(String name, Optional<Integer> seconds, int most, FixLocation origin, Findings findings) {
        if (seconds.isEmpty()) {
            return;
        }
        String setting = (origin == FixLocation.POM ? "" : "instanceLifecycleConfig.") + name + ".timeout";
        if (seconds.get() < 1 || seconds.get() > most) {
            findings.violated(
                    FC_HOOK_TIMEOUT,
                    setting + " is " + seconds.get(),
                    "set " + origin.at(setting) + " to 1 to " + most + " seconds");
        } else {
            findings.met(FC_HOOK_TIMEOUT, setting + " is " + seconds.get());
        }
    }
}
