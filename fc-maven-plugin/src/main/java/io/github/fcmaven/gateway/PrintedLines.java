package io.github.fcmaven.gateway;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.function.Consumer;

/** What the function printed last, as a caller of the API may ask for it. */
final class PrintedLines {

    /** Bytes of it that the platform sends. */
    private static final int SENT = 4096;

    private static final int LINES = 500;

    private final Consumer<String> listener;
    private final Deque<String> lines = new ArrayDeque<>();
    private long printed;

    /** @param listener gets each line too */
    PrintedLines(Consumer<String> listener) {
        this.listener = listener;
    }

    void add(String line) {
        listener.accept(line);
        synchronized (this) {
            printed++;
            lines.add(line);
            if (lines.size() > LINES) {
                lines.remove();
            }
        }
    }

    /** How many lines there were until now. */
    synchronized long mark() {
        return printed;
    }

    /** The end of what was printed since then, in base64. */
    synchronized String since(long mark) {
        long skipped = Math.max(0, lines.size() - (printed - mark));
        StringBuilder text = new StringBuilder();
        lines.stream().skip(skipped).forEach(line -> text.append(line).append('\n'));
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        byte[] end = Arrays.copyOfRange(bytes, Math.max(0, bytes.length - SENT), bytes.length);
        return Base64.getEncoder().encodeToString(end);
    }
}
