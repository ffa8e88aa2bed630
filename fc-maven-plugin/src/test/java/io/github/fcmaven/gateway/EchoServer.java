package io.github.fcmaven.gateway;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Semaphore;

/**
 * A server in one class, which travels in a package: it answers with what it got, or as the path of the request says.
 */
public final class EchoServer {

    private static final Semaphore RELEASED = new Semaphore(0);
    private static volatile boolean ill;

    private EchoServer() {}

    public static void main(String[] args) throws IOException {
        if (args.length > 0 && args[0].equals("exit")) {
            System.exit(3);
        }
        Path told = Path.of(args.length > 1 ? args[1] : "");
        if (args.length > 1) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> tell(told, "term")));
            tell(told, "start");
        }
        ServerSocket listener = new ServerSocket(Integer.parseInt(System.getenv("FC_CUSTOM_LISTEN_PORT")), 500);
        System.out.println("listening");
        while (true) {
            Socket socket = listener.accept();
            Thread thread = new Thread(() -> serve(socket, args.length > 0 ? args[0] : "", told));
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Into a file that outlives it, with its own number. */
    private static void tell(Path file, String what) {
        try {
            Files.writeString(
                    file,
                    what + " " + ProcessHandle.current().pid() + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void serve(Socket socket, String mode, Path told) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (String head = head(in); !head.isEmpty(); head = head(in)) {
                String path = head.split(" ")[1].replaceFirst("\\?.*", "");
                if (path.equals("/pre-stop") && !told.toString().isEmpty()) {
                    tell(told, "pre-stop");
                }
                answer(path, head, body(head, in), in, socket.getOutputStream(), mode);
            }
        } catch (IOException e) {
            // the connection has ended
        }
    }

    private static void answer(String path, String head, byte[] body, InputStream in, OutputStream out, String mode)
            throws IOException {
        String keep = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n";
        switch (path) {
            case "/headers" ->
                send(
                        out,
                        keep + "Server: mine\r\nDate: never\r\nX-Fc-Status: 200\r\nX-Fc-Mine: 1\r\n"
                                + "Keep-Alive: timeout=5\r\nUpgrade: h2c\r\nX-Mine: yes\r\nX-Mine: twice\r\n\r\nok");
            case "/eat" -> {
                new ProcessBuilder("python3", "-c", "held = b'x' * 700_000_000; input()").start();
                sleep(10_000, out, keep + "\r\nok");
            }
            case "/sick", "/well" -> {
                ill = path.equals("/sick");
                send(out, keep + "\r\nok");
            }
            case "/health" -> send(out, ill ? "HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n" : keep + "\r\nok");
            case "/cors" -> send(out, keep + "Access-Control-Allow-Origin: *\r\n\r\nok");
            case "/wide" -> send(out, keep + "X-Wide: " + "w".repeat(9000) + "\r\n\r\nok");
            case "/redirect" -> send(out, "HTTP/1.1 302 Found\r\nLocation: /echo\r\nContent-Length: 0\r\n\r\n");
            case "/exit" -> Runtime.getRuntime().halt(3);
            case "/garbage" -> send(out, "this is no HTTP\r\n\r\n");
            case "/slow" -> sleep(60_000, out, keep + "\r\nok");
            case "/moment" -> sleep(400, out, keep + "\r\nok");
            case "/held" -> held(out, keep + "\r\nok");
            case "/release" -> {
                RELEASED.release();
                send(out, keep + "\r\nok");
            }
            case "/early" -> send(out, "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + keep + "\r\nok");
            case "/mode" -> send(out, "HTTP/1.1 200 OK\r\nContent-Length: " + mode.length() + "\r\n\r\n" + mode);
            case "/drops" -> {
                send(out, keep + "\r\nok");
                throw new IOException("dropped after it was said to be kept");
            }
            case "/events" -> events(out);
            case "/close" -> {
                send(out, "HTTP/1.1 200 OK\r\n\r\nuntil the end");
                throw new IOException("the end of the body");
            }
            case "/half" -> {
                send(out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n");
                throw new IOException("the answer breaks off");
            }
            case "/upgrade" -> upgrade(in, out);
            case "/initialize" ->
                send(out, mode.equals("initialize") ? "HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n" : keep + "\r\nok");
            case "/pre-stop" -> {
                System.out.println("pre-stop");
                send(out, keep + "\r\nok");
            }
            case "/invoke" -> invoke(head, body, out);
            default -> echo(head, body, out);
        }
    }

    private static void echo(String head, byte[] body, OutputStream out) throws IOException {
        byte[] first = head.getBytes(StandardCharsets.ISO_8859_1);
        send(
                out,
                "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: " + (first.length + body.length)
                        + "\r\n\r\n");
        if (!head.startsWith("HEAD ")) {
            out.write(first);
            out.write(body);
        }
        out.flush();
    }

    /** What the event asks for. */
    private static void invoke(String head, byte[] body, OutputStream out) throws IOException {
        String event = new String(body, StandardCharsets.UTF_8);
        System.out.println("event " + event);
        switch (event) {
            case "400" -> send(out, "HTTP/1.1 400 No\r\nX-Mine: 1\r\nContent-Length: 2\r\n\r\nno");
            case "fail" -> send(out, "HTTP/1.1 200 OK\r\nX-Fc-Status: 404\r\nContent-Length: 2\r\n\r\nno");
            case "second time" -> {
                String count = head.replaceFirst("(?is).*X-Fc-Retry-Count: (\\d+).*", "$1");
                System.out.println("retry " + count);
                String status = count.equals("0") ? "X-Fc-Status: 404\r\n" : "";
                send(out, "HTTP/1.1 200 OK\r\n" + status + "Content-Length: 2\r\n\r\nok");
            }
            case "half" -> {
                send(out, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
                throw new IOException("the answer breaks off");
            }
            case "long" -> {
                send(out, "HTTP/1.1 200 OK\r\nContent-Length: " + (65 << 20) + "\r\n\r\n");
                for (int i = 0; i < 65; i++) {
                    out.write(new byte[1 << 20]);
                }
            }
            case "exit" -> Runtime.getRuntime().halt(3);
            case "slow" -> sleep(60_000, out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
            case "late" -> sleep(3_000, out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
            default -> echo(head, body, out);
        }
    }

    private static void events(OutputStream out) throws IOException {
        send(out, "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (int i = 0; i < 1000; i++) {
            String event = "data: " + i + "\n\n";
            send(out, Integer.toHexString(event.length()) + "\r\n" + event + "\r\n");
            if (i % 50 == 49) {
                RELEASED.acquireUninterruptibly();
            }
        }
        send(out, "0\r\nX-Trailer: last\r\n\r\n");
    }

    private static void upgrade(InputStream in, OutputStream out) throws IOException {
        send(
                out,
                "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n"
                        + "Sec-WebSocket-Accept: abc\r\n\r\n");
        for (int b = in.read(); b >= 0; b = in.read()) {
            out.write(b);
            out.flush();
        }
        send(out, "bye");
        throw new IOException("the other protocol has ended");
    }

    /** Says that it is there, and waits until another request releases it. */
    private static void held(OutputStream out, String then) throws IOException {
        System.out.println("held");
        RELEASED.acquireUninterruptibly();
        send(out, then);
    }

    private static void sleep(long millis, OutputStream out, String then) throws IOException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        send(out, then);
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    /** Up to the empty line, and with it; empty at the end of the connection. */
    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        for (int b = in.read(); b >= 0; b = in.read()) {
            head.append((char) b);
            if (head.length() > 3 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
                return head.toString();
            }
        }
        return "";
    }

    private static byte[] body(String head, InputStream in) throws IOException {
        String lower = head.toLowerCase();
        if (lower.contains("\r\ntransfer-encoding: chunked")) {
            StringBuilder body = new StringBuilder();
            for (int size = size(in); size > 0; size = size(in)) {
                body.append(new String(in.readNBytes(size), StandardCharsets.ISO_8859_1));
                in.readNBytes(2);
            }
            in.readNBytes(2);
            return body.toString().getBytes(StandardCharsets.ISO_8859_1);
        }
        int at = lower.indexOf("\r\ncontent-length: ");
        return at < 0
                ? new byte[0]
                : in.readNBytes(Integer.parseInt(lower.substring(at + 18).split("\r\n")[0]));
    }

    private static int size(InputStream in) throws IOException {
        StringBuilder size = new StringBuilder();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            size.append((char) b);
        }
        return size.length() == 0 ? 0 : Integer.parseInt(size.toString().strip(), 16);
    }
}
