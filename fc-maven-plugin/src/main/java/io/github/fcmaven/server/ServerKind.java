package io.github.fcmaven.server;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * The HTTP servers that we know, in the order in which they are looked for: what stands before another server, or
 * brings one along that the user does not configure, comes first. What is known of each stands in the file that its
 * constant names.
 */
public enum ServerKind {
    /** nginx before other processes. */
    NGINX(new Nginx()),
    /** HAProxy before other processes. */
    HAPROXY(new Haproxy()),
    /** Caddy, often before other processes. */
    CADDY(new Caddy()),
    /** Apache's httpd, often with PHP in it. */
    APACHE_HTTPD(new ApacheHttpd()),
    /** lighttpd. */
    LIGHTTPD(new Lighttpd()),
    /** uWSGI. */
    UWSGI(new Uwsgi()),
    /** gunicorn, which may run uvicorn's workers. */
    GUNICORN(new Gunicorn()),
    /** uvicorn. */
    UVICORN(new Uvicorn()),
    /** hypercorn. */
    HYPERCORN(new Hypercorn()),
    /** waitress. */
    WAITRESS(new Waitress()),
    /** tornado. */
    TORNADO(new Tornado()),
    /** aiohttp. */
    AIOHTTP(new Aiohttp()),
    /** Flask's development server. */
    FLASK(new Flask()),
    /** Python's {@code wsgiref}, and Bottle's default. */
    WSGIREF(new Wsgiref()),
    /** Python's {@code http.server}. */
    PYTHON_HTTP_SERVER(new PythonHttpServer()),
    /** Another server in Python. */
    PYTHON(new OtherPython()),
    /** PHP's built-in server, {@code php -S}. */
    PHP_BUILT_IN(new PhpBuiltIn()),
    /** Another server in PHP. */
    PHP(new OtherPhp()),
    /** Node.js' {@code http} and what stands on it. */
    NODE(new NodeJs()),
    /** Quarkus. */
    QUARKUS(new Quarkus()),
    /** Tomcat inside Spring Boot; of several servers Spring Boot itself prefers them in this order. */
    SPRING_BOOT_TOMCAT(SpringBoot.tomcat()),
    /** Jetty inside Spring Boot. */
    SPRING_BOOT_JETTY(SpringBoot.jetty()),
    /** Undertow inside Spring Boot. */
    SPRING_BOOT_UNDERTOW(SpringBoot.undertow()),
    /** Reactor Netty inside Spring Boot. */
    SPRING_BOOT_NETTY(SpringBoot.netty()),
    /** Micronaut on Netty. */
    MICRONAUT(new Micronaut()),
    /** Helidon. */
    HELIDON(new Helidon()),
    /** Javalin on Jetty. */
    JAVALIN(new Javalin()),
    /** Ktor. */
    KTOR(new Ktor()),
    /** Jooby on Netty, Jetty or Undertow. */
    JOOBY(new Jooby()),
    /** Armeria. */
    ARMERIA(new Armeria()),
    /** Akka HTTP. */
    AKKA_HTTP(AkkaHttp.akka()),
    /** Pekko HTTP. */
    PEKKO_HTTP(AkkaHttp.pekko()),
    /** Vert.x. */
    VERTX(new Vertx()),
    /** The JDK's own {@code com.sun.net.httpserver}. */
    JDK_HTTPSERVER(new JdkHttpServer()),
    /** Any other server. */
    UNKNOWN(new UnknownServer());

    private final KnownServer server;

    ServerKind(KnownServer server) {
        this.server = server;
    }

    /** The first of that nature. */
    static Optional<ServerKind> first(Predicate<KnownServer> nature) {
        return Arrays.stream(values()).filter(kind -> nature.test(kind.server)).findFirst();
    }

    /** What is known of it. */
    KnownServer server() {
        return server;
    }

    /** How messages name it. */
    public String label() {
        return server.label();
    }

    /** The key of its configuration that says where it listens; empty where only its code does. */
    public Optional<String> portKey() {
        return server.portKey();
    }

    /** The module by which pip installs a program of that name; empty where none of the servers brings it. */
    public static Optional<String> pipModule(String program) {
        return Arrays.stream(values())
                .flatMap(kind -> kind.server.pipModule(program).stream())
                .findFirst();
    }

    /** Whether its timer of idle connections goes on while a request runs, and cuts that too. */
    public boolean idleTimerCutsRequests() {
        return server.idleTimerCutsRequests();
    }

    /** Whether it ends a connection after an error that it keeps after any other answer. */
    public boolean closesAfterErrors() {
        return server.closesAfterErrors();
    }

    /** Whether it ends each connection behind its answer, and no header says so, unless a setting keeps it. */
    public boolean endsEachConnection() {
        return server.endsEachConnection();
    }

    /** Whether the object that serves can be asked, while it runs, for limits that only the code sets. */
    public boolean tellsItsLimits() {
        return server.tellsItsLimits();
    }

    /**
     * The port of the application's server, by what the framework printed when its start was over; empty where it did
     * not, or prints nothing of the kind.
     */
    public OptionalInt announced(List<String> lines) {
        return server.announcement().map(one -> one.in(lines)).orElse(OptionalInt.empty());
    }

    /** Whether it runs on a JVM, and is told by system properties. */
    boolean isJava() {
        return server instanceof JavaServer;
    }
}
