package io.github.fcmaven.mojo;

import io.github.fcmaven.check.ContractCheck;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.gateway.InstanceSource;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.packaging.PackagedFunction;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.zip.FunctionZip;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** The packaged function, started as often as the gateway needs it. */
final class PackagedInstances implements InstanceSource {

    private final AbstractForegroundMojo goal;
    private final FunctionPackage function;
    private final Optional<Path> copy;

    PackagedInstances(AbstractForegroundMojo goal) {
        this.goal = goal;
        this.function = PackagedFunction.read(goal.files());
        this.copy = Optional.empty();
    }

    /** @param copy of the zip, which stays as it is while another one is packed */
    PackagedInstances(AbstractForegroundMojo goal, Path copy) {
        this.goal = goal;
        this.function = PackagedFunction.read(goal.files()).withEntries(FunctionZip.read(copy));
        this.copy = Optional.of(copy);
    }

    @Override
    public FunctionPackage function() {
        return function;
    }

    @Override
    public RunningInstance launch(Consumer<String> lines) {
        return copy.map(zip -> goal.launchDebuggable(zip, function, lines))
                .orElseGet(() -> goal.launchDebuggable(lines));
    }

    @Override
    public CaPort awaitReady(RunningInstance running) {
        CaPort port = ContractCheck.awaitReady(running, goal.startTimeout(), goal.servers());
        running.instance().notes().stream().filter(goal.context()::isFirst).forEach(goal.getLog()::info);
        return port;
    }

    /** Said once: what stands here for the platform does not know who may call. */
    void tellUnverified() {
        function.spec()
                .http()
                .filter(trigger -> !trigger.authType().equals("anonymous"))
                .map(trigger -> "authType is " + trigger.authType()
                        + ": the gateway does not verify signatures; on Function Compute a call without one is"
                        + " answered 403.")
                .filter(goal.context()::isFirst)
                .ifPresent(goal.getLog()::info);
    }
}
