package io.github.fcmaven.process;

import io.github.fcmaven.platform.FcProblem;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A server that was started, and every process that came from it. */
public final class ServerProcess implements AutoCloseable {

    /** How often the tree notes which process is the child of which; it costs a few milliseconds. */
    private static final long WATCH_MILLIS = 250;

    private final Process process;
    private final ProcessTree tree;
    private final Timeline timeline;
    private final ServerOutput output;
    private final ProcessStart start;
    private final FreezableTree freezable;
    private boolean closed;
    private List<Long> zombies = List.of();
    private volatile Duration end;
    private volatile Optional<Stop> stop = Optional.empty();

    /**
     * How a server was ended that still ran.
     *
     * @param after how long that took
     * @param killed whether TERM was not enough
     */
    public record Stop(Duration after, boolean killed) {}

    private ServerProcess(Process process, ProcessTree tree, Timeline timeline, LogFile log, ProcessStart start) {
        this.process = process;
        this.tree = tree;
        this.freezable = new FreezableTree(tree);
        this.timeline = timeline;
        this.start = start;
        this.output = new ServerOutput(process, start, log, timeline::markFirstOutput);
        Thread watch = new Thread(this::watch, "fc-watch-" + process.pid());
        watch.setDaemon(true);
        watch.start();
    }

    /**
     * Spawns the server; nothing of the build's own environment reaches it.
     *
     * @throws FcProblem where this machine cannot execute it, or its log cannot be written
     */
    public static ServerProcess spawn(ProcessStart start, ProcessTree tree) {
        LogFile log = LogFile.of(start.log());
        ProcessBuilder builder = new ProcessBuilder(start.arguments())
                .directory(start.folder().toFile())
                .redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(start.environment());
        try {
            Timeline timeline = new Timeline();
            Process process = builder.start();
            tree.root(process.pid());
            closeInput(process);
            return new ServerProcess(process, tree, timeline, log, start);
        } catch (IOException e) {
            log.close();
            throw FcProblem.local(
                    "the server cannot be started here: " + start.arguments().get(0) + " could not be executed",
                    "check that there is free memory, and that files below " + start.folder() + " may be executed",
                    e);
        }
    }

    private static void closeInput(Process process) {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It has ended already.
        }
    }

    /** The process of the start command. */
    public long pid() {
        return process.pid();
    }

    /** Whether the process of the start command still runs: when it ends, the instance ends. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits until the process of the start command ends. */
    public void awaitEnd() throws InterruptedException {
        process.waitFor();
    }

    /** Its exit code; empty as long as it runs. */
    public OptionalInt exitCode() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /** When it was seen to have ended by itself, counted from the spawn; empty as long as it runs. */
    public Optional<Duration> endedAfter() {
        return process.isAlive()
                ? Optional.empty()
                : Optional.ofNullable(end).or(() -> Optional.of(timeline.elapsed()));
    }

    /** How it ended, in words: its exit code or signal explained. */
    public String ending() {
        if (process.isAlive()) {
            return "still runs";
        }
        output.awaitLastWords();
        return new ExitCode(process.exitValue()).inWords();
    }

    /** What happened when, counted from the spawn. */
    public Timeline timeline() {
        return timeline;
    }

    /** Marks that a connection to the port was accepted, in the timeline and in the log; the first such mark counts. */
    public void markPortOpen(Duration at) {
        if (timeline.markPortOpen(at)) {
            output.mark(Timeline.logLine(Timeline.PORT_OPEN, at));
        }
    }

    /** Marks that a request was answered now, in the timeline and in the log; the first such mark counts. */
    public void markFirstResponse() {
        Duration at = timeline.elapsed();
        if (timeline.markFirstResponse(at)) {
            output.mark(Timeline.logLine(Timeline.FIRST_RESPONSE, at));
            cpuTime().ifPresent(timeline::markResponseCpu);
        }
    }

    /**
     * The processor time of the whole tree so far, with what was last seen of processes that have ended. Empty where
     * the system does not say it.
     */
    public Optional<Duration> cpuTime() {
        return Optional.of(tree.cpu()).filter(time -> machine().showsSockets() || !time.isZero());
    }

    /**
     * The most memory, in bytes, that each living process of the tree had resident, added up; 0 where the system does
     * not say it.
     */
    public long peakMemory() {
        return tree.living().stream()
                .mapToLong(row -> machine().peakMemory(row.pid()))
                .sum();
    }

    /** How many resident bytes of its living processes belong to no file; 0 where the system does not say it. */
    public long ownMemory() {
        return tree.living().stream()
                .mapToLong(row -> machine().ownMemory(row.pid()))
                .sum();
    }

    /** Every process of the tree that lives, daemonised ones too. */
    public List<Long> tree() {
        return tree.living().stream().map(ProcessSnapshot::pid).sorted().toList();
    }

    /** What shows its processes: the form of this machine with which it was launched. */
    public Machine machine() {
        return tree.machine();
    }

    /** Who holds which of the machine's sockets. */
    public ServerSockets sockets() {
        return new ServerSockets(tree);
    }

    /** The TCP sockets on which the tree listens; none where the machine shows none. */
    public List<ListeningSocket> listening() {
        return sockets().listening();
    }

    /**
     * The last lines it printed, at most 50. Characters that a terminal obeys are removed, and values that only this
     * machine has are hidden.
     */
    public List<String> lastLines() {
        return output.lastLines();
    }

    /**
     * The line that says why it failed, such as the last {@code Caused by:}; equally harmless, at most 300
     * characters, and with its files below {@code /code}.
     */
    public Optional<String> lastError() {
        return output.lastError();
    }

    /** All of its variables, also those that only this machine has: to look up, never to print. */
    public Map<String, String> environment() {
        return start.environment();
    }

    /** The lines that it printed, the newest of them if they have more than 1 MB; as harmless as its last error. */
    public List<String> printed() {
        return output.printed();
    }

    /** Takes what it wrote into that file for what it printed; whether there is any. */
    public boolean alsoPrints(Path file) {
        return output.also(file);
    }

    /** The file that holds what it printed. */
    public Path log() {
        return start.log();
    }

    /**
     * Processes of the tree that have ended, and whose parent has not collected the exit code within a moment; for a
     * server that was ended, those of that moment.
     */
    public synchronized List<Long> zombies() {
        return closed ? zombies : tree.zombies();
    }

    /** Its processes, to be stopped between requests. */
    public FreezableTree freezable() {
        return freezable;
    }

    /** How it was ended; empty as long as it runs, and where it had ended by itself. */
    public Optional<Stop> stop() {
        return stop;
    }

    /**
     * Ends the whole tree: TERM, the stop timeout, KILL. The last lines of the log say which processes did not end on
     * TERM.
     */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        boolean alive = process.isAlive();
        zombies = alive ? tree.zombies() : List.of();
        Duration begin = timeline.elapsed();
        EndedTree ended = tree.end(start.stopTimeout());
        if (alive) {
            boolean killed = !ended.stubborn().isEmpty();
            Duration after = killed ? start.stopTimeout() : timeline.elapsed().minus(begin);
            stop = Optional.of(new Stop(after, killed));
        }
        boolean interrupted = Thread.interrupted();
        output.close(notes(ended));
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        try {
            do {
                tree.remember();
            } while (!process.waitFor(WATCH_MILLIS, TimeUnit.MILLISECONDS));
            end = timeline.elapsed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The processes that did not end on TERM. */
    private List<String> notes(EndedTree ended) {
        List<String> notes = new ArrayList<>();
        if (!ended.stubborn().isEmpty()) {
            notes.add(pids(ended.stubborn()) + " had not ended "
                    + start.stopTimeout().toMillis() + " ms after TERM, and was killed");
        }
        if (!ended.left().isEmpty()) {
            notes.add(pids(ended.left()) + " could not be ended");
        }
        return notes;
    }

    private static String pids(List<ProcessSnapshot> rows) {
        return rows.stream().map(row -> "PID " + row.pid()).collect(Collectors.joining(", "));
    }
}
