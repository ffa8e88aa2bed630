package io.github.fcmaven.startup;

import io.github.fcmaven.process.BriefProgram;
import io.github.fcmaven.process.Machine;
import io.github.fcmaven.process.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Where the main thread of a Java server is, as its JVM tells jcmd of the build's own Java. */
final class MainThread {

    private static final Duration LIMIT = Duration.ofSeconds(10);

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
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        BriefProgram asks = BriefProgram.of(List.of(jcmd, Long.toString(pid), "Thread.print"), System.getenv(), LIMIT);
        try {
            try {
                return asks.withoutErrors().run().printed();
            } finally {
                machine.removeAttachSocket(pid);
            }
        } catch (IOException e) {
            return ""; // the build runs on a JRE, or the server ends just now
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
