package io.github.fcmaven.check;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.instance.Instance;
import io.github.fcmaven.instance.ServerProcess;
import io.github.fcmaven.platform.CaPort;
import java.time.Duration;

/** Judges a function instance by the five requirements that a launched server must keep. */
public final class ContractCheck {

    private ContractCheck() {}

    /** Waits until the server is ready, fails or is late, and judges it; {@code server} was just launched from {@code instance}. */
    public static CheckReport run(
            FunctionPackage function,
            Instance instance,
            ServerProcess server,
            CaPort port,
            CheckSettings settings,
            CheckListener listener) {
        throw new UnsupportedOperationException();
    }

    /** Waits until the server accepts connections on the port: what {@code start} and {@code run} need. */
    public static void awaitReady(ServerProcess server, CaPort port, Duration startTimeout) {
        throw new UnsupportedOperationException();
    }
}
