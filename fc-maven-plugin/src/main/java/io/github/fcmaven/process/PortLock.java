package io.github.fcmaven.process;

import io.github.fcmaven.files.UserFolder;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.FcProblem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lock of a port: a file in a folder of this user's own that is locked and never written. It does not concern the
 * builds of other users: between users the port itself decides.
 *
 * <p>On POSIX systems, closing any channel of a file gives up every lock that the process has on it. Several class
 * loaders of a JVM may hold this class, so only one of them may open the file: the one that has made the mark. That is
 * a file of the JVM's own, whose name says who holds the lock.
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
        String name = "port-" + port;
        return Files.exists(folder().resolve(mark(name)), LinkOption.NOFOLLOW_LINKS);
    }

    /** The process of another build of this user that holds it, or is about to; empty where none does. */
    static OptionalLong holder(CaPort port) {
        long self = ProcessHandle.current().pid();
        return marks(folder(), "port-" + port).stream()
                .map(mark -> OWNER.matcher(mark.getFileName().toString()))
                .filter(owner -> owner.find() && lives(owner.group(1), owner.group(2)))
                .mapToLong(owner -> Long.parseLong(owner.group(1)))
                .filter(pid -> pid != self)
                .findFirst();
    }

    /** The lock of a port that a function names; empty where this build or another one has it. */
    static Optional<PortLock> tryLock(CaPort port) {
        return tryLock("port-" + port);
    }

    /**
     * The lock of a port that was free. All such ports share a few files: lock files cannot be removed safely, and
     * would pile up.
     */
    static Optional<PortLock> tryLockFree(CaPort port) {
        return tryLock("port-free" + port.number() % FREE);
    }

    private static Optional<PortLock> tryLock(String name) {
        Path folder = folder();
        Path mark = folder.resolve(mark(name));
        try {
            Files.createFile(mark);
        } catch (FileAlreadyExistsException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unusable(folder, e);
        }
        try {
            Optional<PortLock> lock = lock(mark, folder.resolve(PREFIX + name + ".lock"));
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

    private static Path folder() {
        try {
            return UserFolder.get();
        } catch (IOException e) {
            throw unusable(Path.of(System.getProperty("java.io.tmpdir")), e);
        }
    }

    private static String mark(String name) {
        ProcessSnapshot self =
                ThisMachine.here().process(ProcessHandle.current().pid()).orElseThrow();
        return PREFIX + name + "-" + self.pid() + "-" + self.start();
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

    /** To open something that is not a file, such as a FIFO, could take for ever. */
    private static FileChannel open(Path file) throws IOException {
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileSystemException(file.toString(), null, "it is no regular file");
        }
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    }

    /** Removes what a killed build left here: it means nothing, and is only in the way. */
    private static void removeOldMarks(Path folder, String name) {
        for (Path mark : marks(folder, name)) {
            Matcher owner = OWNER.matcher(mark.getFileName().toString());
            if (owner.find() && !lives(owner.group(1), owner.group(2))) {
                delete(mark);
            }
        }
    }

    private static List<Path> marks(Path folder, String name) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> marks = Files.newDirectoryStream(folder, PREFIX + name + "-*-*")) {
            marks.forEach(found::add);
        } catch (IOException | DirectoryIteratorException e) {
            // The next build sees them.
        }
        return found;
    }

    private static boolean lives(String pid, String start) {
        return ThisMachine.here().lives(Long.parseLong(pid), Long.parseLong(start));
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
                "no lock for the port can be made in " + folder + ": " + cause,
                "remove what is in the way there, or make the folder writable",
                cause);
    }
}
