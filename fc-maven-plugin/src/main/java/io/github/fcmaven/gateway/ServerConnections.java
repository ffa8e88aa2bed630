package io.github.fcmaven.gateway;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The connections to one instance that no request uses now. As on the platform they are kept, and none is tried before
 * it is used: a server that closes them makes requests fail.
 */
final class ServerConnections implements AutoCloseable {

    private static final int CONNECT_MILLIS = 10_000;

    private final InetSocketAddress address;
    private final Deque<Wire> idle = new ArrayDeque<>();
    private boolean closed;

    /**
     * A connection for a request.
     *
     * @param kept whether another request used it before
     */
    record Taken(Wire wire, boolean kept) {}

    ServerConnections(InetSocketAddress address) {
        this.address = address;
    }

    InetSocketAddress address() {
        return address;
    }

    /** One that was kept, or a new one. */
    Taken take() throws IOException {
        synchronized (this) {
            if (!idle.isEmpty()) {
                return new Taken(idle.pop(), true);
            }
        }
        Socket socket = new Socket(Proxy.NO_PROXY);
        try {
            socket.connect(address, CONNECT_MILLIS);
            return new Taken(new Wire(socket), false);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** For the next request. */
    synchronized void keep(Wire wire) {
        if (closed) {
            wire.close();
        } else {
            idle.push(wire);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        idle.forEach(Wire::close);
        idle.clear();
    }
}
