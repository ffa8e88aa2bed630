package io.github.fcmaven.mojo;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.instance.Instance;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.process.PortLease;
import io.github.fcmaven.process.ServerProcess;
import io.github.fcmaven.zip.WrittenZip;

/** A packaged function that runs, and all that must be given back afterwards, in this order: server, folder, port. */
record RunningFunction(
        FunctionPackage function, WrittenZip zip, Instance instance, ServerProcess server, PortLease lease)
        implements AutoCloseable {

    /** What begins its key in a plugin context. */
    static final String KEY = "started:";

    CaPort port() {
        return lease.port();
    }

    static String url(CaPort port) {
        return "http://localhost:" + port;
    }

    RunningInstance launched() {
        return new RunningInstance(function, instance, server, port());
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

    /** Closes what a failed launch holds already, in the order given; what fails in that is told with the cause. */
    static RuntimeException giveBack(RuntimeException cause, AutoCloseable... held) {
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
