package io.github.fcmaven.check;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLServerSocketFactory;

/** An HTTP server in a process of its own, which misbehaves in the one way that its first argument names. */
final class FaultyServer {

    /** The ways, one each. */
    enum Fault {
        /** None: every connection is kept for ever. */
        NONE,
        /** Listens on 127.0.0.1. */
        LOOPBACK_ONLY,
        /** Listens on ::1. */
        IPV6_LOOPBACK_ONLY,
        /** Listens on the port that the second argument names, after as many milliseconds as the third one says. */
        WRONG_PORT,
        /** Ends each connection after its answer, without saying so. */
        CLOSES_EACH,
        /** Answers with HTTP/1.0. */
        HTTP_1_0,
        /** Says that it closes with answer 100, and does. */
        CLOSE_AT_100,
        /** The same, and its page takes a quarter of a second. */
        SLOW_PAGE_CLOSE_AT_100,
        /** Ends a connection after answer 300, as others do after 256 or 1000. */
        CLOSE_AT_300,
        /** Has nothing at any path: the JDK's own server, as it is made. */
        NO_CONTEXT,
        /** Announces that it closes an idle connection after 5 s. */
        ANNOUNCES_5_S,
        /** Ends a connection that is idle for 2 s. */
        IDLE_2_S,
        /** Listens after the milliseconds that the second argument names. */
        SLOW_START,
        /** Does not listen. */
        NEVER_LISTENS,
        /** Ends with code 0. */
        EXITS_0,
        /** Says why, and ends with code 1. */
        EXITS_1,
        /** Ends with code 3 after 40 answers. */
        DIES_AFTER_READY,
        /** Closes its port after 40 answers, and ends with code 0 a second later, as a framework that shuts down. */
        SHUTS_DOWN,
        /** Does not end when it is asked to. */
        IGNORES_TERM,
        /** Starts another process that serves, leaves it alone once that is ready, and ends with code 0. */
        DAEMONISES,
        /** Prints without end. */
        FLOODS_LOG,
        /** Sends the header of each answer a byte each 0.7 s. */
        SLOW_HEADER,
        /** Sends a body without end. */
        ENDLESS_BODY,
        /** Sends interim answers without end. */
        ENDLESS_INTERIM,
        /** Sends a TLS alert in place of an answer. */
        TLS,
        /** Speaks TLS alone, by the key of server.p12, and ends a connection that does not. */
        TLS_ONLY,
        /** Speaks HTTP/2 alone, to a client that knows it, and ends a connection that does not. */
        HTTP_2_ONLY,
        /** Sends back what it gets. */
        ECHO,
        /** Ends each connection without a byte. */
        HANGS_UP,
        /** Serves one connection after the other. */
        ONE_CONNECTION,
        /** Ends each connection beside five others. */
        FIVE_CONNECTIONS,
        /** Ends with code 5 when it has six connections. */
        DIES_OF_SIX,
        /** Prints bytes that are no text, without end. */
        BINARY_LOG,
        /** Ends with code 1 after the trace of an exception, whose cause a longer log follows. */
        NO_DATABASE,
        /** Holds the megabytes that the second argument names before it listens. */
        HOLDS_HEAP,
        /** Complains of its database again and again, and does not listen. */
        WAITS_FOR_DATABASE,
        /** Sends header lines without end. */
        ENDLESS_HEADER,
        /** Sends the body of each answer a byte each 0.7 s. */
        SLOW_BODY,
        /** Greets as SSH does. */
        SSH,
        /** Accepts connections and says nothing. */
        MUTE,
        /** Works for 3 s before its first answer, and answers nothing else meanwhile. */
        WORKS_FIRST,
        /** Does nothing for 1.8 s before its first answer, and answers nothing else meanwhile. */
        SLEEPS_FIRST,
        /** Answers 500 and closes, as servers do after an error. */
        ERROR_500,
        /** Sends each client to a login page. */
        REDIRECT,
        /** Ends a connection while it works on the request for /slow, after 0.5 s. */
        CUTS_SLOW,
        /** Has a page for its health on the port on which it then wants to serve. */
        TWO_SERVERS
    }

    /** What a good server answers; the other servers of the tests have it too, as a constant that is compiled in. */
    static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    private static final AtomicInteger OPEN = new AtomicInteger();

    private static final Semaphore PLACES = new Semaphore(5);

    private static final List<byte[]> HELD = new ArrayList<>();

    private static int answers;
    private static volatile ServerSocket open;

    private FaultyServer() {}

    public static void main(String[] args) throws Exception {
        Fault fault = Fault.valueOf(args[0]);
        int port = Integer.parseInt(System.getenv("FC_CUSTOM_LISTEN_PORT"));
        System.out.println("starting " + fault);
        before(fault, args, port);
        try (ServerSocket listener = listener(fault, args, port)) {
            open = listener;
            System.out.println("listening");
            while (true) {
                Socket socket = listener.accept();
                if (fault == Fault.ONE_CONNECTION) {
                    serve(fault, socket);
                    continue;
                }
                Thread thread = new Thread(() -> serve(fault, socket));
                thread.setDaemon(true);
                thread.start();
            }
        } catch (SocketException e) {
            Thread.sleep(1000); // SHUTS_DOWN has closed the port
        }
    }

    private static void before(Fault fault, String[] args, int port) throws Exception {
        switch (fault) {
            case EXITS_0 -> System.exit(0);
            case EXITS_1 -> {
                System.err.println("no database at db.example");
                System.exit(1);
            }
            case NO_CONTEXT -> {
                HttpServer.create(new InetSocketAddress(port), 0).start();
                Thread.sleep(Long.MAX_VALUE);
            }
            case TWO_SERVERS -> {
                HttpServer.create(new InetSocketAddress(port), 0).start();
                new ServerSocket(port).close();
            }
            case NEVER_LISTENS -> Thread.sleep(Long.MAX_VALUE);
            case HOLDS_HEAP -> HELD.addAll(held(Integer.parseInt(args[1])));
            case SLOW_START -> Thread.sleep(Long.parseLong(args[1]));
            case WRONG_PORT -> Thread.sleep(args.length > 2 ? Long.parseLong(args[2]) : 0);
            case IGNORES_TERM -> Runtime.getRuntime().addShutdownHook(new Thread(FaultyServer::sleepForEver));
            case FLOODS_LOG -> {
                Thread flood = new Thread(FaultyServer::flood);
                flood.setDaemon(true);
                flood.start();
            }
            case BINARY_LOG -> {
                Thread noise = new Thread(FaultyServer::noise);
                noise.setDaemon(true);
                noise.start();
            }
            case NO_DATABASE -> {
                new IllegalStateException("cannot start", new IOException("db.example:5432 refused")).printStackTrace();
                for (int line = 0; line < 80; line++) {
                    System.out.println("closing bean " + line);
                }
                System.exit(1);
            }
            case WAITS_FOR_DATABASE -> {
                while (true) {
                    System.out.println("12:00 ERROR pool: no connection to db.example, trying again");
                    Thread.sleep(100);
                }
            }
            case DAEMONISES -> daemonise(port);
            default -> {
                // The fault shows later.
            }
        }
    }

    private static ServerSocket listener(Fault fault, String[] args, int port) throws IOException {
        return switch (fault) {
            case LOOPBACK_ONLY -> new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"));
            case IPV6_LOOPBACK_ONLY -> new ServerSocket(port, 50, InetAddress.getByName("::1"));
            case WRONG_PORT -> new ServerSocket(Integer.parseInt(args[1]));
            case TLS_ONLY -> secret(port);
            default -> new ServerSocket(port);
        };
    }

    private static ServerSocket secret(int port) throws IOException {
        System.setProperty("javax.net.ssl.keyStore", "server.p12");
        System.setProperty("javax.net.ssl.keyStorePassword", "password");
        return SSLServerSocketFactory.getDefault().createServerSocket(port);
    }

    private static void serve(Fault fault, Socket socket) {
        if (fault == Fault.FIVE_CONNECTIONS) {
            oneOfFive(socket);
        } else {
            served(fault, socket);
        }
    }

    /** Waits a moment for its place: that a client has closed a connection is seen a little later. */
    private static void oneOfFive(Socket socket) {
        try (socket) {
            if (!PLACES.tryAcquire(500, TimeUnit.MILLISECONDS)) {
                return;
            }
            try {
                served(Fault.FIVE_CONNECTIONS, socket);
            } finally {
                PLACES.release();
            }
        } catch (IOException | InterruptedException e) {
            // The connection has ended.
        }
    }

    private static void served(Fault fault, Socket socket) {
        int open = OPEN.incrementAndGet();
        try (socket) {
            if (fault == Fault.HANGS_UP) {
                return;
            }
            if (fault == Fault.DIES_OF_SIX && open > 5) {
                Runtime.getRuntime().halt(5);
            }
            if (fault == Fault.TLS_ONLY) {
                Thread.sleep(700); // as Java takes to load its TLS with the first handshake
            }
            if (fault == Fault.ECHO || fault == Fault.HTTP_2_ONLY) {
                raw(fault, socket);
                return;
            }
            OutputStream out = socket.getOutputStream();
            if (fault == Fault.SSH) {
                out.write("SSH-2.0-Fake\r\n".getBytes(StandardCharsets.ISO_8859_1));
            }
            if (fault == Fault.IDLE_2_S) {
                socket.setSoTimeout(2000);
            }
            String path = "";
            for (int n = 1; (path = request(socket.getInputStream())) != null; n++) {
                if (!answer(fault, n, path, out)) {
                    return;
                }
            }
        } catch (IOException | InterruptedException e) {
            // The connection has ended.
        } finally {
            OPEN.decrementAndGet();
        }
    }

    private static void raw(Fault fault, Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        if (fault == Fault.ECHO) {
            in.transferTo(socket.getOutputStream());
        } else if (new String(in.readNBytes(24), StandardCharsets.ISO_8859_1).startsWith("PRI * HTTP/2.0")) {
            socket.getOutputStream().write(new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0});
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    /** Whether the connection is kept. */
    private static boolean answer(Fault fault, int n, String path, OutputStream out)
            throws IOException, InterruptedException {
        switch (fault) {
            case CLOSES_EACH -> send(out, OK);
            case HTTP_1_0 -> send(out, OK.replace("HTTP/1.1", "HTTP/1.0"));
            case CLOSE_AT_100 -> send(out, n == 100 ? OK.replace("OK\r\n", "OK\r\nConnection: close\r\n") : OK);
            case SLOW_PAGE_CLOSE_AT_100 -> {
                Thread.sleep(path.equals("/") ? 250 : 0);
                send(out, OK);
            }
            case ANNOUNCES_5_S -> send(out, OK.replace("OK\r\n", "OK\r\nKeep-Alive: timeout=5\r\n"));
            case DIES_AFTER_READY -> die(out);
            case SHUTS_DOWN -> shutDown(out);
            case SLOW_HEADER -> drip(out, OK);
            case SLOW_BODY -> {
                send(out, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
                drip(out, "y".repeat(1000));
            }
            case ENDLESS_HEADER -> endless(out, "HTTP/1.1 200 OK\r\n", "X-More: " + "z".repeat(1000) + "\r\n");
            case ENDLESS_BODY -> endless(out, "HTTP/1.1 200 OK\r\n\r\n", "y".repeat(65536));
            case ENDLESS_INTERIM -> endless(out, "", "HTTP/1.1 103 Early Hints\r\n\r\n");
            case TLS -> out.write(new byte[] {0x15, 3, 1, 0, 2, 2, 80});
            case WORKS_FIRST, SLEEPS_FIRST -> {
                first(fault);
                send(out, OK);
            }
            case MUTE, SSH -> Thread.sleep(Long.MAX_VALUE);
            case REDIRECT -> send(out, "HTTP/1.1 302 Found\r\nLocation: /login\r\nContent-Length: 0\r\n\r\n");
            case ERROR_500 -> send(out, "HTTP/1.1 500 Oops\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
            default -> {
                if (path.equals("/slow")) {
                    Thread.sleep(fault == Fault.CUTS_SLOW ? 500 : 800);
                }
                if (fault != Fault.CUTS_SLOW || !path.equals("/slow")) {
                    send(out, OK);
                }
            }
        }
        return switch (fault) {
            case CLOSES_EACH, HTTP_1_0, TLS, ERROR_500 -> false;
            case CLOSE_AT_100, SLOW_PAGE_CLOSE_AT_100 -> n < 100;
            case CLOSE_AT_300 -> n < 300;
            case CUTS_SLOW -> !path.equals("/slow");
            default -> true;
        };
    }

    /** The path of the next request; null at the end of the connection. */
    private static String request(InputStream in) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int b; (b = in.read()) >= 0; ) {
            text.append((char) b);
            if (text.length() > 3 && text.substring(text.length() - 4).equals("\r\n\r\n")) {
                return text.toString().split(" ")[1];
            }
        }
        return null;
    }

    private static void die(OutputStream out) throws IOException {
        send(out, OK);
        synchronized (FaultyServer.class) {
            answers++;
            if (answers == 40) {
                Runtime.getRuntime().halt(3);
            }
        }
    }

    private static void shutDown(OutputStream out) throws IOException, InterruptedException {
        send(out, OK);
        boolean last;
        synchronized (FaultyServer.class) {
            last = ++answers == 40;
        }
        if (last) {
            open.close();
            out.close();
        }
    }

    /** As a framework that makes its parts with the first request. */
    private static synchronized void first(Fault fault) throws InterruptedException {
        if (answers++ > 0) {
            return;
        }
        long begin = System.nanoTime();
        while (fault == Fault.WORKS_FIRST && System.nanoTime() - begin < 3_000_000_000L) {
            Thread.onSpinWait();
        }
        Thread.sleep(fault == Fault.WORKS_FIRST ? 0 : 1800);
    }

    private static List<byte[]> held(int megabytes) {
        return Stream.generate(() -> new byte[1 << 16]).limit(16L * megabytes).toList();
    }

    private static void drip(OutputStream out, String text) throws IOException, InterruptedException {
        for (char c : text.toCharArray()) {
            send(out, String.valueOf(c));
            Thread.sleep(700);
        }
    }

    private static void endless(OutputStream out, String once, String again) throws IOException {
        send(out, once);
        while (true) {
            send(out, again);
        }
    }

    private static void daemonise(int port) throws Exception {
        ProcessBuilder child = new ProcessBuilder(
                "setsid",
                System.getProperty("java.home") + "/bin/java",
                "-cp",
                System.getProperty("java.class.path"),
                FaultyServer.class.getName(),
                Fault.NONE.name());
        child.redirectOutput(new File("/dev/null")).redirectErrorStream(true).start();
        for (boolean ready = false; !ready; ) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                ready = socket.isConnected();
            } catch (IOException e) {
                Thread.sleep(10);
            }
        }
        System.exit(0);
    }

    private static void flood() {
        while (true) {
            System.out.println("flood ".repeat(1000));
        }
    }

    private static void noise() {
        byte[] bytes = new byte[10_000];
        for (Random random = new Random(1); ; random.nextBytes(bytes)) {
            System.out.write(bytes, 0, bytes.length);
        }
    }

    private static void sleepForEver() {
        try {
            Thread.sleep(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }
}
