package io.github.fcmaven.instance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

/**
 * The folder that gets the folders of instances. A path with a colon cannot stand in PATH or in a class path, one with
 * an equals sign ends a Java agent's path, and one with a quote cannot be quoted: then it is a folder in the machine's
 * temporary one.
 */
final class InstanceParent {

    private static final String SEPARATORS = ".*[=:\"].*";

    private InstanceParent() {}

    /** The wanted folder, or the one that stands for it, which is the same one each time. */
    static Path usable(Path wanted) throws IOException {
        if (!wanted.toAbsolutePath().toString().matches(SEPARATORS)) {
            return wanted;
        }
        String name = System.getProperty("user.name") + wanted.toAbsolutePath();
        Path folder = Path.of(System.getProperty("java.io.tmpdir"))
                .resolve("fc-maven-" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
        if (folder.toString().matches(SEPARATORS)) {
            return wanted;
        }
        try {
            return Files.createDirectory(folder, ownersOnly());
        } catch (FileAlreadyExistsException e) {
            return isOurs(folder) ? folder : Files.createTempDirectory("fc-maven-");
        } catch (UnsupportedOperationException e) {
            return wanted; // a system with other separators too
        }
    }

    private static FileAttribute<?> ownersOnly() {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    }

    /** Whoever knows the name could have made it first. */
    private static boolean isOurs(Path folder) throws IOException {
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS)
                        .equals(PosixFilePermissions.fromString("rwx------"))
                && Files.isWritable(folder);
    }
}
