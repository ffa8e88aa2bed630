package io.github.fcmaven.instance;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A server that was started, and every process that came from it. */
public final class ServerProcess implements AutoCloseable {

    private ServerProcess() {}

    /** The process that the start command became. */
    public long pid() {
        throw new UnsupportedOperationException();
    }

    /** Whether the process that the start command became still runs: its end is the end of the instance. */
    public boolean isAlive() {
        throw new UnsupportedOperationException();
    }

    /** How it ended, in words: its exit code or signal explained. */
    public String ending() {
        throw new UnsupportedOperationException();
    }

    /** What happened when, counted from the spawn. */
    public Timeline timeline() {
        throw new UnsupportedOperationException();
    }

    /** The processor time of the whole tree so far; zero where the system does not say it. */
    public Duration cpuTime() {
        throw new UnsupportedOperationException();
    }

    /** Every process of the tree that lives, daemonised ones too. */
    public List<Long> tree() {
        throw new UnsupportedOperationException();
    }

    /** The TCP sockets on which the tree listens; asks {@link SocketTable#readable()} first. */
    public List<ListeningSocket> listening() {
        throw new UnsupportedOperationException();
    }

    /** The last lines it printed, at most 50. */
    public List<String> lastLines() {
        throw new UnsupportedOperationException();
    }

    /** The file that holds what it printed. */
    public Path log() {
        throw new UnsupportedOperationException();
    }

    /** Ends the whole tree: TERM, the stop timeout, KILL. Says what had to be done where TERM was not enough. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
