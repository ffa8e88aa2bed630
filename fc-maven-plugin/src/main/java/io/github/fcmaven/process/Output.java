package io.github.fcmaven.process;

import io.github.fcmaven.platform.CiCommands;
import io.github.fcmaven.platform.SecretName;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What a server prints. It is read as fast as it comes, so that the server never waits for us, and written to the log;
 * the last lines are kept.
 *
 * <p>Values of variables that only this machine has are replaced by {@code ***} first, also where they are escaped or
 * encoded.
 */
final class Output {

    private static final int LINES = 50;
    private static final int LONGEST_LINE = 8192;
    private static final int CHUNK = 65_536;

    /** Shorter values, such as {@code test} or {@code 8080}, hide nothing, and replacing them would garble the log. */
    private static final int SHORTEST = 6;

    private static final int SHORTEST_SECRET = 3;

    /** Who reads it, and what looks for an error in it, takes what stands between them. */
    private static final Pattern COLOUR = Pattern.compile("\033\\[[0-9;]{0,40}m");

    private final LogFile log;
    private final List<String> secrets;
    private final Consumer<String> lines;
    private final Runnable firstByte;
    private final Deque<String> last = new ArrayDeque<>();
    private final LastError lastError = new LastError();
    private final byte[] pending = new byte[CHUNK];
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final int overlap;
    private int length;
    private boolean warned;

    Output(LogFile log, Map<String, String> machineOnly, Consumer<String> lines, Runnable firstByte) {
        this.log = log;
        this.secrets = secrets(machineOnly);
        this.overlap = this.secrets.isEmpty() ? 0 : this.secrets.get(0).length() - 1;
        this.lines = lines;
        this.firstByte = firstByte;
    }

    /** The longest first: one may be part of another. */
    private static List<String> secrets(Map<String, String> machineOnly) {
        return machineOnly.entrySet().stream()
                .flatMap(variable -> variable.getValue()
                        .lines()
                        .filter(line ->
                                line.length() >= (SecretName.is(variable.getKey()) ? SHORTEST_SECRET : SHORTEST)))
                .flatMap(line -> PrintedForms.of(line).stream())
                .filter(form -> form.length() < CHUNK / 8)
                .map(form -> new String(form.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1))
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    /** Reads to the end of the stream. */
    void drain(InputStream in) {
        try (in) {
            int read = in.read(pending, length, CHUNK - length);
            while (read >= 0) {
                firstByte.run();
                take(read);
                read = in.read(pending, length, CHUNK - length);
            }
        } catch (IOException e) {
            // The stream was closed because a process that left the tree still held it.
        }
        flush();
    }

    /** Adds a line of ours to the server's. */
    synchronized void say(String text) {
        keep("[fc: " + text + "]\n");
        writeKept();
    }

    /** Adds a line of ours to the log alone: who reads the server's last lines looks for the server's. */
    synchronized void mark(String line) {
        kept.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
        writeKept();
    }

    /** Takes what it wrote into a file for what it printed. */
    synchronized void also(byte[] written) {
        String text = new String(written, StandardCharsets.ISO_8859_1);
        for (String secret : secrets) {
            text = text.replace(secret, "***");
        }
        text.lines().forEach(line -> keep(line + "\n"));
        writeKept();
    }

    synchronized List<String> lastLines() {
        List<String> shown = new ArrayList<>(last);
        if (length > 0) {
            shown.add(line(masked(0, length)));
        }
        return List.copyOf(shown.subList(Math.max(0, shown.size() - LINES), shown.size()));
    }

    /** The line that says why the server failed, where there is one. */
    synchronized Optional<String> lastError() {
        return lastError.line();
    }

    /** The text without its colours, characters that a terminal obeys, and commands that a CI obeys. */
    static String harmless(String text) {
        return CiCommands.broken(
                plain(text.indexOf('\033') < 0 ? text : COLOUR.matcher(text).replaceAll("")));
    }

    private static String plain(String text) {
        if (text.chars().noneMatch(Output::isHarmful)) {
            return text;
        }
        StringBuilder shown = new StringBuilder(text);
        for (int i = 0; i < shown.length(); i++) {
            if (isHarmful(shown.charAt(i))) {
                shown.setCharAt(i, '?');
            }
        }
        return shown.toString();
    }

    private static boolean isHarmful(int c) {
        return c != '\t'
                && (c < ' ' || c >= 0x7f && (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT));
    }

    private synchronized void take(int read) {
        int begin = 0;
        for (int i = length; i < length + read; i++) {
            if (pending[i] == '\n') {
                keep(masked(begin, i + 1));
                begin = i + 1;
            }
        }
        int end = length + read;
        if (begin == 0 && end == CHUNK) {
            begin = cut();
            keep(masked(0, begin));
        }
        writeKept();
        length = end - begin;
        System.arraycopy(pending, begin, pending, 0, length);
    }

    /** Where a line without end may be cut without cutting a secret. */
    private int cut() {
        String text = new String(pending, StandardCharsets.ISO_8859_1);
        int cut = CHUNK - overlap;
        for (String secret : secrets) {
            int across = text.indexOf(secret, cut - secret.length() + 1);
            if (across >= 0 && across < cut) {
                cut = across;
            }
        }
        return cut;
    }

    private synchronized void flush() {
        if (length > 0) {
            keep(masked(0, length));
            length = 0;
        }
        writeKept();
    }

    /** One char is one byte here, so that whatever was printed reaches the file as it is. */
    private String masked(int from, int to) {
        String text = new String(pending, from, to - from, StandardCharsets.ISO_8859_1);
        for (String secret : secrets) {
            text = text.replace(secret, "***");
        }
        return text;
    }

    private void keep(String bytes) {
        kept.writeBytes(bytes.getBytes(StandardCharsets.ISO_8859_1));
        String line = line(bytes);
        lastError.see(line);
        add(line);
    }

    /** Once for all lines that came together. */
    private void writeKept() {
        log.write(kept.toByteArray(), kept.size());
        kept.reset();
        if (!warned && log.failure().isPresent()) {
            warned = true;
            add("[fc: the log cannot be written any more: "
                    + log.failure().get().getMessage() + "]");
        }
    }

    private void add(String line) {
        last.addLast(line);
        if (last.size() > LINES) {
            last.removeFirst();
        }
        try {
            lines.accept(line);
        } catch (RuntimeException e) {
            // Who listens may fail; the server must not wait for it.
        }
    }

    private static String line(String bytes) {
        String cut = bytes.length() > LONGEST_LINE ? bytes.substring(0, LONGEST_LINE) + "..." : bytes;
        return harmless(new String(cut.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).stripTrailing());
    }
}
