package io.github.fcmaven.http;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An answer.
 *
 * @param version as the status line has it, such as {@code HTTP/1.1}
 * @param status the final one; interim answers before it are passed over
 * @param headers those of the final answer
 * @param reusable whether HTTP allows another request on this connection
 * @param bodyBytes how much of the body was read, decoded from its chunks
 * @param bodyCrc the CRC-32 of those bytes, by which two answers are compared
 * @param body how the reading of the body ended
 * @param after from the request to the end of the header
 */
public record Response(
        String version,
        int status,
        Headers headers,
        boolean reusable,
        long bodyBytes,
        long bodyCrc,
        Body body,
        Duration after)
        implements Reply {

    /** An answer whose body is compared with none. */
    public Response(
            String version, int status, Headers headers, boolean reusable, long bodyBytes, Body body, Duration after) {
        this(version, status, headers, reusable, bodyBytes, 0, body, after);
    }

    /**
     * Whether servers end a connection after such a status, whatever their settings: nothing follows from it for other
     * answers.
     */
    public boolean endsByStatus() {
        return status >= 500
                || status == 400
                || status == 408
                || status == 411
                || status == 413
                || status == 414
                || status == 431;
    }

    /** How the reading of a body ended. */
    public enum Body {
        /** It was read whole, or there is none. */
        WHOLE,
        /** It is longer than 1 MiB, and the rest was not read. */
        TOO_LONG,
        /** The deadline passed before its end. */
        LATE,
        /** It broke off: the server closed the connection, or sent what is no body. */
        BROKEN,
        /** It has two lengths: a proxy may take the end of this answer for another one than the server does. */
        AMBIGUOUS;

        /** What is to be said of it, in words that follow the status. */
        String describe(long bytes) {
            return switch (this) {
                case WHOLE -> "";
                case TOO_LONG -> " with a body of more than 1 MiB, which was not read to its end";
                case LATE -> " with a body that did not end in time";
                case AMBIGUOUS -> " with both Transfer-Encoding and Content-Length, so the end of its body is unclear";
                case BROKEN -> " with a body that broke off after " + bytes + " bytes";
            };
        }
    }

    /**
     * The headers of an answer, at most 64 KiB.
     *
     * @param values by their names, which have no case; of one that comes several times, joined by commas
     */
    public record Headers(Map<String, String> values) {

        public Headers {
            Map<String, String> inAnyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            inAnyCase.putAll(values);
            values = Collections.unmodifiableMap(inAnyCase);
        }

        /** What the header of that name says, such as {@code Keep-Alive}; empty where the answer does not have it. */
        public Optional<String> get(String name) {
            return Optional.ofNullable(values.get(name));
        }
    }
}
