package io.github.fcmaven.server;

import io.github.fcmaven.platform.Language;

/** Node.js' {@code http} and what stands on it, which closes an idle connection after 5 s. */
final class NodeJs implements KnownServer {

    private static final String WHERE =
            " where the application calls listen (const server = app.listen(...) with express)";

    @Override
    public String label() {
        return "Node.js";
    }

    @Override
    public boolean isRunBy(Language language, String code) {
        return language == Language.NODE;
    }

    @Override
    public ServerFixes fixes() {
        return new ServerFixes(
                "call listen({port}, '0.0.0.0'), or leave the host out, where the application starts its server",
                "call listen(process.env.FC_CUSTOM_LISTEN_PORT || {port}) where the application starts its server"
                        + ServerFixes.OR_CA_PORT,
                "set server.timeout = 0 and server.keepAliveTimeout = 0" + WHERE
                        + " (Node.js closes a connection after 5 s otherwise)",
                "set server.timeout = 0 and server.requestTimeout = 0" + WHERE);
    }

    /** Only where the code listens: what it takes from a framework may set it too. */
    @Override
    public DeclaredLimits limits(PackagedStart start) {
        return start.code().contains(".listen(")
                ? new CodeTimer("keepAliveTimeout", "Node.js closes an idle connection after 5 s", 1000)
                        .limits(start.code())
                : DeclaredLimits.NONE;
    }
}
