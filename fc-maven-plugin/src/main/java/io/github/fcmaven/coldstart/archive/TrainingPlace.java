package io.github.fcmaven.coldstart.archive;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.instance.LaunchOptions;
import io.github.fcmaven.instance.LocalLaunch;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.process.PortLease;
import io.github.fcmaven.zip.FunctionZip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Where packages are run to make them start faster.
 *
 * @param local what each launch on this machine has
 * @param time the time of every file of the package
 * @param work for intermediate files, which can be made again
 * @param log gets what the server prints
 */
public record TrainingPlace(LocalLaunch local, Instant time, Path work, Path log) {

    private static final Duration STOP = Duration.ofSeconds(5);

    /** Even, as the times in the zip are. */
    public TrainingPlace {
        time = Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), 2) * 2);
    }

    /**
     * Launches a package here. It only waits until no other build uses the port.
     *
     * @param environment variables of this machine only
     */
    RunningInstance launch(FunctionPackage function, Map<String, String> environment) {
        Path zip = work.resolve("staging.zip");
        PortLease lease = local.lease(function.port());
        try {
            FunctionZip.stage(function.entries(), zip, time);
        } catch (RuntimeException e) {
            lease.close();
            throw e;
        }
        try {
            return RunningInstance.launch(
                    function,
                    zip,
                    work,
                    local.host(),
                    lease,
                    instance -> new LaunchOptions(lease.port(), environment, STOP, log, line -> {}));
        } finally {
            delete(zip);
        }
    }

    private static void delete(Path zip) {
        try {
            Files.deleteIfExists(zip);
        } catch (IOException e) {
            throw FcProblem.local(zip + " cannot be deleted", "make its folder writable", e);
        }
    }
}
