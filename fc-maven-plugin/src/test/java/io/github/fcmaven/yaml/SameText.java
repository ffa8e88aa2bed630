package io.github.fcmaven.yaml;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A value of YAML in a text that Java and JavaScript write alike. */
public final class SameText {

    /** The functions {@code shown} and {@code hex} of JavaScript. */
    public static final String SHOWN = """
            const hex = text => Buffer.from(text, 'utf8').toString('hex');
            function shown(value) {
                if (value === undefined || value === null) return 'null';
                if (typeof value === 'boolean') return String(value);
                if (typeof value === 'number') return 'n' + String(value);
                if (typeof value === 'string') return 's' + hex(value);
                if (value instanceof Date) return 'd' + value.getTime();
                if (value instanceof Uint8Array) return 'b' + Buffer.from(value).toString('hex');
                if (Array.isArray(value)) return '[' + value.map(shown).join(',') + ']';
                const keys = Object.keys(value).map(key => [hex(key), shown(value[key])]);
                return '{' + keys.sort((a, b) => a[0] < b[0] ? -1 : 1).map(pair => pair.join(':')).join(',') + '}';
            }
            """;

    private SameText() {}

    /** What {@code shown} gives. */
    public static String of(Object value) {
        if (value == null || value instanceof Boolean) {
            return String.valueOf(value);
        }
        if (value instanceof Number) {
            return "n" + Scalars.text(value);
        }
        if (value instanceof Instant date) {
            return "d" + date.toEpochMilli();
        }
        if (value instanceof byte[] bytes) {
            return "b" + HexFormat.of().formatHex(bytes);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(SameText::of).collect(Collectors.joining(",", "[", "]"));
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, String> sorted = new TreeMap<>();
            map.forEach((key, each) -> sorted.put(hex((String) key), of(each)));
            return sorted.entrySet().stream()
                    .map(entry -> entry.getKey() + ":" + entry.getValue())
                    .collect(Collectors.joining(",", "{", "}"));
        }
        return "s" + hex((String) value);
    }

    /** What {@code hex} gives. */
    public static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
