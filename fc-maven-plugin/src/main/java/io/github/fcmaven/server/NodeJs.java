package io.github.fcmaven.server;

import io.github.fcmaven.platform.Language;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Node.js' {@code http} and what stands on it, which closes an idle connection after 5 s. */
final class NodeJs implements KnownServer {

    private static final Pattern SOCKET = NodeFramework.loading("(?:node:)?(?:net|http2|tls)");
    private static final Pattern ANOTHER = NodeFramework.loading("(?!(?:node:)?(?:net|http2|tls)['\"])[\\w@][^'\"]*");

    private static final String CALL = ".listen(";

    @Override
    public String label() {
        return "Node.js";
    }

    @Override
    public boolean isRunBy(Language language, String code) {
        return language == Language.NODE;
    }

    @Override
    public boolean tellsItsLimits() {
        return true;
    }

    @Override
    public ServerFixes fixes() {
        return fixes("the application");
    }

    /** @param who calls listen */
    private static ServerFixes fixes(String who) {
        String start = " where " + who + " starts its server";
        String where = " where " + who + " calls listen (const server = app.listen(...) with express)";
        return new ServerFixes(
                "call listen({port}, '0.0.0.0'), or leave the host out," + start,
                "call listen(process.env.FC_CUSTOM_LISTEN_PORT || {port})" + start + ServerFixes.OR_CA_PORT,
                "set server.timeout = 0 and server.keepAliveTimeout = 0" + where
                        + " (Node.js closes a connection after 5 s otherwise)",
                "set server.timeout = 0 and server.requestTimeout = 0" + where);
    }

    /** With the only file of the program's own that calls it. */
    @Override
    public ServerFixes fixes(PackagedStart start) {
        return NodeCommand.fixes(start).or(() -> NodeFramework.fixes(start)).orElseGet(() -> {
            List<String> files = NodeCommand.ownCode(start)
                    .filter(entry -> entry.text().contains(CALL))
                    .map(entry -> entry.path().value())
                    .toList();
            return files.size() == 1 ? fixes(files.get(0)) : fixes();
        });
    }

    @Override
    public OptionalInt defaultPort(PackagedStart start) {
        return NodeCommand.port(start);
    }

    /** Whether all that it loads is a socket, or HTTP/2, which have no such timer. */
    private static boolean isAnotherProtocol(PackagedStart start) {
        return SOCKET.matcher(start.code()).find()
                && !ANOTHER.matcher(start.code()).find();
    }

    /** Only where the code listens: what it takes from a framework may set it too. */
    @Override
    public DeclaredLimits limits(PackagedStart start) {
        boolean listens = start.code().contains(CALL) && !isAnotherProtocol(start);
        Optional<DeclaredLimits> ofNext = listens ? Optional.empty() : NodeFramework.ofNext(start);
        if (ofNext.isPresent()) {
            return ofNext.get();
        }
        if (!listens && !NodeFramework.listensFor(start)) {
            return DeclaredLimits.NONE;
        }
        Optional<NodeFramework> other = NodeFramework.loadedBy(start)
                .filter(framework -> framework.closesAfter() != NodeFramework.OF_NODE)
                .findFirst();
        int ends = other.map(NodeFramework::closesAfter).orElse(NodeFramework.OF_NODE);
        String who = other.map(NodeFramework::module).orElse("Node.js");
        String otherwise = who + " closes an idle connection after " + ends + " s";
        return new CodeTimer("keepAliveTimeout", otherwise, ends, 1000).limits(start.code());
    }
}
