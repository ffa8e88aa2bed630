package io.github.fcmaven.server;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A library by which an application has the JDK's HttpServer, whose classes it names nowhere itself: the settings are
 * those of the JDK, and the edits are made where the application calls the library. Source: the code of each.
 *
 * @param calls by what a class of the application is known that makes the server; empty where none does
 * @param bind what makes it listen on every address
 * @param port what makes it listen on CAPort
 */
record JdkServerBelow(Optional<Mark> calls, String bind, String port) {

    private static final String OF_RESTLET = "give new Server(Protocol.HTTP, {port}, ...) of Restlet, or"
            + " getServers().add(Protocol.HTTP, {port}) of its Component, the port alone";

    private static final String JERSEY =
            "pass URI.create(\"http://0.0.0.0:{port}/\") to JdkHttpServerFactory.createHttpServer";

    private static final String JAX_WS = "pass an address that begins with http://0.0.0.0:{port}/ to Endpoint.publish";

    private static final List<JdkServerBelow> CALLED = List.of(
            new JdkServerBelow(
                    Mark.JDK_SERVER_OF_HUTOOL, "call HttpUtil.createServer({port}) of Hutool, which is every address"),
            new JdkServerBelow(Mark.JDK_SERVER_OF_RESTLET, OF_RESTLET),
            new JdkServerBelow(Mark.JDK_SERVER_OF_JERSEY, JERSEY),
            new JdkServerBelow(Mark.JDK_SERVER_OF_JAX_WS, JAX_WS));

    /** What brings another server to those that are called, or is one that they do not touch. */
    private static final List<String> OTHERS = List.of(
            "org.restlet.ext.jetty", "org/restlet/ext/jetty/",
            "org.restlet.ext.simple", "org/restlet/ext/simple/",
            "cxf-core", "org/apache/cxf/",
            "axis2-kernel", "org/apache/axis2/");

    private static final JdkServerBelow OF_SOLON = new JdkServerBelow(
            Optional.empty(),
            "set server.host=0.0.0.0 in src/main/resources/app.properties, or in app.yml as YAML",
            "set server.port={port} in src/main/resources/app.properties, or in app.yml as YAML");

    private JdkServerBelow(Mark calls, String both) {
        this(Optional.of(calls), both, both);
    }

    /** The one that a package holds and whose server is the JDK's. */
    static Optional<JdkServerBelow> of(PackagedFiles files) {
        if (files.holds("solon-server-jdkhttp", "org/noear/solon/server/jdkhttp/")
                || files.holds("solon-boot-jdkhttp", "org/noear/solon/boot/jdkhttp/")) {
            return Optional.of(OF_SOLON);
        }
        boolean another = OtherJava.of(files).isPresent()
                || Stream.iterate(0, i -> i < OTHERS.size(), i -> i + 2)
                        .anyMatch(i -> files.holds(OTHERS.get(i), OTHERS.get(i + 1)));
        return CALLED.stream()
                .filter(one ->
                        !another && one.calls.flatMap(files::ownClassThat).isPresent())
                .findFirst();
    }

    /** What to change: where it listens at the call, and its timer by the JDK's own settings. */
    ServerFixes fixes(ServerFixes jdk, PackagedFiles files) {
        ServerFixes told = jdk.withBind(bind).withPort(port + ServerFixes.OR_CA_PORT);
        return calls.flatMap(files::ownClassThat)
                .map(name -> told.inClass(name).withKeepAlive(jdk.keepAlive()))
                .orElse(told);
    }
}
