package io.github.fcmaven.mojo;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.instance.Instance;
import io.github.fcmaven.instance.PortLease;
import io.github.fcmaven.instance.ServerProcess;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.zip.WrittenZip;

/** A packaged function that runs, and all that must be given back afterwards, in this order: server, folder, port. */
record RunningFunction(
        FunctionPackage function, WrittenZip zip, Instance instance, ServerProcess server, PortLease lease)
        implements AutoCloseable {

    CaPort port() {
        return lease.port();
    }

    String url() {
        return "http://localhost:" + port();
    }

    @Override
    public void close() {
        try (lease;
                instance;
                server) {
            // each is closed though another fails, the last one first
        }
    }
}
