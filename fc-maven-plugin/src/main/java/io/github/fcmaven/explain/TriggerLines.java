package io.github.fcmaven.explain;

import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.setting.Cron;
import io.github.fcmaven.setting.TriggerMaps;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What calls the function, a line each; of a timer also its next three times. */
final class TriggerLines {

    private static final int TIMES = 3;

    private TriggerLines() {}

    static List<String> of(FunctionSpec spec) {
        List<String> lines = new ArrayList<>();
        if (spec.triggers().isEmpty()) {
            return lines;
        }
        spec.trigger()
                .filter(any -> spec.triggers().stream().noneMatch(TriggerMaps::isHttp))
                .ifPresent(http -> lines.add("http: authType " + http.authType()));
        for (Map<String, Object> trigger : spec.triggers()) {
            lines.add(TriggerMaps.name(trigger) + ": " + SettingLines.shown("triggers", trigger));
            TriggerMaps.cron(trigger).ifPresent(cron -> lines.add("  " + times(cron)));
        }
        return lines;
    }

    private static String times(String cron) {
        String every = Cron.every(cron)
                .map(Duration::toString)
                .map(text -> "every " + text.substring(2).toLowerCase(Locale.ROOT) + " from its creation on")
                .orElse("");
        return every.isEmpty()
                ? "next "
                        + Cron.next(cron, Instant.now(), TIMES).stream()
                                .map(Instant::toString)
                                .collect(Collectors.joining(", "))
                : every;
    }
}
