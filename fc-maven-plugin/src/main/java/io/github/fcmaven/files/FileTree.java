package io.github.fcmaven.files;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/** A folder with all that is in it. */
public final class FileTree {

    private FileTree() {}

    /**
     * Deletes a file, or a folder with all that is in it; what a link points to stays. Nothing is done where there is
     * none.
     *
     * @throws IOException where something could not be deleted; everything else is
     */
    public static void delete(Path tree) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Deletion deletion = new Deletion();
        Files.walkFileTree(tree, deletion);
        if (deletion.failure != null) {
            throw deletion.failure;
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {

        private IOException failure;

        /** A folder that its owner cannot write into cannot be emptied either. */
        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            try {
                if (!Files.isWritable(folder)) {
                    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
                }
            } catch (IOException | UnsupportedOperationException e) {
                // deleting fails then, and says why
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            return deleted(file);
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return failed(e);
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException e) {
            return deleted(folder);
        }

        private FileVisitResult deleted(Path path) {
            try {
                Files.deleteIfExists(path);
                return FileVisitResult.CONTINUE;
            } catch (IOException e) {
                return failed(e);
            }
        }

        /** The first failure is the cause of those that follow: a folder is not empty then. */
        private FileVisitResult failed(IOException e) {
            failure = failure == null ? e : failure;
            return FileVisitResult.CONTINUE;
        }
    }
}
