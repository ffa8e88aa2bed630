package io.github.fcmaven.gateway;

import io.github.fcmaven.platform.Deadline;
import io.github.fcmaven.process.OpenSocket;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jdk.net.ExtendedSocketOptions;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.ChunkedInputStream;
import org.apache.hc.core5.http.impl.io.ChunkedOutputStream;
import org.apache.hc.core5.http.impl.io.ContentLengthInputStream;
import org.apache.hc.core5.http.impl.io.ContentLengthOutputStream;
import org.apache.hc.core5.http.impl.io.IdentityInputStream;
import org.apache.hc.core5.http.impl.io.IdentityOutputStream;
import org.apache.hc.core5.http.impl.io.SessionInputBufferImpl;
import org.apache.hc.core5.http.impl.io.SessionOutputBufferImpl;
import org.apache.hc.core5.util.CharArrayBuffer;

/**
 * One end of a connection, on HttpCore's buffers and framings: heads and bodies, and after an upgrade plain bytes. Read
 * by one thread at a time, and written by one.
 */
final class Wire implements AutoCloseable {

    private static final int BUFFER = 16 * 1024;

    /** More than any head that the platform takes: what is longer than its 8 KB must be read to be refused. */
    private static final int HEAD_LIMIT = 256 * 1024;

    private static final int LINGER_MILLIS = 2000;

    private static final Http1Config CHUNKS =
            Http1Config.custom().setMaxLineLength(HEAD_LIMIT).build();

    private final Socket socket;
    private final InputStream rawIn;
    private final OutputStream rawOut;
    private final SessionInputBufferImpl in = new SessionInputBufferImpl(BUFFER, HEAD_LIMIT);
    private final SessionOutputBufferImpl out = new SessionOutputBufferImpl(BUFFER);

    Wire(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        this.rawIn = new PromptInput(socket);
        this.rawOut = socket.getOutputStream();
    }

    Socket socket() {
        return socket;
    }

    /** The next head; empty where the connection ended before its first byte. */
    Optional<MessageHead> readHead() throws IOException {
        CharArrayBuffer line = new CharArrayBuffer(256);
        do {
            line.clear();
            if (read(line) < 0) {
                return Optional.empty();
            }
        } while (line.isEmpty());
        String first = line.toString();
        List<MessageHead.Field> fields = new ArrayList<>();
        for (int size = line.length(); ; size += line.length()) {
            line.clear();
            if (read(line) < 0) {
                throw new ProtocolException("the connection ended within a head");
            }
            if (line.isEmpty()) {
                return Optional.of(new MessageHead(first, fields));
            }
            if (size > HEAD_LIMIT) {
                throw tooLong();
            }
            fields.add(field(line.toString()));
        }
    }

    private int read(CharArrayBuffer line) throws IOException {
        try {
            return in.readLine(line, rawIn);
        } catch (MessageConstraintException e) {
            throw tooLong();
        }
    }

    private static ProtocolException tooLong() {
        return new ProtocolException("a head of more than " + HEAD_LIMIT + " bytes");
    }

    private static MessageHead.Field field(String line) throws ProtocolException {
        int colon = line.indexOf(':');
        if (colon < 1 || line.substring(0, colon).chars().anyMatch(Character::isWhitespace)) {
            throw new ProtocolException("a header field without a name: " + line);
        }
        return new MessageHead.Field(
                line.substring(0, colon), line.substring(colon + 1).strip());
    }

    void write(MessageHead head) throws IOException {
        out.write(head.bytes(), rawOut);
        out.flush(rawOut);
    }

    /** A head and the whole body that it tells of. */
    void write(MessageHead head, byte[] body) throws IOException {
        out.write(head.bytes(), rawOut);
        out.write(body, rawOut);
        out.flush(rawOut);
    }

    InputStream body(Framing framing) {
        return switch (framing.end()) {
            case NO_BODY -> InputStream.nullInputStream();
            case LENGTH -> new ContentLengthInputStream(in, rawIn, framing.length());
            case LAST_CHUNK -> new ChunkedInputStream(in, rawIn, CHUNKS);
            case CLOSE -> new IdentityInputStream(in, rawIn);
        };
    }

    /** @param from the body that is copied: what comes after its last chunk goes after the last one here */
    OutputStream bodyOut(Framing framing, InputStream from) {
        return switch (framing.end()) {
            case NO_BODY -> OutputStream.nullOutputStream();
            case LENGTH -> new ContentLengthOutputStream(out, rawOut, framing.length());
            case LAST_CHUNK -> new ChunkedOutputStream(out, rawOut, BUFFER, () -> trailers(from));
            case CLOSE -> new IdentityOutputStream(out, rawOut);
        };
    }

    private static List<Header> trailers(InputStream from) {
        Header[] trailers = from instanceof ChunkedInputStream chunked ? chunked.getFooters() : null;
        return trailers == null ? null : List.of(trailers);
    }

    /**
     * Copies each piece as it comes, since a stream of events must not wait for a buffer to be full; ends what it
     * writes to only where it has come to the end.
     */
    static long copy(InputStream from, OutputStream to) throws IOException {
        byte[] piece = new byte[BUFFER];
        long bytes = 0;
        for (int read = read(from, piece); read >= 0; read = read(from, piece)) {
            to.write(piece, 0, read);
            to.flush();
            bytes += read;
        }
        to.close();
        return bytes;
    }

    private static int read(InputStream from, byte[] piece) throws IOException {
        try {
            return from.read(piece);
        } catch (LimitedBody.TooLarge e) {
            throw e;
        } catch (IOException e) {
            throw new BrokenOff(e);
        }
    }

    /** What is copied has no end: who sent it went away. */
    static final class BrokenOff extends IOException {
        private static final long serialVersionUID = 1;

        BrokenOff(IOException cause) {
            super("it broke off: " + cause.getMessage(), cause);
        }
    }

    /** Says that nothing more comes; what comes from the other side is still read. */
    void endOutput() throws IOException {
        out.flush(rawOut);
        socket.shutdownOutput();
    }

    /** Ends the connection so that the last answer arrives: a client that still sends would lose it by a reset. */
    void finish() throws IOException {
        endOutput();
        socket.setSoTimeout(LINGER_MILLIS);
        Deadline linger = Deadline.in(Duration.ofMillis(LINGER_MILLIS));
        byte[] unread = new byte[BUFFER];
        while (!linger.passed() && in.read(unread, rawIn) >= 0) {
            // what the answer did not wait for
        }
    }

    /**
     * Whether the other side is no longer there: asked while nobody reads, and what came meanwhile is kept. Who only
     * sends nothing more still waits for an answer.
     */
    boolean isGone() {
        if (in.hasBufferedData()) {
            return false;
        }
        try {
            int timeout = socket.getSoTimeout();
            socket.setSoTimeout(1);
            boolean ended = hasEnded();
            socket.setSoTimeout(timeout);
            return ended && isOfThisMachine() && !OpenSocket.isHeld(socket.getPort(), socket.getLocalPort());
        } catch (IOException e) {
            return true;
        }
    }

    private boolean isOfThisMachine() {
        return socket.getInetAddress().equals(socket.getLocalAddress());
    }

    private boolean hasEnded() throws IOException {
        try {
            return in.fillBuffer(rawIn) < 0;
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    /** Ends the connection as one whose other side went away in the middle. */
    void reset() {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // It has ended.
        }
        close();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is ended all the same.
        }
    }

    /**
     * A server that writes header and body apart waits, by Nagle's algorithm, with the body until the header is
     * acknowledged: Linux takes 40 ms for that, unless it is told so after each read.
     */
    private static final class PromptInput extends FilterInputStream {
        private final Socket socket;
        private final boolean prompt;

        PromptInput(Socket socket) throws IOException {
            super(socket.getInputStream());
            this.socket = socket;
            this.prompt = socket.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK);
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            if (prompt && read > 0) {
                socket.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
            }
            return read;
        }
    }
}
