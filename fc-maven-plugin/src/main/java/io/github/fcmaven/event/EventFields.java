package io.github.fcmaven.event;

import io.github.fcmaven.platform.FcProblem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Fields of an event as users give them: {@code bucket=photos,key=a.png}. */
public final class EventFields {

    /** A comma that no name and no {@code =} follow belongs to the value before it. */
    private static final Pattern NEXT = Pattern.compile(",(?=\\s*\\w+=)");

    private EventFields() {}

    /**
     * The values by the names of their fields.
     *
     * @throws FcProblem where the text does not begin with a name and {@code =}, or gives a field twice
     */
    public static Map<String, String> parse(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String one : NEXT.split(text)) {
            int equals = one.indexOf('=');
            if (equals < 0) {
                throw FcProblem.local(
                        "eventFields is '" + text + "', where " + one + " has no value",
                        "give names and values: -Dfc.eventFields=bucket=photos,key=a.png");
            }
            String name = one.substring(0, equals).strip();
            if (fields.put(name, one.substring(equals + 1)) != null) {
                throw FcProblem.local("eventFields gives " + name + " twice", "give each field once");
            }
        }
        return fields;
    }

    /** The value of a field: a text as it is, maps, lists, numbers and booleans as JSON. */
    public static String text(Object value) {
        return value instanceof String text ? text : Json.text(value);
    }
}
