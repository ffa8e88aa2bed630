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
 * @param libraries what a plain jar may need; empty where there is no project that could say it
 * @param mainClass the class to start of a plain jar, where the user names it
 */
public record BuiltFiles(
        Optional<Path> named,
        Optional<Path> artifact,
        List<Path> attached,
        Path directory,
        Optional<Libraries> libraries,
        Optional<String> mainClass) {
    public BuiltFiles {
        attached = List.copyOf(attached);
    }

    /** What stands in the files alone. */
    public BuiltFiles(Optional<Path> named, Optional<Path> artifact, List<Path> attached, Path directory) {
        this(named, artifact, attached, directory, Optional.empty(), Optional.empty());
    }
}
