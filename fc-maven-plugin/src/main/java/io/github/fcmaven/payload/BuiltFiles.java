package io.github.fcmaven.payload;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a build has made so far, as far as a payload may be in it.
 *
 * @param named the jar that the user named, which then is the only one looked at
 * @param artifact the project's main artifact, where it has a file
 * @param attached files of the project's attached artifacts
 * @param directory the build directory, {@code target}
 */
public record BuiltFiles(Optional<Path> named, Optional<Path> artifact, List<Path> attached, Path directory) {
    public BuiltFiles {
        attached = List.copyOf(attached);
    }
}
