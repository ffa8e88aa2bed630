package io.github.fcmaven.benchmarks;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One start of a server, from the spawn of its process to the first 200.
 *
 * @param wall time
 * @param cpu processor time of the process until then
 */
record Start(Duration wall, Duration cpu) {

    static final int PORT = 9000;

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int TICKS_PER_SECOND = 100;

    /** What is started, and where. */
    record Command(Path directory, List<String> words) {

        /** The same on one processor. */
        Command onOneProcessor() {
            List<String> pinned = new ArrayList<>(List.of("taskset", "-c", "0"));
            pinned.addAll(words);
            return new Command(directory, pinned);
        }
    }

    static Start of(Command command) throws IOException, InterruptedException {
        Path log = command.directory().resolveSibling("start.log");
        ProcessBuilder builder = new ProcessBuilder(command.words())
                .directory(command.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("FC_CUSTOM_LISTEN_PORT", Integer.toString(PORT));
        long begin = System.nanoTime();
        Process process = builder.start();
        try {
            while (!answers()) {
                if (!process.isAlive() || System.nanoTime() - begin > LONGEST.toNanos()) {
                    throw new AssertionError(command + " does not answer:\n" + Files.readString(log));
                }
                Thread.sleep(1);
            }
            return new Start(Duration.ofNanos(System.nanoTime() - begin), processorTime(process.pid()));
        } finally {
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    private static boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", PORT), 1000);
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String head = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            return head.equals("HTTP/1.1 200");
        } catch (IOException e) {
            return false; // not yet
        }
    }

    private static Duration processorTime(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
        long ofChildren = Long.parseLong(fields[13]) + Long.parseLong(fields[14]); // the guard's programs
        return Duration.ofMillis((ticks + ofChildren) * 1000 / TICKS_PER_SECOND);
    }
}
