package io.github.fcmaven.startup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/** An address of this machine that no other machine can reach; no probe ever goes to another one. */
public enum Loopback {
    /** {@code 127.0.0.1}. */
    FIRST("127.0.0.1", 127, 0, 0, 1),
    /** {@code 127.0.0.2}: on Linux it tells {@code 0.0.0.0} from {@code 127.0.0.1}; other systems do not have it. */
    SECOND("127.0.0.2", 127, 0, 0, 2),
    /** {@code ::1}. */
    IPV6("::1", 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);

    private static final int PATIENCE_MILLIS = 1000;

    private final String text;
    private final InetAddress address;
    private final boolean available;

    Loopback(String text, int... bytes) {
        this.text = text;
        byte[] raw = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            raw[i] = (byte) bytes[i];
        }
        try {
            this.address = InetAddress.getByAddress(raw);
        } catch (UnknownHostException e) {
            throw new UncheckedIOException(e);
        }
        this.available = answers(address);
    }

    InetAddress address() {
        return address;
    }

    /** Whether this machine has it. */
    public boolean available() {
        return available;
    }

    /** Those that this machine has. */
    static Loopback[] all() {
        return Arrays.stream(values()).filter(Loopback::available).toArray(Loopback[]::new);
    }

    /** Why nothing can be asked here, in words that follow "because"; empty where something can. */
    public static Optional<String> missing() {
        return all().length > 0
                ? Optional.empty()
                : Optional.of("no loopback interface of this machine is up, and no probe goes to another one");
    }

    @Override
    public String toString() {
        return text;
    }

    /** An interface that is down lets a socket be bound, and nobody comes to it. */
    private static boolean answers(InetAddress address) {
        try (ServerSocket server = new ServerSocket(0, 1, address);
                Socket client = new Socket(Proxy.NO_PROXY)) {
            client.connect(server.getLocalSocketAddress(), PATIENCE_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
