package io.github.fcmaven.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process that has run.
 *
 * @param millis from its start to its end
 * @param cpuMillis processor time of it and of all that it waited for
 * @param peakKilobytes the most memory it had resident, 0 where the system does not say
 * @param output what it printed
 */
record Measured(long millis, long cpuMillis, long peakKilobytes, String output) {

    private static final long MILLIS_OF_TICK = 10; // USER_HZ is 100 in all that /proc says

    static Measured run(Path directory, Map<String, String> environment, List<String> command)
            throws IOException, InterruptedException {
        Path log = Files.createTempFile(directory, "run", ".log");
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        long cpu = ofEndedChildren();
        long start = System.nanoTime();
        Process process = builder.start();
        long peak = 0;
        do {
            peak = Math.max(peak, peakKilobytes(process.pid()));
        } while (!process.waitFor(5, TimeUnit.MILLISECONDS));
        long millis = (System.nanoTime() - start) / 1_000_000;
        String output = Files.readString(log, StandardCharsets.UTF_8);
        Files.delete(log);
        if (process.exitValue() != 0) {
            throw new AssertionError(command + " ended with " + process.exitValue() + ":\n" + output);
        }
        return new Measured(millis, ofEndedChildren() - cpu, peak, output);
    }

    /** What all processes that this JVM started and that have ended took; 0 if there is no /proc. */
    private static long ofEndedChildren() throws IOException {
        Path stat = Path.of("/proc/self/stat");
        if (!Files.isReadable(stat)) {
            return 0;
        }
        String text = Files.readString(stat);
        String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * MILLIS_OF_TICK;
    }

    private static long peakKilobytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException e) {
            return 0; // it has ended, or there is no /proc
        }
    }
}
