package io.github.fcmaven.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits until something holds, instead of for a while. */
public final class Await {

    private static final Duration GONE = Duration.ofSeconds(Integer.getInteger("fc.goneSeconds", 30));

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

    /**
     * Waits until what a killed build leaves is gone. That takes up to 3 s, which {@code -Dfc.goneSeconds=3} asks for
     * on a quiet machine; on a busy one it takes longer, and is gone all the same.
     */
    public static void gone(String what, Callable<Boolean> condition) throws Exception {
        until(what, GONE, condition);
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
