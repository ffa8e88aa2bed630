package io.github.fcmaven.instance;

import io.github.fcmaven.platform.CaPort;
import java.util.List;

/** The sockets that listen on this machine, as the kernel lists them. */
public final class SocketTable {

    private SocketTable() {}

    /** Whether this system has such a list: Linux' {@code /proc}. */
    public static boolean readable() {
        throw new UnsupportedOperationException();
    }

    /** Every socket that listens on that port, with the processes that hold it. */
    public static List<ListeningSocket> on(CaPort port) {
        throw new UnsupportedOperationException();
    }

    /** A process as messages name it: {@code PID 4711 (java -jar other.jar)}; arguments are cut, values of secrets are not shown. */
    public static String describe(long pid) {
        throw new UnsupportedOperationException();
    }
}
