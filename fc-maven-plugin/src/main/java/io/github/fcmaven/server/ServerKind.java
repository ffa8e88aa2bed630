package io.github.fcmaven.server;

import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.Requirement;
import java.util.Optional;

/** An HTTP server that we know by its files, and what makes it keep the platform's requirements. */
public enum ServerKind {
    /** Tomcat inside Spring Boot, which closes an idle connection after 60 s and any connection after 100 requests. */
    SPRING_BOOT_TOMCAT(
            "Spring Boot with Tomcat",
            "server.port",
            Advice.springBoot(
                    "server.tomcat.keep-alive-timeout=25h and server.tomcat.max-keep-alive-requests=-1"
                            + " (Tomcat closes a connection after 60 s without a request, and after 100 requests)",
                    "spring.mvc.async.request-timeout=-1 (Tomcat cuts no running request but an asynchronous one)")),
    /** Jetty inside Spring Boot, which closes an idle connection after 30 s. */
    SPRING_BOOT_JETTY(
            "Spring Boot with Jetty",
            "server.port",
            Advice.springBoot(
                    "server.jetty.connection-idle-timeout=25h (Jetty closes a connection after 30 s without a byte)",
                    "server.jetty.connection-idle-timeout=25h and spring.mvc.async.request-timeout=-1")),
    /** Undertow inside Spring Boot, which closes an idle connection after 60 s. */
    SPRING_BOOT_UNDERTOW(
            "Spring Boot with Undertow",
            "server.port",
            Advice.springBoot(
                    "server.undertow.no-request-timeout=25h (Undertow closes a connection after 60 s without a request)",
                    "spring.mvc.async.request-timeout=-1 (Undertow cuts no running request but an asynchronous one)")),
    /** Reactor Netty inside Spring Boot, which never closes an idle connection unless it is told to. */
    SPRING_BOOT_NETTY(
            "Spring Boot with Reactor Netty",
            "server.port",
            Advice.springBoot(
                    "server.netty.idle-timeout=25h, or remove that key: without it Reactor Netty never closes",
                    "server.netty.idle-timeout=25h, and look for a timeout() in the handler")),
    /** Quarkus, whose idle timer of 30 minutes also runs inside a request. */
    QUARKUS("Quarkus", "quarkus.http.port", Advice.quarkus()),
    /** Helidon, which closes an idle connection after 5 minutes. */
    HELIDON("Helidon", "server.port", Advice.helidon()),
    /** Micronaut on Netty, which closes an idle connection after 5 minutes. */
    MICRONAUT("Micronaut", "micronaut.server.port", Advice.micronaut()),
    /** Javalin on Jetty, which closes an idle connection after 30 s. */
    JAVALIN("Javalin", "", Advice.javalin()),
    /** Vert.x, which never closes an idle connection unless it is told to. */
    VERTX("Vert.x", "", Advice.vertx()),
    /** The JDK's own {@code com.sun.net.httpserver}, which closes an idle connection after 30 s. */
    JDK_HTTPSERVER("the JDK's HttpServer", "", Advice.jdk()),
    /** Node.js' {@code http} and what stands on it, which closes an idle connection after 5 s. */
    NODE("Node.js", "", Advice.node()),
    /** Python's {@code http.server}, which speaks HTTP/1.0 unless it is told to. */
    PYTHON_HTTP_SERVER("Python's http.server", "", Advice.pythonHttpServer()),
    /** Flask's development server, which closes each connection. */
    FLASK("Flask's development server", "", Advice.flask()),
    /** gunicorn, whose workers of the default kind close each connection. */
    GUNICORN("gunicorn", "", Advice.gunicorn()),
    /** uvicorn, which closes an idle connection after 5 s. */
    UVICORN("uvicorn", "", Advice.uvicorn()),
    /** tornado, which closes an idle connection after an hour. */
    TORNADO("tornado", "", Advice.python("pass idle_connection_timeout=90000 to HTTPServer (an hour otherwise)")),
    /** aiohttp, which closes an idle connection after 75 s. */
    AIOHTTP("aiohttp", "", Advice.python("pass keepalive_timeout=90000 to web.run_app (75 s otherwise)")),
    /** waitress, which closes an idle connection after 120 s. */
    WAITRESS("waitress", "", Advice.python("pass channel_timeout=90000 to serve (120 s otherwise)")),
    /** Another server in Python. */
    PYTHON(
            "a Python server",
            "",
            Advice.python("turn its timeout of idle connections off, or set it to at least 25 hours")),
    /** PHP's built-in server, {@code php -S}, which closes each connection. */
    PHP_BUILT_IN("PHP's built-in server", "", Advice.phpBuiltIn()),
    /** Another server in PHP. */
    PHP("a PHP server", "", Advice.php()),
    /** nginx before other processes, which closes an idle connection after 75 s and any after 1000 requests. */
    NGINX("nginx", "", Advice.nginx()),
    /** Any other server. */
    UNKNOWN("an HTTP server we do not know", "", Advice.unknown());

    private final String label;
    private final String portKey;
    private final Advice advice;

    ServerKind(String label, String portKey, Advice advice) {
        this.label = label;
        this.portKey = portKey;
        this.advice = advice;
    }

    /** How messages name it. */
    public String label() {
        return label;
    }

    /** The key of its configuration that says where it listens; empty where only its code does. */
    public Optional<String> portKey() {
        return portKey.isEmpty() ? Optional.empty() : Optional.of(portKey);
    }

    /** The key of its configuration that says on which address it listens; empty where only its code does. */
    Optional<String> hostKey() {
        return switch (this) {
            case SPRING_BOOT_TOMCAT, SPRING_BOOT_JETTY, SPRING_BOOT_UNDERTOW, SPRING_BOOT_NETTY ->
                Optional.of("server.address");
            case QUARKUS -> Optional.of("quarkus.http.host");
            case MICRONAUT -> Optional.of("micronaut.server.host");
            case HELIDON -> Optional.of("server.host");
            default -> Optional.empty();
        };
    }

    /** Whether its timer of idle connections goes on while a request runs, and cuts that too. */
    public boolean idleTimerCutsRequests() {
        return this == QUARKUS || this == VERTX || this == MICRONAUT;
    }

    /** The same for who packs without this plugin: what only its parameters could do is left out. */
    public String fixWithoutPom(Requirement requirement, CaPort port) {
        return fix(requirement, port)
                .replace(Advice.OR_IN_POM, "")
                .replace(Advice.OR_CA_PORT, "")
                .replace(Advice.START, " in the start command")
                .replace(Advice.PROPERTIES_OF_POM, "with -D before -jar in the start command");
    }

    /**
     * What to change in this server's own configuration to keep that requirement, and where.
     *
     * @param port where the server should listen
     * @return one sentence without a full stop; for a requirement that no server decides, the requirement's own sentence
     */
    public String fix(Requirement requirement, CaPort port) {
        String text =
                switch (requirement) {
                    case FC_BIND -> advice.bind();
                    case FC_PORT -> advice.port();
                    case FC_KEEPALIVE -> advice.keepAlive();
                    case FC_EXECUTION -> advice.execution();
                    case FC_STARTUP -> advice.startup();
                    default -> "see to it that " + requirement.sentence();
                };
        return text.replace("{port}", port.toString());
    }
}
