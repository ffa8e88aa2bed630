package io.github.fcmaven.http;

import io.github.fcmaven.platform.Deadline;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/** How other protocols begin: a server that has no answer to HTTP/1.1 may have one to these. */
public enum Greeting {
    /** The first message of a client of TLS. */
    TLS("TLS", Greeting::clientHello),
    /**
     * The preface of a client that knows that the server speaks HTTP/2 without TLS, and its settings, which are none.
     */
    HTTP_2("HTTP/2", Greeting::preface),
    /** The question for values of the protocol's own, which every server of FastCGI answers. */
    FASTCGI("FastCGI", Greeting::question);

    private static final int ENOUGH = 32;

    /** How a status line begins, in bytes: a server of HTTP/1.1 may repeat the version of the request in it. */
    private static final String STATUS_LINE = "48 54 54 50 2f";

    private final String protocol;
    private final Supplier<byte[]> bytes;

    Greeting(String protocol, Supplier<byte[]> bytes) {
        this.protocol = protocol;
        this.bytes = bytes;
    }

    /** The first protocol of these that the server answers in; empty where it answers in none within {@code each}. */
    public static Optional<String> understood(InetSocketAddress address, Duration each, Greeting... asked) {
        for (Greeting greeting : asked) {
            if (greeting.isAnswered(address, Deadline.in(each))) {
                return Optional.of(greeting.protocol);
            }
        }
        return Optional.empty();
    }

    private boolean isAnswered(InetSocketAddress address, Deadline deadline) {
        try (BoundedSocket socket = new BoundedSocket(deadline)) {
            socket.connect(address, Math.max(1, BoundedSocket.millis(deadline.left())));
            socket.expectHeader(deadline, ENOUGH);
            socket.getOutputStream().write(bytes.get());
            return answers(socket);
        } catch (IOException e) {
            return false;
        }
    }

    private boolean answers(BoundedSocket socket) throws IOException {
        InputStream in = socket.getInputStream();
        byte[] some = new byte[ENOUGH];
        try {
            while (in.read(some) > 0) {
                continue;
            }
            return false;
        } catch (AnswerStart.Foreign e) {
            Reply.NotHttp came = socket.answerStart().asForeign();
            return came.speaks().equals(protocol) && !came.firstBytes().startsWith(STATUS_LINE);
        }
    }

    private static byte[] clientHello() {
        try {
            SSLEngine engine = SSLContext.getDefault().createSSLEngine();
            engine.setUseClientMode(true);
            ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
            engine.wrap(ByteBuffer.allocate(0), hello);
            byte[] bytes = new byte[hello.flip().remaining()];
            hello.get(bytes);
            return bytes;
        } catch (NoSuchAlgorithmException | SSLException e) {
            throw new IllegalStateException("this Java has no TLS", e);
        }
    }

    private static byte[] preface() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(new byte[] {0, 0, 0, 4, 0, 0, 0, 0, 0});
        return bytes.toByteArray();
    }

    private static byte[] question() {
        return "\u0001\u0009\0\0\0\u0011\0\0\u000f\0FCGI_MPXS_CONNS".getBytes(StandardCharsets.ISO_8859_1);
    }
}
