package io.github.fcmaven.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The body of a request, byte for byte. */
public final class RequestBody {

    /** No byte, which is a body all the same: its length is said. */
    public static final RequestBody EMPTY = of(new byte[0]);

    private final byte[] bytes;

    private RequestBody(byte[] bytes) {
        this.bytes = bytes;
    }

    public static RequestBody of(byte[] bytes) {
        return new RequestBody(bytes.clone());
    }

    /** A text in UTF-8. */
    public static RequestBody of(String text) {
        return new RequestBody(text.getBytes(StandardCharsets.UTF_8));
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RequestBody body && Arrays.equals(bytes, body.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
