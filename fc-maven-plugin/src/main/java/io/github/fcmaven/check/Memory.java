package io.github.fcmaven.check;

/**
 * What a running server needs of an instance's memory: of no file, so that no system takes it back.
 *
 * @param needed in MB, at one moment
 * @param granted {@code memorySize}
 */
record Memory(long needed, int granted) {

    /** A collector of another kind, and another number of processors, make up for so much. */
    private static final double TOLERANCE = 1.3;

    private static final int STEP = 64;

    /** Whether the platform ends an instance of that size for certain. */
    boolean isTooMuch() {
        return needed > granted * TOLERANCE;
    }

    /** The next size with some room. */
    int enough() {
        return (int) Math.ceil(needed * 1.5 / STEP) * STEP;
    }

    @Override
    public String toString() {
        return "its processes hold " + needed + " MB, and memorySize is " + granted + " MB";
    }
}
