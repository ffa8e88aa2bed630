package io.github.fcmaven.files;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/**
 * A folder of this user's own, in which no other user of the machine can make, read or keep anything.
 *
 * <p>It is in the temporary folder, so that each machine has another one even if its users share their homes. If
 * somebody else has made that folder, it is in the user's cache; and if that is somebody else's too, it is a new one
 * each time.
 */
public final class UserFolder {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private UserFolder() {}

    /** The folder, made where it is missing. */
    public static Path get() throws IOException {
        return get(
                Path.of(System.getProperty("java.io.tmpdir")),
                Path.of(System.getProperty("user.home", "")).resolve(".cache"),
                System.getProperty("user.name", ""));
    }

    static Path get(Path temporary, Path cache, String user) throws IOException {
        String name = "fc-maven-" + user.replaceAll("[^A-Za-z0-9._-]", "_");
        for (Path folder : List.of(temporary.resolve(name), cache.resolve("fc-maven"))) {
            if (isOurs(folder)) {
                return folder;
            }
        }
        return Files.createTempDirectory(temporary, "fc-maven-");
    }

    /** Whether it could be made, or was there and belongs to this user alone. */
    private static boolean isOurs(Path folder) {
        try {
            if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                return made(folder);
            }
            return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                    && (!POSIX || isOwnersOnly(folder) && isOwnedByUs(folder));
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean made(Path folder) throws IOException {
        try {
            Files.createDirectories(folder.getParent());
            Files.createDirectory(
                    folder,
                    POSIX
                            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                            : new FileAttribute<?>[0]);
            return true;
        } catch (FileAlreadyExistsException e) {
            // another build of this user was faster, or somebody else; or there is a file above it
            return Files.exists(folder, LinkOption.NOFOLLOW_LINKS) && isOurs(folder);
        }
    }

    private static boolean isOwnersOnly(Path folder) throws IOException {
        return Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS).equals(OWNER_ONLY);
    }

    /**
     * Whether a file that is made in it belongs to us: root may write into every folder, and a user need not have a
     * name.
     */
    private static boolean isOwnedByUs(Path folder) throws IOException {
        Path made = Files.createTempFile(folder, "owner", null);
        try {
            return Files.getOwner(made, LinkOption.NOFOLLOW_LINKS)
                    .equals(Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS));
        } finally {
            Files.deleteIfExists(made);
        }
    }
}
