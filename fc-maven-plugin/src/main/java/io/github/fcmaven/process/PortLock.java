package io.github.fcmaven.process;

import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.FcProblem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lock of a port: a file in the machine's temporary folder that is locked, never written.
 *
 * <p>On POSIX systems, closing any channel of a file gives up every lock that the process has on it. So within a JVM,
 * where several class loaders may hold this class, only one may open the file: the one that has made the mark, a file
 * of the JVM's own.
 */
final class PortLock implements AutoCloseable {

    private static final String PREFIX = "fc-maven-";
    private static final int FREE = 64;
    private static final Pattern OWNER = Pattern.compile("-([0-9]{1,18})-([0-9]{1,18})$");

    private final Path mark;
    private final FileChannel channel;
    private final FileLock lock;

    private PortLock(Path mark, FileChannel channel, FileLock lock) {
        this.mark = mark;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Whether this very JVM holds it: another module or execution of the build, or another build in the same daemon.
     */
    static boolean heldHere(CaPort port) {
        return Files.exists(mark("port-" + port), LinkOption.NOFOLLOW_LINKS);
    }

    /** The lock of a port that a function names, empty where another build, or this one, has it. */
    static Optional<PortLock> tryLock(CaPort port) {
        return tryLock("port-" + port);
    }

    /**
     * The lock of a port that was free: these share a few files, since lock files cannot be removed safely and would
     * pile up.
     */
    static Optional<PortLock> tryLockFree(CaPort port) {
        return tryLock("port-free" + port.number() % FREE);
    }

    private static Optional<PortLock> tryLock(String name) {
        Path mark = mark(name);
        Path folder = mark.getParent();
        try {
            Files.createFile(mark);
        } catch (FileAlreadyExistsException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unusable(folder, e);
        }
        try {
            Optional<PortLock> lock = lock(mark, folder.resolve(PREFIX + name));
            if (lock.isEmpty()) {
                Files.deleteIfExists(mark);
            } else {
                removeOldMarks(folder, name);
            }
            return lock;
        } catch (IOException e) {
            delete(mark);
            throw unusable(folder, e);
        }
    }

    private static Path mark(String name) {
        ProcessSnapshot self = ProcessSnapshot.of(ProcessHandle.current().pid()).orElseThrow();
        return Path.of(System.getProperty("java.io.tmpdir"), PREFIX + name + "-" + self.pid() + "-" + self.start());
    }

    @Override
    public void close() {
        try {
            if (channel.isOpen()) {
                lock.release();
                channel.close();
                delete(mark);
            }
        } catch (IOException e) {
            delete(mark);
        }
    }

    private static Optional<PortLock> lock(Path mark, Path file) throws IOException {
        FileChannel channel = open(file);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Something in this JVM that is not us: the same as another build.
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        return lock == null ? Optional.empty() : Optional.of(new PortLock(mark, channel, lock));
    }

    /** Opened before it is made: in a folder for everyone, Linux refuses to make a file that another user has. */
    private static FileChannel open(Path file) throws IOException {
        Path shared = file.resolveSibling(file.getFileName() + ".lock");
        try {
            return FileChannel.open(shared, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException e) {
            return make(shared);
        } catch (AccessDeniedException e) {
            // Another user's, who let nobody else in: then only this user's builds queue, and the port itself tells the
            // rest.
            String user = Integer.toHexString(System.getProperty("user.name").hashCode());
            return make(file.resolveSibling(file.getFileName() + "-" + user + ".lock"));
        }
    }

    private static FileChannel make(Path shared) throws IOException {
        try {
            Files.createFile(shared);
            if (Files.getFileStore(shared).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rw-rw-rw-"));
            }
        } catch (FileAlreadyExistsException e) {
            // Another build was first; it is the same file.
        }
        return FileChannel.open(shared, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    }

    /** What a killed build left here says nothing, and is only in the way. */
    private static void removeOldMarks(Path folder, String name) {
        try (DirectoryStream<Path> marks = Files.newDirectoryStream(folder, PREFIX + name + "-*-*")) {
            for (Path mark : marks) {
                Matcher owner = OWNER.matcher(mark.getFileName().toString());
                if (owner.find() && !lives(owner.group(1), owner.group(2))) {
                    delete(mark);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // The next build may.
        }
    }

    private static boolean lives(String pid, String start) {
        return ProcessSnapshot.of(Long.parseLong(pid))
                .filter(row -> row.start() == Long.parseLong(start))
                .isPresent();
    }

    private static void delete(Path mark) {
        try {
            Files.deleteIfExists(mark);
        } catch (IOException e) {
            // It names this JVM: when that ends, it means nothing.
        }
    }

    private static FcProblem unusable(Path folder, IOException cause) {
        return FcProblem.local(
                "no lock for the port can be made in " + folder, "check that the build may write there", cause);
    }
}
