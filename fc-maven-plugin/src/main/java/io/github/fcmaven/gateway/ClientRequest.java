package io.github.fcmaven.gateway;

import java.net.ProtocolException;
import java.util.Locale;

/**
 * A request as a client sent it.
 *
 * @param head as it came
 * @param method such as {@code GET}
 * @param target path and query
 * @param http10 whether the client knows no chunks
 * @param framing where its body ends
 */
record ClientRequest(MessageHead head, String method, String target, boolean http10, Framing framing) {

    static ClientRequest of(MessageHead head) throws ProtocolException {
        String[] words = head.first().split(" ");
        if (words.length != 3 || !words[2].startsWith("HTTP/1.")) {
            throw new ProtocolException("no request line of HTTP/1: " + head.first());
        }
        String target = words[1].replaceFirst("(?i)^https?://[^/?]*", "");
        return new ClientRequest(
                head,
                words[0].toUpperCase(Locale.ROOT),
                target.startsWith("/") || target.equals("*") ? target : "/" + target,
                words[2].equals("HTTP/1.0"),
                Framing.ofRequest(head));
    }

    /** Without the query. */
    String path() {
        return target.replaceFirst("\\?.*", "");
    }

    /** Whether the client wants to go on in another protocol, such as WebSocket's. */
    boolean isUpgrade() {
        return head.lists("Connection", "upgrade") && head.get("Upgrade").isPresent();
    }

    /** Whether a browser asks whether it may ask. */
    boolean isPreflight() {
        return method.equals("OPTIONS")
                && head.get("Origin").isPresent()
                && head.get("Access-Control-Request-Method").isPresent();
    }

    /** Whether the client sends the body only once it is told to go on. */
    boolean waitsToSend() {
        return framing.hasBody() && head.lists("Expect", "100-continue");
    }

    boolean isAsync() {
        return head.get("X-Fc-Invocation-Type")
                .filter("Async"::equalsIgnoreCase)
                .isPresent();
    }

    /** Whether the client lets the connection serve another request. */
    boolean keepsAlive() {
        return !http10 && !head.lists("Connection", "close");
    }
}
