package io.github.fcmaven.process;

import io.github.fcmaven.input.BoundedInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A control group of Linux that holds processes, and all that they start, to an amount of memory: beyond it the system
 * kills them, with exit code 137.
 */
public final class MemoryGroup implements AutoCloseable {

    private static final Path CONTROL_GROUPS = Path.of("/sys/fs/cgroup");

    /** How often it is tried to remove a group whose last process is just ending. */
    private static final int TRIES = 25;

    private final Path folder;
    private final boolean unified;
    private volatile boolean killed;

    private MemoryGroup(Path folder, boolean unified) {
        this.folder = folder;
        this.unified = unified;
    }

    /**
     * Makes a group without processes; empty where this system has none, or this user may make none.
     *
     * @param marker of the instance
     */
    public static Optional<MemoryGroup> create(Machine machine, String marker, long bytes) {
        String own = own(machine);
        return own.isEmpty() ? Optional.empty() : create(CONTROL_GROUPS, own, marker, bytes);
    }

    private static String own(Machine machine) {
        try {
            return new String(machine.file("self/cgroup"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    /** @param own the groups of this process, as {@code /proc/self/cgroup} lists them */
    static Optional<MemoryGroup> create(Path mounted, String own, String marker, long bytes) {
        return possible(mounted, own, marker).filter(group -> group.make(bytes)).findFirst();
    }

    /** Removes what a killed build left of the instance with that marker, whose processes have ended. */
    public static void remove(String marker) {
        possible(CONTROL_GROUPS, own(ThisMachine.here()), marker)
                .filter(group -> Files.isDirectory(group.folder))
                .forEach(MemoryGroup::close);
    }

    private static Stream<MemoryGroup> possible(Path mounted, String own, String marker) {
        String name = "fc-maven-" + marker;
        Path memory = mounted.resolve("memory");
        return Files.isDirectory(memory)
                ? parents(memory, own, "memory").stream().map(parent -> new MemoryGroup(parent.resolve(name), false))
                : parents(mounted, own, "").stream()
                        .filter(MemoryGroup::givesMemory)
                        .map(parent -> new MemoryGroup(parent.resolve(name), true));
    }

    /**
     * Where a group may be made: in our own, and beside it, since a group that has processes gives none to others; in a
     * container, in the one that it shows as the root.
     */
    private static List<Path> parents(Path mounted, String own, String controller) {
        Optional<Path> ours = own.lines()
                .map(line -> line.split(":", 3))
                .filter(fields ->
                        fields.length == 3 && List.of(fields[1].split(",", -1)).contains(controller))
                .map(fields -> mounted.resolve(fields[2].substring(1)).normalize())
                .filter(path -> path.startsWith(mounted) && Files.isDirectory(path))
                .findFirst();
        Stream<Path> beside = ours.filter(path -> !path.equals(mounted)).map(Path::getParent).stream();
        return Stream.of(ours.stream(), beside, Stream.of(mounted))
                .flatMap(paths -> paths)
                .distinct()
                .toList();
    }

    private static boolean givesMemory(Path parent) {
        return text(parent.resolve("cgroup.subtree_control")).contains("memory");
    }

    private boolean make(long bytes) {
        try {
            Files.createDirectory(folder);
        } catch (IOException e) {
            return false;
        }
        String limit = Long.toString(bytes);
        if (!write(unified ? "memory.max" : "memory.limit_in_bytes", limit)) {
            close();
            return false;
        }
        // Swap counts too, where the system can count it.
        write(unified ? "memory.swap.max" : "memory.memsw.limit_in_bytes", unified ? "0" : limit);
        if (unified) {
            write("memory.oom.group", "1");
        }
        return true;
    }

    /** Puts a process into it, with all that it starts from now on; whether that was possible. */
    public boolean hold(long pid) {
        return write("cgroup.procs", Long.toString(pid));
    }

    /** Its folder among those of the system. */
    public Path folder() {
        return folder;
    }

    /** Whether the system killed a process of it, because it needed more. */
    public boolean outOfMemory() {
        return killed || hasKilled();
    }

    private boolean hasKilled() {
        return text(folder.resolve(unified ? "memory.events" : "memory.oom_control"))
                .lines()
                .anyMatch(line -> line.matches("oom_kill [1-9]\\d*"));
    }

    /** Removes it; its processes have ended. What became of them is still known. */
    @Override
    public void close() {
        killed = hasKilled();
        for (int i = 0; i < TRIES && !isRemoved(); i++) {
            if (interrupted()) {
                return;
            }
        }
    }

    private boolean isRemoved() {
        try {
            Files.deleteIfExists(folder);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean interrupted() {
        try {
            Thread.sleep(20);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private boolean write(String file, String value) {
        try {
            Files.writeString(folder.resolve(file), value, StandardCharsets.US_ASCII);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String text(Path file) {
        try {
            return BoundedInput.text(file);
        } catch (IOException e) {
            return "";
        }
    }
}
