package io.github.fcmaven.server;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.server.DeclaredLimits.Declared;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The configuration of Caddy, which closes an idle connection after five minutes if its global options say nothing.
 * Source: Caddy's page of global options, and a running server.
 *
 * @param file as the package has it
 */
record Caddyfile(Entry file) {

    private static final String DEFAULT_NAME = "Caddyfile";
    private static final Duration DEFAULT = Duration.ofMinutes(5);

    private static final Pattern NAMED = Pattern.compile("(?:--config|-c)[\\s=]+[\"']?([\\w./-]{1,200})");
    private static final Pattern IDLE = Pattern.compile("(?m)^[\\t ]{0,80}idle[\\t ]{1,80}(\\S{1,80})");

    /** What may set it from a place that is not read. */
    private static final Pattern ELSEWHERE = Pattern.compile("(?m)^[\\t ]{0,80}import[\\t ]|\\{\\$");

    private static final Pattern PART = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)(ms|s|m|h|d)");
    private static final Map<String, Double> MILLIS = Map.of("ms", 1.0, "s", 1e3, "m", 6e4, "h", 3.6e6, "d", 8.64e7);

    /**
     * The one that a start names, or that it finds in {@code /code}; empty where the package has none in that form, or
     * its script writes it.
     */
    static Optional<Caddyfile> of(PackagedStart start) {
        String line = start.lines();
        Matcher named = NAMED.matcher(line);
        String name = named.find() ? named.group(1) : DEFAULT_NAME;
        return CodePath.named(name)
                .filter(path ->
                        path.name().startsWith(DEFAULT_NAME) || path.name().endsWith(".caddyfile"))
                .filter(path -> !WrittenFile.isWritten(path, line))
                .flatMap(start.function()::entry)
                .map(Caddyfile::new);
    }

    /** Its timer of idle connections, where nothing else can set it. */
    DeclaredLimits limits() {
        String text = file.text();
        List<String> values =
                IDLE.matcher(text).results().map(found -> found.group(1)).toList();
        if (values.size() > 1 || ELSEWHERE.matcher(text).find()) {
            return DeclaredLimits.NONE;
        }
        Optional<Declared> declared = values.isEmpty()
                ? Optional.of(said(DEFAULT, "idle is not set in " + file.path() + ", so 5m"))
                : duration(values.get(0))
                        .map(time -> said(time, "idle is " + values.get(0) + " (" + file.path() + ")"));
        return new DeclaredLimits(declared, Optional.empty());
    }

    private static Declared said(Duration time, String says) {
        boolean forADay = time.toSeconds() >= DeclaredLimits.SECONDS_OF_A_DAY;
        return new Declared(forADay, says, Optional.of(time).filter(any -> !forADay));
    }

    /** As Go writes it, and with days: {@code 1h30m}; empty where it is none. */
    private static Optional<Duration> duration(String text) {
        Matcher part = PART.matcher(text);
        double millis = 0;
        int end = 0;
        while (part.find() && part.start() == end) {
            millis += Double.parseDouble(part.group(1)) * MILLIS.get(part.group(2));
            end = part.end();
        }
        return end == text.length() && end > 0 ? Optional.of(Duration.ofMillis((long) millis)) : Optional.empty();
    }
}
