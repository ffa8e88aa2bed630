package io.github.fcmaven.measure;

import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.process.ServerProcess;
import io.github.fcmaven.startup.StartupWait;
import java.time.Duration;

/**
 * One cold start on this machine.
 *
 * @param unpack how long the zip took to unpack: it stands for the platform's preparation
 * @param start from the spawn to the first answer with whatever status
 * @param cpu processor time until then; zero where the system does not say it
 * @param memory the most that was resident until then, in bytes; zero where the system does not say it
 */
public record MeasuredStart(Duration unpack, Duration start, Duration cpu, long memory) {

    /**
     * Waits for the first answer of a server that was just launched.
     *
     * @param path of the request
     * @param timeout counted from the spawn
     * @throws FcProblem where it ends before, is late, or another process answers at its port, with its last lines
     */
    public static MeasuredStart of(RunningInstance running, String path, Duration timeout) {
        Duration start = StartupWait.forAnswer(running, path).require(timeout).after();
        ServerProcess server = running.server();
        return new MeasuredStart(
                running.instance().unpackTime(),
                start,
                server.timeline().openCpu().orElse(Duration.ZERO),
                server.peakMemory());
    }
}
