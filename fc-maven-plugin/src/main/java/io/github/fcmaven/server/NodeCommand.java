package io.github.fcmaven.server;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A server that a package of npm brings whole, started from {@code node_modules}: its user writes no code that listens,
 * but passes options. Source: the documentation of each, and running servers.
 *
 * @param name of the package, and of its command
 * @param port where it listens by itself
 * @param onPort what makes it listen on {@code {port}}
 * @param onAddress what makes it listen on every address
 * @param idle what makes it keep an idle connection; empty where it has no setting for it
 */
record NodeCommand(String name, int port, String onPort, String onAddress, Optional<String> idle) {

    private static final List<NodeCommand> ALL = List.of(
            NodeCommand.ofOptions("json-server", 3000, "--port {port} --host 0.0.0.0", "--host 0.0.0.0"),
            NodeCommand.ofOptions("http-server", 8080, "-p {port} -a 0.0.0.0", "-a 0.0.0.0"),
            NodeCommand.ofOptions("serve", 3000, "-l tcp://0.0.0.0:{port}", "-l tcp://0.0.0.0:{port}"),
            NodeCommand.ofOptions("node-red", 1880, "--port {port}", "-D uiHost=0.0.0.0"),
            fastify("fastify-cli"),
            fastify("fastify"));

    /** What {@code next start} is told, {@link NodeFramework} knows. */
    private static final String NEXT = "next";

    private static final int PORT_OF_NEXT = 3000;

    private static final Pattern STARTED =
            Pattern.compile("(?m)(?:^|[\\s/'\"])node_modules/(?:\\.bin/)?((?:@[\\w.-]+/)?[\\w.-]+)");

    /** Code of others, and what browsers run. */
    private static final Pattern FOREIGN = Pattern.compile("(?:^|/)(?:node_modules|public|static|www|\\.next)/");

    private static final Pattern CODE = Pattern.compile(".*\\.[cm]?[jt]sx?");

    private static NodeCommand ofOptions(String name, int port, String onPort, String onAddress) {
        return new NodeCommand(name, port, pass(onPort, name), pass(onAddress, name), Optional.empty());
    }

    /** The command of fastify-cli runs the user's own file, which tells the server its times. */
    private static NodeCommand fastify(String name) {
        return new NodeCommand(
                name,
                3000,
                pass("-p {port} -a 0.0.0.0", "fastify start"),
                pass("-a 0.0.0.0", "fastify start"),
                Optional.of("write module.exports.options = { keepAliveTimeout: 90000000 } (export const options with"
                        + " import) into the file that fastify starts, and "
                        + pass("--options", "fastify start") + " (72 s otherwise)"));
    }

    private static String pass(String options, String name) {
        return "pass " + options + " to " + name + ServerFixes.IN_START;
    }

    /** Where the started one listens by itself; empty where it is none of those that are known. */
    static OptionalInt port(PackagedStart start) {
        Optional<String> started = started(start);
        return started.filter(NEXT::equals).isPresent()
                ? OptionalInt.of(PORT_OF_NEXT)
                : known(started).map(one -> OptionalInt.of(one.port)).orElseGet(OptionalInt::empty);
    }

    /** What to change where such a program is started; empty where the user's own code may listen. */
    static Optional<ServerFixes> fixes(PackagedStart start) {
        Optional<String> started = started(start).filter(name -> !name.equals(NEXT));
        return known(started)
                .or(() -> started.filter(name -> ownCode(start).findAny().isEmpty())
                        .map(NodeCommand::unknown))
                .map(NodeCommand::fixes);
    }

    private static Optional<String> started(PackagedStart start) {
        return STARTED.matcher(start.lines())
                .results()
                .map(found -> found.group(1))
                .findFirst();
    }

    private static Optional<NodeCommand> known(Optional<String> started) {
        return ALL.stream()
                .filter(one -> started.filter(one.name::equals).isPresent())
                .findFirst();
    }

    /** The files of the program that are neither of others nor for browsers. */
    static Stream<Entry> ownCode(PackagedStart start) {
        Set<CodePath> started = Stream.concat(
                        start.argv().stream(),
                        NodeEntry.script(start.function().entries(), "start").stream()
                                .flatMap(script -> Stream.of(script.split("\\s+"))))
                .flatMap(word -> CodePath.named(word).stream())
                .filter(path -> path.name().indexOf('.') < 0)
                .collect(Collectors.toSet());
        return start.function().entries().values().stream()
                .filter(entry -> (CODE.matcher(entry.path().value()).matches() || started.contains(entry.path()))
                        && !FOREIGN.matcher(entry.path().value()).find());
    }

    private static NodeCommand unknown(String name) {
        return new NodeCommand(
                name,
                0,
                ServerFixes.option(name, "port", "{port}"),
                ServerFixes.option(name, "address", "0.0.0.0"),
                Optional.empty());
    }

    private ServerFixes fixes() {
        String own = "write a server of your own around " + name + ", with server.timeout = 0 and ";
        return new ServerFixes(
                onAddress,
                onPort + ServerFixes.OR_CA_PORT,
                idle.orElse(own + "server.keepAliveTimeout = 0 (Node.js closes a connection after 5 s otherwise)"),
                own + "server.requestTimeout = 0");
    }
}
