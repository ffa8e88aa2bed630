package io.github.fcmaven.measure;

import io.github.fcmaven.platform.FcProblem;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How long a cold start may take.
 *
 * @param most from the spawn to the first answer on this machine; empty for any time
 * @param regression how much more than the baseline, 0.2 for a fifth, as multiples of each machine's calibration; empty
 *     for any
 */
public record Budget(Optional<Duration> most, Optional<Double> regression) {

    /** Whether every start keeps it. */
    public boolean isNone() {
        return most.isEmpty() && regression.isEmpty();
    }

    /**
     * Why a measurement does not keep it, empty where it does.
     *
     * @param measured empty where nothing was measured; its ratio is 0 where only one start was
     * @throws FcProblem where there is nothing to judge by
     */
    public Optional<String> overrun(Optional<TypicalStart> measured, Optional<TypicalStart> baseline) {
        if (measured.isEmpty()) {
            throw FcProblem.local(
                    "maxStartup or maxRegression is set, but no start was measured",
                    "run mvn fc:measure, or let integration-test run before verify");
        }
        return tooLong(measured.get()).or(() -> regressed(measured.get(), baseline));
    }

    private Optional<String> tooLong(TypicalStart measured) {
        return most.filter(limit -> measured.median().compareTo(limit) > 0)
                .map(limit -> "the cold start took " + measured.median().toMillis() + " ms, and maxStartup is "
                        + limit.toMillis() + " ms");
    }

    private Optional<String> regressed(TypicalStart measured, Optional<TypicalStart> baseline) {
        if (regression.isEmpty()) {
            return Optional.empty();
        }
        if (measured.ratio() == 0 || baseline.isEmpty()) {
            throw FcProblem.local(
                    "maxRegression is set, but there is "
                            + (baseline.isEmpty() ? "no baseline" : "no measurement of this zip"),
                    baseline.isEmpty()
                            ? "commit a copy of the history that fc:measure writes, and name it with baselineFile"
                            : "run fc:measure between package and verify");
        }
        if (!measured.limits().equals(baseline.get().limits())) {
            throw FcProblem.local(
                    "the start was measured with fc.measure.limits " + measured.limits() + ", and the baseline with "
                            + baseline.get().limits(),
                    "measure both with the same limits");
        }
        double times = measured.ratio() / baseline.get().ratio();
        return times <= 1 + regression.get()
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "the cold start takes %.2f times as long as the baseline, each measured by its own machine's"
                                + " calibration, and maxRegression is %s",
                        times,
                        regression.get()));
    }
}
