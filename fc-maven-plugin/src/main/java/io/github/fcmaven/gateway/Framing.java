package io.github.fcmaven.gateway;

import java.net.ProtocolException;
import java.util.List;
import java.util.Optional;

/**
 * Where the body of a message ends.
 *
 * @param end what ends it
 * @param length how many bytes it has, where that ends it; else 0
 */
record Framing(End end, long length) {

    static final Framing NONE = new Framing(End.NO_BODY, 0);
    static final Framing CHUNKED = new Framing(End.LAST_CHUNK, 0);
    static final Framing UNTIL_CLOSE = new Framing(End.CLOSE, 0);

    /** What ends a body. */
    enum End {
        NO_BODY,
        LENGTH,
        LAST_CHUNK,
        CLOSE
    }

    static Framing ofLength(long bytes) {
        return new Framing(End.LENGTH, bytes);
    }

    static Framing ofRequest(MessageHead head) throws ProtocolException {
        return declared(head).orElse(NONE);
    }

    /** @param method of the request that it answers */
    static Framing ofAnswer(String method, int status, MessageHead head) throws ProtocolException {
        if (method.equals("HEAD") || status < 200 || status == 204 || status == 304) {
            return NONE;
        }
        return declared(head).orElse(UNTIL_CLOSE);
    }

    /** Two ends would let two readers see two messages: who may be fooled by that, must not be. */
    private static Optional<Framing> declared(MessageHead head) throws ProtocolException {
        List<String> lengths = head.elements("Content-Length").distinct().toList();
        List<String> codings = head.elements("Transfer-Encoding").toList();
        if (lengths.size() > 1 || !codings.isEmpty() && !lengths.isEmpty()) {
            throw new ProtocolException("the body has two lengths");
        }
        if (!codings.isEmpty()) {
            if (codings.size() > 1 || !codings.get(0).equalsIgnoreCase("chunked")) {
                throw new ProtocolException("Transfer-Encoding is not chunked");
            }
            return Optional.of(CHUNKED);
        }
        return lengths.isEmpty() ? Optional.empty() : Optional.of(ofLength(number(lengths.get(0))));
    }

    private static long number(String length) throws ProtocolException {
        if (!length.matches("\\d{1,18}")) {
            throw new ProtocolException("Content-Length is no number");
        }
        return Long.parseLong(length);
    }

    /** The one by which it goes on to a client: HTTP/1.0 knows no chunks, and others are kept for the next request. */
    Framing toward(boolean http10) {
        if (http10) {
            return end == End.LAST_CHUNK ? UNTIL_CLOSE : this;
        }
        return end == End.CLOSE ? CHUNKED : this;
    }

    boolean hasBody() {
        return end != End.NO_BODY && !equals(ofLength(0));
    }

    /** The fields that say it, in place of those that the head has. */
    MessageHead in(MessageHead head) {
        MessageHead bare = head.without(field -> field.is("Content-Length") || field.is("Transfer-Encoding"));
        return switch (end) {
            case LENGTH -> bare.plus("Content-Length", Long.toString(length));
            case LAST_CHUNK -> bare.plus("Transfer-Encoding", "chunked");
            case CLOSE, NO_BODY -> bare;
        };
    }
}
