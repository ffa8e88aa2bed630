package io.github.fcmaven.instance;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;

/** A server in one class without dependencies, which travels in a package and does what its first argument says. */
public final class TestServer {

    private TestServer() {}

    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "listen" -> listen();
            case "loopback" -> serve(new ServerSocket(port(), 50, InetAddress.getByName("127.0.0.1")));
            case "environment" -> {
                new TreeMap<>(System.getenv()).forEach((name, value) -> System.out.println(name + "=" + value));
                System.out.println("cwd=" + Path.of("").toAbsolutePath());
                System.out.println("tmpdir=" + System.getProperty("java.io.tmpdir"));
                listen();
            }
            case "ignoresTerm" -> {
                Runtime.getRuntime().addShutdownHook(new Thread(TestServer::sleep));
                listen();
            }
            case "tellsTerm" -> {
                Runtime.getRuntime().addShutdownHook(new Thread(TestServer::tellTerm));
                listen();
            }
            case "exit" -> {
                System.out.println("leaving");
                System.exit(Integer.parseInt(args[1]));
            }
            case "burn" -> {
                ProcessHandle self = ProcessHandle.current();
                while (self.info().totalCpuDuration().orElseThrow().toMillis() < 400) {
                    Thread.onSpinWait();
                }
                listen();
            }
            default -> throw new IllegalArgumentException(args[0]);
        }
    }

    static byte[] classFile() throws IOException {
        try (InputStream in = TestServer.class.getResourceAsStream("TestServer.class")) {
            return in.readAllBytes();
        }
    }

    private static void listen() throws IOException {
        serve(new ServerSocket(port()));
    }

    private static void serve(ServerSocket socket) throws IOException {
        System.out.println("listening");
        while (true) {
            socket.accept().close();
        }
    }

    private static int port() {
        return Integer.parseInt(System.getenv("FC_CUSTOM_LISTEN_PORT"));
    }

    /** In a file that outlives the instance. */
    private static void tellTerm() {
        try {
            Files.writeString(Path.of("../../../term"), "received");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
