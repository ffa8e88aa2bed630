package io.github.fcmaven.packaging;

import io.github.fcmaven.function.Draft;

/** One step from what a build made to what ships. */
@FunctionalInterface
public interface PackagingStep {

    /** The next draft. */
    Draft apply(Draft draft);

    /**
     * Whether it makes files or runs programs, which takes seconds: {@code explain} stops before the first such step.
     */
    default boolean makesFiles() {
        return false;
    }

    /** The same step, marked as one that makes files or runs programs. */
    static PackagingStep making(PackagingStep step) {
        return new PackagingStep() {
            @Override
            public Draft apply(Draft draft) {
                return step.apply(draft);
            }

            @Override
            public boolean makesFiles() {
                return true;
            }
        };
    }
}
