package io.github.fcmaven.payload;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The variables that are shipped: the user's, and those by which a program finds its interpreter.
 *
 * @param variables in the order in which they are written
 */
record Environment(Map<String, String> variables) {

    static Environment of(Map<String, String> own, Map<String, String> interpreter) {
        Map<String, String> all = new LinkedHashMap<>();
        own.forEach((name, value) -> all.put(name, value == null ? "" : value));
        interpreter.forEach(all::putIfAbsent);
        return new Environment(all);
    }
}
