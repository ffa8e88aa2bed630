package io.github.fcmaven.process;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Any system, by Java's own {@link ProcessHandle}. */
enum PortableMachine implements Machine {
    JAVA;

    /**
     * Starts are milliseconds since 1970 here, and hundredths of a second since the system's own start on Linux: no
     * system runs for the three hundred years that would make them meet.
     */
    private static final long FIRST_MILLIS = 1_000_000_000_000L;

    /** Whether a start is on the scale of this form. */
    static boolean isOwnScale(long start) {
        return start >= FIRST_MILLIS;
    }

    @Override
    public boolean showsSockets() {
        return false;
    }

    @Override
    public Set<Long> pids() {
        Set<Long> pids = new HashSet<>();
        ProcessHandle.allProcesses().map(ProcessHandle::pid).forEach(pids::add);
        return pids;
    }

    @Override
    public Optional<ProcessSnapshot> process(long pid) {
        return ProcessHandle.of(pid).map(PortableMachine::snapshot);
    }

    /** A process that has ended has no program any more, and may be in the list until its parent has asked for it. */
    private static ProcessSnapshot snapshot(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        return new ProcessSnapshot(
                process.pid(),
                info.startInstant().map(Instant::toEpochMilli).orElse(0L),
                process.parent().map(ProcessHandle::pid).orElse(0L),
                -1,
                !process.isAlive() || info.command().isEmpty(),
                false,
                info.totalCpuDuration().map(time -> time.toMillis() / 10).orElse(0L));
    }

    /** When this process began: whatever begins after now, began after that. */
    @Override
    public long now() {
        return snapshot(ProcessHandle.current()).start();
    }

    @Override
    public boolean lives(long pid, long start) {
        return process(pid)
                .filter(row -> !row.zombie() && (row.start() == start || !isOwnScale(start)))
                .isPresent();
    }

    @Override
    public byte[] file(String name) throws IOException {
        throw new NoSuchFileException(name);
    }

    @Override
    public Path link(String name) throws IOException {
        throw new NoSuchFileException(name);
    }

    @Override
    public List<String> names(String folder) {
        return List.of();
    }

    @Override
    public void removeAttachSocket(long pid) {
        // Java does not say where it is.
    }

    @Override
    public Optional<Path> program(String name) {
        return Optional.empty();
    }
}
