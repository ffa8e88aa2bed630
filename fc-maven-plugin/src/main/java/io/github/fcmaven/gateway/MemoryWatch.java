package io.github.fcmaven.gateway;

import io.github.fcmaven.platform.PlatformError;
import io.github.fcmaven.platform.Requirement;
import java.time.Duration;

/**
 * The memory of an instance that serves. Where the system holds it to {@code memorySize} and kills one of its
 * processes, the others end too, as on the platform. Elsewhere it is told once what it holds, and nothing ends it.
 */
final class MemoryWatch implements Runnable {

    private static final Duration HELD = Duration.ofMillis(250);

    /** To add up what processes hold takes the system some milliseconds. */
    private static final Duration COMPARED = Duration.ofSeconds(3);

    private static final long MEGABYTE = 1024 * 1024;

    private final ServingInstance instance;
    private final GatewayListener listener;
    private final long begin = System.nanoTime();
    private boolean told;

    MemoryWatch(ServingInstance instance, GatewayListener listener) {
        this.instance = instance;
        this.listener = listener;
    }

    /** Until the instance ends. */
    @Override
    public void run() {
        boolean held = instance.running().instance().memory().isPresent();
        try {
            while (instance.isAlive() && !told) {
                Thread.sleep((held ? HELD : COMPARED).toMillis());
                if (held) {
                    endWhereKilled();
                } else if (!instance.isFrozen()) {
                    compare(instance.running().server().ownMemory() / MEGABYTE);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void endWhereKilled() {
        if (instance.isOutOfMemory()) {
            told = true;
            Duration after = Duration.ofNanos(System.nanoTime() - begin);
            listener.problem(
                    PlatformError.outOfMemory(after, instance.memorySize()).describe());
            instance.kill();
        }
    }

    /** A watch: the system's own limit is another one, so nothing follows but a word. */
    void compare(long megabytes) {
        if (megabytes > instance.memorySize()) {
            told = true;
            listener.problem(Requirement.FC_MEMORY_USE.id() + ": the function's processes hold " + megabytes
                    + " MB, and memorySize is " + instance.memorySize() + " MB: Function Compute ends the instance"
                    + " with exit code 137\n  fix: raise memorySize, or let the function need less");
        }
    }
}
