package io.github.fcmaven.report;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * The standard output of the build itself, for what must be printed as it is. Maven's log begins each line with its
 * level and is silent with {@code -q}, and Maven 4 makes log lines of what {@code System.out} gets.
 */
public final class StandardOutput {

    private StandardOutput() {}

    /** Prints a line; what a terminal would obey in it is shown. */
    public static void print(String line) {
        String whole = PlainText.whole(line) + "\n";
        write(whole.getBytes(charset(whole, terminal())));
    }

    private static String terminal() {
        return System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding"));
    }

    /**
     * UTF-8, or what the terminal reads: Windows has others than UTF-8, such as GBK for Chinese.
     *
     * @param terminal the name that Java knows it by; null where it knows none
     */
    static Charset charset(String text, String terminal) {
        try {
            Charset known = terminal == null ? StandardCharsets.UTF_8 : Charset.forName(terminal);
            return known.newEncoder().canEncode(text) ? known : StandardCharsets.UTF_8;
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            return StandardCharsets.UTF_8;
        }
    }

    /** Writes bytes as they are, for a program that reads them: nothing is added. */
    public static void write(byte[] bytes) {
        // Not closed: the stream is the process's own.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
        out.flush();
    }
}
