package io.github.fcmaven.server;

import io.github.fcmaven.server.DeclaredLimits.Declared;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** nginx before other processes, which closes an idle connection after 75 s and any after 1000 requests. */
final class Nginx implements KnownServer {

    private static final long DAY = 86_400;
    private static final String IDLE = "keepalive_timeout";
    private static final String REQUESTS = "keepalive_requests";
    private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m|h|d|w|M|y|)");

    @Override
    public String label() {
        return "nginx";
    }

    @Override
    public boolean isStartedBy(String line) {
        return ProgramLine.calls("nginx", line);
    }

    @Override
    public ServerFixes fixes() {
        return new ServerFixes(
                "write listen 0.0.0.0:{port}; in the server block of nginx.conf",
                "write listen 0.0.0.0:{port}; in the server block of nginx.conf" + ServerFixes.OR_CA_PORT,
                "write keepalive_timeout 25h; and keepalive_requests 1000000000; in the http block of nginx.conf (75 s"
                        + " and 1000 requests otherwise)",
                "write fastcgi_read_timeout 25h; or proxy_read_timeout 25h; in the location block of nginx.conf (60 s"
                        + " otherwise)");
    }

    /** Where its own file says all, it is read: without a word in it, its own 75 s hold. */
    @Override
    public DeclaredLimits limits(PackagedStart start) {
        String lines = String.join(" ", start.argv()) + "\n" + start.script();
        Optional<NginxConfiguration> configuration =
                NginxConfiguration.of(start.function().entries(), lines);
        return configuration.map(Nginx::limits).orElse(DeclaredLimits.NONE);
    }

    @Override
    public List<ListenAddress> listens(PackagedStart start) {
        String lines = String.join(" ", start.argv()) + "\n" + start.script();
        return NginxConfiguration.of(start.function().entries(), lines)
                .filter(NginxConfiguration::whole)
                .map(NginxConfiguration::listens)
                .orElse(List.of());
    }

    private static DeclaredLimits limits(NginxConfiguration file) {
        List<String> idle = file.values(IDLE);
        Optional<String> tooShort = idle.stream()
                .filter(value -> seconds(value).isPresent() && seconds(value).getAsLong() < DAY)
                .findFirst();
        if (tooShort.isPresent()) {
            return DeclaredLimits.idle(
                    false,
                    IDLE + " is " + tooShort.get() + " (" + file.file() + ")",
                    seconds(tooShort.get()).getAsLong());
        }
        if (idle.isEmpty()) {
            return file.whole()
                    ? DeclaredLimits.idle(
                            false,
                            IDLE + " is not set in " + file.file() + ", so nginx closes an idle connection after 75 s",
                            75)
                    : DeclaredLimits.NONE;
        }
        boolean known = idle.stream().allMatch(value -> seconds(value).isPresent());
        List<String> requests = file.values(REQUESTS);
        if (known && requests.isEmpty() && file.whole()) {
            return DeclaredLimits.tooShort(
                    REQUESTS + " is not set in " + file.file() + ", so nginx closes a connection after 1000 requests");
        }
        boolean many = !requests.isEmpty() && requests.stream().allMatch(value -> value.matches("\\d{6,}"));
        return known && many
                ? new DeclaredLimits(
                        Optional.of(new Declared(
                                true,
                                IDLE + " is " + idle.get(0) + ", " + REQUESTS + " is " + requests.get(0) + " ("
                                        + file.file() + ")")),
                        Optional.empty())
                : DeclaredLimits.NONE;
    }

    /** {@code 75s}, {@code 25h}, {@code 1d 1h} has the first part alone; empty for a variable. */
    private static OptionalLong seconds(String value) {
        Matcher time = TIME.matcher(value);
        if (!time.matches()) {
            return OptionalLong.empty();
        }
        long unit =
                switch (time.group(2)) {
                    case "m" -> 60;
                    case "h" -> 3600;
                    case "d" -> DAY;
                    case "w" -> 7 * DAY;
                    case "M" -> 30 * DAY;
                    case "y" -> 365 * DAY;
                    default -> 1;
                };
        long number = Long.parseLong(time.group(1));
        return OptionalLong.of(time.group(2).equals("ms") ? number / 1000 : number * unit);
    }
}
