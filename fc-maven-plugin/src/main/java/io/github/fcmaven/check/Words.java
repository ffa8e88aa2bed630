package io.github.fcmaven.check;

import io.github.fcmaven.http.Reply;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.instance.ListeningSocket;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How findings write times, sockets and replies. */
final class Words {

    private Words() {}

    /** {@code 812 ms} below a second, {@code 65.0 s} above. */
    static String time(Duration time) {
        return time.toMillis() < 1000
                ? time.toMillis() + " ms"
                : String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }

    /** {@code 58.9 s} below two minutes, {@code 23 h 59 min 50 s} above. */
    static String longTime(Duration time) {
        if (time.toSeconds() < 120) {
            return time.toMillisPart() == 0 ? time.toSeconds() + " s" : time(time);
        }
        boolean hours = time.toHours() < 48;
        return Stream.of(
                        part(hours ? 0 : time.toDays(), "days"),
                        part(hours ? time.toHours() : time.toHoursPart(), "h"),
                        part(time.toMinutesPart(), "min"),
                        part(time.toSecondsPart(), "s"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String part(long number, String unit) {
        return number == 0 ? "" : number + " " + unit;
    }

    /** {@code 127.0.0.1:9000, *:8081}, each once. */
    static String sockets(Collection<ListeningSocket> sockets) {
        return sockets.stream()
                .map(ListeningSocket::toString)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** {@code PID 4711 (java -jar demo.jar) and PID 4712 (...)}. */
    static String list(List<String> words) {
        return String.join(" and ", words);
    }

    /** What the server did with a request, in words that follow "the server". */
    static String of(Reply reply) {
        if (reply instanceof Response response) {
            return "answered " + response.status()
                    + switch (response.body()) {
                        case WHOLE -> "";
                        case TOO_LONG -> " with a body of more than 1 MiB, which was not read to its end";
                        case LATE -> " with a body that did not end in time";
                        case BROKEN -> " with a body that broke off after " + response.bodyBytes() + " bytes";
                    };
        }
        if (reply instanceof Reply.Closed closed) {
            return (closed.reset() ? "reset" : "closed") + " the connection after " + time(closed.after())
                    + (closed.bytes() == 0 ? " without an answer" : " within the header of its answer");
        }
        if (reply instanceof Reply.TimedOut late) {
            return late.bytes() == 0
                    ? "did not answer within " + time(late.after())
                    : "sent " + late.bytes() + " bytes within " + time(late.after())
                            + ", and the header of its answer was not whole";
        }
        if (reply instanceof Reply.NotHttp other) {
            return "does not speak HTTP/1.1 but " + other.speaks() + " (first bytes " + other.firstBytes() + ")";
        }
        if (reply instanceof Reply.TooLong tooLong) {
            return "sent " + tooLong.what() + " in place of an answer";
        }
        return "accepted no further connection: it " + ((Reply.Refused) reply).reason();
    }
}
