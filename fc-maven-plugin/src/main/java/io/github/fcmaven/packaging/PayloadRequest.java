package io.github.fcmaven.packaging;

import io.github.fcmaven.payload.BuiltFiles;
import io.github.fcmaven.payload.FunctionDirectory;
import io.github.fcmaven.payload.Payload;
import io.github.fcmaven.payload.PayloadKind;
import io.github.fcmaven.zip.FileSet;
import java.nio.file.Files;
import java.util.Optional;

/**
 * What the user wants to ship.
 *
 * @param built what the build has made
 * @param directory {@code functionDirectory} with its patterns
 * @param directoryName how messages name that folder
 * @param kind empty for {@code auto}: what the files say
 */
public record PayloadRequest(BuiltFiles built, FileSet directory, String directoryName, Optional<PayloadKind> kind) {

    /** The payload, found by looking at the files. */
    Payload find() {
        return Payload.find(built, functionDirectory(), kind);
    }

    private Optional<FunctionDirectory> functionDirectory() {
        boolean isJar = built.named().isPresent() || kind.equals(Optional.of(PayloadKind.JAVA));
        return isJar || !Files.isDirectory(directory.from())
                ? Optional.empty()
                : Optional.of(new FunctionDirectory(directoryName, directory.entries()));
    }
}
