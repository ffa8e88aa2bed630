package io.github.fcmaven.jar;

/**
 * By which names the classes of Java's frameworks are known, as parts of patterns: each list is for another question,
 * and a new framework goes to those that it answers. All are constants of the compiler: who uses one does not load this
 * class.
 */
public final class FrameworkNames {

    private static final String NO_APPLICATION =
            "org/springframework/|org/apache/|org/eclipse/|io/netty/|io/javalin/|io/jooby/|io/ktor/|io/vertx/"
                    + "|com/linecorp/armeria/";

    /**
     * How the paths of merged frameworks begin: what their classes name tells nothing of the application. Of a
     * framework in whose packages applications lie too, such as examples and guides, only the parts of its own.
     */
    public static final String MERGED = NO_APPLICATION
            + "|io/helidon/(?:builder|common|config|cors|health|http|inject|integrations|jersey|logging|media|metrics"
            + "|microprofile|nima|openapi|reactive|security|service|tracing|webclient|webserver|websocket)/";

    /** How the paths of any library begin: a number in it may be a port by accident. More than are merged. */
    public static final String LIBRARIES = NO_APPLICATION
            + "|io/undertow/|io/quarkus/|io/micronaut/|io/helidon/|akka/|com/fasterxml/|ch/qos/|org/slf4j/|kotlin/"
            + "|kotlinx/|scala/|groovy/|reactor/|jakarta/|javax/|org/jline/|org/jboss/|org/hibernate/|META-INF/";

    /** How the paths of classes begin that a framework's jar starts in place of the application's. */
    public static final String LAUNCHERS =
            "io/(?:quarkus|vertx|helidon|micronaut|ktor)/|org/springframework/|org/codehaus/|clojure/|groovy/|ratpack/"
                    + "|play/|scala/|cloud/piranha/|fish/payara/|com/google/cloud/functions/"
                    + "|org/jboss/(?:modules|weld)/|akka/Main"
                    + "|org/apache/(?:camel|catalina|felix|meecrowave|openejb|pekko/Main|tomee)";

    /** What a class names that makes a server, wherever it stands in a name. */
    public static final String SERVER_MAKERS =
            "(?:Http|Web|Netty|Jetty|Grpc|Embedded|createHttp|embedded)Server|SpringApplication|Javalin|Undertow"
                    + "|org/eclipse/jetty/server/|io/micronaut/runtime/|io/quarkus/runtime/|org/apache/catalina/"
                    + "|io/jooby/|com/linecorp/armeria/server/";

    private FrameworkNames() {}
}
