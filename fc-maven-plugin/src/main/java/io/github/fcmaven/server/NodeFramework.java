package io.github.fcmaven.server;

import io.github.fcmaven.platform.CodePath;
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

    /** Those that listen by themselves, where the application does not. */
    private static final List<NodeFramework> LISTENING = List.of(
            new NodeFramework(
                    "thinkjs",
                    "set host to '0.0.0.0' in src/config/config.js, or leave it out",
                    "set port to " + PORT + " in src/config/config.js",
                    "think.app.server",
                    " when it listens: think.app.on('appReady', () => { ... }) in src/bootstrap/worker.js"),
            new NodeFramework(
                    "egg",
                    "pass hostname: '0.0.0.0' to startCluster, or leave it out," + HERE,
                    "pass port: " + PORT + " to startCluster" + HERE,
                    "server",
                    " when it listens: app.on('server', server => { ... }) in app.js"));

    private static final String NEXT = "next(?:/[^'\"]*)?";

    /** In milliseconds; what is no number, and 0, leave Node's own time. */
    private static final String NEXT_TIMER = "KEEP_ALIVE_TIMEOUT";

    /** What a server that Next.js builds reads: its {@code server.js} is written again by each build. */
    private static final ServerFixes OF_NEXT = new ServerFixes(
            "set HOSTNAME to 0.0.0.0" + ServerFixes.IN_ENVIRONMENT,
            "set PORT to {port}" + ServerFixes.IN_ENVIRONMENT + ServerFixes.OR_CA_PORT,
            "set " + NEXT_TIMER + " to 90000000" + ServerFixes.IN_ENVIRONMENT,
            "write a server of your own for Next.js, with server.requestTimeout = 0");

    private NodeFramework(String module, String bind, String port, String server, String when) {
        this(module, bind, port, server, when, OF_NODE, false);
    }

    /** What to change where a start loads one of them; empty where it loads none. */
    static Optional<ServerFixes> fixes(PackagedStart start) {
        boolean listens = start.code().contains(".listen(");
        if (!listens && uses(start, NEXT)) {
            return Optional.of(OF_NEXT);
        }
        return Stream.concat(loadedBy(start), listens ? Stream.of() : listening(start))
                .findFirst()
                .map(NodeFramework::fixes);
    }

    /** Whether an application listens that does not call {@code listen}. */
    static boolean listensFor(PackagedStart start) {
        return loadedBy(start).anyMatch(NodeFramework::listensItself)
                || listening(start).findAny().isPresent();
    }

    /** What the variable says that a server which Next.js builds reads; empty where it is no such server. */
    static Optional<DeclaredLimits> ofNext(PackagedStart start) {
        if (!uses(start, NEXT) || !start.code().contains("process.env." + NEXT_TIMER)) {
            return Optional.empty();
        }
        Optional<String> set =
                Optional.ofNullable(start.function().environment().get(NEXT_TIMER));
        if (set.isEmpty() && isSetByScript(start)) {
            return Optional.of(DeclaredLimits.NONE);
        }
        long given = set.filter(value -> value.matches("\\d{1,15}"))
                .map(Long::parseLong)
                .orElse(0L);
        long seconds = given == 0 ? OF_NODE : given / 1000;
        return Optional.of(DeclaredLimits.idle(
                seconds >= DeclaredLimits.SECONDS_OF_A_DAY,
                NEXT_TIMER
                        + set.map(value -> " is " + value + " (the environment)")
                                .orElse(" is not set")
                        + (given == 0 ? ", so Node.js closes an idle connection after " + OF_NODE + " s" : ""),
                seconds));
    }

    /** In a way that is not read here. */
    private static boolean isSetByScript(PackagedStart start) {
        return start.function().entries().values().stream()
                .filter(entry -> entry.path().equals(CodePath.BOOTSTRAP)
                        || entry.path().value().endsWith(".sh"))
                .anyMatch(entry -> EntryText.of(entry).contains(NEXT_TIMER));
    }

    private static Stream<NodeFramework> listening(PackagedStart start) {
        return LISTENING.stream().filter(one -> uses(start, one.module));
    }

    /** Those whose applications make Node's server themselves, as far as a start loads them. */
    static Stream<NodeFramework> loadedBy(PackagedStart start) {
        return ALL.stream().filter(one -> uses(start, one.module));
    }

    /** Whether its code loads that module. */
    static boolean uses(PackagedStart start, String module) {
        return start.code().matches("(?s).*(?:require\\(\\s*|from\\s+|import\\s*\\(?\\s*)['\"]" + module + "['\"].*");
    }

    private ServerFixes fixes() {
        return new ServerFixes(bind, port + ServerFixes.OR_CA_PORT, set("keepAliveTimeout"), set("requestTimeout"));
    }

    private String set(String timer) {
        return "set " + server + ".timeout = 0 and " + server + "." + timer + " = 0" + when;
    }
}
