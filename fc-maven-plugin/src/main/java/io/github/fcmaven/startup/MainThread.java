package io.github.fcmaven.startup;

import io.github.fcmaven.process.Machine;
import io.github.fcmaven.process.ServerProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Where the main thread of a Java server is, as its JVM tells jcmd of the build's own Java. */
final class MainThread {

    private static final long SECONDS = 10;

    /** Of some thousand threads. */
    private static final int LONGEST = 4_000_000;

    private MainThread() {}

    /** The frames of its stack, the innermost one first; none where no process of the server tells them. */
    static List<String> stack(ServerProcess server) {
        return server.tree().stream()
                .filter(server.sockets()::isJvm)
                .map(pid -> threads(server.machine(), pid))
                .map(MainThread::ofMain)
                .filter(frames -> !frames.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** Of a thread dump, in which a blank line ends each thread. */
    static List<String> ofMain(String threads) {
        return threads.lines()
                .dropWhile(line -> !line.startsWith("\"main\" "))
                .takeWhile(line -> !line.isBlank())
                .filter(line -> line.startsWith("\tat "))
                .toList();
    }

    /** A JVM that is stuck may never answer. */
    static String threads(Machine machine, long pid) {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(pid),
                        "Thread.print")
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process jcmd = builder.start();
            CompletableFuture.delayedExecutor(SECONDS, TimeUnit.SECONDS).execute(jcmd::destroyForcibly);
            String threads = new String(jcmd.getInputStream().readNBytes(LONGEST), StandardCharsets.UTF_8);
            machine.removeAttachSocket(pid);
            return threads;
        } catch (IOException e) {
            return ""; // the build runs on a JRE, or the server ends just now
        }
    }
}
