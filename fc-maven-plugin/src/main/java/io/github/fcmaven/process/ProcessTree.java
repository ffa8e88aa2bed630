package io.github.fcmaven.process;

import io.github.fcmaven.platform.Deadline;
import io.github.fcmaven.process.ProcessSnapshot.Id;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every process that came from an instance, however it tried to leave.
 *
 * <p>A process belongs to the tree if it descends from a known one, is in a session that a known one leads, or has the
 * marker in its environment. An orphan without a terminal that is younger than the instance also belongs to it if its
 * program, its working directory or an open file is below the folder of the instance. What was found once stays known
 * as long as it lives.
 *
 * <p>The supervisor uses this class too, so it imports nothing but the JDK and values.
 */
public final class ProcessTree {

    /** The variable that marks the processes of an instance. */
    public static final String MARKER = "FC_MAVEN_INSTANCE";

    private static final Duration KILL_WAIT = Duration.ofSeconds(5);
    private static final Duration HURRY = Duration.ofSeconds(2);

    /** How long a parent may take to collect an exit code. */
    private static final long ZOMBIE_MILLIS = 200;

    private static final int QUIET_LOOKS = 5;
    private static final int BETWEEN_LOOKS = 4;

    private final Machine machine;
    private final ProcessMarks marks;
    private final Map<Id, ProcessSnapshot> known = new LinkedHashMap<>();
    private final Map<Long, Long> sessions = new HashMap<>();

    /**
     * What was seen and is not of the tree. A process cannot become the child of a known one later, so these are not
     * read again.
     */
    private final Set<Long> strangers = new HashSet<>();

    private long endedCpu;

    /**
     * A tree without processes yet.
     *
     * @param machine what shows its processes
     * @param marker the value of {@link #MARKER}
     * @param folder the instance's
     * @param since none that started before is taken for one of the tree by its marker or files
     * @param build the process that spawns, which never adopts an orphan itself
     */
    public ProcessTree(Machine machine, String marker, Path folder, long since, long build) {
        this.machine = machine;
        this.marks = new ProcessMarks(machine, MARKER + "=" + marker, folder, since, build);
    }

    /** What shows its processes. */
    Machine machine() {
        return machine;
    }

    /** The process that was spawned, and leads a session of its own where it could. */
    synchronized void root(long pid) {
        machine.process(pid).ifPresent(this::know);
        strangers.clear();
    }

    /** What lives now. */
    public synchronized List<ProcessSnapshot> living() {
        return scan(true);
    }

    /** Notes which process is the child of which, so that this is known when the parents are gone. It is cheap. */
    synchronized void remember() {
        scan(false);
    }

    /**
     * Processes that have ended, and whose parent, one of the tree, has not collected the exit code within a moment.
     */
    List<Long> zombies() {
        Set<Id> before = zombiesNow();
        boolean interrupted = !before.isEmpty() && paused(ZOMBIE_MILLIS);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        before.retainAll(before.isEmpty() || interrupted ? Set.of() : zombiesNow());
        return before.stream().map(Id::pid).sorted().toList();
    }

    private synchronized Set<Id> zombiesNow() {
        scan(false);
        Set<Long> members = new HashSet<>();
        known.values().stream().filter(row -> !row.zombie()).forEach(row -> members.add(row.pid()));
        return known.values().stream()
                .filter(row -> row.zombie() && members.contains(row.parent()))
                .map(ProcessSnapshot::id)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Processor time of all that was seen. */
    synchronized Duration cpu() {
        scan(false);
        long ticks = endedCpu
                + known.values().stream().mapToLong(ProcessSnapshot::cpu).sum();
        return Duration.ofMillis(ticks * 10);
    }

    /**
     * Asks everything to end, waits, and kills what is still there; an interrupt only makes the wait shorter.
     *
     * <p>A process that forks and ends faster than all processes can be read is in none of these looks. So at the end
     * only new processes are looked at, again and again, until several looks in a row find nothing.
     */
    public EndedTree end(Duration grace) {
        Deadline term = Deadline.in(grace);
        Set<Id> signalled = new HashSet<>();
        boolean interrupted = false;
        List<ProcessSnapshot> left = living();
        while (!left.isEmpty() && !term.passed()) {
            thaw(left);
            left.stream().filter(row -> signalled.add(row.id())).forEach(row -> machine.signal(row, false));
            if (paused(20)) {
                interrupted = true;
                term = term.orIn(HURRY);
            }
            left = living();
        }
        List<ProcessSnapshot> stubborn = left;
        Deadline kill = Deadline.in(KILL_WAIT);
        do {
            left.forEach(row -> machine.signal(row, true));
            interrupted |= !left.isEmpty() && paused(10);
            interrupted |= killNew(kill.orIn(HURRY));
            left = living();
        } while (!left.isEmpty() && !kill.passed());
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return new EndedTree(stubborn, left);
    }

    /** A frozen process would hear of nothing but KILL. */
    private void thaw(List<ProcessSnapshot> rows) {
        List<Long> stopped = rows.stream()
                .map(ProcessSnapshot::pid)
                .filter(pid -> machine.isStopped(pid))
                .toList();
        if (!stopped.isEmpty()) {
            Freezer.continueOnce(stopped);
        }
    }

    /**
     * Stops everything, also what is started meanwhile.
     *
     * @return what was stopped
     */
    Set<Long> freeze(Freezer freezer) {
        Set<Long> frozen = new HashSet<>();
        for (int look = 0; look < QUIET_LOOKS; look++) {
            List<Long> running = living().stream()
                    .map(ProcessSnapshot::pid)
                    .filter(pid -> !machine.isStopped(pid))
                    .toList();
            if (running.isEmpty() || !freezer.stop(running)) {
                return frozen;
            }
            frozen.addAll(running);
        }
        return frozen;
    }

    /** Kills new processes of the tree until there are none; says whether it was interrupted. */
    private synchronized boolean killNew(Deadline most) {
        int quiet = 0;
        while (quiet < QUIET_LOOKS && !most.passed()) {
            quiet = killedNew() ? 0 : quiet + 1;
            if (quiet > 0 && paused(BETWEEN_LOOKS)) {
                return true;
            }
        }
        return false;
    }

    /** One look, which takes a millisecond: whether there was a process of the tree. */
    private boolean killedNew() {
        Set<Long> pids = machine.pids();
        strangers.retainAll(pids);
        boolean found = false;
        for (long pid : pids) {
            if (pid == 1 || pid == ProcessHandle.current().pid() || strangers.contains(pid)) {
                continue;
            }
            Optional<ProcessSnapshot> row = machine.process(pid).filter(one -> !one.zombie());
            if (row.isEmpty()) {
                continue;
            }
            if (known.containsKey(row.get().id()) || marks.areOn(row.get())) {
                machine.signal(row.get(), true);
                know(row.get());
                found = true;
            } else {
                strangers.add(pid);
            }
        }
        return found;
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
        Set<Long> pids = machine.pids();
        pids.removeAll(List.of(1L, ProcessHandle.current().pid()));
        strangers.retainAll(pids);
        Map<Long, ProcessSnapshot> now = new HashMap<>();
        pids.stream().filter(pid -> deep || !strangers.contains(pid)).forEach(pid -> machine.process(pid)
                .ifPresent(row -> now.put(pid, row)));
        forgetEnded(now);
        if (deep) {
            now.values().stream()
                    .filter(row -> !known.containsKey(row.id()) && !row.zombie())
                    .filter(row -> marks.areOn(row))
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
}
