package io.github.fcmaven.process;

import io.github.fcmaven.input.BoundedInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A process as the system lists it. Its number and its start together never mean another process.
 *
 * @param pid its number
 * @param start when it started, on a scale that only {@link #now()} shares
 * @param parent the number of its parent; 1 or a subreaper for an orphan
 * @param session the number of its session's leader, -1 where the system does not say it
 * @param zombie whether it has ended, and nobody has asked for its exit code yet
 * @param terminal whether it has a controlling terminal
 * @param cpu processor time of it and of its ended children, in ticks of 10 ms
 */
public record ProcessSnapshot(
        long pid, long start, long parent, long session, boolean zombie, boolean terminal, long cpu) {

    private static final Path PROC = Path.of("/proc");
    private static final boolean LINUX = Files.isReadable(PROC.resolve("self/stat"));

    /** A process by number and start: still valid when its row is old. */
    record Id(long pid, long start) {}

    Id id() {
        return new Id(pid, start);
    }

    /** Whether this system has Linux' {@code /proc}, which says more than Java does. */
    public static boolean proc() {
        return LINUX;
    }

    /** The numbers of all processes that may be seen. */
    static Set<Long> pids() {
        Set<Long> pids = new HashSet<>();
        if (!LINUX) {
            ProcessHandle.allProcesses().map(ProcessHandle::pid).forEach(pids::add);
            return pids;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(PROC, "[0-9]*")) {
            folders.forEach(folder -> pids.add(Long.valueOf(folder.getFileName().toString())));
        } catch (IOException | DirectoryIteratorException | NumberFormatException e) {
            // What was read until then is still true.
        }
        return pids;
    }

    /** The process of that number, where there is one. */
    public static Optional<ProcessSnapshot> of(long pid) {
        return proc()
                ? read(PROC.resolve(Long.toString(pid)))
                : ProcessHandle.of(pid).map(ProcessSnapshot::of);
    }

    /** This moment on the scale of {@link #start()}: never later than the start of a process that begins after it. */
    public static long now() {
        try {
            String uptime = BoundedInput.text(PROC.resolve("uptime"));
            return (long) (Double.parseDouble(uptime.substring(0, uptime.indexOf(' '))) * 100) - 10;
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }

    /** The most memory that the process had resident, in bytes; 0 where the system does not say it. */
    static long peakMemory(long pid) {
        return bytes(pid, "status", "VmHWM:");
    }

    /**
     * How many resident bytes of the process belong to no file, with its share of those that it shares: memory that no
     * system can take back. 0 where the system does not say it.
     */
    static long ownMemory(long pid) {
        return bytes(pid, "smaps_rollup", "Pss_Anon:");
    }

    private static long bytes(long pid, String file, String key) {
        try {
            return BoundedInput.text(PROC.resolve(pid + "/" + file), BoundedInput.TEXT, StandardCharsets.ISO_8859_1)
                    .lines()
                    .filter(line -> line.startsWith(key))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    /** Whether it was stopped, and waits to be let go on; false where the system does not say it. */
    static boolean stopped(long pid) {
        try {
            String stat =
                    BoundedInput.text(PROC.resolve(pid + "/stat"), BoundedInput.TEXT, StandardCharsets.ISO_8859_1);
            return stat.startsWith("T", stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return false;
        }
    }

    /** An id of this start of the system; empty where it is not known. */
    public static String boot() {
        try {
            return BoundedInput.text(PROC.resolve("sys/kernel/random/boot_id")).strip();
        } catch (IOException e) {
            return "";
        }
    }

    /** Asks it to end, or kills it. If another process has its number meanwhile, that one is left alone. */
    void signal(boolean kill) {
        Optional<ProcessHandle> handle = ProcessHandle.of(pid);
        if (handle.isPresent() && of(pid).map(ProcessSnapshot::id).equals(Optional.of(id()))) {
            if (kill) {
                handle.get().destroyForcibly();
            } else {
                handle.get().destroy();
            }
        }
    }

    private static ProcessSnapshot of(ProcessHandle process) {
        return new ProcessSnapshot(
                process.pid(),
                process.info().startInstant().map(Instant::toEpochMilli).orElse(0L),
                process.parent().map(ProcessHandle::pid).orElse(0L),
                -1,
                !process.isAlive(),
                false,
                process.info()
                        .totalCpuDuration()
                        .map(time -> time.toMillis() / 10)
                        .orElse(0L));
    }

    private static Optional<ProcessSnapshot> read(Path folder) {
        try {
            return Optional.of(
                    parse(BoundedInput.text(folder.resolve("stat"), BoundedInput.TEXT, StandardCharsets.ISO_8859_1)));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }

    /** Reads a line of {@code /proc/PID/stat}; the program's name in it may hold blanks and parentheses. */
    static ProcessSnapshot parse(String stat) {
        long pid = Long.parseLong(stat.substring(0, stat.indexOf(' ')));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).strip().split(" ");
        boolean zombie = fields[0].equals("Z") || fields[0].equals("X");
        long cpu = 0;
        for (int i = 11; i <= 14; i++) {
            cpu += Long.parseLong(fields[i]);
        }
        return new ProcessSnapshot(
                pid,
                Long.parseLong(fields[19]),
                Long.parseLong(fields[1]),
                Long.parseLong(fields[3]),
                zombie,
                Long.parseLong(fields[4]) != 0,
                cpu);
    }
}
