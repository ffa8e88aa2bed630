package io.github.fcmaven.check;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.zip.CRC32;

/** HTTP servers in a process of their own, whose timers are those of the JDK. */
final class TimedServer {

    private static final String LATE = "HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

    private static final long BEGIN = System.nanoTime();

    private static final Map<Socket, Long> ACTIVE = new ConcurrentHashMap<>();

    private static String mode;

    /** As long as this is known, the file is in memory. */
    private static ByteBuffer mapped;

    private TimedServer() {}

    /**
     * {@code jdk}: the JDK's server. All others have one thread a connection and never answer {@code /slow}: {@code
     * threads SECONDS} with a read timeout, which goes on while a request runs; {@code reaps SECONDS}: looks every two
     * minutes for connections that have been idle for longer; {@code dies}: ends when its clock jumps; {@code
     * replaces}: starts a process that serves, and another one when that ends; {@code refuses}: does not start with an
     * agent; {@code dates} and {@code stands}: tells a time that goes on, or does not; {@code native}: has a library in
     * its memory that waits by itself, and {@code deaf}: does not hear connections that come after a jump either;
     * {@code fails}: ends 25 s after its start; {@code lags SECONDS}: works for a moment after each answer before its
     * read timeout begins; {@code impatient}: says 408 where nothing is asked for a minute.
     */
    public static void main(String[] args) throws Exception {
        int port = Integer.parseInt(System.getenv("FC_CUSTOM_LISTEN_PORT"));
        mode = args[0];
        switch (mode) {
            case "jdk" -> jdk(port);
            case "replaces" -> replaces();
            case "reaps" -> {
                Thread reaper = new Thread(() -> reap(Duration.ofSeconds(Integer.parseInt(args[1]))));
                reaper.setDaemon(true);
                reaper.start();
                threads(port, 0);
            }
            default -> {
                before();
                threads(port, args.length > 1 ? Integer.parseInt(args[1]) * 1000 : 0);
            }
        }
    }

    private static void before() throws IOException {
        if (mode.equals("refuses") && System.getenv("JAVA_TOOL_OPTIONS") != null) {
            System.exit(1);
        } else if (mode.equals("fails")) {
            Thread waiting = new Thread(TimedServer::failWithoutDatabase);
            waiting.setDaemon(true);
            waiting.start();
        } else if (mode.equals("dies")) {
            Thread watchdog = new Thread(TimedServer::endWithAJump);
            watchdog.setDaemon(true);
            watchdog.start();
        } else if (mode.equals("native") || mode.equals("deaf")) {
            Path library = Files.write(Path.of("libnetty_transport_native_none.so"), new byte[4096]);
            try (FileChannel channel = FileChannel.open(library)) {
                mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, 4096);
            }
        }
    }

    private static void failWithoutDatabase() {
        try {
            Thread.sleep(25_000); // as long as clients wait, and longer than a check
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.err.println("java.lang.IllegalStateException: no database after 25 s");
        System.exit(1);
    }

    /** What supervises servers does so: whoever holds the port ends with the jump, and another one takes its place. */
    private static void replaces() throws Exception {
        while (true) {
            new ProcessBuilder(
                            ProcessHandle.current().info().command().orElseThrow(),
                            "-XX:TieredStopAtLevel=1",
                            "-cp",
                            System.getProperty("java.class.path"),
                            TimedServer.class.getName(),
                            "dies")
                    .inheritIO()
                    .start()
                    .waitFor();
        }
    }

    private static void jdk(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", exchange -> answer(exchange));
        server.createContext("/slow", exchange -> {
            sleep(Duration.ofHours(25));
            answer(exchange);
        });
        server.createContext("/late", exchange -> {
            sleep(Duration.ofSeconds(30));
            answer(exchange);
        });
        server.start();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().write("ok".getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    private static void threads(int port, int timeout) throws IOException {
        try (ServerSocket listener = new ServerSocket(port)) {
            while (true) {
                Socket socket = listener.accept();
                socket.setSoTimeout(timeout);
                Thread thread = new Thread(() -> serve(socket));
                thread.setDaemon(true);
                thread.start();
            }
        }
    }

    private static void reap(Duration limit) {
        while (true) {
            sleep(Duration.ofMinutes(2));
            long now = System.nanoTime();
            ACTIVE.forEach((socket, last) -> {
                if (now - last > limit.toNanos()) {
                    close(socket);
                }
            });
        }
    }

    private static void close(Socket socket) {
        try {
            ACTIVE.remove(socket);
            socket.close();
        } catch (IOException e) {
            // It has ended before.
        }
    }

    private static void serve(Socket socket) {
        try (socket) {
            ACTIVE.put(socket, System.nanoTime());
            if (mode.equals("deaf") && hasJumped()) {
                return;
            }
            if (mode.equals("impatient")) {
                socket.setSoTimeout(60_000);
            }
            InputStream in = socket.getInputStream();
            StringBuilder head = new StringBuilder();
            for (int b; (b = next(socket, in)) >= 0; ) {
                head.append((char) b);
                if (head.indexOf("\r\n\r\n") < 0) {
                    continue;
                }
                if (head.indexOf("GET /slow ") < 0) {
                    send(socket, FaultyServer.OK.replace("OK\r\n", "OK\r\n" + date()));
                    work(mode.equals("lags") ? 1000 : 0);
                    ACTIVE.put(socket, System.nanoTime());
                    socket.setSoTimeout(mode.equals("impatient") ? 0 : socket.getSoTimeout());
                }
                head.setLength(0);
            }
        } catch (IOException e) {
            // The connection has ended, or its time is over.
        }
    }

    /** Not a time, which the clock would end: some tens of microseconds each. */
    private static void work(int rounds) {
        CRC32 crc = new CRC32();
        byte[] block = new byte[1 << 16];
        for (int i = 0; i < rounds; i++) {
            crc.update(block);
        }
        if (crc.getValue() == 1) {
            System.out.println();
        }
    }

    private static int next(Socket socket, InputStream in) throws IOException {
        try {
            return in.read();
        } catch (SocketTimeoutException e) {
            if (mode.equals("impatient")) {
                send(socket, LATE);
            }
            throw e;
        }
    }

    private static String date() {
        Optional<Instant> time = Optional.of(mode.equals("stands") ? Instant.EPOCH : Instant.now())
                .filter(any -> mode.equals("stands") || mode.equals("dates"));
        return time.map(instant -> "Date: "
                        + DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC))
                        + "\r\n")
                .orElse("");
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static boolean hasJumped() {
        return System.nanoTime() - BEGIN > Duration.ofHours(1).toNanos();
    }

    private static void endWithAJump() {
        long last = System.nanoTime();
        while (true) {
            sleep(Duration.ofMillis(10));
            long now = System.nanoTime();
            if (now - last > Duration.ofMinutes(5).toNanos()) {
                Runtime.getRuntime().halt(7);
            }
            last = now;
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
