package io.github.fcmaven.report;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object of a JSON document, whose fields are taken out one by one, so that {@link #end} sees those that nobody
 * expected. Whatever is not as expected is an {@link IllegalArgumentException}.
 */
final class JsonObject {

    private final Map<String, Object> fields;

    private JsonObject(Map<String, Object> fields) {
        this.fields = fields;
    }

    /** The only object of a document, after which nothing follows. */
    static JsonObject read(Reader text) throws IOException {
        try (JsonReader json = new JsonReader(text)) {
            json.setStrictness(Strictness.STRICT);
            Object document = value(json);
            json.peek();
            return of(document);
        }
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    String text(String name) {
        if (fields.remove(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(name + " is not a text");
    }

    Optional<String> textIfThere(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    /** A number of 0 or more; empty for null. */
    Optional<Long> number(String name, String what) {
        if (!has(name)) {
            throw new IllegalArgumentException(name + " is missing");
        }
        Object value = fields.remove(name);
        if (value == null || value instanceof Long number && number >= 0) {
            return Optional.ofNullable((Long) value);
        }
        throw new IllegalArgumentException(name + " is no " + what);
    }

    JsonObject object(String name) {
        return of(fields.remove(name));
    }

    /** The objects of a list. */
    List<JsonObject> objects(String name) {
        return list(name).stream().map(JsonObject::of).toList();
    }

    /** The texts of a list; none where it is not there. */
    List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (Object item : has(name) ? list(name) : List.of()) {
            if (!(item instanceof String text)) {
                throw new IllegalArgumentException(name + " holds what is not a text");
            }
            texts.add(text);
        }
        return texts;
    }

    /** Nothing else is expected. */
    void end() {
        if (!fields.isEmpty()) {
            throw new IllegalArgumentException("it never has " + String.join(", ", fields.keySet()));
        }
    }

    private List<?> list(String name) {
        if (fields.remove(name) instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException(name + " is not a list");
    }

    private static JsonObject of(Object value) {
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new IllegalArgumentException("an object is missing");
    }

    private static Object value(JsonReader json) throws IOException {
        return switch (json.peek()) {
            case BEGIN_OBJECT -> object(json);
            case BEGIN_ARRAY -> array(json);
            case STRING -> json.nextString();
            case NUMBER -> json.nextLong();
            case NULL -> {
                json.nextNull();
                yield null;
            }
            default -> throw new IllegalArgumentException("it holds a " + json.peek() + " at " + json.getPath());
        };
    }

    private static JsonObject object(JsonReader json) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        json.beginObject();
        while (json.hasNext()) {
            String name = json.nextName();
            if (fields.containsKey(name)) {
                throw new IllegalArgumentException("it has " + name + " twice");
            }
            fields.put(name, value(json));
        }
        json.endObject();
        return new JsonObject(fields);
    }

    private static List<Object> array(JsonReader json) throws IOException {
        List<Object> items = new ArrayList<>();
        json.beginArray();
        while (json.hasNext()) {
            items.add(value(json));
        }
        json.endArray();
        return items;
    }
}
