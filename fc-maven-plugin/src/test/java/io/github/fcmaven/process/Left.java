package io.github.fcmaven.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A program with a child, whose ids it writes into a file: what is left of the two. */
public record Left(Path pids) {

    /** The command of one that does this after it has written the ids, and has a child that sleeps. */
    public List<String> command(String then) {
        return List.of(
                "/bin/sh",
                "-c",
                "sleep 120 & echo $$ $! > '" + pids + ".new'; mv '" + pids + ".new' '" + pids + "'; " + then);
    }

    public void awaitStart() throws Exception {
        Await.until("the program", () -> Files.exists(pids));
    }

    /** Those that run; one that has ended and that nobody has asked for does not. */
    public List<String> running() {
        try {
            return Stream.of(Files.readString(pids, UTF_8).strip().split(" "))
                    .filter(Left::runs)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean runs(String pid) {
        try {
            return !Files.readString(Path.of("/proc", pid, "stat"), UTF_8)
                    .replaceFirst(".*\\) ", "")
                    .startsWith("Z");
        } catch (IOException e) {
            return false;
        }
    }
}
