package io.github.fcmaven.check;

import io.github.fcmaven.diagnosis.OwnFrame;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.process.ListeningSocket;
import io.github.fcmaven.process.ServerProcess;
import io.github.fcmaven.startup.Expectation;
import io.github.fcmaven.startup.PortsInUse;
import io.github.fcmaven.startup.StartLog;
import java.net.Inet6Address;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Another server of a start whose first one listens: it finds its port taken, and the process lives on.
 *
 * @param line by which it says so
 * @param code the application's own code that wants the port, in a clause of its own; nothing where no stack names it
 * @param ofCaPort whether it is sure that the port is CAPort, and that it is still refused
 */
record SecondServer(String line, String code, boolean ofCaPort) {

    /** One that waits for its port may have it in the end. */
    private static final Pattern AGAIN = Pattern.compile("(?i)\\bretry|\\btry(?:ing)? again");

    /** {@code bind: Address already in use}, as {@code perror} prints it. */
    private static final Pattern PLAIN = Pattern.compile("(?:[\\w./-]{1,64}: ?){0,3}Address already in use");

    private static final Pattern STACK = Pattern.compile("\\s+(?:at |\\.\\.\\. )|Caused by: ");

    /** Empty where no line says it, or the port is another one that a process of this machine holds. */
    static Optional<SecondServer> of(RunningInstance running, Expectation expected) {
        StartLog log = StartLog.of(running, expected);
        Set<Integer> said = PortsInUse.said(log.lines());
        int port = running.port().number();
        if (!said.contains(port) && !log.held().isEmpty()) {
            return Optional.empty();
        }
        return PortsInUse.line(log.lines())
                .map(line -> new SecondServer(
                        line.strip(),
                        code(log.lines(), line),
                        (said.contains(port) || said.isEmpty() && listensOnlyAt(port, running.server()))
                                && log.lines().stream()
                                        .noneMatch(other -> AGAIN.matcher(other).find())
                                && !hasBothFamilies(line, port, running.server())));
    }

    private static boolean listensOnlyAt(int port, ServerProcess server) {
        return server.sockets().shown() && server.listening().stream().allMatch(socket -> socket.port() == port);
    }

    /**
     * A server that opens its port for IPv6 and IPv4 apart needs no second socket where the first one serves both. In C
     * it says so without an address; an exception is another server's.
     */
    private static boolean hasBothFamilies(String line, int port, ServerProcess server) {
        return (line.contains("0.0.0.0") || PLAIN.matcher(line.strip()).matches())
                && server.listening().stream()
                        .filter(socket -> socket.port() == port)
                        .map(ListeningSocket::address)
                        .anyMatch(Inet6Address.class::isInstance);
    }

    /** In the stack that has the line, of which the cause is only a part. */
    private static String code(List<String> lines, String line) {
        int said = lines.indexOf(line);
        int first = said;
        while (first > 0 && STACK.matcher(lines.get(first)).lookingAt()) {
            first--;
        }
        Stream<String> below = lines.stream().skip(said + 1).takeWhile(other -> STACK.matcher(other)
                .lookingAt());
        return OwnFrame.first(Stream.concat(lines.subList(first, said).stream(), below))
                .map(frame -> " (the one that finds it taken starts in " + frame + ")")
                .orElse("");
    }
}
