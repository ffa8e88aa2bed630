package io.github.fcmaven.measure;

import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.process.BriefProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Measures cold starts in turns, so that other load on the machine affects every way alike.
 *
 * @param runs how many starts of each way count; the first start of each does not
 * @param progress gets each start of the first way, and from there how long it will take
 */
public record Rounds(int runs, Consumer<String> progress) {

    /** Of a JVM with nothing to do, on a machine that has much to do. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    public Rounds {
        if (runs < 1) {
            throw FcProblem.local("fc.measure.runs is " + runs, "give 1 or more");
        }
    }

    /**
     * Measures each way once in each round, and after them the start of a JVM with nothing to do.
     *
     * @param ways each of them makes one cold start
     * @return one measurement of each way
     * @throws FcProblem where a start fails
     */
    public List<Measurement> measure(List<Supplier<MeasuredStart>> ways) {
        List<List<MeasuredStart>> starts = new ArrayList<>();
        ways.forEach(way -> starts.add(new ArrayList<>()));
        List<Duration> nothing = new ArrayList<>();
        long begin = System.nanoTime();
        for (int round = 0; round <= runs; round++) {
            for (int i = 0; i < ways.size(); i++) {
                starts.get(i).add(ways.get(i).get());
            }
            nothing.add(startNothing());
            tell(round, starts.get(0).get(round), begin);
        }
        Duration calibration =
                nothing.stream().skip(1).sorted().skip(runs / 2).findFirst().orElseThrow();
        return starts.stream()
                .map(all -> new Measurement(all.subList(1, all.size()), calibration))
                .toList();
    }

    private void tell(int round, MeasuredStart start, long begin) {
        long left = (System.nanoTime() - begin) / (round + 1) * (runs - round);
        progress.accept(String.format(
                Locale.ROOT,
                "%s: first answer after %d ms; about %d s left",
                round == 0 ? "Warm-up" : "Start " + round + " of " + runs,
                start.start().toMillis(),
                Duration.ofNanos(left).toSeconds()));
    }

    /** How long the JVM of the build takes here to do nothing. */
    private static Duration startNothing() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        long begin = System.nanoTime();
        try {
            BriefProgram.of(List.of(java, "-version"), System.getenv(), LONGEST).run();
            return Duration.ofNanos(System.nanoTime() - begin);
        } catch (IOException e) {
            throw FcProblem.local(java + " -version does not run: " + e.getMessage(), "run Maven on a whole JDK", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FcProblem.local("measuring was interrupted", "start the build again", e);
        }
    }
}
