package io.github.fcmaven.process;

import io.github.fcmaven.input.BoundedInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Linux, by {@code /proc} and its programs. */
enum LinuxMachine implements Machine {
    LINUX;

    private static final Path PROC = Path.of("/proc");
    private static final boolean IS_HERE = Files.isReadable(PROC.resolve("self/stat"));

    /** A hundred thousand sockets take a tenth of it. */
    private static final int LONGEST_TABLE = 1 << 27;

    /** Whether this system is one, and its {@code /proc} is mounted. */
    static boolean isHere() {
        return IS_HERE;
    }

    @Override
    public boolean showsSockets() {
        return Files.isReadable(PROC.resolve("net/tcp"));
    }

    @Override
    public Set<Long> pids() {
        Set<Long> pids = new HashSet<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(PROC, "[0-9]*")) {
            folders.forEach(folder -> pids.add(Long.valueOf(folder.getFileName().toString())));
        } catch (IOException | DirectoryIteratorException | NumberFormatException e) {
            // What was read until then is still true.
        }
        return pids;
    }

    @Override
    public Optional<ProcessSnapshot> process(long pid) {
        try {
            return Optional.of(ProcessSnapshot.parse(new String(file(pid + "/stat"), StandardCharsets.ISO_8859_1)));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public long now() {
        try {
            String uptime = new String(file("uptime"), StandardCharsets.US_ASCII);
            return (long) (Double.parseDouble(uptime.substring(0, uptime.indexOf(' '))) * 100) - 10;
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }

    @Override
    public boolean lives(long pid, long start) {
        return PortableMachine.isOwnScale(start)
                ? PortableMachine.JAVA.lives(pid, start)
                : process(pid)
                        .filter(row -> !row.zombie() && row.start() == start)
                        .isPresent();
    }

    @Override
    public byte[] file(String name) throws IOException {
        return BoundedInput.bytes(PROC.resolve(name), name.startsWith("net/") ? LONGEST_TABLE : BoundedInput.TEXT);
    }

    @Override
    public Path link(String name) throws IOException {
        return Files.readSymbolicLink(PROC.resolve(name));
    }

    @Override
    public List<String> names(String folder) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(PROC.resolve(folder))) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        } catch (IOException | DirectoryIteratorException e) {
            // It ended, or belongs to another user.
        }
        return names;
    }

    @Override
    public void removeAttachSocket(long pid) throws IOException {
        Files.deleteIfExists(PROC.resolve(pid + "/root/tmp/.java_pid" + pid));
    }

    @Override
    public Optional<Path> program(String name) {
        return Programs.find(name);
    }
}
