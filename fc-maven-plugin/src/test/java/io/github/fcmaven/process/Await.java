package io.github.fcmaven.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits until something holds, instead of for a while. */
public final class Await {

    private Await() {}

    public static void until(String what, Duration most, Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + most.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() - end > 0) {
                throw new AssertionError("not within " + most.toMillis() + " ms: " + what);
            }
            Thread.sleep(10);
        }
    }

    public static void until(String what, Callable<Boolean> condition) throws Exception {
        until(what, Duration.ofSeconds(15), condition);
    }

    public static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
