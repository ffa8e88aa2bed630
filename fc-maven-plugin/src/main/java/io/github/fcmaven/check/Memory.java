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

    private static final int STEP = 64;

    /** Whether the platform ends an instance of that size for certain. */
    boolean isTooMuch() {
        return needed > granted.memoryMegabytes() * TOLERANCE;
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
