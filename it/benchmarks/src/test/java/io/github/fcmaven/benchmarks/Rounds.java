package io.github.fcmaven.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Several ways to do the same, each run in turn round by round: A B A B, medians and ratios.
 *
 * @param results each way's runs, by its name; the first way is the one that the others are compared with
 */
record Rounds(Map<String, List<Measured>> results) {

    /** A way to do it. */
    interface Way {
        Measured run() throws IOException, InterruptedException;
    }

    /** After one round that does not count: it fills the file cache and downloads plugins. */
    static Rounds of(int rounds, Map<String, Way> ways) throws IOException, InterruptedException {
        Map<String, List<Measured>> results = new LinkedHashMap<>();
        for (int round = -1; round < rounds; round++) {
            for (var way : ways.entrySet()) {
                Measured measured = way.getValue().run();
                if (round >= 0) {
                    results.computeIfAbsent(way.getKey(), name -> new ArrayList<>())
                            .add(measured);
                }
            }
        }
        return new Rounds(results);
    }

    /** A row a way; times as ratios too, since those of a shared machine mean nothing alone. */
    String table() {
        double first = time(results.values().iterator().next());
        StringBuilder text = new StringBuilder("| way | time, ms | least, ms | time / first | peak memory, MB |\n");
        text.append("|---|---|---|---|---|\n");
        results.forEach((name, runs) -> text.append(String.format(
                Locale.ROOT,
                "| %s | %.0f | %d | %.2f | %.0f |%n",
                name,
                time(runs),
                runs.stream().mapToLong(Measured::millis).min().orElseThrow(),
                time(runs) / first,
                memory(runs))));
        return text.toString();
    }

    static double memory(List<Measured> runs) {
        return median(runs.stream().mapToLong(Measured::peakKilobytes).sorted().toArray()) / 1024;
    }

    private static double time(List<Measured> runs) {
        return median(runs.stream().mapToLong(Measured::millis).sorted().toArray());
    }

    private static double median(long[] sorted) {
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2.0;
    }
}
