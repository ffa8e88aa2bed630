package io.github.fcmaven.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ports of this machine, and who has them. */
final class Ports {

    private static final String LISTENS = "0A";

    /** The lock of the tests whose function listens on the default CAPort. */
    static final String DEFAULT = "port 9000";

    /** Below the ports that systems give to whoever asks for any, and those that the plugin takes for free ones. */
    private static final AtomicInteger NEXT = new AtomicInteger(20_000);

    private Ports() {}

    /** A port that no other build of this JVM gets, and that nobody holds now. */
    static int own() {
        int port = NEXT.getAndIncrement();
        return listeners(port).isEmpty() ? port : own();
    }

    /**
     * Skips the tests where a process listens that no build of this plugin started; for one that did, the build waits.
     */
    static void assumeOursToTake(int port) {
        Optional<ProcessHandle> foreign = listeners(port).stream()
                .filter(process -> !environment(process).contains("FC_MAVEN_INSTANCE="))
                .findFirst();
        assumeTrue(
                foreign.isEmpty(),
                () -> "port " + port + " is held by process "
                        + foreign.orElseThrow().pid() + ": "
                        + foreign.orElseThrow().info().commandLine().orElse("?"));
    }

    static boolean isOpen(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<ProcessHandle> listeners(int port) {
        Set<String> sockets = Stream.of("tcp", "tcp6")
                .flatMap(table -> lines(Path.of("/proc/net", table)).stream())
                .map(line -> line.strip().split("\\s+"))
                .filter(row -> row.length > 9 && row[3].equals(LISTENS))
                .filter(row -> row[1].endsWith(String.format(":%04X", port)))
                .map(row -> "socket:[" + row[9] + "]")
                .collect(Collectors.toSet());
        return sockets.isEmpty()
                ? List.of()
                : ProcessHandle.allProcesses()
                        .filter(process -> hasOneOf(sockets, process))
                        .toList();
    }

    private static boolean hasOneOf(Set<String> sockets, ProcessHandle process) {
        Path folder = Path.of("/proc", Long.toString(process.pid()), "fd");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                if (sockets.contains(Files.readSymbolicLink(file).toString())) {
                    return true;
                }
            }
        } catch (IOException e) {
            // it has ended, or is another user's
        }
        return false;
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String environment(ProcessHandle process) {
        try {
            byte[] bytes = Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "environ"));
            return new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }
}
