package io.github.fcmaven.event;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import io.github.fcmaven.platform.FcProblem;
import java.io.IOException;
import java.io.StringReader;

/** Trees of JSON and their texts. */
final class Json {

    private static final Gson WRITER =
            new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

    private Json() {}

    /** The text of a tree, or of maps, lists, texts, numbers and booleans. */
    static String text(Object tree) {
        return WRITER.toJson(tree);
    }

    /** @throws FcProblem where the value of that field is not JSON */
    static JsonElement parse(String field, String value) {
        try (JsonReader reader = new JsonReader(new StringReader(value))) {
            JsonElement tree = JsonParser.parseReader(reader);
            if (reader.peek() == JsonToken.END_DOCUMENT) {
                return tree;
            }
        } catch (IOException | JsonParseException e) {
            throw noJson(field, value, e);
        }
        throw noJson(field, value, null);
    }

    private static FcProblem noJson(String field, String value, Exception cause) {
        return FcProblem.local(
                "the field " + field + " of the event is not JSON: " + value,
                "correct it, or put the whole event into a file and give -Dfc.eventFile=FILE",
                cause);
    }
}
