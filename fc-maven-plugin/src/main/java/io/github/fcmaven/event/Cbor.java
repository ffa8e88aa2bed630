package io.github.fcmaven.event;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Writes a tree of JSON as CBOR: each number and length in its shortest form. Source: RFC 8949, section 3. */
final class Cbor {

    private static final int WHOLE = 0;
    private static final int NEGATIVE = 1;
    private static final int TEXT = 3;
    private static final int ARRAY = 4;
    private static final int MAP = 5;

    private static final int FALSE = 0xf4;
    private static final int TRUE = 0xf5;
    private static final int NULL = 0xf6;
    private static final int DOUBLE = 0xfb;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private Cbor() {}

    static byte[] of(JsonElement tree) {
        Cbor cbor = new Cbor();
        cbor.write(tree);
        return cbor.bytes.toByteArray();
    }

    private void write(JsonElement element) {
        if (element instanceof JsonObject object) {
            head(MAP, object.size());
            for (Map.Entry<String, JsonElement> one : object.entrySet()) {
                text(one.getKey());
                write(one.getValue());
            }
        } else if (element instanceof JsonArray array) {
            head(ARRAY, array.size());
            array.forEach(this::write);
        } else if (element instanceof JsonPrimitive one) {
            primitive(one);
        } else {
            bytes.write(NULL);
        }
    }

    private void primitive(JsonPrimitive one) {
        if (one.isBoolean()) {
            bytes.write(one.getAsBoolean() ? TRUE : FALSE);
        } else if (one.isString()) {
            text(one.getAsString());
        } else if (one.getAsString().matches("-?\\d{1,18}")) {
            long number = one.getAsLong();
            head(number < 0 ? NEGATIVE : WHOLE, number < 0 ? -1 - number : number);
        } else {
            bytes.write(DOUBLE);
            put(Double.doubleToLongBits(one.getAsDouble()), Long.BYTES);
        }
    }

    private void text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        head(TEXT, utf8.length);
        bytes.writeBytes(utf8);
    }

    /** The kind of what follows, and its number: below 24 beside the kind, else in the 1, 2, 4 or 8 bytes after it. */
    private void head(int kind, long number) {
        int size = number < 24 ? 0 : number < 1L << 8 ? 1 : number < 1L << 16 ? 2 : number < 1L << 32 ? 4 : 8;
        long information = size == 0 ? number : 24 + Integer.numberOfTrailingZeros(size);
        bytes.write((int) (kind << 5 | information));
        put(number, size);
    }

    /** The last bytes of a number, the highest first. */
    private void put(long number, int size) {
        byte[] all = ByteBuffer.allocate(Long.BYTES).putLong(number).array();
        bytes.write(all, Long.BYTES - size, size);
    }
}
