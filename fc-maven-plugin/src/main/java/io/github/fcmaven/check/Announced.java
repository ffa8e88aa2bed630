package io.github.fcmaven.check;

import io.github.fcmaven.http.Response;
import io.github.fcmaven.server.DeclaredLimits;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the header of an answer says of the end of its connection. */
record Announced(Response answer) {

    private static final long DAY_SECONDS = DeclaredLimits.SECONDS_OF_A_DAY;

    boolean close() {
        return answer.headers()
                .get("Connection")
                .filter(value -> value.toLowerCase(Locale.ROOT).contains("close"))
                .isPresent();
    }

    boolean hasTwoLengths() {
        return answer.headers()
                .get("Content-Length")
                .filter(all -> all.contains(","))
                .isPresent();
    }

    /** A time of less than a day. */
    Optional<String> timeout() {
        return number("timeout").stream()
                .filter(seconds -> seconds < DAY_SECONDS)
                .mapToObj(seconds -> "announces 'Keep-Alive: timeout=" + seconds + "', less than " + DAY_SECONDS + " s")
                .findFirst();
    }

    /** Fewer requests than those of a day. */
    Optional<String> limit() {
        return number("max").stream()
                .filter(requests -> requests < DeclaredLimits.REQUESTS_OF_A_DAY)
                .mapToObj(requests -> "announces 'Keep-Alive: max=" + requests + "', a limit of requests")
                .findFirst();
    }

    private OptionalLong number(String name) {
        String header = answer.headers().get("Keep-Alive").orElse("");
        Matcher matcher =
                Pattern.compile("(?i)\\b" + name + "\\s*=\\s*\"?(\\d{1,15})").matcher(header);
        return matcher.find() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }
}
