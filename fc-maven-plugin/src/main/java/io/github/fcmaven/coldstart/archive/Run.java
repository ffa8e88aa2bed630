package io.github.fcmaven.coldstart.archive;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.instance.Instance;
import io.github.fcmaven.instance.LaunchOptions;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.Deadline;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.process.ListeningSocket;
import io.github.fcmaven.process.PortLease;
import io.github.fcmaven.process.ServerProcess;
import io.github.fcmaven.zip.FunctionZip;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A function package that runs here as a function instance, in a fresh folder, until it is closed. */
final class Run implements AutoCloseable {

    private static final Duration STOP = Duration.ofSeconds(5);
    private static final long PAUSE_MILLIS = 20;

    private final PortLease lease;
    private final Instance instance;
    private final ServerProcess server;

    private Run(PortLease lease, Instance instance, ServerProcess server) {
        this.lease = lease;
        this.instance = instance;
        this.server = server;
    }

    /** Launches a package, and waits for nothing but its port's turn. */
    static Run launch(FunctionPackage function, Map<String, String> environment, Place place) {
        Path zip = place.work().resolve("staging.zip");
        PortLease lease = PortLease.of(function.port(), place.progress());
        Instance instance = null;
        try {
            FunctionZip.writeUncompressed(function.entries(), zip, place.time());
            instance = Instance.unpack(function, zip, place.work(), place.host());
            Files.deleteIfExists(zip);
            ServerProcess server =
                    instance.launch(new LaunchOptions(lease.port(), environment, STOP, place.log(), line -> {}));
            return new Run(lease, instance, server);
        } catch (IOException e) {
            close(instance, lease);
            throw FcProblem.local(zip + " cannot be deleted", "make its folder writable", e);
        } catch (RuntimeException e) {
            close(instance, lease);
            throw e;
        }
    }

    /** The folder that stands for {@code /code}. */
    Path code() {
        return instance.code();
    }

    /**
     * Waits until the server accepts connections.
     *
     * @throws FcProblem where it ends, or does not listen in time, with its last lines
     */
    CaPort awaitReady(Duration timeout) {
        Deadline deadline = Deadline.in(timeout);
        while (!accepts(lease.port())) {
            if (!server.isAlive()) {
                throw failed("it " + server.ending() + " before it listened on port " + lease.port());
            }
            if (deadline.passed()) {
                throw failed("it did not listen on port " + lease.port() + " within " + timeout.toSeconds() + " s"
                        + elsewhere());
            }
            pause();
        }
        return lease.port();
    }

    /**
     * Asks the server to end, and waits until it has.
     *
     * @throws FcProblem where it does not
     */
    void end(Duration timeout) {
        ProcessHandle.of(server.pid()).ifPresent(ProcessHandle::destroy);
        Deadline deadline = Deadline.in(timeout);
        while (server.isAlive()) {
            if (deadline.passed()) {
                throw failed("it had not ended " + timeout.toSeconds() + " s after TERM");
            }
            pause();
        }
    }

    /** What the server printed last. */
    List<String> lastLines() {
        return server.lastLines();
    }

    /** A failure of this run, with the server's last lines. */
    FcProblem failed(String what) {
        List<String> lines = lastLines();
        String said =
                lines.isEmpty() ? "; it printed nothing" : "; it printed last:\n    " + String.join("\n    ", lines);
        return FcProblem.local(what + said, "look into " + server.log());
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

    private String elsewhere() {
        List<ListeningSocket> sockets = server.listening();
        return sockets.isEmpty() ? "" : ", but on " + sockets.get(0).port();
    }

    private static boolean accepts(CaPort port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port.number()), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FcProblem.local("the training was interrupted", "start the build again", e);
        }
    }

    @SuppressWarnings("try")
    private static void close(Instance instance, PortLease lease) {
        try (lease;
                instance) {
            // the last one first
        }
    }
}
