package io.github.fcmaven.server;

import io.github.fcmaven.platform.Requirement;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A server inside Spring Boot. Sources: Spring Boot's documentation; each default and each setting was measured on a
 * running server.
 *
 * @param label how messages name it
 * @param library the artifact that brings the server
 * @param classes where the server's classes lie in a shaded jar
 * @param timers its limits to connections
 * @param fixes what makes it keep each requirement
 * @param keepAliveInCode by what a class is known that sets its timers
 */
record SpringBoot(
        String label, String library, String classes, List<ServerTimer> timers, ServerFixes fixes, Mark keepAliveInCode)
        implements JavaServer {

    private static final Map<Requirement, Mark> IN_CODE =
            Map.of(Requirement.FC_PORT, Mark.BOOT_PORT, Requirement.FC_BIND, Mark.BOOT_ADDRESS);

    private static final String NETTY_REQUESTS = "server.netty.max-keep-alive-requests";

    private static final String NO_ASYNC_TIMEOUT = "spring.mvc.async.request-timeout=-1";

    static KnownServer tomcat() {
        return new SpringBoot(
                "Spring Boot with Tomcat",
                "tomcat-embed-core",
                "org/apache/catalina/startup/",
                List.of(
                        inInt("server.tomcat.keep-alive-timeout", "60s")
                                .or("server.tomcat.connection-timeout")
                                .needing("25h", "Tomcat closes an idle connection after 60 s"),
                        ServerTimer.atMostRequests("server.tomcat.max-keep-alive-requests", "100")
                                .needing("-1", "Tomcat closes a connection after 100 requests")),
                fixes(
                        "server.tomcat.keep-alive-timeout=25h and server.tomcat.max-keep-alive-requests=-1"
                                + " (Tomcat closes a connection after 60 s without a request, and after 100 requests)",
                        NO_ASYNC_TIMEOUT + " (Tomcat cuts only asynchronous requests)"),
                Mark.TOMCAT_KEEP_ALIVE);
    }

    static KnownServer jetty() {
        return new SpringBoot(
                "Spring Boot with Jetty",
                "jetty-server",
                "org/eclipse/jetty/server/",
                List.of(ServerTimer.milliseconds("server.jetty.connection-idle-timeout", "30s")
                        .needing("25h", "Jetty closes an idle connection after 30 s")),
                fixes(
                        "server.jetty.connection-idle-timeout=25h (Jetty closes a connection after 30 s"
                                + " without a byte)",
                        "server.jetty.connection-idle-timeout=25h and " + NO_ASYNC_TIMEOUT),
                Mark.JETTY_KEEP_ALIVE);
    }

    static KnownServer undertow() {
        return new SpringBoot(
                "Spring Boot with Undertow",
                "undertow-core",
                "io/undertow/server/",
                List.of(inInt("server.undertow.no-request-timeout", "60s")
                        .needing("25h", "Undertow closes an idle connection after 60 s")),
                fixes(
                        "server.undertow.no-request-timeout=25h (Undertow closes a connection after 60 s without a"
                                + " request)",
                        NO_ASYNC_TIMEOUT + " (Undertow cuts only asynchronous requests)"),
                Mark.UNDERTOW_KEEP_ALIVE);
    }

    /**
     * Reactor Netty, which never closes an idle connection unless it is told to; WebFlux' client brings it beside any
     * other server.
     */
    static KnownServer netty() {
        return new SpringBoot(
                "Spring Boot with Reactor Netty",
                "reactor-netty",
                "reactor/netty/http/server/",
                List.of(
                        ServerTimer.milliseconds("server.netty.idle-timeout", "-1"),
                        ServerTimer.atMostRequests(NETTY_REQUESTS, "")),
                fixes(
                        "server.netty.idle-timeout=25h, or remove that key: without it Reactor Netty never"
                                + " closes an idle"
                                + " connection",
                        "server.netty.idle-timeout=25h, and look for a timeout() in the handler"),
                Mark.NETTY_KEEP_ALIVE);
    }

    private static ServerTimer inInt(String key, String otherwise) {
        return ServerTimer.time(key, otherwise, ChronoUnit.MILLIS, TimeKeeping.INT_OF_MILLISECONDS);
    }

    private static ServerFixes fixes(String keepAlive, String execution) {
        return new ServerFixes(
                "set server.address=0.0.0.0, or remove that key," + ServerFixes.IN_PROPERTIES,
                "set server.port={port}" + ServerFixes.IN_PROPERTIES + ServerFixes.OR_CA_PORT,
                "set " + keepAlive + ServerFixes.IN_PROPERTIES,
                "set " + execution + ServerFixes.IN_PROPERTIES);
    }

    @Override
    public List<String> configurationFiles() {
        return PackagedConfiguration.OF_SPRING;
    }

    @Override
    public Profiles profiles() {
        return Profiles.SPRING;
    }

    @Override
    public boolean isAmong(PackagedFiles files) {
        return files.holds("spring-boot", "org/springframework/boot/SpringApplication")
                && files.holds(library, classes);
    }

    @Override
    public Optional<Announcement> announcement() {
        return Optional.of(Announcement.of(
                "(?:Tomcat|Jetty|Undertow|Netty) started on port(?:\\(s\\)|s)?:? ([0-9]{1,5})",
                "Started \\S+ in [0-9.]+ seconds"));
    }

    @Override
    public Optional<String> portKey() {
        return Optional.of("server.port");
    }

    @Override
    public Optional<String> hostKey() {
        return Optional.of("server.address");
    }

    @Override
    public OptionalInt defaultPort() {
        return OptionalInt.of(8080);
    }

    @Override
    public Optional<String> withoutPort(PackagedFiles files) {
        return Optional.of("Spring Boot listens on " + defaultPort().getAsInt());
    }

    @Override
    public Optional<Mark> setsInCode(Requirement requirement) {
        return requirement == Requirement.FC_KEEPALIVE
                ? Optional.of(keepAliveInCode)
                : Optional.ofNullable(IN_CODE.get(requirement));
    }

    /**
     * Never keys that this version does not have: before 2.3 one key is for every server, before 2.5 none for Tomcat's
     * requests, before 2.7 none for Reactor Netty's.
     */
    @Override
    public List<ServerTimer> timers(PackagedFiles files) {
        BootVersion version = BootVersion.of(files);
        if (isTomcat() && version.isBefore(2, 5)) {
            return List.of();
        }
        if (isNetty() && version.isBefore(2, 7)) {
            return timers.subList(0, 1);
        }
        return isTomcat() || isNetty() || !version.isBefore(2, 3)
                ? timers
                : timers.stream()
                        .map(timer -> timer.under("server.connection-timeout")
                                .needing(
                                        "90000000",
                                        timer.need().map(Need::otherwise).orElse("")))
                        .toList();
    }

    @Override
    public DeclaredLimits limits(PackagedStart start) {
        BootVersion version = BootVersion.of(start.files());
        boolean noSetting = isTomcat() && version.isBefore(2, 5);
        if (!noSetting || start.files().marks(Mark.TOMCAT_KEEP_ALIVE)) {
            return JavaServer.super.limits(start);
        }
        String unknown = timers.stream()
                .flatMap(timer -> start.settings().anywhere(timer.key()).stream())
                .map(Setting::place)
                .collect(Collectors.joining(" and "));
        return DeclaredLimits.tooShort(
                "Spring Boot " + version + " has no setting for Tomcat's keep-alive, so 60 s and 100" + " requests"
                        + (unknown.isEmpty() ? "" : "; it does not know " + unknown));
    }

    /** Another one may be there all the same, of a library; where the application opens a port, that is known. */
    @Override
    public Optional<Setting> noServer(PackagedStart start) {
        return start.settings()
                .certain(EndingProgram.TYPE)
                .filter(said -> BootVersion.of(start.files()).isWithoutServer(said)
                        && !start.files().marks(Mark.LISTENS));
    }

    /** Any of these makes its own port one of TLS; a bundle alone is for whoever asks for it. */
    @Override
    public Optional<Need> plainHttp(PackagedStart start) {
        ServerSettings settings = start.settings();
        boolean mayBeOff =
                settings.anywhere("server.ssl.enabled").isPresent() && !settings.says("server.ssl.enabled", "true");
        return mayBeOff
                ? Optional.empty()
                : Stream.of("server.ssl.key-store", "server.ssl.certificate", "server.ssl.bundle")
                        .flatMap(key -> settings.certain(key).stream())
                        .findFirst()
                        .map(said -> Need.plainHttp("server.ssl.enabled", "false", said));
    }

    /** In the file that decides: what another one says may not count beside it. */
    @Override
    public ServerFixes fixes(PackagedStart start) {
        ServerFixes told = fixesOfVersion(start);
        if (isSetBeside("server.port", start)) {
            told = told.withPort("set server.port={port} " + ServerFixes.UNDER_PROPERTIES + ServerFixes.OR_CA_PORT);
        }
        return Stream.of("server.port", "server.address")
                .flatMap(key -> start.settings().effective(key).stream())
                .map(Setting::source)
                .filter(source -> ServerFixes.CLASSES.matcher(source).lookingAt())
                .map(source -> "src/main/resources/"
                        + ServerFixes.CLASSES.matcher(source).replaceFirst(""))
                .findFirst()
                .map(told::in)
                .orElse(told);
    }

    /** In a file that Spring Boot does not read by its name, such as that of a {@code @PropertySource}. */
    private static boolean isSetBeside(String key, PackagedStart start) {
        return start.settings().effective(key).isEmpty()
                && start.settings().anywhere(key).isPresent();
    }

    private ServerFixes fixesOfVersion(PackagedStart start) {
        BootVersion version = BootVersion.of(start.files());
        if (isTomcat() && version.isBefore(2, 5)) {
            return fixes.withKeepAlive(Optional.of(start)
                    .flatMap(one -> one.files().classThat(Mark.TOMCAT_KEEP_ALIVE))
                    .map(name -> "in the class " + name + ", call setKeepAliveTimeout(90_000_000) and"
                            + " setMaxKeepAliveRequests(-1) on Tomcat's protocol handler")
                    .orElse(version.customizer()));
        }
        boolean oneKey = !isTomcat() && !isNetty() && version.isBefore(2, 3);
        return oneKey
                ? fixes.withKeepAlive(
                        "set server.connection-timeout=90000000 (milliseconds)" + ServerFixes.IN_PROPERTIES)
                : start.settings()
                        .effective(NETTY_REQUESTS)
                        .filter(set -> isNetty())
                        .map(fixes::without)
                        .orElse(fixes);
    }

    private boolean isTomcat() {
        return keepAliveInCode == Mark.TOMCAT_KEEP_ALIVE;
    }

    private boolean isNetty() {
        return keepAliveInCode == Mark.NETTY_KEEP_ALIVE;
    }
}
