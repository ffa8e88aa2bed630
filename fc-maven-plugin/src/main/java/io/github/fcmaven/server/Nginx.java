package io.github.fcmaven.server;

import io.github.fcmaven.server.DeclaredLimits.Declared;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * nginx before other processes. It closes an idle connection after 75 s, any after 100 or 1000 requests, and since
 * 1.19.10 any that is an hour old when its next request comes.
 */
final class Nginx implements ProxyServer {

    private static final long DAY = DeclaredLimits.SECONDS_OF_A_DAY;
    private static final String IDLE = "keepalive_timeout";
    private static final String REQUESTS = "keepalive_requests";
    private static final String AGE = "keepalive_time";
    private static final String IDLE_OF_A_DAY = "keepalive_timeout 25h;";

    /** A number of requests that a day may have. */
    private static final String FEW = "\\d{1,5}";

    private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m|h|d|w|M|y|)");

    @Override
    public String label() {
        return "nginx";
    }

    @Override
    public String program() {
        return "nginx";
    }

    @Override
    public boolean closesAfterErrors() {
        return true;
    }

    @Override
    public ServerFixes fixes() {
        return fixes("write " + IDLE_OF_A_DAY + " keepalive_requests 1000000000; and, for nginx 1.19.10 and later,"
                + " keepalive_time 25h; in the http block of nginx.conf (75 s, 1000 requests and an hour otherwise)");
    }

    /** Its version knows a limit to a connection's age, or refuses to be told of one. */
    @Override
    public ServerFixes fixes(PackagedStart start) {
        Optional<NginxVersion> version = NginxVersion.of(start, start.lines());
        String name = known(start).map(file -> file.file().value()).orElse("nginx.conf");
        boolean refused =
                known(start).filter(file -> !file.values(AGE).isEmpty()).isPresent();
        ServerFixes fixes = version.map(nginx -> fixes(
                        nginx.agesConnections()
                                ? "write " + IDLE_OF_A_DAY + " keepalive_requests 1000000000; keepalive_time 25h;"
                                        + " in the http block of nginx.conf (75 s, 1000 requests and an hour otherwise)"
                                : (refused ? "remove keepalive_time from nginx.conf, and write " : "write ")
                                        + IDLE_OF_A_DAY + " and keepalive_requests 1000000000; in the http block of"
                                        + " nginx.conf (75 s and 100 requests otherwise)"))
                .orElse(fixes());
        return fixes.inFile("nginx.conf", name);
    }

    private static ServerFixes fixes(String keepAlive) {
        return new ServerFixes(
                "write listen 0.0.0.0:{port}; in the server block of nginx.conf",
                "write listen 0.0.0.0:{port}; in the server block of nginx.conf" + ServerFixes.OR_CA_PORT,
                keepAlive,
                "write fastcgi_read_timeout 25h; or proxy_read_timeout 25h; in the location block of nginx.conf (60 s"
                        + " otherwise)");
    }

    /** Where its own file says all, it is read: without a word in it, its own limits hold. */
    @Override
    public DeclaredLimits limits(PackagedStart start) {
        return known(start)
                .map(file -> limits(file, NginxVersion.of(start, start.lines())))
                .orElse(DeclaredLimits.NONE);
    }

    @Override
    public List<ListenAddress> listens(PackagedStart start) {
        return configuration(start)
                .filter(NginxConfiguration::whole)
                .map(NginxConfiguration::listens)
                .orElse(List.of());
    }

    /** The file that decides its limits: its script writes nothing into it, or nothing of them. */
    private static Optional<NginxConfiguration> known(PackagedStart start) {
        return configuration(start)
                .filter(file -> !WrittenFile.isWritten(file.file(), start.lines()))
                .or(() -> NginxConfiguration.template(start.function().entries(), start.lines()));
    }

    private static Optional<NginxConfiguration> configuration(PackagedStart start) {
        return NginxConfiguration.of(start.function().entries(), start.lines());
    }

    private static DeclaredLimits limits(NginxConfiguration file, Optional<NginxVersion> version) {
        Optional<String> tooShort = tooShort(file, version);
        if (tooShort.isPresent()) {
            return new DeclaredLimits(
                    Optional.of(new Declared(false, tooShort.get(), idleEnd(file))), Optional.empty());
        }
        List<String> requests = file.values(REQUESTS);
        boolean ages = version.map(NginxVersion::agesConnections).orElse(true);
        boolean known = isKnown(file.values(IDLE))
                && !requests.isEmpty()
                && requests.stream().allMatch(value -> value.matches("\\d{6,}"))
                && (isKnown(file.values(AGE)) || !ages);
        String says = Stream.of(IDLE, REQUESTS, AGE)
                .filter(name -> !file.values(name).isEmpty())
                .map(name -> name + " is " + file.values(name).get(0))
                .collect(Collectors.joining(", "));
        return new DeclaredLimits(
                Optional.of(new Declared(true, says + " (" + file.file() + ")")).filter(declared -> known),
                Optional.empty());
    }

    /** After how long one ends that is idle; empty where that is a day, or not known. */
    private static Optional<Duration> idleEnd(NginxConfiguration file) {
        List<String> idle = file.values(IDLE);
        return idle.isEmpty() && file.whole()
                ? Optional.of(Duration.ofSeconds(75))
                : idle.stream()
                        .flatMapToLong(value -> seconds(value).stream())
                        .filter(seconds -> seconds < DAY)
                        .boxed()
                        .findFirst()
                        .map(Duration::ofSeconds);
    }

    /** The first limit that ends a connection within a day. */
    private static Optional<String> tooShort(NginxConfiguration file, Optional<NginxVersion> version) {
        List<String> idle = file.values(IDLE);
        if (idle.isEmpty()) {
            return unset(IDLE, file, "nginx closes an idle connection after 75 s")
                    .filter(says -> file.whole());
        }
        return Stream.of(IDLE, AGE, REQUESTS)
                .flatMap(name -> file.values(name).stream()
                        .filter(value -> name.equals(REQUESTS)
                                ? value.matches(FEW)
                                : seconds(value).orElse(DAY) < DAY)
                        .map(value -> name + " is " + value + " (" + file.file() + ")"))
                .findFirst()
                .or(() -> refused(file, version))
                .or(() -> defaults(file, version).filter(says -> file.whole() && isKnown(idle)));
    }

    private static Optional<String> refused(NginxConfiguration file, Optional<NginxVersion> version) {
        return version.filter(
                        nginx -> !nginx.agesConnections() && !file.values(AGE).isEmpty())
                .map(nginx -> AGE + " is set in " + file.file() + ", and " + nginx + " refuses it");
    }

    /** What ends a connection because the file does not say otherwise. */
    private static Optional<String> defaults(NginxConfiguration file, Optional<NginxVersion> version) {
        if (file.values(REQUESTS).isEmpty()) {
            boolean old = version.filter(nginx -> !nginx.agesConnections()).isPresent();
            return unset(REQUESTS, file, "nginx closes a connection after " + (old ? 100 : 1000) + " requests");
        }
        return version.filter(
                        nginx -> nginx.agesConnections() && file.values(AGE).isEmpty())
                .flatMap(nginx -> unset(AGE, file, nginx + " closes a connection that is an hour old"));
    }

    private static Optional<String> unset(String name, NginxConfiguration file, String otherwise) {
        return Optional.of(name + " is not set in " + file.file() + ", so " + otherwise);
    }

    private static boolean isKnown(List<String> times) {
        return !times.isEmpty()
                && times.stream().allMatch(value -> seconds(value).isPresent());
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
