package io.github.fcmaven.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/** The first bytes that come after a request, and how many more may come before an answer's header must be whole. */
final class AnswerStart {

    private static final int KEPT = 32;
    private static final String HTTP = "HTTP/1.";

    private byte[] first = {};
    private long bytes;
    private long limit = Long.MAX_VALUE;
    private boolean inHeader = true;

    /** Another protocol: told at once, because a parser would wait for an end of line that never comes. */
    static final class Foreign extends IOException {
        private static final long serialVersionUID = 1;

        Foreign() {
            super("no HTTP/1");
        }
    }

    /** The header, or what comes beside the body's content, has no end within its limit. */
    static final class Endless extends IOException {
        private static final long serialVersionUID = 1;

        Endless(String message) {
            super(message);
        }
    }

    void expect(long most) {
        first = new byte[0];
        bytes = 0;
        limit = most;
        inHeader = true;
    }

    /** The header came: from now on so many bytes may come until more of the body is asked for. */
    void found(long most) {
        limit = bytes + most;
        inHeader = false;
    }

    int allow(int length) throws Endless {
        if (bytes >= limit) {
            throw new Endless("no end within the limit");
        }
        return (int) Math.min(length, limit - bytes);
    }

    void came(byte[] buffer, int offset, int length) throws Foreign {
        bytes += length;
        if (!inHeader) {
            return;
        }
        if (first.length < KEPT) {
            int more = Math.min(length, KEPT - first.length);
            int before = first.length;
            first = Arrays.copyOf(first, before + more);
            System.arraycopy(buffer, offset, first, before, more);
        }
        if (isForeign()) {
            throw new Foreign();
        }
    }

    /** How many bytes came since the request. */
    long bytes() {
        return bytes;
    }

    /** Whether what came cannot become an HTTP/1 answer any more; empty lines before it are allowed. */
    boolean isForeign() {
        String text = new String(first, StandardCharsets.ISO_8859_1).replaceFirst("^[\r\n]+", "");
        return !text.startsWith(HTTP) && !HTTP.startsWith(text);
    }

    Reply.NotHttp asForeign() {
        return new Reply.NotHttp(protocol(), HexFormat.ofDelimiter(" ").formatHex(first));
    }

    /** The frames of HTTP/2 with which a server begins: SETTINGS, or GOAWAY where it refuses the first bytes. */
    private static boolean isOfConnection(byte frame) {
        return frame == 4 || frame == 7;
    }

    private String protocol() {
        String text = new String(first, StandardCharsets.ISO_8859_1);
        if (first.length >= 3 && (first[0] == 0x15 || first[0] == 0x16) && first[1] == 3) {
            return "TLS";
        }
        if (first.length >= 9 && first[0] == 0 && isOfConnection(first[3]) && first[5] == 0 && first[8] == 0) {
            return "HTTP/2";
        }
        if (first.length >= 2 && first[0] == 1 && first[1] == 10) {
            return "FastCGI";
        }
        if (text.startsWith("HTTP/2")) {
            return "HTTP/2";
        }
        return text.startsWith("SSH-") ? "SSH" : "no protocol we know";
    }
}
