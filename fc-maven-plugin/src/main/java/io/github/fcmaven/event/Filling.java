package io.github.fcmaven.event;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.github.fcmaven.platform.FcProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What goes into the places of a template.
 *
 * <p>A place is a text: <code>${key:sample}</code> is a field with its default. If its default is a number, the field
 * is one in the event too; with <code>=</code> in place of the colon it is any JSON, and a text where it is none. The
 * fields {@code region}, {@code account} and {@code time} have no default in the template; <code>${time.millis}</code>
 * is one of the forms of {@code time}.
 *
 * @param given values of fields by their names
 * @param region where no other is given
 * @param now the time where no other is given
 */
record Filling(Map<String, String> given, String region, Instant now) {

    static final Pattern PLACE = Pattern.compile("\\$\\{(\\w+)(?:\\.(\\w+))?(?:([:=])((?:[^{}]|\\{[^{}]*})*))?}");

    private static final String NUMBER = "-?(?:0|[1-9]\\d*)(?:\\.\\d+)?(?:[eE][+-]?\\d+)?";
    private static final String ACCOUNT = "1000000000000000";

    JsonElement into(JsonElement template) {
        if (template instanceof JsonObject object) {
            JsonObject filled = new JsonObject();
            object.entrySet().forEach(one -> filled.add(one.getKey(), into(one.getValue())));
            return filled;
        }
        if (template instanceof JsonArray array) {
            JsonArray filled = new JsonArray();
            array.forEach(one -> filled.add(into(one)));
            return filled;
        }
        return template instanceof JsonPrimitive one && one.isString() ? text(one.getAsString()) : template;
    }

    private JsonElement text(String text) {
        Matcher place = PLACE.matcher(text);
        return place.matches()
                ? value(place)
                : new JsonPrimitive(place.replaceAll(
                        one -> Matcher.quoteReplacement(value(one).getAsString())));
    }

    private JsonElement value(MatchResult place) {
        String field = place.group(1);
        if (field.equals("time")) {
            return time(place.group(2) == null ? "" : place.group(2));
        }
        if (place.group(3) == null) {
            return new JsonPrimitive(given.getOrDefault(field, field.equals("region") ? region : ACCOUNT));
        }
        String value = given.getOrDefault(field, place.group(4));
        if (place.group(3).equals("=")) {
            return value.matches("(?s)\\s*[\\[{].*|true|false|" + NUMBER)
                    ? Json.parse(field, value)
                    : new JsonPrimitive(value);
        }
        return place.group(4).matches(NUMBER) ? number(field, value) : new JsonPrimitive(value);
    }

    private static JsonElement number(String field, String value) {
        if (!value.matches(NUMBER)) {
            throw FcProblem.local(
                    "the field " + field + " of the event is '" + value + "', which is not a number",
                    "give a number, such as " + field + "=1024");
        }
        return Json.parse(field, value);
    }

    private JsonPrimitive time(String form) {
        Instant time = given.containsKey("time") ? parsed(given.get("time")) : now;
        return switch (form) {
            case "seconds" -> new JsonPrimitive(time.getEpochSecond());
            case "fiveMinutesBefore" -> new JsonPrimitive(time.getEpochSecond() - 300);
            case "millis" -> new JsonPrimitive(time.toEpochMilli());
            case "micros" -> new JsonPrimitive(time.toEpochMilli() * 1000);
            case "withMillis" ->
                new JsonPrimitive(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'")
                        .format(time.atOffset(ZoneOffset.UTC)));
            case "china" ->
                new JsonPrimitive(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        time.truncatedTo(ChronoUnit.SECONDS).atOffset(ZoneOffset.ofHours(8))));
            default -> new JsonPrimitive(time.truncatedTo(ChronoUnit.SECONDS).toString());
        };
    }

    private static Instant parsed(String time) {
        try {
            return Instant.parse(time);
        } catch (DateTimeException e) {
            throw FcProblem.local(
                    "the field time of the event is '" + time + "', which is not a time",
                    "give a time in UTC, such as time=2026-11-28T06:00:00Z",
                    e);
        }
    }
}
