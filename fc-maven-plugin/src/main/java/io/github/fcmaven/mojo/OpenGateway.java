package io.github.fcmaven.mojo;

import io.github.fcmaven.gateway.Gateway;
import io.github.fcmaven.gateway.GatewayFile;
import io.github.fcmaven.gateway.GatewaySettings;
import io.github.fcmaven.zip.FunctionZip;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A gateway that ends with its goal, or with the JVM where Ctrl-C ends that first. */
final class OpenGateway implements AutoCloseable {

    private final Gateway gateway;
    private final GatewayFile entry;
    private final Path file;
    private final Thread ctrlC = new Thread(this::end, "fc-gateway-stop");

    private OpenGateway(Gateway gateway, Path file, String sha256) {
        this.gateway = gateway;
        this.entry = GatewayFile.of(gateway, sha256);
        this.file = file;
        Runtime.getRuntime().addShutdownHook(ctrlC);
    }

    /**
     * Opens it: no instance is started yet.
     *
     * @param port 0 for a free one
     * @param printed gets each line that the function prints
     */
    static OpenGateway of(AbstractGatewayMojo goal, int port, Consumer<String> printed) {
        GatewaySettings settings = GatewayValues.of(goal, port);
        String sha256 = FunctionZip.describe(goal.packaged()).sha256();
        PackagedInstances instances = new PackagedInstances(goal);
        Gateway gateway = Gateway.open(instances, settings, new GatewayConsole(goal, printed));
        instances.tellUnverified();
        return new OpenGateway(gateway, goal.files().gateway(), sha256);
    }

    Gateway gateway() {
        return gateway;
    }

    /** Lets other commands find it. */
    void announce() {
        entry.write(file);
    }

    @Override
    public void close() {
        try {
            end();
        } finally {
            forgetHook();
        }
    }

    private void end() {
        entry.remove(file);
        gateway.close();
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(ctrlC);
        } catch (IllegalStateException e) {
            // the JVM ends already: the hook does its work
        }
    }
}
