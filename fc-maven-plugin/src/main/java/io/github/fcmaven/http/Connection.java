package io.github.fcmaven.http;

import io.github.fcmaven.platform.Deadline;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.DefaultConnectionReuseStrategy;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.message.MessageSupport;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.util.Timeout;

/**
 * One connection to a server, and what the server does with it: never another one in its place, never a proxy, never a
 * second try, and nothing that takes longer than its deadline.
 *
 * <p>An answer may have a header of 64 KiB in all, 8 interim answers before it, and a body of which 1 MiB is read,
 * unless the caller keeps it, with 64 KiB of chunk sizes or trailers between two pieces of it. Used by one thread at a
 * time.
 */
public final class Connection implements AutoCloseable {

    private static final int HEADER_LIMIT = 64 * 1024;
    private static final int INTERIM_LIMIT = 8;
    private static final int PIECE = 8192;

    /** The limit of bytes is ours, so that these two are never the first to be passed. */
    private static final Http1Config LIMITS = Http1Config.custom()
            .setMaxLineLength(HEADER_LIMIT + 1)
            .setMaxHeaderCount(HEADER_LIMIT)
            .build();

    private final BoundedSocket socket;
    private final DefaultBHttpClientConnection http = new DefaultBHttpClientConnection(LIMITS);
    private final String host;
    private Reply end;

    private Connection(BoundedSocket socket, InetSocketAddress address) {
        this.socket = socket;
        String name = address.getAddress().getHostAddress().replaceFirst("%.*", "");
        this.host = (name.contains(":") ? "[" + name.replaceFirst("^0:0:0:0:0:0:0:1$", "::1") + "]" : name) + ":"
                + address.getPort();
    }

    /** Connects; where that fails, {@link #refusal()} says so, and so does every request. */
    public static Connection open(InetSocketAddress address, Deadline deadline) {
        BoundedSocket socket = new BoundedSocket(deadline);
        Connection connection = new Connection(socket, address);
        try {
            socket.connect(address, Math.max(1, BoundedSocket.millis(deadline.left())));
            socket.setTcpNoDelay(true);
            connection.http.bind(socket);
        } catch (IOException e) {
            connection.close();
            connection.end = new Reply.Refused(reason(e));
        }
        return connection;
    }

    /** Why there is no connection; empty where the server accepted it. */
    public Optional<Reply.Refused> refusal() {
        return end instanceof Reply.Refused refused ? Optional.of(refused) : Optional.empty();
    }

    /** Sends a request without a body and reads the whole answer, as {@link #request(Request, Deadline)} does. */
    public Reply request(String method, String path, Deadline deadline) {
        return request(Request.of(method, path), deadline);
    }

    /**
     * Sends a request and reads the whole answer. Once something else than an answer came, every later request gets the
     * same; after an answer whose body was not read to its end, {@link Reply.Closed}.
     *
     * @param deadline for sending it and for the whole answer
     */
    public Reply request(Request given, Deadline deadline) {
        return request(given, deadline, ReceivedBody.counted());
    }

    /**
     * The same, where the answer may begin later, and then has its time once more.
     *
     * @param mayCome whether to wait for another moment; asked after the time, while nothing of an answer has come
     */
    public Reply request(Request given, Duration time, BooleanSupplier mayCome) {
        socket.waitOn(time, mayCome);
        Reply reply = request(given, Deadline.in(time));
        socket.waitOn(time, () -> false);
        return reply;
    }

    /** The same, where the caller says what becomes of the answer's body. */
    public Reply request(Request given, Deadline deadline, ReceivedBody content) {
        if (end != null) {
            return end;
        }
        long begin = System.nanoTime();
        socket.expectHeader(deadline, HEADER_LIMIT);
        Reply reply;
        try {
            ClassicHttpRequest request = message(given);
            http.sendRequestHeader(request);
            if (request.getEntity() != null) {
                http.sendRequestEntity(request);
            }
            http.flush();
            reply = receive(request, begin, content);
        } catch (IOException | HttpException e) {
            reply = inPlaceOfAnswer(e, since(begin));
        }
        return remember(reply);
    }

    /** Waits until the server ends the connection or sends something unasked; of what it sends, nothing is lost. */
    public Silence awaitClose(Duration time) {
        long begin = System.nanoTime();
        Deadline deadline = Deadline.in(time);
        socket.expectHeader(deadline, HEADER_LIMIT);
        try {
            while (!deadline.passed()) {
                if (http.isDataAvailable(Timeout.of(deadline.left().plusMillis(1)))) {
                    return spoke(begin);
                }
                if (!deadline.passed() && http.isStale()) {
                    return new Silence.Closed(since(begin), false);
                }
            }
            return new Silence.Held(since(begin));
        } catch (AnswerStart.Foreign e) {
            return new Silence.Spoke(since(begin), remember(socket.answerStart().asForeign()));
        } catch (SocketTimeoutException e) {
            return new Silence.Held(since(begin));
        } catch (IOException e) {
            return new Silence.Closed(since(begin), true);
        }
    }

    /** Ends the connection in an orderly way. */
    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is ended all the same.
        }
    }

    private ClassicHttpRequest message(Request given) {
        ClassicHttpRequest message = new BasicClassicHttpRequest(given.method(), given.path());
        message.addHeader("Host", host);
        message.setHeader("Accept", "*/*");
        message.setHeader("User-Agent", "fc-maven-plugin");
        given.headers().forEach(message::setHeader);
        given.body().ifPresent(body -> {
            message.setEntity(new ByteArrayEntity(body.bytes(), null));
            message.setHeader("Content-Length", body.bytes().length);
        });
        return message;
    }

    private Reply receive(ClassicHttpRequest request, long begin, ReceivedBody content)
            throws IOException, HttpException {
        ClassicHttpResponse response = header();
        for (int interim = 0; response.getCode() < 200; interim++) {
            if (interim == INTERIM_LIMIT) {
                return new Reply.TooLong("more than " + INTERIM_LIMIT + " interim answers");
            }
            response = header();
        }
        Duration after = since(begin);
        socket.expectBody(HEADER_LIMIT);
        boolean reusable =
                DefaultConnectionReuseStrategy.INSTANCE.keepAlive(request, response, HttpCoreContext.create());
        Response.Body body = readBody(request, response, content);
        boolean twoLengths = response.containsHeader("Transfer-Encoding") && response.containsHeader("Content-Length");
        return new Response(
                String.valueOf(response.getVersion()),
                response.getCode(),
                headers(response),
                reusable,
                content.bytes(),
                content.crc(),
                body == Response.Body.WHOLE && twoLengths ? Response.Body.AMBIGUOUS : body,
                after);
    }

    /** The library refuses some of what a server may send, such as {@code HTTP/1.-1}, with unchecked exceptions. */
    private ClassicHttpResponse header() throws IOException, HttpException {
        try {
            return http.receiveResponseHeader();
        } catch (RuntimeException e) {
            throw new ProtocolException("no header of HTTP/1", e);
        }
    }

    private Response.Body readBody(ClassicHttpRequest request, ClassicHttpResponse response, ReceivedBody received) {
        if (request != null && !MessageSupport.canResponseHaveBody(request.getMethod(), response)) {
            return Response.Body.WHOLE;
        }
        try {
            http.receiveResponseEntity(response);
            if (response.getEntity() == null) {
                return Response.Body.WHOLE;
            }
            InputStream content = response.getEntity().getContent();
            byte[] buffer = new byte[PIECE];
            for (int read; (read = content.read(buffer)) >= 0; ) {
                socket.expectBody(HEADER_LIMIT + PIECE);
                received.add(buffer, read);
                if (received.isTooLong()) {
                    return Response.Body.TOO_LONG;
                }
            }
            return Response.Body.WHOLE;
        } catch (SocketTimeoutException e) {
            return Response.Body.LATE;
        } catch (IOException | HttpException | RuntimeException e) {
            return Response.Body.BROKEN;
        }
    }

    private Silence spoke(long begin) {
        Duration after = since(begin);
        Reply reply;
        // What began has a moment to become whole: without one, its first byte would be all that is told of it.
        socket.extend(Deadline.in(Duration.ofMillis(200)));
        try {
            reply = receive(null, begin, ReceivedBody.counted());
        } catch (IOException | HttpException e) {
            reply = inPlaceOfAnswer(e, after);
        }
        return new Silence.Spoke(after, remember(reply));
    }

    private Reply remember(Reply reply) {
        if (!(reply instanceof Response response)) {
            end = reply;
        } else if (response.body() != Response.Body.WHOLE) {
            end = new Reply.Closed(Duration.ZERO, false, 0);
        }
        return reply;
    }

    private Reply inPlaceOfAnswer(Exception e, Duration after) {
        AnswerStart start = socket.answerStart();
        if (e instanceof AnswerStart.Endless || e instanceof MessageConstraintException) {
            return new Reply.TooLong("a header of more than " + HEADER_LIMIT / 1024 + " KiB");
        }
        if (start.isForeign() || e instanceof HttpException) {
            return start.asForeign();
        }
        if (e instanceof SocketTimeoutException) {
            return new Reply.TimedOut(after, start.bytes());
        }
        boolean reset = e instanceof SocketException && !(e instanceof NoHttpResponseException);
        return new Reply.Closed(after, reset, start.bytes());
    }

    private static Response.Headers headers(HttpResponse response) {
        return new Response.Headers(Arrays.stream(response.getHeaders())
                .collect(Collectors.groupingBy(
                        Header::getName,
                        () -> new TreeMap<>(String.CASE_INSENSITIVE_ORDER),
                        Collectors.mapping(Header::getValue, Collectors.joining(", ")))));
    }

    private static String reason(IOException e) {
        if (e instanceof SocketTimeoutException) {
            return "was not accepted in time";
        }
        return e instanceof ConnectException ? "was refused" : "could not be made: " + e.getMessage();
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }
}
