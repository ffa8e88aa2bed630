package io.github.fcmaven.measure;

import io.github.fcmaven.http.Connection;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.instance.Instance;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.Deadline;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.process.ServerProcess;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/**
 * One cold start on this machine.
 *
 * @param unpack how long the zip took to unpack: it stands for the platform's preparation
 * @param start from the spawn to the first answer with whatever status
 * @param cpu processor time until then; zero where the system does not say it
 * @param memory the most that was resident until then, in bytes; zero where the system does not say it
 */
public record MeasuredStart(Duration unpack, Duration start, Duration cpu, long memory) {

    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final long PAUSE_MILLIS = 2;

    /**
     * Waits for the first answer of a server that was just launched.
     *
     * @param path of the request
     * @param timeout counted from the spawn
     * @throws FcProblem where it ends before, or is late, with its last lines
     */
    public static MeasuredStart of(
            Instance instance, ServerProcess server, CaPort port, String path, Duration timeout) {
        Deadline deadline = Deadline.in(timeout.minus(server.timeline().elapsed()));
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port.number());
        while (!answers(address, path, deadline)) {
            if (!server.isAlive()) {
                throw failed(server, "it " + server.ending() + " before it answered");
            }
            if (deadline.passed()) {
                throw failed(server, "it did not answer on port " + port + " within " + timeout.toSeconds() + " s");
            }
            pause();
        }
        Duration start = server.timeline().elapsed();
        return new MeasuredStart(
                instance.unpackTime(), start, server.cpuTime().orElse(Duration.ZERO), server.residentMemory());
    }

    private static boolean answers(InetSocketAddress address, String path, Deadline deadline) {
        Deadline answer = deadline.orIn(ANSWER);
        try (Connection connection = Connection.open(address, answer)) {
            return connection.request("GET", path, answer) instanceof Response;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FcProblem.local("measuring was interrupted", "start the build again", e);
        }
    }

    private static FcProblem failed(ServerProcess server, String what) {
        List<String> lines = server.lastLines();
        return FcProblem.local(
                what + (lines.isEmpty() ? "" : "; it printed last:\n    " + String.join("\n    ", lines)),
                "look into " + server.log());
    }
}
