package io.github.fcmaven.server;

import io.github.fcmaven.function.Entry;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The names of a package's files and of those in the jars it starts from, the text of the few that are configuration,
 * and what the classes of those jars name.
 *
 * @param names each file's path in the package or in its jar
 * @param loose the configuration beside the jars, by its path in the package
 * @param jars what each jar holds that was looked into, in the order of their paths
 */
record PackagedFiles(Set<String> names, Map<String, String> loose, Map<Entry, ScannedJar> jars) {

    /** No files. */
    static final PackagedFiles NONE = new PackagedFiles(Set.of(), Map.of(), Map.of());

    /** What a class says of a server by names in its constants. */
    enum Mark {
        /** It uses the JDK's own server. */
        JDK_SERVER("com/sun/net/httpserver/HttpServer"),
        /** It makes a server of Javalin. */
        JAVALIN("io/javalin/Javalin"),
        /** It makes a server of Vert.x. */
        VERTX("io/vertx/core/http/HttpServer", "io/vertx/ createHttpServer"),
        /** It sets how long the JDK's own server keeps an idle connection. */
        JDK_IDLE_INTERVAL("sun.net.httpserver.idleInterval"),
        /** It sets how many idle connections the JDK's own server keeps. */
        JDK_IDLE_CONNECTIONS("sun.net.httpserver.maxIdleConnections"),
        /** It reads the configuration of Helidon. */
        HELIDON_CONFIG("io/helidon/config/Config"),
        /** It sets how long Helidon keeps an idle connection. */
        HELIDON_IDLE_TIMEOUT("idleConnectionTimeout"),
        /** It sets where a server inside Spring Boot listens. */
        BOOT_PORT(
                "WebServerFactory setPort",
                "EmbeddedServletContainer setPort",
                "--server.port=",
                "server.port setProperty"),
        /** It sets on which address a server inside Spring Boot listens. */
        BOOT_ADDRESS(
                "WebServerFactory setAddress",
                "EmbeddedServletContainer setAddress",
                "--server.address=",
                "server.address setProperty"),
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
            this.names =
                    Arrays.stream(names).map(name -> List.of(name.split(" "))).toList();
        }

        /** Whether a class with these constants says it. */
        boolean isIn(String constants) {
            return names.stream().anyMatch(parts -> parts.stream().allMatch(constants::contains));
        }
    }

    /**
     * What these entries hold.
     *
     * @param before what was read of the package before it was changed: a jar that is the same is not read again
     */
    static PackagedFiles of(Collection<Entry> entries, PackagedFiles before) {
        Set<String> names = new LinkedHashSet<>();
        Map<String, String> loose = new LinkedHashMap<>();
        Map<Entry, ScannedJar> jars = new LinkedHashMap<>();
        for (Entry entry : entries) {
            String path = entry.path().value();
            names.add(path);
            if (isStartedJar(path)) {
                ScannedJar jar = Optional.ofNullable(before.jars.get(entry)).orElseGet(() -> read(entry));
                jars.put(entry, jar);
                names.addAll(jar.names());
            } else if (ConfigurationFile.isConfiguration(path)) {
                loose.put(path, EntryText.of(entry));
            }
        }
        return new PackagedFiles(names, loose, jars);
    }

    /** What cannot be read is refused by the payload, which says why; a server is then not known. */
    private static ScannedJar read(Entry entry) {
        try {
            return ScannedJar.read(entry.content());
        } catch (IOException | RuntimeException e) {
            return ScannedJar.EMPTY;
        }
    }

    /** A jar at the root, or the application's own in Quarkus' folder; a library is known by its name. */
    private static boolean isStartedJar(String path) {
        boolean jar = path.endsWith(".jar") || path.endsWith(".war");
        return jar && (path.indexOf('/') < 0 || path.matches("app/[^/]+"));
    }

    boolean any(Predicate<String> name) {
        return names.stream().anyMatch(name);
    }

    /** Whether a jar of that artifact is there, in whatever folder and version, or a class of it in another jar. */
    boolean holds(String artifact, String classes) {
        Pattern jar = Pattern.compile("(.*[/.])?" + Pattern.quote(artifact) + "(-[a-z][a-z0-9]*)*-\\d[^/]*\\.jar");
        return any(name -> name.startsWith(classes)
                || name.endsWith(".jar") && jar.matcher(name).matches());
    }

    /** Whether a class says that. */
    boolean marks(Mark mark) {
        return classThat(mark).isPresent();
    }

    /** The first class that says that. */
    Optional<String> classThat(Mark mark) {
        return jars.values().stream()
                .flatMap(jar -> Optional.ofNullable(jar.marks().get(mark)).stream())
                .findFirst();
    }
}
