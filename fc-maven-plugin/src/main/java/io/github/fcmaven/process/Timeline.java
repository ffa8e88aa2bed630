package io.github.fcmaven.process;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** What happened when in a start, on the monotonic clock, counted from the spawn; each mark is set once. */
public final class Timeline {

    /** The name of {@link #portOpen()} in the log. */
    public static final String PORT_OPEN = "port open";

    /** The name of {@link #firstResponse()} in the log. */
    public static final String FIRST_RESPONSE = "first response";

    private final long spawned = System.nanoTime();
    private final AtomicReference<Duration> firstOutput = new AtomicReference<>();
    private final AtomicReference<Duration> portOpen = new AtomicReference<>();
    private final AtomicReference<Duration> openCpu = new AtomicReference<>();
    private final AtomicReference<Duration> firstResponse = new AtomicReference<>();
    private final AtomicReference<Duration> responseCpu = new AtomicReference<>();

    /** How long ago the server was spawned. */
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - spawned);
    }

    /** The server printed something for the first time. */
    public Optional<Duration> firstOutput() {
        return Optional.ofNullable(firstOutput.get());
    }

    /** A TCP connection to the port was accepted for the first time. */
    public Optional<Duration> portOpen() {
        return Optional.ofNullable(portOpen.get());
    }

    /**
     * The processor time that the start had taken when the port was open; empty where it was not, or the system does
     * not say it.
     */
    public Optional<Duration> openCpu() {
        return Optional.ofNullable(openCpu.get());
    }

    /** A request was answered for the first time, with whatever status. */
    public Optional<Duration> firstResponse() {
        return Optional.ofNullable(firstResponse.get());
    }

    /**
     * The processor time that the start had taken when a request was answered; empty where none was, or the system does
     * not say it.
     */
    public Optional<Duration> responseCpu() {
        return Optional.ofNullable(responseCpu.get());
    }

    /** The line that puts a mark into the log where it happened, among what the server printed before and after it. */
    public static String logLine(String mark, Duration at) {
        return String.format(Locale.ROOT, "[fc: %s %.3f s after the launch]", mark, at.toMillis() / 1000.0);
    }

    void markFirstOutput() {
        firstOutput.compareAndSet(null, elapsed());
    }

    /**
     * Sets {@link #portOpen()}. The connection is accepted before it is known by whom. Says whether it was not set
     * before.
     */
    boolean markPortOpen(Duration at) {
        return portOpen.compareAndSet(null, at);
    }

    /** Sets {@link #openCpu()}. */
    public void markOpenCpu(Duration cpu) {
        openCpu.compareAndSet(null, cpu);
    }

    /** Sets {@link #responseCpu()}. */
    void markResponseCpu(Duration cpu) {
        responseCpu.compareAndSet(null, cpu);
    }

    /** Sets {@link #firstResponse()}, and says whether it was not set before. */
    boolean markFirstResponse(Duration at) {
        return firstResponse.compareAndSet(null, at);
    }
}
