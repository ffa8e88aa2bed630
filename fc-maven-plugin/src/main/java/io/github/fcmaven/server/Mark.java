package io.github.fcmaven.server;

import java.util.Arrays;
import java.util.List;

/** What a class says of a server by names in its constants. */
enum Mark {
    /** It uses the JDK's own server. */
    JDK_SERVER("com/sun/net/httpserver/HttpServer"),
    /** It makes the JDK's own server by a library that has no other. */
    JDK_SERVER_OF_HUTOOL("cn/hutool/http/ createServer", "cn/hutool/http/server/SimpleServer"),
    /** The same, unless an extension brings another server. */
    JDK_SERVER_OF_RESTLET("org/restlet/Server", "org/restlet/Component"),
    /** The same. */
    JDK_SERVER_OF_JERSEY("org/glassfish/jersey/jdkhttp/"),
    /** The same, unless another implementation of JAX-WS is there. */
    JDK_SERVER_OF_JAX_WS("/xml/ws/Endpoint \u0000\u0007publish"),
    /** It opens a port, by itself or by a library. */
    LISTENS(
            "java/net/ServerSocket",
            "java/nio/channels/ServerSocketChannel",
            "java/nio/channels/AsynchronousServerSocketChannel",
            "com/sun/net/httpserver/",
            "io/netty/bootstrap/ServerBootstrap",
            "reactor/netty/",
            "io/vertx/",
            "io/undertow/Undertow",
            "io/javalin/Javalin",
            "io/grpc/",
            "org/eclipse/jetty/server/Server",
            "org/apache/catalina/startup/Tomcat",
            "org/glassfish/grizzly/",
            "org/springframework/grpc/",
            "fi/iki/elonen/",
            "spark/Spark",
            "spark/Service",
            "io/jooby/",
            "com/linecorp/armeria/server/",
            "/xml/ws/Endpoint"),
    /** It makes a server whose start returns, and whose end somebody must await. */
    RETURNS(
            "io/netty/bootstrap/ServerBootstrap",
            "reactor/netty/http/server/HttpServer",
            "org/apache/catalina/startup/Tomcat"),
    /** It names a server, and an address that only its own machine reaches. */
    LOOPBACK(
            "\u0000\u0009127.0.0.1",
            "\u0000\u0009localhost",
            "getLoopbackAddress",
            "http://localhost:",
            "http://127.0.0.1:"),
    /** It names such an address, which may be that of a service. */
    OWN_MACHINE("\u0000\u0009127.0.0.1", "\u0000\u0009localhost", "getLoopbackAddress"),
    /** It starts processes, or code from wherever. */
    RUNS_OTHERS(
            "java/lang/ProcessBuilder",
            "java/lang/Runtime \u0000\u0004exec",
            "java/net/URLClassLoader",
            "javax/script/ScriptEngineManager"),
    /** It starts processes. */
    STARTS_PROCESS("java/lang/ProcessBuilder", "java/lang/Runtime \u0000\u0004exec"),
    /** It makes a server of Javalin. */
    JAVALIN("io/javalin/Javalin"),
    /** It gives Javalin a connector of its own, in place of those of {@code start}. */
    JAVALIN_CONNECTOR("io/javalin/ org/eclipse/jetty/server/ServerConnector"),
    /** It sets where Javalin listens, if {@code start} does not say it. */
    JAVALIN_HOST("io/javalin/ defaultHost"),
    /** It makes a server of Armeria. */
    ARMERIA("com/linecorp/armeria/server/Server"),
    /** It sets how long Armeria keeps a connection. */
    ARMERIA_KEEP_ALIVE(
            "com/linecorp/armeria/server/ idleTimeout",
            "com/linecorp/armeria/server/ maxConnectionAge",
            "com/linecorp/armeria/server/ maxNumRequestsPerConnection"),
    /** It sets how long a request of Armeria may take. */
    ARMERIA_REQUEST_TIMEOUT("com/linecorp/armeria/ equestTimeout"),
    /** It makes a server of Vert.x. */
    VERTX("io/vertx/core/http/HttpServer", "io/vertx/ createHttpServer"),
    /** It sets how long the JDK's own server keeps an idle connection. */
    JDK_IDLE_INTERVAL("sun.net.httpserver.idleInterval"),
    /** It sets how many idle connections the JDK's own server keeps. */
    JDK_IDLE_CONNECTIONS("sun.net.httpserver.maxIdleConnections"),
    /** It makes a server of Ktor, which reads no file then. */
    KTOR_EMBEDDED("io/ktor/server/engine/EmbeddedServerKt"),
    /** It makes a server of Helidon. */
    HELIDON("io/helidon/webserver/WebServer"),
    /** It reads the configuration of Helidon. */
    HELIDON_CONFIG("io/helidon/config/Config"),
    /** It sets how long Helidon keeps an idle connection. */
    HELIDON_IDLE_TIMEOUT("idleConnectionTimeout"),
    /** It sets where a server inside Spring Boot listens. */
    BOOT_PORT(
            "WebServerFactory setPort",
            "EmbeddedServletContainer setPort",
            "--server.port=",
            "server.port setProperty",
            "server.port PropertySource"),
    /** It sets on which address a server inside Spring Boot listens. */
    BOOT_ADDRESS(
            "WebServerFactory setAddress",
            "EmbeddedServletContainer setAddress",
            "--server.address=",
            "server.address setProperty",
            "server.address PropertySource"),
    /** It sets profiles of Spring, or the names of its files. */
    BOOT_PROFILES(
            "org/springframework/boot/ setAdditionalProfiles",
            "org/springframework/boot/builder/SpringApplicationBuilder \u0000\u0008profiles",
            "ConfigurableEnvironment setActiveProfiles",
            "ConfigurableEnvironment addActiveProfile",
            "--spring.profiles.active=",
            "spring.profiles.active setProperty",
            "org/springframework/boot/builder/SpringApplicationBuilder spring.config.",
            "spring.config. setProperty"),
    /** It starts Spring Boot without a web server. */
    BOOT_NO_WEB("org/springframework/boot/WebApplicationType NONE"),
    /** It is work of Spring Boot's start, as a class or as a bean: until that is done, the application is not ready. */
    BOOT_RUNNER("org/springframework/boot/CommandLineRunner", "org/springframework/boot/ApplicationRunner"),
    /** It reads the variable PORT. */
    READS_PORT("java/lang/System getenv \u0000\u0004PORT", "java/lang/ProcessBuilder environment \u0000\u0004PORT"),
    /** It ends its own process. */
    EXITS("java/lang/System \u0000\u0004exit"),
    /** It sets how long Tomcat keeps a connection. */
    TOMCAT_KEEP_ALIVE(
            "org/apache/coyote/ setKeepAliveTimeout",
            "org/apache/coyote/ setMaxKeepAliveRequests",
            "org/apache/catalina/ keepAliveTimeout",
            "org/apache/catalina/ maxKeepAliveRequests"),
    /** It sets how long Jetty keeps a connection. */
    JETTY_KEEP_ALIVE("org/eclipse/jetty/ setIdleTimeout"),
    /** It sets how long Undertow keeps a connection. */
    UNDERTOW_KEEP_ALIVE("NO_REQUEST_TIMEOUT", "io/undertow/ IDLE_TIMEOUT"),
    /** It sets how long Reactor Netty keeps a connection. */
    NETTY_KEEP_ALIVE("reactor/netty/ idleTimeout", "reactor/netty/ maxKeepAliveRequests");

    /** Each of which is enough; its parts, apart from each other by a blank, must all be there. */
    private final List<List<String>> names;

    Mark(String... names) {
        this.names = Arrays.stream(names).map(name -> List.of(name.split(" "))).toList();
    }

    /** Whether a class with these constants says it. */
    boolean isIn(String constants) {
        return names.stream().anyMatch(parts -> parts.stream().allMatch(constants::contains))
                && (this != LOOPBACK || LISTENS.isIn(constants) || constants.contains("io/ktor/server/"));
    }
}
