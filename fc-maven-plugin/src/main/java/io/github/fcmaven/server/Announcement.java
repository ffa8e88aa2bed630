package io.github.fcmaven.server;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server prints when its start is over: a framework does so when the application's server, and no port for
 * management alone, accepts connections.
 *
 * @param port a line in which the first group is the port
 * @param over a line that comes when nothing more is started; empty where that is the same line
 */
record Announcement(Pattern port, Optional<Pattern> over) {

    static Announcement of(String port) {
        return new Announcement(Pattern.compile(port), Optional.empty());
    }

    static Announcement of(String port, String over) {
        return new Announcement(Pattern.compile(port), Optional.of(Pattern.compile(over)));
    }

    /** The port that these lines announce; empty where they do not, or the start is not over. */
    OptionalInt in(List<String> lines) {
        boolean isOver = over.isEmpty()
                || lines.stream().anyMatch(line -> over.get().matcher(line).find());
        return isOver
                ? lines.stream()
                        .map(port::matcher)
                        .filter(Matcher::find)
                        .mapToInt(found -> Integer.parseInt(found.group(1)))
                        .findFirst()
                : OptionalInt.empty();
    }
}
