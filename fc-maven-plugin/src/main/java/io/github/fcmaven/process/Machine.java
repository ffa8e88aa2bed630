package io.github.fcmaven.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What this machine's system shows of its processes, and does for those that are started. Nothing else asks the system.
 *
 * <p>There are two forms: Linux, with its {@code /proc} and its programs, and what Java has on every system. The second
 * one shows no socket, no memory and no environment of another process, and cannot stop a process or give it folders of
 * its own: what needs one of these is unproven then, or not looked at.
 */
public interface Machine {

    /** Whether the sockets that listen are shown, with the processes that hold them. */
    boolean showsSockets();

    /** The numbers of all processes that may be seen. */
    Set<Long> pids();

    /** The process of that number, where there is one. */
    Optional<ProcessSnapshot> process(long pid);

    /** This moment on the scale of a process' start: never later than the start of one that begins after it. */
    long now();

    /**
     * Whether the process of that number still is the one that started then; where the start was written by the other
     * form and cannot be compared, whether there is a process of that number.
     */
    boolean lives(long pid, long start);

    /**
     * A file of {@code /proc}, such as {@code 4711/environ}, or of another place of the system by its absolute path.
     *
     * @throws IOException where the system has none, or the process has ended or is another user's
     */
    byte[] file(String name) throws IOException;

    /** Where a symbolic link of {@code /proc} leads to; likewise. */
    Path link(String name) throws IOException;

    /** The names in a folder of {@code /proc}; none where it cannot be read. */
    List<String> names(String folder);

    /** Removes the socket that a JVM made to be asked by, in its temporary folder: one that is killed leaves it. */
    void removeAttachSocket(long pid) throws IOException;

    /** A program of the system that does for a process what Java cannot; empty where there is none. */
    Optional<Path> program(String name);

    /** The program of a process, where it is shown: another user's may not be. */
    default Optional<Path> programOf(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().command())
                .map(Path::of);
    }

    /** What comes before a command so that it leads a session of its own: Ctrl-C is the build's. */
    default List<String> ownSession() {
        return program("setsid").map(Path::toString).stream().toList();
    }

    /** The most memory that the process had resident, in bytes; 0 where the system does not say it. */
    default long peakMemory(long pid) {
        return bytes(pid + "/status", "VmHWM:");
    }

    /**
     * How many resident bytes of the process belong to no file, with its share of those that it shares: memory that no
     * system can take back. 0 where the system does not say it.
     */
    default long ownMemory(long pid) {
        return bytes(pid + "/smaps_rollup", "Pss_Anon:");
    }

    private long bytes(String file, String key) {
        try {
            return new String(file(file), StandardCharsets.ISO_8859_1)
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
    default boolean isStopped(long pid) {
        try {
            String stat = new String(file(pid + "/stat"), StandardCharsets.ISO_8859_1);
            return stat.startsWith("T", stat.lastIndexOf(')') + 2);
        } catch (IOException e) {
            return false;
        }
    }

    /** An id of this start of the system; empty where it is not known. */
    default String boot() {
        try {
            return new String(file("sys/kernel/random/boot_id"), StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            return "";
        }
    }

    /** Asks it to end, or kills it. If another process has its number meanwhile, that one is left alone. */
    default void signal(ProcessSnapshot row, boolean kill) {
        Optional<ProcessHandle> handle = ProcessHandle.of(row.pid());
        if (handle.isPresent() && process(row.pid()).map(ProcessSnapshot::id).equals(Optional.of(row.id()))) {
            if (kill) {
                handle.get().destroyForcibly();
            } else {
                handle.get().destroy();
            }
        }
    }
}
