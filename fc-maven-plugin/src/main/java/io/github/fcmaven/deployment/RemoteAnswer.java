package io.github.fcmaven.deployment;

import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.Optional;

/**
 * What {@code s invoke} shows of a call: first the end of the function's log, then what the platform says of the call,
 * then the answer.
 *
 * @param body the answer, as the tool prints it
 * @param error the platform's word for it, such as {@code InvocationError}; empty where the call did not fail
 */
public record RemoteAnswer(byte[] body, Optional<String> error) {

    private static final String LOG_ENDS = "========= FC invoke Logs end =========";

    private static final String BEGIN = "Invoke Result:";

    /** The tool's own next line, in the letters that its bytes are in ISO 8859-1. */
    private static final String NEXT = "\n" + latin("✔ [");

    /** Whether the answer follows these lines; the function's own log may have such a line too. */
    static boolean follows(Deque<String> lines) {
        return BEGIN.equals(lines.peekLast()) && lines.contains(LOG_ENDS);
    }

    /** The answer, where the tool goes on after it: without that the call did not complete. */
    static Optional<byte[]> in(byte[] rest) {
        String text = new String(rest, StandardCharsets.ISO_8859_1);
        int end = text.lastIndexOf(NEXT);
        return end < 0 || !text.startsWith("] completed (", text.indexOf(']', end))
                ? Optional.empty()
                : Optional.of(text.substring(0, end).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
