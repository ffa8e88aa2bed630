package io.github.fcmaven.server;

/**
 * What makes a kind of server keep each requirement. Sources: each server's documentation; defaults and settings were measured
 * on running servers, Micronaut's excepted.
 *
 * <p>25 hours stand for the 24 that are asked, so that a timer that is a little early is not early. {@code {port}} stands for
 * CAPort.
 */
record Advice(String bind, String port, String keepAlive, String execution, String startup) {

    private static final String OR_IN_POM = ", or under systemPropertyVariables of fc-maven-plugin in pom.xml";
    private static final String PROPERTIES = " in src/main/resources/application.properties" + OR_IN_POM;
    private static final String YAML = " in src/main/resources/application.yaml" + OR_IN_POM;
    private static final String OR_CA_PORT = "; or give caPort of fc-maven-plugin the port it listens on";
    private static final String FROM_ENVIRONMENT =
            "Integer.parseInt(System.getenv().getOrDefault(\"FC_CUSTOM_LISTEN_PORT\", \"{port}\"))";
    private static final String START_LESS =
            "read its last lines for what it waits for (a database, a configuration server), give the function more memorySize"
                    + " and cpu, and open the port before work that can wait";

    static Advice springBoot(String keepAlive, String execution) {
        return new Advice(
                "set server.address=0.0.0.0, or remove that key," + PROPERTIES,
                "set server.port={port}" + PROPERTIES + OR_CA_PORT,
                "set " + keepAlive + PROPERTIES,
                "set " + execution + PROPERTIES,
                START_LESS + "; spring.main.lazy-initialization=true" + PROPERTIES);
    }

    static Advice quarkus() {
        return new Advice(
                "set quarkus.http.host=0.0.0.0" + PROPERTIES,
                "set quarkus.http.port={port}" + PROPERTIES + OR_CA_PORT,
                "set quarkus.http.idle-timeout=25H (Quarkus closes a connection after 30 minutes)" + PROPERTIES,
                "set quarkus.http.idle-timeout=25H (its 30 minutes also run inside a request)" + PROPERTIES,
                START_LESS);
    }

    static Advice helidon() {
        return new Advice(
                "set server.host: 0.0.0.0" + YAML,
                "set server.port: {port}" + YAML + OR_CA_PORT,
                "set server.idle-connection-timeout: PT25H (Helidon closes a connection after 5 minutes)" + YAML,
                "set server.idle-connection-timeout: PT25H" + YAML,
                START_LESS);
    }

    static Advice micronaut() {
        String timers = "micronaut.server.idle-timeout=25h, micronaut.server.read-idle-timeout=25h and"
                + " micronaut.server.write-idle-timeout=25h (each is 5 minutes otherwise)";
        return new Advice(
                "set micronaut.server.host=0.0.0.0, or remove that key," + PROPERTIES,
                "set micronaut.server.port={port}" + PROPERTIES + OR_CA_PORT,
                "set " + timers + PROPERTIES,
                "set " + timers + PROPERTIES,
                START_LESS);
    }

    static Advice javalin() {
        String connector = "in config.jetty.addConnector(...) return a ServerConnector with setIdleTimeout(90_000_000)"
                + " (25 hours; Jetty's own is 30 s)";
        return new Advice(
                "call start({port}), or start(\"0.0.0.0\", {port}), where the application starts Javalin",
                "call start(" + FROM_ENVIRONMENT + ") where the application starts Javalin" + OR_CA_PORT,
                connector,
                connector + "; set config.http.asyncTimeout = 0 for asynchronous handlers",
                START_LESS);
    }

    static Advice vertx() {
        return new Advice(
                "call listen({port}, \"0.0.0.0\") where the application starts its HttpServer",
                "call listen(" + FROM_ENVIRONMENT + ") where the application starts its HttpServer" + OR_CA_PORT,
                "leave idleTimeout of HttpServerOptions at 0, or set at least 25 hours: setIdleTimeout(0)",
                "call setIdleTimeout(0) on HttpServerOptions: a finite value also ends running requests",
                START_LESS);
    }

    static Advice jdk() {
        return new Advice(
                "bind to new InetSocketAddress({port}), which is every address, in HttpServer.create",
                "bind to new InetSocketAddress(" + FROM_ENVIRONMENT + ") in HttpServer.create" + OR_CA_PORT,
                "set sun.net.httpserver.idleInterval to 90000 (seconds; 30 otherwise) under systemPropertyVariables of"
                        + " fc-maven-plugin in pom.xml: it is read when HttpServer is first used",
                "remove sun.net.httpserver.maxReqTime and sun.net.httpserver.maxRspTime from jvmArguments and"
                        + " systemPropertyVariables in pom.xml: without them no request is cut",
                START_LESS);
    }

    static Advice unknown() {
        return new Advice(
                "bind the server to 0.0.0.0 in its own configuration or code",
                "let the server listen on the port in the variable FC_CUSTOM_LISTEN_PORT, or on {port}" + OR_CA_PORT,
                "in the server's own configuration or code, turn its timeout of idle connections off or set it to at least"
                        + " 25 hours, and let a connection have any number of requests",
                "turn off every timeout that ends a running request in the server's own configuration or code",
                START_LESS);
    }
}
