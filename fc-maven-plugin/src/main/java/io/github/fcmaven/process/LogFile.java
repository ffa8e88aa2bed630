package io.github.fcmaven.process;

import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.InTheWay;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/** A file that holds the newest part of what is written to it. Its first line says how much was dropped. */
final class LogFile implements AutoCloseable {

    /** The most a log takes: 10 MB. */
    static final long LIMIT = 10_000_000;

    private static final FileAttribute<?>[] OWNER_ONLY =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                    ? new FileAttribute<?>[] {
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                    }
                    : new FileAttribute<?>[0];

    private final FileChannel channel;
    private final long limit;
    private long dropped;
    private int noticeLength;
    private IOException failure;

    private LogFile(FileChannel channel, long limit) {
        this.channel = channel;
        this.limit = limit;
    }

    /**
     * The log of a server, as {@link #create} makes it.
     *
     * @throws FcProblem where it cannot be written
     */
    static LogFile of(Path file) {
        try {
            return create(file, LIMIT);
        } catch (IOException e) {
            throw FcProblem.local(
                    "the log of the server cannot be written: " + file,
                    InTheWay.fix(e, "check that the build may write there"),
                    e);
        }
    }

    /**
     * Makes an empty file that only its owner may read, because a server may print secrets. It is a new file: another
     * build in the same folder that writes into the old one goes on with that.
     */
    static LogFile create(Path file, long limit) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.isSymbolicLink(file)) {
            Files.delete(file);
        }
        return new LogFile(
                FileChannel.open(
                        file,
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                        OWNER_ONLY),
                limit);
    }

    /** The newest bytes of a log as text; empty where it cannot be read. */
    static String newest(Path file, int most) {
        try (FileChannel log = FileChannel.open(file, StandardOpenOption.READ)) {
            long from = Math.max(0, log.size() - most);
            ByteBuffer bytes = ByteBuffer.allocate((int) (log.size() - from));
            while (bytes.hasRemaining() && log.read(bytes, from + bytes.position()) > 0) {
                continue;
            }
            return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    /**
     * Appends. After a failure, such as a full disk, nothing more is written, nor is after its end; the server goes on.
     * Who is interrupted writes all the same: Java would close the file.
     */
    void write(byte[] bytes, int length) {
        if (failure != null || !channel.isOpen()) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            if (channel.position() + length > limit) {
                dropOldest();
            }
            writeAll(ByteBuffer.wrap(bytes, 0, length));
        } catch (IOException e) {
            failure = e;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Why nothing is written any more. */
    Optional<IOException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            failure = e;
        }
    }

    /** Keeps the newer half, so that each byte is written twice at most. */
    private void dropOldest() throws IOException {
        int kept = (int) (limit / 2);
        ByteBuffer newest = ByteBuffer.allocate(kept);
        long from = Math.max(noticeLength, channel.position() - kept);
        while (newest.hasRemaining() && channel.read(newest, from + newest.position()) > 0) {
            continue;
        }
        newest.flip();
        int line = 0;
        while (line < newest.limit() && newest.get(line) != '\n') {
            line++;
        }
        newest.position(line < newest.limit() ? line + 1 : 0);
        dropped += from - noticeLength + newest.position();
        byte[] notice = ("[fc: the first " + dropped + " bytes were dropped; this file holds the newest]\n")
                .getBytes(StandardCharsets.UTF_8);
        noticeLength = notice.length;
        channel.truncate(0);
        writeAll(ByteBuffer.wrap(notice));
        writeAll(newest);
    }

    private void writeAll(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
