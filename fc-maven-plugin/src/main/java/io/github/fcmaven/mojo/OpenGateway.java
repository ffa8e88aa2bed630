package io.github.fcmaven.mojo;

import io.github.fcmaven.gateway.Gateway;
import io.github.fcmaven.gateway.GatewayFile;
import io.github.fcmaven.platform.FcProblem;
import java.nio.file.Path;

/** A gateway that ends with its goal, or with the JVM where Ctrl-C ends that first. */
final class OpenGateway implements AutoCloseable {

    private final Gateway gateway;
    private final Path file;
    private GatewayFile entry;
    private boolean ended;
    private volatile Runnable afterwards = () -> {};
    private final Thread ctrlC = new Thread(this::end, "fc-gateway-stop");

    /**
     * @param file tells other commands of it, once it is announced
     * @param sha256 of the zip whose function it runs
     */
    OpenGateway(Gateway gateway, Path file, String sha256) {
        this.gateway = gateway;
        this.entry = GatewayFile.of(gateway, sha256);
        this.file = file;
        Runtime.getRuntime().addShutdownHook(ctrlC);
    }

    Gateway gateway() {
        return gateway;
    }

    /** What is to be done once it has ended, Ctrl-C or not. */
    void afterwards(Runnable work) {
        afterwards = work;
    }

    /**
     * Starts an instance before a request asks for one.
     *
     * @return whether it serves: what fails because Ctrl-C ends it says nothing about the function
     * @throws FcProblem where it does not become ready
     */
    boolean starts() {
        try {
            gateway.startInstance();
            return true;
        } catch (FcProblem e) {
            if (Thread.currentThread().isInterrupted()) {
                return false;
            }
            throw e;
        }
    }

    /** The gateway serves the function of another zip now. */
    synchronized void announce(String sha256) {
        entry = GatewayFile.of(gateway, sha256);
        announce();
    }

    /** Lets other commands find it, unless it has ended. */
    synchronized void announce() {
        if (!ended) {
            entry.write(file);
        }
    }

    private synchronized void forget() {
        ended = true;
        entry.remove(file);
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
        forget();
        gateway.close();
        afterwards.run();
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(ctrlC);
        } catch (IllegalStateException e) {
            // the JVM ends already: the hook does its work
        }
    }
}
