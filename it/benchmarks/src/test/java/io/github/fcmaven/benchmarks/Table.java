package io.github.fcmaven.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Checks rows, a few at a time since they mostly wait, and prints what came of each. */
final class Table {

    /** What a day may take in real time: seconds. */
    private static final double MOST = 10;

    /** The same where the machine is busy: as many of the same servers' starts. */
    private static final double MOST_STARTS = 2;

    private final Path target;
    private final String name;
    private final int atOnce;
    private final List<String> lines = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();
    private final List<Double> proofs = new ArrayList<>();
    private final List<Double> starts = new ArrayList<>();
    private final List<Double> slowdowns = new ArrayList<>();

    /**
     * @param name of the file below {@code target} that gets the table
     * @param atOnce how many rows are checked beside each other
     */
    Table(Path target, String name, int atOnce) {
        this.target = target;
        this.name = name;
        this.atOnce = atOnce;
    }

    /** The folder with the logs of a row. */
    Path work(int run, int row) {
        return target.resolve("table").resolve(name).resolve(run + "-" + row);
    }

    void run(List<TableRow> rows, int run) throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(atOnce);
        try {
            List<Future<TableRow.Seen>> all = new ArrayList<>();
            for (int i = 0; i < rows.size(); i++) {
                TableRow row = rows.get(i);
                Path work = work(run, i);
                all.add(threads.submit(() -> row.check(work)));
            }
            for (int i = 0; i < rows.size(); i++) {
                add(run, rows.get(i), all.get(i));
            }
        } finally {
            threads.shutdownNow();
            Files.write(Files.createDirectories(target).resolve(name + ".txt"), lines);
        }
    }

    private void add(int run, TableRow row, Future<TableRow.Seen> future) throws InterruptedException {
        try {
            TableRow.Seen seen = future.get();
            print(run + " " + row.line(seen), row.isRight(seen));
            if (row.shipped().java() && !seen.proof().isZero()) {
                proofs.add(seen.proof().toMillis() / 1000.0);
                starts.add(seen.second().toMillis() / 1000.0);
                slowdowns.add(seen.second().toMillis() / (double) seen.first().toMillis());
            }
        } catch (ExecutionException e) {
            print(run + " " + row.family() + " " + row.setting() + " " + row.on() + ": " + e.getCause(), false);
        }
    }

    private void print(String line, boolean right) {
        String whole = (right ? "" : "WRONG ") + line;
        System.out.println(whole);
        lines.add(whole);
        if (!right) {
            wrong.add(line);
        }
    }

    /** Whether each row came to what was expected of it, and how much the proof took. */
    void assertRight() throws IOException {
        if (!proofs.isEmpty()) {
            proofs.sort(null);
            starts.sort(null);
            slowdowns.sort(null);
            lines.add(String.format(
                    Locale.ROOT,
                    "%d days shown: beyond the second instance's start %.1f s in the median, %.1f s at most;"
                            + " with the clock a start took %.1f times as long in the median",
                    proofs.size(),
                    median(proofs),
                    proofs.get(proofs.size() - 1),
                    median(slowdowns)));
            System.out.println(lines.get(lines.size() - 1));
            Files.write(target.resolve(name + ".txt"), lines);
            assertThat(median(proofs)).isLessThan(isBusy() ? Math.max(MOST, MOST_STARTS * median(starts)) : MOST);
        }
        assertThat(wrong).isEmpty();
    }

    /** Whether more threads want a processor than there are; unknown counts as at rest. */
    private static boolean isBusy() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return system.getSystemLoadAverage() > system.getAvailableProcessors();
    }

    private static double median(List<Double> sorted) {
        return sorted.get(sorted.size() / 2);
    }
}
