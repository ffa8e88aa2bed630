package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_TIMEZONE;

import io.github.fcmaven.platform.Requirement;
import java.util.Set;

/** Whether somebody thought of the time zone: the platform's is UTC, and UTC may be what is meant. */
final class TimeZoneRule implements Rule {

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_TIMEZONE);
    }

    @Override
    public void judge(RuleContext context, Findings findings) {
        String variable = context.function().environment().get("TZ");
        boolean property = context.argv().stream().anyMatch(word -> word.startsWith("-Duser.timezone="))
                || context.function().environment().values().stream()
                        .anyMatch(value -> value.contains("-Duser.timezone="));
        if (variable != null || property) {
            findings.met(FC_TIMEZONE, variable != null ? "TZ is " + variable : "user.timezone is set");
        } else {
            findings.unproven(
                    FC_TIMEZONE,
                    "nothing sets the time zone, so local time on the platform is UTC",
                    "set TZ, such as TZ=Asia/Shanghai or TZ=UTC, under "
                            + context.origin().at("environmentVariables"));
        }
    }
}
