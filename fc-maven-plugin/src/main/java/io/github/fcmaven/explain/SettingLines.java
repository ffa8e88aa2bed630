package io.github.fcmaven.explain;

import io.github.fcmaven.function.Hidden;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The settings that go to the deploy tool, a line each, without what looks secret. */
final class SettingLines {

    private SettingLines() {}

    static List<String> of(Map<String, Object> settings) {
        int width = settings.keySet().stream().mapToInt(String::length).max().orElse(0);
        return settings.entrySet().stream()
                .map(one ->
                        String.format("%-" + (width + 1) + "s ", one.getKey()) + shown(one.getKey(), one.getValue()))
                .toList();
    }

    /** A value on one line, as YAML would have it. */
    static String shown(String name, Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(one -> one.getKey() + ": " + shown(String.valueOf(one.getKey()), one.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(each -> shown(name, each)).collect(Collectors.joining(", ", "[", "]"));
        }
        return Hidden.value(name, String.valueOf(value));
    }
}
