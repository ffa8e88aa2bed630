package io.github.fcmaven.server;

import io.github.fcmaven.server.PackagedFiles.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A setting without which a server does not keep the contract. Sources: each server's documentation; each default and each setting
 * was measured on a running server.
 *
 * @param key a system property that the server's configuration reads
 * @param value what it needs; {@code {port}} stands for CAPort, and 25 hours for the 24 that are asked
 * @param otherwise what the server does without it
 */
record Need(String key, String value, String otherwise) {

    private static final String DAY = "25h";

    /** What the server of these files needs and can be told from outside. */
    static List<Need> of(ServerKind kind, PackagedFiles files) {
        return switch (kind) {
            case SPRING_BOOT_TOMCAT, SPRING_BOOT_JETTY, SPRING_BOOT_UNDERTOW, SPRING_BOOT_NETTY ->
                springBoot(kind, files);
            case QUARKUS ->
                List.of(
                        port("quarkus.http.port", "Quarkus listens on 8080"),
                        new Need("quarkus.http.idle-timeout", "25H", "Quarkus closes a connection after 30 minutes"));
            case MICRONAUT -> micronaut();
            case HELIDON -> files.marks().contains(Mark.HELIDON_CONFIG) ? helidon() : List.of();
            case JDK_HTTPSERVER -> jdk(files);
            default -> List.of();
        };
    }

    /** The key that says where the server listens, where its configuration knows one. */
    static Optional<String> hostKey(ServerKind kind) {
        return switch (kind) {
            case SPRING_BOOT_TOMCAT, SPRING_BOOT_JETTY, SPRING_BOOT_UNDERTOW, SPRING_BOOT_NETTY ->
                Optional.of("server.address");
            case QUARKUS -> Optional.of("quarkus.http.host");
            case MICRONAUT -> Optional.of("micronaut.server.host");
            case HELIDON -> Optional.of("server.host");
            default -> Optional.empty();
        };
    }

    private static List<Need> springBoot(ServerKind kind, PackagedFiles files) {
        List<Need> needs = new ArrayList<>();
        needs.add(port("server.port", "Spring Boot listens on 8080"));
        if (kind == ServerKind.SPRING_BOOT_TOMCAT && !ServerFiles.isOldSpringBoot(files)) {
            needs.add(new Need("server.tomcat.keep-alive-timeout", DAY, "Tomcat closes an idle connection after 60 s"));
            needs.add(new Need(
                    "server.tomcat.max-keep-alive-requests", "-1", "Tomcat closes a connection after 100 requests"));
        } else if (kind == ServerKind.SPRING_BOOT_JETTY) {
            needs.add(new Need(
                    "server.jetty.connection-idle-timeout", DAY, "Jetty closes an idle connection after 30 s"));
        } else if (kind == ServerKind.SPRING_BOOT_UNDERTOW) {
            needs.add(new Need(
                    "server.undertow.no-request-timeout", DAY, "Undertow closes an idle connection after 60 s"));
        }
        return needs;
    }

    private static List<Need> micronaut() {
        return List.of(
                port("micronaut.server.port", "Micronaut listens on 8080"),
                new Need("micronaut.server.idle-timeout", DAY, "Micronaut closes a connection after 5 minutes"));
    }

    private static List<Need> helidon() {
        return List.of(
                port("server.port", "Helidon listens on a port of its own choice"),
                new Need(
                        "server.idle-connection-timeout",
                        "PT25H",
                        "Helidon closes an idle connection after 5 minutes"));
    }

    /** What the code sets itself it sets last. */
    private static List<Need> jdk(PackagedFiles files) {
        List<Need> needs = new ArrayList<>();
        if (!files.marks().contains(Mark.JDK_IDLE_INTERVAL)) {
            needs.add(new Need(
                    "sun.net.httpserver.idleInterval",
                    "90000",
                    "the JDK's server closes an idle connection after 30 s"));
        }
        if (!files.marks().contains(Mark.JDK_IDLE_CONNECTIONS)) {
            needs.add(new Need(
                    "sun.net.httpserver.maxIdleConnections",
                    "1000",
                    "the JDK's server closes each connection that would be idle beside 200 others"));
        }
        return needs;
    }

    private static Need port(String key, String otherwise) {
        return new Need(key, "{port}", otherwise);
    }
}
