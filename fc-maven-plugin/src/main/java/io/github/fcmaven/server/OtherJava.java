package io.github.fcmaven.server;

import java.util.List;
import java.util.Optional;

/**
 * A framework in Java of which no more is known than where it listens by itself, and what tells it otherwise. Source:
 * the documentation of each.
 *
 * @param artifact that brings it
 * @param classes where its classes lie in a shaded jar
 * @param port where it listens while nobody tells it
 * @param fix what makes it listen on {@code {port}}
 */
record OtherJava(String artifact, String classes, int port, String fix) {

    private static final List<OtherJava> ALL = List.of(
            new OtherJava(
                    "solon",
                    "org/noear/solon/",
                    8080,
                    "set server.port={port} in src/main/resources/app.properties, or in app.yml as YAML"),
            new OtherJava("spark-core", "spark/Spark", 4567, "call port({port}) of Spark before the first route"),
            new OtherJava(
                    "dropwizard-core",
                    "io/dropwizard/core/",
                    8080,
                    "set the port of server.applicationConnectors in Dropwizard's configuration file to {port}"),
            new OtherJava("jooby", "io/jooby/", 8080, "set server.port={port} in conf/application.conf"),
            new OtherJava("ratpack-core", "ratpack/core/", 5050, "call port({port}) of Ratpack's ServerConfig"),
            new OtherJava(
                    "tomcat-embed-core",
                    "org/apache/catalina/startup/Tomcat",
                    8080,
                    "call setPort({port}) where the application makes its Tomcat"));

    /** The one that a package holds. */
    static Optional<OtherJava> of(PackagedFiles files) {
        return ALL.stream()
                .filter(one -> files.holds(one.artifact, one.classes))
                .findFirst();
    }
}
