package io.github.fcmaven.packaging;

import io.github.fcmaven.function.Draft;

/** One step from what a build made to what ships. */
@FunctionalInterface
public interface PackagingStep {

    /** The next draft. */
    Draft apply(Draft draft);
}
