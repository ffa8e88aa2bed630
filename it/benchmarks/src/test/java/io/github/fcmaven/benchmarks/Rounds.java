package io.github.fcmaven.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Several ways to do the same, each run in turn round by round: A B A B. All are whole processes. What a build with
 * Maven takes counts beyond a build of the same round that does nothing. Each is compared with the limit of its round:
 * to load our plugin, and then to do the work with the quickest program that there is.
 *
 * @param ways in the order in which they run and stand in the table
 * @param results each way's runs
 */
record Rounds(List<Way> ways, Map<Way, List<Measured>> results) {

    /**
     * A way to do it.
     *
     * @param part what it is in the comparison
     */
    record Way(String name, Part part, Run run) {}

    enum Part {
        /** A build with Maven that does the work. */
        BUILD,
        /** A build with Maven that does nothing. */
        NOTHING,
        /** A build that loads our plugin and skips its goal. */
        LOAD,
        /** The program that does the work and nothing else. */
        PROGRAM,
        /** Another process, which is no part of the limit. */
        PROCESS
    }

    interface Run {
        Measured once() throws IOException, InterruptedException;
    }

    /** After one round that does not count: it fills the file cache and downloads plugins. */
    static Rounds of(int rounds, List<Way> ways) throws IOException, InterruptedException {
        Map<Way, List<Measured>> results = new LinkedHashMap<>();
        for (int round = -1; round < rounds; round++) {
            for (Way way : ways) {
                Measured measured = way.run().once();
                if (round >= 0) {
                    results.computeIfAbsent(way, key -> new ArrayList<>()).add(measured);
                }
            }
        }
        return new Rounds(ways, results);
    }

    List<Measured> of(Part part) {
        return results.get(
                ways.stream().filter(way -> way.part() == part).findFirst().orElseThrow());
    }

    /** A row a way with medians of the ratios, since times of a shared machine mean nothing alone. */
    String table() {
        StringBuilder text = new StringBuilder("| way | time / limit | processor time / limit | peak memory, MB |\n");
        text.append("|---|---|---|---|\n");
        ways.stream()
                .filter(way -> way.part() != Part.NOTHING)
                .forEach(way -> text.append(String.format(
                        Locale.ROOT,
                        "| %s | %.2f | %.2f | %.0f |%n",
                        way.name(),
                        ratio(way, Measured::millis),
                        ratio(way, Measured::cpuMillis),
                        memory(results.get(way)))));
        return text.toString();
    }

    private double ratio(Way way, ToLongFunction<Measured> value) {
        return median(IntStream.range(0, results.get(way).size())
                .mapToDouble(round -> beyond(way, round, value) / Math.max(1, limit(round, value))));
    }

    private double beyond(Way way, int round, ToLongFunction<Measured> value) {
        boolean maven = way.part() == Part.BUILD || way.part() == Part.LOAD;
        return value.applyAsLong(results.get(way).get(round))
                - (maven ? value.applyAsLong(of(Part.NOTHING).get(round)) : 0);
    }

    private double limit(int round, ToLongFunction<Measured> value) {
        return value.applyAsLong(of(Part.LOAD).get(round))
                - value.applyAsLong(of(Part.NOTHING).get(round))
                + value.applyAsLong(of(Part.PROGRAM).get(round));
    }

    static double memory(List<Measured> runs) {
        return median(runs.stream().mapToDouble(Measured::peakKilobytes)) / 1024;
    }

    static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
