package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_LOGS;

import io.github.fcmaven.platform.Requirement;
import java.util.Set;

/** Whether what the function prints is kept anywhere; a zip alone says nothing of that. */
final class LogRule implements Rule {

    private static final String SETTING = "logConfig";

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_LOGS);
    }

    @Override
    public void judge(RuleContext context, Findings findings) {
        FixLocation origin = context.origin();
        if (origin == FixLocation.ZIP || origin == FixLocation.DESCRIPTOR) {
            return;
        }
        if (context.function().spec().settings().containsKey(SETTING)) {
            findings.met(FC_LOGS, "logConfig is set");
        } else {
            findings.violated(
                    FC_LOGS,
                    "logConfig is not set, so nothing that the function prints is kept",
                    "set " + origin.at(SETTING) + " to your project and logstore, or to auto, which makes a log"
                            + " project that is billed; to go without logs, set FC-LOGS to off under checks");
        }
    }
}
