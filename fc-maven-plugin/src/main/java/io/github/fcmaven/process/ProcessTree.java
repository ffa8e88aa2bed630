package io.github.fcmaven.process;

import io.github.fcmaven.input.BoundedInput;
import io.github.fcmaven.platform.Deadline;
import io.github.fcmaven.process.ProcessSnapshot.Id;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every process that came from an instance, however it tried to leave.
 *
 * <p>A process belongs to the tree by descent from a known one, by a session that a known one leads, by the marker in
 * its environment, or, as an orphan without a terminal that is younger than the instance, by its program, working
 * directory or an open file below the instance's folder. What was once found stays known as long as it lives.
 *
 * <p>The supervisor uses this class too: it imports nothing but the JDK and values.
 */
public final class ProcessTree {

    /** The variable that marks the processes of an instance. */
    public static final String MARKER = "FC_MAVEN_INSTANCE";

    private static final Duration KILL_WAIT = Duration.ofSeconds(5);
    private static final Duration HURRY = Duration.ofSeconds(2);

    private final byte[] marker;
    private final String folder;
    private final long since;
    private final Set<Long> adopters;
    private final Map<Id, ProcessSnapshot> known = new LinkedHashMap<>();
    private final Map<Long, Long> sessions = new HashMap<>();

    /**
     * What was seen and is not of the tree: nobody comes to descend from a known process later, so these are not read
     * again.
     */
    private final Set<Long> strangers = new HashSet<>();

    private long endedCpu;

    /**
     * What became of a tree that was ended.
     *
     * @param stubborn what was still there when its time was over, and was killed
     * @param left what could not be ended
     */
    record Ended(List<ProcessSnapshot> stubborn, List<ProcessSnapshot> left) {}

    /**
     * A tree without processes yet.
     *
     * @param marker the value of {@link #MARKER}
     * @param folder the instance's
     * @param since none that started before is taken for one of the tree by its marker or files
     * @param build the process that spawns, which never adopts an orphan itself
     */
    public ProcessTree(String marker, Path folder, long since, long build) {
        this.marker = (MARKER + "=" + marker).getBytes(StandardCharsets.UTF_8);
        this.folder = folder.toAbsolutePath().normalize() + "/";
        this.since = since;
        this.adopters = ancestors(build);
    }

    /** The process that was spawned, and leads a session of its own where it could. */
    synchronized void root(long pid) {
        ProcessSnapshot.of(pid).ifPresent(this::know);
        strangers.clear();
    }

    /** What lives now. */
    public synchronized List<ProcessSnapshot> living() {
        return scan(true);
    }

    /** Notes who descends from whom, so that it is known when the parents are gone; cheap. */
    synchronized void remember() {
        scan(false);
    }

    /** Processor time of all that was seen. */
    synchronized Duration cpu() {
        scan(false);
        long ticks = endedCpu
                + known.values().stream().mapToLong(ProcessSnapshot::cpu).sum();
        return Duration.ofMillis(ticks * 10);
    }

    /** Asks everything to end, waits, and kills what is still there; an interrupt only shortens the wait. */
    public Ended end(Duration grace) {
        Deadline term = Deadline.in(grace);
        Set<Id> signalled = new HashSet<>();
        boolean interrupted = false;
        List<ProcessSnapshot> left = living();
        while (!left.isEmpty() && !term.passed()) {
            left.stream().filter(row -> signalled.add(row.id())).forEach(row -> row.signal(false));
            if (paused(20)) {
                interrupted = true;
                term = term.orIn(HURRY);
            }
            left = living();
        }
        List<ProcessSnapshot> stubborn = left;
        Deadline kill = Deadline.in(KILL_WAIT);
        while (!left.isEmpty() && !kill.passed()) {
            left.forEach(row -> row.signal(true));
            interrupted |= paused(10);
            left = living();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return new Ended(stubborn, left);
    }

    private static boolean paused(long millis) {
        try {
            Thread.sleep(millis);
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    private List<ProcessSnapshot> scan(boolean deep) {
        Set<Long> pids = ProcessSnapshot.pids();
        pids.removeAll(List.of(1L, ProcessHandle.current().pid()));
        strangers.retainAll(pids);
        Map<Long, ProcessSnapshot> now = new HashMap<>();
        pids.stream().filter(pid -> deep || !strangers.contains(pid)).forEach(pid -> ProcessSnapshot.of(pid)
                .ifPresent(row -> now.put(pid, row)));
        forgetEnded(now);
        if (deep && ProcessSnapshot.proc()) {
            now.values().stream()
                    .filter(row -> !known.containsKey(row.id()) && !row.zombie())
                    .filter(row -> carriesMarker(row) || usesFolder(row))
                    .toList()
                    .forEach(this::know);
        }
        addRelatives(now.values());
        strangers.addAll(now.keySet());
        known.keySet().forEach(id -> strangers.remove(id.pid()));
        return known.values().stream().filter(row -> !row.zombie()).toList();
    }

    private void forgetEnded(Map<Long, ProcessSnapshot> now) {
        Set<Id> alive = new HashSet<>();
        now.values().forEach(row -> alive.add(row.id()));
        Set<Long> parents = new HashSet<>();
        known.keySet().stream().filter(alive::contains).forEach(id -> parents.add(id.pid()));
        // The time of a child that ended is its parent's from then on, where the parent lives.
        endedCpu += known.values().stream()
                .filter(row -> !alive.contains(row.id()) && !parents.contains(row.parent()))
                .mapToLong(ProcessSnapshot::cpu)
                .sum();
        known.keySet().retainAll(alive);
        // Again, since a process may have made a session of its own meanwhile.
        List.copyOf(known.keySet()).forEach(id -> know(now.get(id.pid())));
        Set<Long> used = new HashSet<>();
        now.values().forEach(row -> used.add(row.session()));
        sessions.keySet().retainAll(used);
    }

    private void addRelatives(Collection<ProcessSnapshot> now) {
        Set<Long> members = new HashSet<>();
        known.keySet().forEach(id -> members.add(id.pid()));
        boolean more = true;
        while (more) {
            more = false;
            for (ProcessSnapshot row : now) {
                if (!members.contains(row.pid()) && (members.contains(row.parent()) || sharesSession(row, now))) {
                    know(row);
                    more = members.add(row.pid());
                }
            }
        }
    }

    private boolean sharesSession(ProcessSnapshot row, Collection<ProcessSnapshot> now) {
        Long start = sessions.get(row.session());
        return start != null
                && !strangers.contains(row.session())
                && now.stream().noneMatch(other -> other.pid() == row.session() && other.start() != start);
    }

    private void know(ProcessSnapshot row) {
        known.put(row.id(), row);
        if (row.session() == row.pid()) {
            sessions.put(row.pid(), row.start());
        }
    }

    private boolean carriesMarker(ProcessSnapshot row) {
        if (row.start() < since) {
            return false;
        }
        try {
            return contains(BoundedInput.bytes(Path.of("/proc/" + row.pid() + "/environ"), BoundedInput.TEXT), marker);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean contains(byte[] environment, byte[] variable) {
        for (int begin = 0; begin + variable.length <= environment.length; begin++) {
            boolean end = begin + variable.length == environment.length || environment[begin + variable.length] == 0;
            if ((begin == 0 || environment[begin - 1] == 0)
                    && end
                    && Arrays.equals(environment, begin, begin + variable.length, variable, 0, variable.length)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Only an orphan is taken by its files: a shell, an editor or a backup that looks into the folder has a parent or a
     * terminal.
     */
    private boolean usesFolder(ProcessSnapshot row) {
        if (row.start() < since || row.terminal() || !adopters.contains(row.parent())) {
            return false;
        }
        Path proc = Path.of("/proc/" + row.pid());
        if (isBelow(proc.resolve("cwd")) || isBelow(proc.resolve("exe"))) {
            return true;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(proc.resolve("fd"))) {
            for (Path file : files) {
                if (isBelow(file)) {
                    return true;
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // It ended, or belongs to another user.
        }
        return false;
    }

    private boolean isBelow(Path link) {
        try {
            return (Files.readSymbolicLink(link) + "/").startsWith(folder);
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /** Who adopts orphans of ours: init, or a subreaper, which is an ancestor of the build. */
    private static Set<Long> ancestors(long build) {
        Set<Long> ancestors = new HashSet<>(Set.of(1L));
        long pid = build;
        while (pid > 1) {
            pid = ProcessSnapshot.of(pid).map(ProcessSnapshot::parent).orElse(0L);
            if (!ancestors.add(pid)) {
                break;
            }
        }
        return ancestors;
    }
}
