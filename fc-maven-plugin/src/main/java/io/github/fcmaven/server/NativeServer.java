package io.github.fcmaven.server;

import io.github.fcmaven.platform.CodePath;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A native program that serves, known by its name: it has no code of the user's, or none that is known to be a
 * server's. Source: the documentation of each, and running servers.
 */
final class NativeServer {

    /** Its timer of idle connections goes on while a request runs. */
    private static final String BUN_IDLE = "pass idleTimeout: 0 to Bun.serve, or export it beside fetch (Bun closes a"
            + " connection after 10 s otherwise)";

    private static final ServerFixes BUN = new ServerFixes(
            "pass no hostname to Bun.serve, or '0.0.0.0'",
            "pass port: process.env.FC_CUSTOM_LISTEN_PORT || {port} to Bun.serve" + ServerFixes.OR_CA_PORT,
            BUN_IDLE,
            BUN_IDLE);

    /** It answers HTTP/1.1 with Connection: close, and has no option for that. */
    private static final String BUSYBOX_CLOSES = "the httpd of busybox closes each connection";

    private static final String IN_PLACE_OF_BUSYBOX = BUSYBOX_CLOSES
            + " and has no setting for it: start another server in its place, such as nginx with keepalive_timeout 25h"
            + " and keepalive_requests 1000000000, which the runtime custom has, or a build of Caddy with the option"
            + " idle 25h";

    private NativeServer() {}

    /** What it does that no setting changes. */
    static DeclaredLimits limits(PackagedStart start) {
        String line = start.lines();
        return ProgramLine.matches("busybox\\s+httpd\\b", line)
                ? new DeclaredLimits(
                        Optional.of(new DeclaredLimits.Declared(
                                false,
                                BUSYBOX_CLOSES,
                                Optional.empty(),
                                OptionalLong.empty(),
                                Optional.of(IN_PLACE_OF_BUSYBOX))),
                        Optional.empty())
                : DeclaredLimits.NONE;
    }

    /** What to change; empty where none of them is started. */
    static Optional<ServerFixes> fixes(PackagedStart start) {
        return isStarted("bun", start) ? ofBun(start) : OtherLanguage.fixes(start);
    }

    /** Where Bun.serve listens that is told nothing; of others nobody knows. */
    static OptionalInt port(PackagedStart start) {
        return isStarted("bun", start) ? OptionalInt.of(3000) : OptionalInt.empty();
    }

    private static boolean isStarted(String name, PackagedStart start) {
        boolean command = start.argv().stream().limit(1).anyMatch(program -> CodePath.nameOf(program)
                .equals(name));
        return command
                || start.script()
                        .lines()
                        .anyMatch(line -> line.matches("\\s*(?:exec\\s+)?(?:\\S*/)?" + name + "\\s.*"));
    }

    /** Its own server, or Node's, which it has too and which it tells the same times. */
    private static Optional<ServerFixes> ofBun(PackagedStart start) {
        String code = Stream.concat(
                        start.argv().stream(), Stream.of(start.script().split("\\s+")))
                .flatMap(word -> CodePath.named(word).stream())
                .flatMap(path -> start.function().entry(path).stream())
                .filter(entry -> entry.path().value().matches(".*\\.[cm]?[jt]sx?"))
                .map(entry -> entry.text())
                .findFirst()
                .orElse("");
        boolean own = code.contains("Bun.serve(") || code.contains("export default") && !code.contains(".listen(");
        return own ? Optional.of(BUN) : Optional.of(new NodeJs().fixes()).filter(any -> code.contains("createServer("));
    }
}
