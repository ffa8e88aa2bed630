package io.github.fcmaven.http;

import io.github.fcmaven.platform.Deadline;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import jdk.net.ExtendedSocketOptions;

/**
 * A socket whose every read ends with one deadline, so that a server that sends a byte now and then cannot draw it out,
 * and which keeps account of what comes in place of an answer's header.
 */
final class BoundedSocket extends Socket {

    private static final Duration MOMENT = Duration.ofMillis(200);

    private final AnswerStart start = new AnswerStart();
    private Deadline deadline;
    private int wantedTimeout;
    private Duration time = Duration.ZERO;
    private BooleanSupplier mayCome = () -> false;
    private InputStream bounded;

    /** A socket that no proxy setting of this JVM is ever applied to. */
    BoundedSocket(Deadline deadline) {
        super(Proxy.NO_PROXY);
        this.deadline = deadline;
    }

    /** An answer is awaited: its header may be so many bytes long. */
    void expectHeader(Deadline until, long limit) {
        deadline = until;
        start.expect(limit);
    }

    /** More of the body is awaited: so many bytes may come until then, of content, of chunk sizes and of trailers. */
    void expectBody(long limit) {
        start.found(limit);
    }

    /** What already began may last until then. */
    void extend(Deadline until) {
        deadline = until;
    }

    /** As long as nothing has come and this says so, the deadline is put off; what comes then has this time. */
    void waitOn(Duration time, BooleanSupplier mayCome) {
        this.time = time;
        this.mayCome = mayCome;
    }

    /** How the awaited answer began. */
    AnswerStart answerStart() {
        return start;
    }

    /** How long the next read may wait: what is left of the deadline, or less where less is asked for. */
    static int millis(Duration left) {
        return (int) Math.min(Integer.MAX_VALUE, left.plusNanos(999_999).toMillis());
    }

    /** Kept as a wish, because each read sets what it may still wait. */
    @Override
    public void setSoTimeout(int millis) {
        wantedTimeout = millis;
    }

    @Override
    public int getSoTimeout() {
        return wantedTimeout;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        if (bounded == null) {
            bounded = new Bounded(super.getInputStream());
        }
        return bounded;
    }

    /**
     * What has come before the deadline is read after it too: a build that was suspended, or waited for a busy
     * machine, reads late what the server sent in time.
     */
    private void limitNextRead(InputStream in) throws IOException {
        int left = millis(deadline.left());
        if (left == 0 && in.available() == 0) {
            throw new SocketTimeoutException("the deadline passed");
        }
        left = Math.max(1, left);
        super.setSoTimeout(wantedTimeout == 0 ? left : Math.min(left, wantedTimeout));
    }

    /**
     * A server that writes header and body apart waits, by Nagle's algorithm, with the body until the header is
     * acknowledged. Linux takes 40 ms for that: 6 s in 150 requests. It forgets this option, so that it is set after
     * each read.
     */
    private void acknowledgeAtOnce() throws IOException {
        if (supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK)) {
            setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
        }
    }

    private final class Bounded extends FilterInputStream {
        Bounded(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = patient(bytes, offset, start.allow(length));
            if (read > 0) {
                acknowledgeAtOnce();
                start.came(bytes, offset, read);
            }
            return read;
        }

        private int patient(byte[] bytes, int offset, int length) throws IOException {
            for (boolean late = false; ; late = true) {
                try {
                    limitNextRead(in);
                    int read = super.read(bytes, offset, length);
                    deadline = late ? Deadline.in(time) : deadline;
                    return read;
                } catch (SocketTimeoutException e) {
                    // What came while that was asked is read all the same.
                    if (start.bytes() > 0 || !mayCome.getAsBoolean() && in.available() == 0) {
                        throw e;
                    }
                    deadline = Deadline.in(MOMENT);
                }
            }
        }
    }
}
