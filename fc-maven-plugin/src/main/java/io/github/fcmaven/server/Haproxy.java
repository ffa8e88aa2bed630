package io.github.fcmaven.server;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.server.DeclaredLimits.Declared;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** HAProxy before another process: its file says how long it keeps an idle connection, and without a word it does. */
final class Haproxy implements ProxyServer {

    private static final Pattern NAMED = Pattern.compile("haproxy\\s(?:.*\\s)?-f\\s+[\"']?([\\w./-]+)");

    private static final Pattern TIME = Pattern.compile("(\\d{1,9})(us|ms|s|m|h|d|)");

    @Override
    public String label() {
        return "HAProxy";
    }

    @Override
    public String program() {
        return "haproxy";
    }

    @Override
    public ServerFixes fixes() {
        return fixes("haproxy.cfg");
    }

    @Override
    public ServerFixes fixes(PackagedStart start) {
        return configuration(start)
                .map(file -> Timer.shortOnes(file).isEmpty()
                        ? fixes(file.path().value())
                        : fixes(file.path().value()).withKeepAlive(Timer.edit(file)))
                .orElseGet(this::fixes);
    }

    private static ServerFixes fixes(String file) {
        String bind = "write bind 0.0.0.0:{port} in the frontend section of " + file;
        return new ServerFixes(
                bind,
                bind + ServerFixes.OR_CA_PORT,
                "write timeout client 24d and timeout http-keep-alive 24d in the defaults section of " + file,
                "write timeout server 24d and timeout client 24d in the defaults section of " + file);
    }

    @Override
    public DeclaredLimits limits(PackagedStart start) {
        return configuration(start)
                .filter(file -> !WrittenFile.isWritten(file.path(), start.lines()))
                .flatMap(file -> Timer.shortOnes(file).stream()
                        .min(Comparator.comparing(Timer::length))
                        .map(first -> first.limits(file)))
                .orElse(DeclaredLimits.NONE);
    }

    private static Optional<Entry> configuration(PackagedStart start) {
        return start.lines()
                .lines()
                .map(NAMED::matcher)
                .filter(Matcher::find)
                .findFirst()
                .flatMap(named -> CodePath.named(named.group(1)))
                .flatMap(start.function()::entry);
    }

    /**
     * A timer of the file.
     *
     * @param line its number
     */
    private record Timer(String name, String value, int line) {

        private static final Pattern SET = Pattern.compile("\\s*timeout\\s+(http-keep-alive|client)\\s+(\\S+).*");

        /** Those that are less than a day: the shorter one ends an idle connection. */
        static List<Timer> shortOnes(Entry file) {
            List<String> lines = file.text().lines().toList();
            return IntStream.range(0, lines.size())
                    .mapToObj(at -> Optional.of(SET.matcher(lines.get(at)))
                            .filter(Matcher::matches)
                            .map(set -> new Timer(set.group(1), set.group(2), at + 1)))
                    .flatMap(Optional::stream)
                    .filter(timer ->
                            timer.millis().stream().anyMatch(time -> time < DeclaredLimits.SECONDS_OF_A_DAY * 1000))
                    .toList();
        }

        static String edit(Entry file) {
            return "write "
                    + shortOnes(file).stream()
                            .map(timer -> "timeout " + timer.name + " 24d in place of " + timer.value + " ("
                                    + timer.place(file) + ")")
                            .collect(Collectors.joining(" and "));
        }

        Duration length() {
            return Duration.ofMillis(millis().orElse(0));
        }

        /** A number alone is one of milliseconds. */
        private OptionalLong millis() {
            Matcher time = TIME.matcher(value);
            if (!time.matches()) {
                return OptionalLong.empty();
            }
            long number = Long.parseLong(time.group(1));
            return OptionalLong.of(
                    switch (time.group(2)) {
                        case "us" -> number / 1000;
                        case "s" -> number * 1000;
                        case "m" -> number * 60_000;
                        case "h" -> number * 3_600_000;
                        case "d" -> number * 86_400_000;
                        default -> number;
                    });
        }

        private String place(Entry file) {
            return file.path() + ", line " + line;
        }

        DeclaredLimits limits(Entry file) {
            String says = "timeout " + name + " is " + value + " (" + place(file) + ")";
            return new DeclaredLimits(Optional.of(new Declared(false, says, Optional.of(length()))), Optional.empty());
        }
    }
}
