package io.github.fcmaven.check;

import io.github.fcmaven.function.FunctionSpec.Resources;
import io.github.fcmaven.server.MoreMemory;

/**
 * What a running server needs of an instance's memory: of no file, so that no system takes it back.
 *
 * @param needed in MB, at one moment
 * @param granted what the function has
 */
record Memory(long needed, Resources granted) {

    /** A collector of another kind, and another number of processors, make up for so much. */
    private static final double TOLERANCE = 1.3;

    /** Beyond this share, a busier moment than those of the check needs more than there is. */
    private static final double NEARLY_ALL = 0.9;

    private static final int STEP = 64;

    /** Whether the platform ends an instance of that size for certain. */
    boolean isTooMuch() {
        return needed > granted.memoryMegabytes() * TOLERANCE;
    }

    /** Whether so little is left that a busier moment may need more. */
    boolean isNearlyAll() {
        return needed > granted.memoryMegabytes() * NEARLY_ALL;
    }

    /** The edit that gives it the next size with some room. */
    String fix() {
        return MoreMemory.edit(granted, (int) Math.ceil(needed * 1.5 / STEP) * STEP);
    }

    @Override
    public String toString() {
        return "its processes hold " + needed + " MB, and memorySize is " + granted.memoryMegabytes() + " MB";
    }
}
