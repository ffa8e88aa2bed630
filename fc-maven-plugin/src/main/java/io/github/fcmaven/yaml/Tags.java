package io.github.fcmaven.yaml;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tags of js-yaml's default schema. What has another one, or one that
 * does not fit, is empty: such a file is refused.
 */
final class Tags {

    static final String YAML = "tag:yaml.org,2002:";

    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private Tags() {}

    /** A value that may be null, as {@code !!null} is. */
    record Tagged(Object value) {}

    private static Optional<Tagged> of(Object value) {
        return value == null ? Optional.empty() : Optional.of(new Tagged(value));
    }

    static Optional<Tagged> scalar(String tag, String text) {
        Object plain = text.isEmpty() ? text : Scalars.plain(text);
        return switch (tag) {
            case YAML + "str" -> of(text);
            case YAML + "null" -> plain == null ? Optional.of(new Tagged(null)) : Optional.empty();
            case YAML + "bool" -> of(plain instanceof Boolean ? plain : null);
            case YAML + "int" -> of(Scalars.isWhole(text) ? plain : null);
            case YAML + "float" -> of(plain instanceof Number && !Scalars.isPrefixed(text) ? plain : null);
            case YAML + "timestamp" -> of(Dates.instant(text));
            case YAML + "merge" -> of(text.equals("<<") ? text : null);
            case YAML + "binary" -> of(binary(text));
            default -> Optional.empty();
        };
    }

    /** What has a tag and no content. */
    static Optional<Tagged> nothing(String tag) {
        return switch (tag) {
            case YAML + "str" -> of("");
            case YAML + "null", YAML + "merge" -> Optional.of(new Tagged(null));
            case YAML + "seq", YAML + "omap", YAML + "pairs" -> of(List.of());
            case YAML + "map", YAML + "set" -> of(Map.of());
            default -> Optional.empty();
        };
    }

    static Optional<Tagged> list(String tag, List<Object> items) {
        return switch (tag) {
            case YAML + "seq" -> of(items);
            case YAML + "omap" -> of(isOrdered(items) ? items : null);
            case YAML + "pairs" -> of(pairs(items));
            default -> Optional.empty();
        };
    }

    static Optional<Tagged> map(String tag, Map<String, Object> entries) {
        return switch (tag) {
            case YAML + "map" -> of(entries);
            case YAML + "set" -> of(entries.values().stream().allMatch(value -> value == null) ? entries : null);
            default -> Optional.empty();
        };
    }

    private static boolean isOrdered(List<Object> items) {
        Set<Object> keys = new HashSet<>();
        return items.stream()
                .allMatch(item -> item instanceof Map<?, ?> pair
                        && pair.size() == 1
                        && keys.add(pair.keySet().iterator().next()));
    }

    private static List<Object> pairs(List<Object> items) {
        List<Object> pairs = new ArrayList<>();
        for (Object item : items) {
            if (!(item instanceof Map<?, ?> pair) || pair.size() != 1) {
                return null;
            }
            Map.Entry<?, ?> only = pair.entrySet().iterator().next();
            List<Object> both = new ArrayList<>();
            both.add(only.getKey());
            both.add(only.getValue());
            pairs.add(both);
        }
        return pairs;
    }

    /** Base64 as js-yaml takes it: line breaks and padding anywhere, and no other sign. */
    private static byte[] binary(String text) {
        String signs = text.replaceAll("[\\r\\n]", "");
        String digits = signs.replace("=", "");
        if (signs.length() % 4 != 0 || digits.chars().anyMatch(sign -> BASE64.indexOf(sign) < 0)) {
            return null;
        }
        byte[] bytes = new byte[digits.length() * 3 / 4];
        int bits = 0;
        for (int i = 0, at = 0; i < digits.length(); i++) {
            bits = bits << 6 | BASE64.indexOf(digits.charAt(i));
            int rest = (i + 1) * 6 % 8;
            if (rest != 6) {
                bytes[at++] = (byte) (bits >> rest);
            }
        }
        return bytes;
    }
}
