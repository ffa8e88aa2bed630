package io.github.fcmaven.http;

import io.github.fcmaven.platform.DurationText;
import java.time.Duration;

/** What came of a request: an answer, or whatever came in its place. Nothing is thrown, so that nothing is lost. */
public sealed interface Reply
        permits Response, Reply.Refused, Reply.Closed, Reply.TimedOut, Reply.NotHttp, Reply.TooLong {

    /**
     * There was no connection.
     *
     * @param reason why, in words that follow "the connection"
     */
    record Refused(String reason) implements Reply {}

    /**
     * The server ended the connection before its answer was whole.
     *
     * @param after since the request
     * @param reset whether by a reset in place of an orderly end
     * @param bytes of an answer that had come until then
     */
    record Closed(Duration after, boolean reset, long bytes) implements Reply {}

    /**
     * The deadline passed before an answer's header was whole.
     *
     * @param after since the request
     * @param bytes of an answer that had come until then
     */
    record TimedOut(Duration after, long bytes) implements Reply {}

    /**
     * What came is not HTTP/1.
     *
     * @param speaks what it is: {@code TLS}, {@code HTTP/2}, {@code FastCGI}, {@code SSH}, or no protocol we know
     * @param firstBytes at most 32 of them, in hexadecimal with blanks
     */
    record NotHttp(String speaks, String firstBytes) implements Reply {}

    /**
     * The answer's header passed a limit of ours.
     *
     * @param what which one, in words that follow "the server sent"
     */
    record TooLong(String what) implements Reply {}

    /** What the server did with the request, in words that follow "the server". */
    default String describe() {
        if (this instanceof Response response) {
            return "answered " + response.status() + response.body().describe(response.bodyBytes());
        }
        if (this instanceof Closed closed) {
            return (closed.reset ? "reset" : "closed") + " the connection after " + DurationText.measured(closed.after)
                    + (closed.bytes == 0 ? " without an answer" : " within the header of its answer");
        }
        if (this instanceof TimedOut late) {
            return late.bytes == 0
                    ? "did not answer within " + DurationText.measured(late.after)
                    : "sent " + late.bytes + " bytes within " + DurationText.measured(late.after)
                            + ", and the header of its answer was not whole";
        }
        if (this instanceof NotHttp other) {
            return "does not speak HTTP/1.1 but " + other.speaks + " (first bytes " + other.firstBytes + ")";
        }
        if (this instanceof TooLong tooLong) {
            return "sent " + tooLong.what + " in place of an answer";
        }
        return "accepted no further connection: it " + ((Refused) this).reason;
    }
}
