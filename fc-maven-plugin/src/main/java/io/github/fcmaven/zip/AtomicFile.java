package io.github.fcmaven.zip;

import io.github.fcmaven.input.BoundedInput;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.InTheWay;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A file that its readers see whole or not at all: it is written beside its target, and then replaces it.
 *
 * <p>If it is not moved, it is deleted when it is closed, and when a signal ends the JVM. A file that a killed JVM left
 * is deleted by the next build that finds it unchanged for {@link #STALE}: no living build stops writing for so long.
 */
public final class AtomicFile implements Closeable {

    /** How long a file must be unchanged so that no build is writing it any more. */
    static final Duration STALE = Duration.ofMinutes(10);

    private static final int BUFFER = 256 * 1024;

    private final Path target;
    private final Path path;
    private final Thread atExit = new Thread(this::deleteAtExit, "fc-delete-temporary-file");
    private FileChannel channel;
    private boolean exiting;

    private AtomicFile(Path target, Path path) {
        this.target = target;
        this.path = path;
    }

    /**
     * A new file in the target's folder.
     *
     * @throws FcProblem where the JVM is ending
     */
    static AtomicFile beside(Path target) throws IOException {
        sweep(target);
        String random = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        AtomicFile file = new AtomicFile(target, target.resolveSibling(prefix(target) + random + ".tmp"));
        try {
            Runtime.getRuntime().addShutdownHook(file.atExit);
        } catch (IllegalStateException e) {
            throw file.ending();
        }
        try {
            file.make();
        } catch (IOException e) {
            file.forgetHook();
            throw e;
        }
        return file;
    }

    /** The end of the JVM deletes the files that are there, and lets no more be made: nobody would delete those. */
    private synchronized void make() throws IOException {
        if (exiting) {
            throw ending();
        }
        // not Files.createTempFile, whose files are for their owner only, whatever the umask says
        channel = FileChannel.open(
                path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private FcProblem ending() {
        return FcProblem.local("the build is ended, so " + target + " is not written", "start the build again");
    }

    private synchronized void deleteAtExit() {
        exiting = true;
        delete();
    }

    /**
     * Writes the text in UTF-8, and makes missing folders. A file that has this text already is not written again.
     *
     * @return whether the file had to be written
     * @throws FcProblem where the file cannot be written
     */
    public static boolean write(Path file, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Path target = file.toAbsolutePath();
        try {
            boolean same = Files.isRegularFile(target)
                    && Files.size(target) == bytes.length
                    && Arrays.equals(BoundedInput.bytes(target, bytes.length), bytes);
            if (same) {
                return false;
            }
            Files.createDirectories(target.getParent());
            try (AtomicFile draft = beside(target)) {
                draft.write(ByteBuffer.wrap(bytes));
                draft.moveTo(target);
            }
            return true;
        } catch (IOException e) {
            throw FcProblem.local("cannot write " + file + ": " + e, fix(target, e), e);
        }
    }

    private static String fix(Path target, IOException e) {
        if (Files.isDirectory(target)) {
            return "remove or rename the folder " + target + ": a file is to be written there";
        }
        return InTheWay.fix(e, "make the folder writable")
                + ", or set outputDirectory or reportsDirectory to another one";
    }

    /** Whether a file has the folder and the name of a temporary file of that target. */
    static boolean isOneOf(Path target, Path file) {
        String name = file.getFileName().toString();
        return target.getParent().equals(file.getParent()) && name.startsWith(prefix(target)) && name.endsWith(".tmp");
    }

    FileChannel channel() {
        return channel;
    }

    /** Whether that file is there and has the same bytes. */
    boolean hasBytesOf(Path other) throws IOException {
        if (!Files.isRegularFile(other, LinkOption.NOFOLLOW_LINKS) || Files.size(other) != channel.size()) {
            return false;
        }
        try (FileChannel there = FileChannel.open(other)) {
            ByteBuffer ours = ByteBuffer.allocate(BUFFER);
            ByteBuffer theirs = ByteBuffer.allocate(BUFFER);
            for (long position = 0; position < channel.size(); position += BUFFER) {
                fill(ours, channel, position);
                fill(theirs, there, position);
                if (!ours.equals(theirs)) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * Replaces the target at once.
     *
     * <p>If the build is killed then, no byte is lost: the kernel has them. Only after a power cut may the disk lack
     * some. Waiting for the disk would take half as long as writing does; and like every file of a build, it can be
     * built again.
     */
    void moveTo(Path target) throws IOException {
        channel.close();
        Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Deletes it if it was not moved. */
    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            delete();
            forgetHook();
        }
    }

    /** Writes all of it. If the disk becomes full, a single call writes what fits, and does not say so. */
    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static void fill(ByteBuffer buffer, FileChannel from, long position) throws IOException {
        buffer.clear();
        while (buffer.hasRemaining()) {
            if (from.read(buffer, position + buffer.position()) < 0) {
                break;
            }
        }
        buffer.flip();
    }

    private void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            // the next build finds it when it is stale
        }
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // it is running
        }
    }

    private static void sweep(Path target) throws IOException {
        Instant stale = Instant.now().minus(STALE);
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(target.getParent(), file -> isOneOf(target, file))) {
            for (Path file : files) {
                if (Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)
                        .toInstant()
                        .isBefore(stale)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException e) {
            // another build swept first, or the folder is not ours to sweep
        }
    }

    private static String prefix(Path target) {
        return "." + target.getFileName() + ".";
    }
}
