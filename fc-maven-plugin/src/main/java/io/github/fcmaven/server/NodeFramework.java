package io.github.fcmaven.server;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A framework on Node.js' own {@code http} whose applications do not hold Node's server by the result of {@code
 * listen}, or do not call {@code listen} at all. Source: the documentation of each.
 *
 * @param module that the application loads
 * @param bind what makes it listen on every address
 * @param port what makes it listen on {@code {port}}
 * @param server how the application names Node's server
 * @param when where the application sets what belongs to that server
 * @param closesAfter after how many seconds it closes an idle connection by its own default
 * @param listensItself whether the application calls no {@code listen}
 */
record NodeFramework(
        String module, String bind, String port, String server, String when, int closesAfter, boolean listensItself) {

    /** After how many seconds Node.js closes an idle connection, and most frameworks with it. */
    static final int OF_NODE = 5;

    private static final String PORT = "process.env.FC_CUSTOM_LISTEN_PORT || {port}";
    private static final String HERE = " where the application starts its server";
    private static final String BEFORE = " before the application listens";

    private static final List<NodeFramework> ALL = List.of(
            new NodeFramework(
                    "@nestjs/core",
                    "call await app.listen({port}, '0.0.0.0'), or leave the host out," + HERE,
                    "call await app.listen(" + PORT + ")" + HERE,
                    "server",
                    " after the application listens (const server = await app.listen(...))"),
            new NodeFramework(
                    "fastify",
                    "call listen({ port: {port}, host: '0.0.0.0' })" + HERE,
                    "call listen({ port: " + PORT + ", host: '0.0.0.0' })" + HERE,
                    "fastify.server",
                    BEFORE + " (fastify is your instance)",
                    72,
                    false),
            new NodeFramework(
                    "@hapi/hapi",
                    "pass host: '0.0.0.0' to Hapi.server where the application makes its server",
                    "pass port: " + PORT + " to Hapi.server where the application makes its server",
                    "server.listener",
                    BEFORE,
                    OF_NODE,
                    true),
            new NodeFramework(
                    "@hono/node-server",
                    "pass hostname: '0.0.0.0' to serve, or leave it out," + HERE,
                    "pass port: " + PORT + " to serve" + HERE,
                    "server",
                    " where the application calls serve (const server = serve(...))",
                    OF_NODE,
                    true),
            new NodeFramework(
                    "restify",
                    "call listen({port}, '0.0.0.0'), or leave the host out," + HERE,
                    "call listen(" + PORT + ")" + HERE,
                    "server.server",
                    BEFORE + " (server is what restify.createServer returns)"),
            new NodeFramework(
                    "polka",
                    "call listen({port}, '0.0.0.0'), or leave the host out," + HERE,
                    "call listen(" + PORT + ")" + HERE,
                    "app.server",
                    " after the application listens (app is what polka() returns)"));

    private NodeFramework(String module, String bind, String port, String server, String when) {
        this(module, bind, port, server, when, OF_NODE, false);
    }

    /** The first one that a start loads. */
    static Optional<NodeFramework> of(PackagedStart start) {
        return loadedBy(start).findFirst();
    }

    static Stream<NodeFramework> loadedBy(PackagedStart start) {
        return ALL.stream().filter(one -> uses(start, one.module));
    }

    /** Whether its code loads that module. */
    static boolean uses(PackagedStart start, String module) {
        return start.code().matches("(?s).*(?:require\\(\\s*|from\\s+|import\\s*\\(?\\s*)['\"]" + module + "['\"].*");
    }

    /** What to change in an application of it. */
    ServerFixes fixes() {
        return new ServerFixes(bind, port + ServerFixes.OR_CA_PORT, set("keepAliveTimeout"), set("requestTimeout"));
    }

    private String set(String timer) {
        return "set " + server + ".timeout = 0 and " + server + "." + timer + " = 0" + when;
    }
}
