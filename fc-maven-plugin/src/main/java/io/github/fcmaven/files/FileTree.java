package io.github.fcmaven.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

/** A folder with all that is in it. */
public final class FileTree {

    private FileTree() {}

    /**
     * Deletes a file, or a folder with all that is in it. What a link points to stays. If nothing is there, nothing is
     * done.
     *
     * @throws IOException where something could not be deleted; all the rest is
     */
    public static void delete(Path tree) throws IOException {
        if (!Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Deletion deletion;
        do {
            deletion = new Deletion(tree);
            Files.walkFileTree(tree, deletion);
        } while (deletion.again);
        if (deletion.failure != null) {
            throw deletion.failure;
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {

        /**
         * Far below what a system allows for a path, and for files that are open at once: the walk has one open on each
         * level.
         */
        private static final int LONGEST = 1000;

        private static final int DEEPEST = 100;

        private final Path tree;
        private IOException failure;
        private boolean again;

        Deletion(Path tree) {
            this.tree = tree;
        }

        /**
         * A folder that its owner cannot write into cannot be emptied either. A folder that is too deep to be named is
         * moved to the top, for the next walk.
         */
        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            if (!Files.isWritable(folder)) {
                open(folder);
            }
            boolean deep = folder.getNameCount() - tree.getNameCount() > DEEPEST
                    || folder.toString().length() - tree.toString().length() > LONGEST;
            return deep && raised(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            return deleted(file);
        }

        /** A folder that its owner cannot read is reported here; it is not visited first. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            if (e instanceof AccessDeniedException
                    && Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
                    && !Files.isReadable(file)
                    && open(file)
                    && Files.isReadable(file)) {
                again = true;
                return FileVisitResult.CONTINUE;
            }
            return failed(e);
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException e) {
            return deleted(folder);
        }

        private static boolean open(Path folder) {
            try {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
                return true;
            } catch (IOException | UnsupportedOperationException e) {
                return false; // deleting fails then, and says why
            }
        }

        private boolean raised(Path folder) {
            try {
                Files.move(folder, tree.resolve("deep-" + UUID.randomUUID()));
                again = true;
                return true;
            } catch (IOException e) {
                return false; // deleting may fail then, and says why
            }
        }

        private FileVisitResult deleted(Path path) {
            try {
                Files.deleteIfExists(path);
                return FileVisitResult.CONTINUE;
            } catch (IOException e) {
                return again && e instanceof DirectoryNotEmptyException ? FileVisitResult.CONTINUE : failed(e);
            }
        }

        /** The first failure is the cause of the others: a folder is not empty then. */
        private FileVisitResult failed(IOException e) {
            failure = failure == null ? e : failure;
            return FileVisitResult.CONTINUE;
        }
    }
}
