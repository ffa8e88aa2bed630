package io.github.fcmaven.server;

import java.util.regex.Pattern;

/** By which files each kind of server is known. */
final class ServerFiles {

    private ServerFiles() {}

    /** Frameworks first: what a framework brings along is not what the user configures. */
    static ServerKind kindOf(PackagedFiles files) {
        if (holds(files, "quarkus-core", "io/quarkus/runtime/") || files.any("quarkus-run.jar"::equals)) {
            return ServerKind.QUARKUS;
        }
        if (holds(files, "spring-boot", "org/springframework/boot/SpringApplication")) {
            return springBoot(files);
        }
        if (holds(files, "micronaut-http-server-netty", "io/micronaut/http/server/netty/")) {
            return ServerKind.MICRONAUT;
        }
        if (holds(files, "helidon-webserver", "io/helidon/webserver/")) {
            return ServerKind.HELIDON;
        }
        if (holds(files, "javalin", "io/javalin/")) {
            return ServerKind.JAVALIN;
        }
        if (holds(files, "vertx-core", "io/vertx/core/")) {
            return ServerKind.VERTX;
        }
        return files.marks().contains(PackagedFiles.Mark.JDK_SERVER) ? ServerKind.JDK_HTTPSERVER : ServerKind.UNKNOWN;
    }

    /** Whether Spring Boot is older than 2.5, which does not know every setting that later ones know. */
    static boolean isOldSpringBoot(PackagedFiles files) {
        return files.any(name -> name.matches("(?:.*/)?spring-boot-(?:1\\.|2\\.[0-4]\\.).*\\.jar"));
    }

    /** In the order in which Spring Boot itself prefers them; WebFlux' client brings Reactor Netty beside any other. */
    private static ServerKind springBoot(PackagedFiles files) {
        if (holds(files, "tomcat-embed-core", "org/apache/catalina/startup/")) {
            return ServerKind.SPRING_BOOT_TOMCAT;
        }
        if (holds(files, "jetty-server", "org/eclipse/jetty/server/")) {
            return ServerKind.SPRING_BOOT_JETTY;
        }
        if (holds(files, "undertow-core", "io/undertow/server/")) {
            return ServerKind.SPRING_BOOT_UNDERTOW;
        }
        return holds(files, "reactor-netty", "reactor/netty/http/server/")
                ? ServerKind.SPRING_BOOT_NETTY
                : ServerKind.UNKNOWN;
    }

    /** Whether a jar of that artifact is there, in whatever folder and version, or a class of it in another jar. */
    private static boolean holds(PackagedFiles files, String artifact, String classes) {
        Pattern jar = Pattern.compile("(.*[/.])?" + Pattern.quote(artifact) + "(-[a-z][a-z0-9]*)*-\\d[^/]*\\.jar");
        return files.any(name -> name.startsWith(classes)
                || name.endsWith(".jar") && jar.matcher(name).matches());
    }
}
