package io.github.fcmaven.server;

import io.github.fcmaven.platform.CodePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    private static final String EGG_LISTENS = " when it listens: app.on('server', server => { ... }) in app.js";

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
                    "sails",
                    "pass no explicitHost to sails.lift, and set none in config",
                    "pass port: " + PORT + " to sails.lift",
                    "sails.hooks.http.server",
                    " when it listens, in the function that sails.lift calls then"),
            new NodeFramework(
                    "socket.io",
                    "pass no address to new Server of socket.io, so that it listens on every one",
                    "pass " + PORT + " to new Server of socket.io",
                    "io.httpServer",
                    " where the application makes it (const io = new Server(...))"),
            new NodeFramework(
                    "@apollo/server/standalone",
                    "pass listen: { port: {port}, host: '0.0.0.0' } to startStandaloneServer",
                    "pass listen: { port: " + PORT + " } to startStandaloneServer",
                    "httpServer",
                    " on a server of your own with Apollo's expressMiddleware: startStandaloneServer hides its own"),
            new NodeFramework(
                    "thinkjs",
                    "set host to '0.0.0.0' in src/config/config.js, or leave it out",
                    "set port to " + PORT + " in src/config/config.js",
                    "think.app.server",
                    " when it listens: think.app.on('appReady', () => { ... }) in src/bootstrap/worker.js"),
            new NodeFramework(
                    "egg",
                    "set config.cluster.listen.hostname to '0.0.0.0' in config/config.default.js, or leave it out",
                    "pass --port={port} to egg-scripts start, or set config.cluster.listen.port to {port} in"
                            + " config/config.default.js",
                    "server",
                    EGG_LISTENS),
            new NodeFramework(
                    "ws",
                    "pass no host to new WebSocketServer, so that it listens on every address",
                    "pass port: " + PORT + " to new WebSocketServer",
                    "server",
                    " on an http server of your own, which you pass to new WebSocketServer({ server }) in place of"
                            + " port: it makes one that you cannot set"));

    /** The one for Egg, where the application starts it by its own code. */
    private static final NodeFramework EGG_IN_CODE = new NodeFramework(
            "egg",
            "pass hostname: '0.0.0.0' to startCluster, or leave it out," + HERE,
            "pass port: " + PORT + " to startCluster" + HERE,
            "server",
            EGG_LISTENS);

    private static final Map<String, Pattern> LOADING = Stream.concat(ALL.stream(), LISTENING.stream())
            .collect(Collectors.toMap(NodeFramework::module, one -> loading(one.module)));

    private static final Pattern NEXT = loading("next(?:/[^'\"]*)?");
    private static final Pattern NEXT_BUILT = loading("next/dist/server/lib/start-server(?:\\.js)?");
    private static final Pattern NEXT_START = Pattern.compile("(?m)(?:^|[\\s/'\"])next['\"]?\\s+['\"]?start\\b");

    /** In milliseconds; what is no number, and 0, leave Node's own time. */
    private static final String NEXT_TIMER = "KEEP_ALIVE_TIMEOUT";

    /** By code, above the environment. */
    private static final Pattern NEXT_TIMER_SET = Pattern.compile(
            "process\\.env(?:\\.|\\[['\"])" + NEXT_TIMER + "(?:['\"]])?\\s*(?:\\|\\||\\?\\?)?=(?![=>])");

    private static final String OF_OWN_FOR_NEXT =
            "write a server of your own for Next.js, with server.requestTimeout = 0";

    /** What a server that Next.js builds reads: its {@code server.js} is written again by each build. */
    private static final ServerFixes OF_NEXT = new ServerFixes(
            "set HOSTNAME to 0.0.0.0" + ServerFixes.IN_ENVIRONMENT,
            "set PORT to {port}" + ServerFixes.IN_ENVIRONMENT + ServerFixes.OR_CA_PORT,
            "set " + NEXT_TIMER + " to 90000000" + ServerFixes.IN_ENVIRONMENT,
            OF_OWN_FOR_NEXT);

    /** Its own command takes options, and the first two before any variable. */
    private static final ServerFixes OF_NEXT_START = new ServerFixes(
            "pass -H 0.0.0.0 to next start" + ServerFixes.IN_START,
            "pass -p {port} to next start" + ServerFixes.IN_START + ServerFixes.OR_CA_PORT,
            "pass --keepAliveTimeout 90000000 to next start" + ServerFixes.IN_START,
            OF_OWN_FOR_NEXT);

    private NodeFramework(String module, String bind, String port, String server, String when) {
        this(module, bind, port, server, when, OF_NODE, false);
    }

    /** What to change where a start loads one of them; empty where it loads none. */
    static Optional<ServerFixes> fixes(PackagedStart start) {
        if (isNextStart(start)) {
            return Optional.of(OF_NEXT_START);
        }
        boolean listens = start.code().contains(".listen(");
        if (!listens && NEXT.matcher(start.code()).find()) {
            return Optional.of(NEXT_BUILT.matcher(start.code()).find() ? OF_NEXT : OF_NEXT_START);
        }
        return Stream.concat(loadedBy(start), listens ? Stream.of() : listening(start))
                .findFirst()
                .map(NodeFramework::fixes);
    }

    private static boolean isNextStart(PackagedStart start) {
        return NEXT_START.matcher(start.lines()).find();
    }

    /** Whether an application listens that does not call {@code listen}. */
    static boolean listensFor(PackagedStart start) {
        return loadedBy(start).anyMatch(NodeFramework::listensItself)
                || listening(start).findAny().isPresent();
    }

    /** What the variable says that a server which Next.js builds reads; empty where it is no such server. */
    static Optional<DeclaredLimits> ofNext(PackagedStart start) {
        if (!NEXT.matcher(start.code()).find() || !start.code().contains("process.env." + NEXT_TIMER)) {
            return Optional.empty();
        }
        if (NEXT_TIMER_SET.matcher(start.code()).find()) {
            return Optional.of(DeclaredLimits.NONE);
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
        return start.argv().stream().anyMatch(word -> word.contains(NEXT_TIMER))
                || start.function().entries().values().stream()
                        .filter(entry -> entry.path().equals(CodePath.BOOTSTRAP)
                                || entry.path().value().endsWith(".sh"))
                        .anyMatch(entry -> entry.text().contains(NEXT_TIMER));
    }

    private static Stream<NodeFramework> listening(PackagedStart start) {
        Stream<NodeFramework> loaded = LISTENING.stream().filter(one -> one.isLoadedBy(start));
        return start.code().contains("startCluster")
                ? loaded.map(one -> one.module.equals(EGG_IN_CODE.module) ? EGG_IN_CODE : one)
                : loaded;
    }

    /** Those whose applications make Node's server themselves, as far as a start loads them. */
    static Stream<NodeFramework> loadedBy(PackagedStart start) {
        return ALL.stream().filter(one -> one.isLoadedBy(start));
    }

    /** What code has that loads a module. */
    static Pattern loading(String module) {
        return Pattern.compile("(?:require\\(\\s*|from\\s+|import\\s*\\(?\\s*)['\"]" + module + "['\"]");
    }

    private boolean isLoadedBy(PackagedStart start) {
        return LOADING.get(module).matcher(start.code()).find();
    }

    private ServerFixes fixes() {
        return new ServerFixes(bind, port + ServerFixes.OR_CA_PORT, set("keepAliveTimeout"), set("requestTimeout"));
    }

    private String set(String timer) {
        return "set " + server + ".timeout = 0 and " + server + "." + timer + " = 0" + when;
    }
}
