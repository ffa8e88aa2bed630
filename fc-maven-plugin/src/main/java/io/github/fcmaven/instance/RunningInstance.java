package io.github.fcmaven.instance;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.Deadline;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Pause;
import io.github.fcmaven.process.PortLease;
import io.github.fcmaven.process.ResourceLimits;
import io.github.fcmaven.process.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * A function that was launched here, and all that must be given back afterwards, in this order: server, folder, port.
 *
 * @param function the package whose zip was unpacked
 * @param instance what it was unpacked into
 * @param server what was started from that instance
 * @param lease the port of this machine that the server was told; another one than the package's where the launch took
 *     a free one
 */
public record RunningInstance(FunctionPackage function, Instance instance, ServerProcess server, PortLease lease)
        implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(20);

    /**
     * Unpacks a zip and starts its server, and does not wait for it.
     *
     * @param parent the folder that gets the instance's folder
     * @param lease is closed with the instance, or where the launch fails
     * @param options how to start what was unpacked
     * @throws FcProblem where the platform, or this machine, could not execute the start command
     */
    public static RunningInstance launch(
            FunctionPackage function,
            Path zip,
            Path parent,
            Host host,
            PortLease lease,
            Function<Instance, LaunchOptions> options) {
        Instance instance = null;
        try {
            instance = Instance.unpack(function, zip, parent, host);
            return new RunningInstance(function, instance, instance.launch(options.apply(instance)), lease);
        } catch (RuntimeException e) {
            throw giveBack(e, instance, lease);
        }
    }

    /** Where the server was told to listen. */
    public CaPort port() {
        return lease.port();
    }

    /** What this machine allows the server: a launch that gives it less says so here. */
    public ResourceLimits limits() {
        return ResourceLimits.ofThisBuild();
    }

    /**
     * Asks the server to end, and waits until it has.
     *
     * @throws FcProblem where it does not end in time, or the waiting is interrupted
     */
    public void end(Duration timeout) {
        ProcessHandle.of(server.pid()).ifPresent(ProcessHandle::destroy);
        Deadline deadline = Deadline.in(timeout);
        while (server.isAlive()) {
            if (deadline.passed()) {
                throw failed("the server had not ended " + timeout.toSeconds() + " s after TERM");
            }
            Pause.of(LOOK, deadline);
        }
    }

    /** A failure of this run that says nothing about the platform, with the server's last lines. */
    public FcProblem failed(String what) {
        return failed(what, "");
    }

    /** The same, with more to do than to read its log. */
    public FcProblem failed(String what, String more) {
        List<String> lines = server.lastLines();
        String printed =
                lines.isEmpty() ? "; it printed nothing" : "; it printed last:\n    " + String.join("\n    ", lines);
        return FcProblem.local(what + printed, "read " + server.log() + more);
    }

    @Override
    @SuppressWarnings("try")
    public void close() {
        try (lease;
                instance;
                server) {
            // each is closed though another fails, the last one first
        }
    }

    /**
     * Closes what a failed launch holds already, in the given order; if that fails too, the cause gets those failures.
     */
    private static RuntimeException giveBack(RuntimeException cause, AutoCloseable... held) {
        for (AutoCloseable one : held) {
            try {
                if (one != null) {
                    one.close();
                }
            } catch (Exception e) {
                cause.addSuppressed(e);
            }
        }
        return cause;
    }
}
