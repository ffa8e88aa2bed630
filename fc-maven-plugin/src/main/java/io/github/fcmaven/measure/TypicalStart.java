package io.github.fcmaven.measure;

import java.time.Duration;

/**
 * What a budget knows of a package's starts.
 *
 * @param median from the spawn to the first answer
 * @param ratio the same as a multiple of the machine's calibration; 0 where the machine was not calibrated beside it
 * @param limits under which it was measured, {@code none} where there were none
 */
public record TypicalStart(Duration median, double ratio, String limits) {

    static final String NONE = "none";

    /** Without limits. */
    public TypicalStart(Duration median, double ratio) {
        this(median, ratio, NONE);
    }

    /** Of one start, such as that of a check. */
    public static TypicalStart ofOne(Duration start) {
        return new TypicalStart(start, 0);
    }
}
