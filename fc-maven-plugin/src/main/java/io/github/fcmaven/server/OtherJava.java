package io.github.fcmaven.server;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * A framework in Java of which no more is known than where it listens by itself, and what tells it and its timer of
 * idle connections otherwise. Source: the documentation of each.
 *
 * @param artifact that brings it
 * @param classes where its classes lie in a shaded jar
 * @param port where it listens while nobody tells it; empty where its code must say it
 * @param fix what makes it listen on {@code {port}}
 * @param keepAlive what makes it keep an idle connection, and any number of requests on it; empty where that is not
 *     known
 */
record OtherJava(String artifact, String classes, OptionalInt port, String fix, Optional<String> keepAlive) {

    private static final String WHERE = " where the application makes its server";

    private static final String IN_ARGUMENTS =
            ": arguments of fc-maven-plugin in pom.xml, or the end of a command of your own";

    private static final String UNDERTOW = "undertow-core";

    /** Programs that are servers themselves: what they bring along is made nowhere in the user's code. */
    private static final List<OtherJava> PROGRAMS = List.of(
            new OtherJava(
                    "jetty-runner",
                    "org/eclipse/jetty/runner/",
                    8080,
                    "pass --port {port} to jetty-runner" + IN_ARGUMENTS,
                    "pass --config jetty.xml to jetty-runner in place of --port" + IN_ARGUMENTS + "; that file of the"
                            + " package adds a ServerConnector to the Server, with its port and"
                            + " <Set name=\"idleTimeout\">90000000</Set> (30 s otherwise)"),
            new OtherJava(
                    "mockserver-netty",
                    "org/mockserver/netty/",
                    0,
                    "pass -serverPort {port} to MockServer" + IN_ARGUMENTS,
                    ""),
            new OtherJava(
                    "payara-micro",
                    "fish/payara/micro/",
                    8080,
                    "pass --port {port} to Payara Micro" + IN_ARGUMENTS,
                    "pass --prebootcommandfile pre.txt to Payara Micro" + IN_ARGUMENTS + "; that file of the package"
                            + " sets timeout-seconds=-1 and max-connections=-1 of configs.config.server-config"
                            + ".network-config.protocols.protocol.http-listener.http, a line each behind set"));

    /** Those before the servers that they bring along. */
    private static final List<OtherJava> ALL = List.of(
            new OtherJava(
                    "http4k-core",
                    "org/http4k/server/",
                    8000,
                    "give asServer(...) of http4k a server with the port {port}, such as Netty({port})",
                    "put http4k-server-netty into pom.xml in place of the other server of http4k, and give"
                            + " asServer(...) Netty({port}): it closes no idle connection"),
            new OtherJava(
                    "solon-server-tomcat",
                    "org/noear/solon/server/tomcat/",
                    8080,
                    "set server.port={port} in src/main/resources/app.properties, or in app.yml as YAML",
                    "put org.noear:solon-server-smarthttp into pom.xml in place of solon-server-tomcat, and set"
                            + " server.http.idleTimeout=90000000 in src/main/resources/app.properties, or in app.yml"
                            + " as YAML: its Tomcat reads no timeout"),
            new OtherJava(
                    "solon",
                    "org/noear/solon/",
                    8080,
                    "set server.port={port} in src/main/resources/app.properties, or in app.yml as YAML",
                    "set server.http.idleTimeout=90000000 in src/main/resources/app.properties, or in app.yml as"
                            + " YAML"),
            new OtherJava(
                    "spark-core",
                    "spark/Spark",
                    4567,
                    "call port({port}) of Spark, before its 2.1 setPort({port}), before the first route",
                    "in Spark 2.6 or later call EmbeddedServers.add(EmbeddedServers.Identifiers.JETTY, new"
                            + " EmbeddedJettyFactory(...)) before the first route, with a JettyServerFactory whose"
                            + " Server has a ServerConnector with its port and setIdleTimeout(90000000)"
                            + " (Spark's own: 1 h)"),
            new OtherJava(
                    Dropwizard.ARTIFACT,
                    Dropwizard.CLASSES,
                    8080,
                    "set the port of server.applicationConnectors in Dropwizard's configuration file to {port}",
                    "set idleTimeout: 25h beside the port of server.applicationConnectors in Dropwizard's"
                            + " configuration file"),
            new OtherJava(
                    "wiremock-standalone",
                    "com/github/tomakehurst/wiremock/standalone/",
                    8080,
                    "pass --port {port} to WireMock" + IN_ARGUMENTS,
                    "pass --jetty-idle-timeout 90000000 to WireMock" + IN_ARGUMENTS + " (30 s otherwise)"),
            new OtherJava(
                    "activej-http",
                    "io/activej/http/",
                    8080,
                    "set config.http.listenAddresses=*:{port} " + ServerFixes.UNDER_PROPERTIES,
                    "set config.http.keepAliveTimeout=PT25H " + ServerFixes.UNDER_PROPERTIES),
            new OtherJava(
                    "jfinal-undertow",
                    "com/jfinal/server/undertow/",
                    80,
                    "set undertow.port={port} and undertow.host=0.0.0.0 in src/main/resources/undertow.txt",
                    "in place of UndertowServer.start(...) call UndertowServer.create(...).onStart(builder ->"
                            + " builder.setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, 90000000)).start()"),
            new OtherJava(
                    "smart-http-server",
                    "org/smartboot/http/server/",
                    8080,
                    "call setPort({port}) of HttpBootstrap",
                    "call configuration().setHttpIdleTimeout(90000000) of HttpBootstrap before its start()"),
            new OtherJava(
                    "tio-http-server",
                    "org/tio/http/server/",
                    0,
                    "pass {port} to HttpConfig of t-io",
                    "call getTioServerConfig().setHeartbeatTimeout(0) of HttpServerStarter before its start()"),
            new OtherJava(
                    "cxf-rt-transports-http-jetty",
                    "org/apache/cxf/transport/http_jetty/",
                    0,
                    "set the address to http://0.0.0.0:{port}/" + WHERE,
                    "call BusFactory.getDefaultBus().getExtension(JettyHTTPServerEngineFactory.class)"
                            + ".createJettyHTTPServerEngine({port}, \"http\").setMaxIdleTime(90000000) before create()"
                            + " or publish()"),
            new OtherJava("ratpack-core", "ratpack/core/", 5050, "call port({port}) of Ratpack's ServerConfig", ""),
            new OtherJava(
                    "tomcat-embed-core",
                    "org/apache/catalina/startup/Tomcat",
                    8080,
                    "call setPort({port}) where the application makes its Tomcat",
                    "call getConnector().setProperty(\"keepAliveTimeout\", \"90000000\") and"
                            + " getConnector().setProperty(\"maxKeepAliveRequests\", \"-1\") where the application"
                            + " makes its Tomcat"),
            new OtherJava(
                    "nanohttpd",
                    "fi/iki/elonen/NanoHTTPD",
                    0,
                    "pass {port} to the constructor of NanoHTTPD",
                    "call start(90000000, false) of NanoHTTPD: the first number is its timeout in milliseconds"),
            new OtherJava(
                    "grizzly-http-server",
                    "org/glassfish/grizzly/http/server/HttpServer",
                    0,
                    "give its NetworkListener the port {port}" + WHERE,
                    "call getKeepAlive().setIdleTimeoutInSeconds(-1) and getKeepAlive().setMaxRequestsCount(-1) of"
                            + " each NetworkListener" + WHERE),
            new OtherJava(
                    "spincast-plugins-undertow",
                    "org/spincast/plugins/undertow/",
                    44419,
                    "let your SpincastConfig return {port} from getHttpServerPort()",
                    "let a class of yours extend SpincastUndertowServer, override addBuilderOptions and return"
                            + " super.addBuilderOptions(builder).setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT,"
                            + " 90000000) there; bind Spincast's Server to it in your module"),
            new OtherJava(
                    UNDERTOW,
                    "io/undertow/Undertow",
                    0,
                    "call addHttpListener({port}, \"0.0.0.0\") of Undertow's builder",
                    "call setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, 90000000) of Undertow's builder"),
            new OtherJava(
                    "jetty-server",
                    "org/eclipse/jetty/server/ServerConnector",
                    0,
                    "call setPort({port}) of Jetty's ServerConnector, or new Server({port})," + WHERE,
                    "call setIdleTimeout(90000000) of Jetty's ServerConnector" + WHERE));

    /** @param port 0 where it has none of its own; {@code keepAlive} may be nothing */
    private OtherJava(String artifact, String classes, int port, String fix, String keepAlive) {
        this(
                artifact,
                classes,
                port == 0 ? OptionalInt.empty() : OptionalInt.of(port),
                fix,
                Optional.of(keepAlive).filter(text -> !text.isEmpty()));
    }

    /** Whether a package is such a program. */
    static boolean isProgram(PackagedFiles files) {
        return PROGRAMS.stream().anyMatch(one -> files.holds(one.artifact, one.classes));
    }

    /** The one that a package holds. */
    static Optional<OtherJava> of(PackagedFiles files) {
        return Stream.concat(PROGRAMS.stream(), ALL.stream())
                .filter(one -> files.holds(one.artifact, one.classes))
                .findFirst();
    }

    /** What to change in its own configuration or code; for the rest, what to change in any. */
    ServerFixes fixes(ServerFixes any, PackagedFiles files) {
        ServerFixes told = (artifact.equals(Dropwizard.ARTIFACT) ? any.withBind(Dropwizard.BIND) : any)
                .withPort(fix + ServerFixes.OR_CA_PORT);
        ServerFixes whole = keepAlive.map(told::withKeepAlive).orElse(told);
        List<String> makers =
                files.classesThat(Mark.LISTENS).distinct().limit(2).toList();
        return artifact.equals(UNDERTOW) && makers.size() == 1 ? whole.inClass(makers.get(0)) : whole;
    }
}
