package io.github.fcmaven.instance;

import io.github.fcmaven.platform.CaPort;
import java.util.function.Consumer;

/** A port of this machine that no other build uses as long as this one holds it. */
public final class PortLease implements AutoCloseable {

    private PortLease() {}

    /** Waits until no other build uses the port, telling {@code progress} so; refuses one that a foreign process holds, naming it. */
    public static PortLease of(CaPort port, Consumer<String> progress) {
        throw new UnsupportedOperationException();
    }

    /** A port that nothing uses now. */
    public static PortLease free() {
        throw new UnsupportedOperationException();
    }

    /** The port. */
    public CaPort port() {
        throw new UnsupportedOperationException();
    }

    /** Lets others use it. */
    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
