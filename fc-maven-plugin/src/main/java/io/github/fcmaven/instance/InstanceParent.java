package io.github.fcmaven.instance;

import io.github.fcmaven.files.UserFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The folder that gets the folders of instances. A path with a colon cannot be in PATH or in a class path, one with an
 * equals sign ends the path of a Java agent, and one with a quote cannot be quoted. Such a path is replaced by a folder
 * in the user's own one of this machine.
 */
final class InstanceParent {

    private static final String SEPARATORS = ".*[=:\"].*";

    private InstanceParent() {}

    /** The wanted folder, or the one that replaces it, which is the same each time. */
    static Path usable(Path wanted) throws IOException {
        if (!wanted.toAbsolutePath().toString().matches(SEPARATORS)) {
            return wanted;
        }
        String name = wanted.toAbsolutePath().toString();
        Path folder = UserFolder.get()
                .resolve(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                        .toString());
        if (folder.toString().matches(SEPARATORS)) {
            return wanted;
        }
        return Files.createDirectories(folder);
    }
}
