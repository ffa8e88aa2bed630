package io.github.fcmaven.gateway;

import io.github.fcmaven.http.Connection;
import io.github.fcmaven.instance.PlatformRequests;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.Deadline;
import io.github.fcmaven.platform.Pause;
import io.github.fcmaven.process.MemoryGroup;
import io.github.fcmaven.process.ServerProcess;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** An instance that is ready, and how many requests it runs; its lifecycle guards the number. */
final class ServingInstance {

    /** How long after the end of its connections a process may take to be seen as ended. */
    private static final Duration MOMENT = Duration.ofMillis(300);

    private final RunningInstance running;
    private final ServerConnections connections;
    private int requests;
    private final AtomicInteger streams = new AtomicInteger();

    ServingInstance(RunningInstance running, InetSocketAddress address) {
        this.running = running;
        this.connections = new ServerConnections(address);
    }

    RunningInstance running() {
        return running;
    }

    ServerConnections connections() {
        return connections;
    }

    int requests() {
        return requests;
    }

    void begin() {
        requests++;
    }

    void finish() {
        requests--;
    }

    /** A request is a stream from now on, which ends when its client wants: nobody waits for that. */
    void beginStream() {
        streams.incrementAndGet();
    }

    void endStream() {
        streams.decrementAndGet();
    }

    /** How many requests run that will be answered soon. */
    int answering() {
        return requests - streams.get();
    }

    /** Whether one of them runs, and can be answered. */
    boolean isBusy() {
        return answering() > 0 && isAlive();
    }

    boolean isAlive() {
        return running.server().isAlive();
    }

    /** Whether its process ends with its connection: waits a moment for it. */
    boolean endsSoon() {
        return Pause.until(() -> !isAlive(), MOMENT);
    }

    boolean isFrozen() {
        return running.server().freezable().isFrozen();
    }

    /** Whether it needed more memory than it has. */
    boolean isOutOfMemory() {
        return running.instance().memory().filter(MemoryGroup::outOfMemory).isPresent();
    }

    int memorySize() {
        return running.function().spec().resources().memoryMegabytes();
    }

    String id() {
        return running.server().environment().getOrDefault("FC_INSTANCE_ID", "");
    }

    /** The most memory that it has used. */
    long peakMegabytes() {
        return running.server().peakMemory() / (1024 * 1024);
    }

    /** What it printed last: its last error, where it told one. */
    String lastWords() {
        ServerProcess server = running.server();
        return server.lastError()
                .map(line -> "; its last error: " + line)
                .orElseGet(() -> server.lastLines().isEmpty()
                        ? "; it printed nothing"
                        : "; it printed last:\n    " + String.join("\n    ", server.lastLines()));
    }

    /** Where its developer looks for the cause. */
    String readLog() {
        return "read its log for the cause: " + running.server().log();
    }

    /** As the platform does where it needs too much memory: no hook is called. */
    void kill() {
        ProcessHandle.of(running.server().pid()).ifPresent(ProcessHandle::destroyForcibly);
    }

    /** Asks it to prepare for its end, where it wants to be asked, and ends it; who comes second waits for that. */
    synchronized void end() {
        connections.close();
        if (isAlive()) {
            running.function().spec().calls().preStopSeconds().ifPresent(seconds -> {
                Deadline deadline = Deadline.in(Duration.ofSeconds(seconds));
                try (Connection connection = Connection.open(connections.address(), deadline)) {
                    connection.request(new PlatformRequests(running.function()).preStop(), deadline);
                }
            });
        }
        running.close();
    }
}
