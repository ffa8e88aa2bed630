package io.github.fcmaven.report;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * The standard output of the build itself, for what must be printed as it is. Maven's log begins each line with its
 * level and is silent with {@code -q}, and Maven 4 makes log lines of what {@code System.out} gets.
 */
public final class StandardOutput {

    private StandardOutput() {}

    /** Prints a line; what a terminal would obey in it is shown. */
    public static void print(String line) {
        write((PlainText.whole(line) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Writes bytes as they are, for a program that reads them: nothing is added. */
    public static void write(byte[] bytes) {
        // Not closed: the stream is the process's own.
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
        out.flush();
    }
}
