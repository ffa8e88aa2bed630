package io.github.fcmaven.payload;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The runtime dependencies of a project, which are resolved only where a plain jar cannot start without them. */
@FunctionalInterface
public interface Libraries {

    /**
     * Resolves them.
     *
     * @return in the order of the class path; empty where the goal resolves none, as one that only explains
     * @throws io.github.fcmaven.platform.FcProblem where one cannot be resolved, or has no jar yet
     */
    Optional<List<Library>> resolve();

    /**
     * A library.
     *
     * @param group its groupId, by which two of one file name differ
     * @param file its jar
     */
    record Library(String group, Path file) {}
}
