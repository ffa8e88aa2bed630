package io.github.fcmaven.mojo;

import io.github.fcmaven.packaging.OutputFiles;
import io.github.fcmaven.packaging.PackageInputs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.function.Function;

/** A zip that is older than what it is made of: what runs is not what the user has just built. */
final class StaleZip {

    private StaleZip() {}

    /**
     * What says so; empty where the zip is newer.
     *
     * @param shown how messages show a path
     * @param command what packs it again
     */
    static Optional<String> warning(OutputFiles files, Function<Path, String> shown, String command) {
        return packed(files)
                .flatMap(PackageInputs.read(files)::newerThan)
                .map(newer -> shown.apply(files.zip()) + " is older than " + shown.apply(newer)
                        + ", so what runs is the function as it was packed before; type: " + command);
    }

    /** When it was last packed, or found to be up to date. */
    private static Optional<FileTime> packed(OutputFiles files) {
        try {
            return files.isZipForeign()
                    ? Optional.empty()
                    : Optional.of(Files.getLastModifiedTime(files.buildRecord()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
