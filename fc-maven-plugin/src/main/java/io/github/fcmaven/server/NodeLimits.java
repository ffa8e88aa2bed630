package io.github.fcmaven.server;

import io.github.fcmaven.input.BoundedInput;
import io.github.fcmaven.server.DeclaredLimits.Declared;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The limits of a running Node.js server, as its live server object has them: the code sets them, so no file of the
 * package says them.
 *
 * <p>They are read by a script that a second instance preloads, never the one whose start is timed, and that writes
 * them to a file. Nothing of it is shipped.
 *
 * @param port where the server listens
 * @param node the version of Node.js, such as {@code v20.11.0}
 * @param limits in milliseconds, by their names; what that version does not know is missing
 */
public record NodeLimits(int port, String node, Map<String, Long> limits) {

    private static final String SCRIPT = "node-limits.js";
    private static final String OUTPUT = "node-limits";

    private static final long DAY = 86_400_000;

    /** The timeout of a socket whose request was answered, and of one whose request runs. */
    private static final String IDLE = "idle";

    private static final String RUNNING = "running";

    public NodeLimits {
        limits = Map.copyOf(limits);
    }

    /**
     * Puts the script, which is one for Node.js 10 and later, into a folder.
     *
     * @return the words by which a process preloads it, by the names of their variables
     * @throws UncheckedIOException where the folder cannot be written
     */
    public static Map<String, String> preload(Path folder) {
        Path script = folder.toAbsolutePath().resolve(SCRIPT);
        try (InputStream in = NodeLimits.class.getResourceAsStream(SCRIPT)) {
            Files.write(script, BoundedInput.bytes(in, BoundedInput.TEXT, SCRIPT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String path = script.toString();
        boolean blank = path.indexOf(' ') >= 0; // Node.js 10 knows no quotes, and needs none elsewhere
        String word = blank ? "\"" + path.replace("\\", "\\\\") + "\"" : path;
        return Map.of(
                "NODE_OPTIONS",
                "--require " + word,
                "FC_MAVEN_NODE_LIMITS",
                script.resolveSibling(OUTPUT).toString());
    }

    /**
     * What the script in that folder has written last of the server at that port.
     *
     * @return empty where it has written nothing of it
     */
    public static Optional<NodeLimits> read(Path folder, int port) {
        Path file = folder.resolve(OUTPUT);
        try {
            List<String> lines = Files.exists(file) ? BoundedInput.lines(file) : List.of();
            return lines.stream()
                    .map(NodeLimits::of)
                    .flatMap(Optional::stream)
                    .filter(limits -> limits.port == port)
                    .reduce((first, second) -> second);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * What they say of a day: an idle connection ends by the timeout of its socket and by a number of requests, a
     * running request by the timeout that its socket has then.
     */
    public DeclaredLimits declared() {
        long counted = limit("maxRequestsPerSocket");
        boolean requests = counted <= 0 || counted >= DeclaredLimits.REQUESTS_OF_A_DAY;
        boolean idle = isADay(idle());
        Optional<Duration> ends = idle ? Optional.empty() : Optional.of(Duration.ofMillis(Math.max(0, idle())));
        Declared keepAlive = new Declared(
                idle && requests,
                says("timeout") + ", " + says("keepAliveTimeout")
                        + (requests ? "" : ", " + says("maxRequestsPerSocket"))
                        + (isADay(byServer()) == idle ? "" : socket("an idle connection", idle())),
                ends,
                requests ? OptionalLong.empty() : OptionalLong.of(counted),
                fix(idle, requests));
        return new DeclaredLimits(Optional.of(keepAlive), Optional.of(execution()));
    }

    private Declared execution() {
        long running = limits.getOrDefault(RUNNING, limit("timeout"));
        return new Declared(
                isADay(running),
                says("timeout")
                        + (isADay(running) == isADay(limit("timeout")) ? "" : socket("a running request", running)),
                Optional.empty(),
                OptionalLong.empty(),
                isADay(limit("timeout")) && !isADay(running) ? Optional.of(ofSocket(running)) : Optional.empty());
    }

    /** What is set right already is not advised again. */
    private Optional<String> fix(boolean idle, boolean requests) {
        if (!idle && !isADay(byServer())) {
            return Optional.empty();
        }
        String count = "remove what sets server.maxRequestsPerSocket, or set it to 0";
        return idle && requests
                ? Optional.empty()
                : Optional.of(idle ? count : ofSocket(idle()) + (requests ? "" : ", and " + count));
    }

    private static String ofSocket(long timeout) {
        return "remove the call of setTimeout on the request, the answer or the socket that gives it " + timeout
                + " ms: it overrides what the server sets";
    }

    /** What the socket of an idle connection was seen to have, else what the server gives it. */
    private long idle() {
        return limits.getOrDefault(IDLE, byServer());
    }

    /** The first of them replaces the second one when a request is answered; 0 leaves it as it was. */
    private long byServer() {
        return limit("keepAliveTimeout") != 0 ? limit("keepAliveTimeout") : limit("timeout");
    }

    private long limit(String name) {
        return limits.getOrDefault(name, 0L);
    }

    /** 0 turns each of them off; a negative one ends after a second at the latest, or ends the process. */
    private static boolean isADay(long limit) {
        return limit == 0 || limit >= DAY;
    }

    private String says(String name) {
        return "server." + name + " is " + limit(name) + " (the running server, Node.js " + node + ")";
    }

    private static String socket(String of, long timeout) {
        return ", the socket of " + of + " has the timeout " + timeout;
    }

    private static Optional<NodeLimits> of(String line) {
        Map<String, String> said = new LinkedHashMap<>();
        ConfigurationFile.read("json", line).documents().forEach(said::putAll);
        String node = said.remove("node");
        String port = said.remove("port");
        if (node == null || port == null || !port.matches("\\d{1,5}")) {
            return Optional.empty();
        }
        Map<String, Long> limits = new LinkedHashMap<>();
        said.forEach((name, value) -> {
            if (value.matches("-?\\d{1,17}")) {
                limits.put(name, Long.parseLong(value));
            }
        });
        return Optional.of(new NodeLimits(Integer.parseInt(port), node, limits));
    }
}
