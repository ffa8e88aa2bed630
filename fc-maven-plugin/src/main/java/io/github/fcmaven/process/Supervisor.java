package io.github.fcmaven.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A process of its own that outlives the build until it has ended what the build started.
 *
 * <p>Its standard input is a pipe from the build, and the end of that pipe is the end of the build, whatever its cause.
 * Then everything of the instance is asked to end, killed after 2 s, and the folder and the control group of the
 * instance are removed. A line {@code root PID} names the process that was spawned. A line {@code dismiss} says that
 * the build has done all that itself.
 */
final class Supervisor {

    private static final String END = "end";
    private static final Duration GRACE = Duration.ofSeconds(2);

    /** How long it may take until a process is seen that was being spawned when the build ended. */
    private static final Duration LATECOMERS = Duration.ofMillis(300);

    private Supervisor() {}

    /**
     * Arguments: the marker and the folder of the instance, the PID of the build, and the names of what is removed with
     * the folder.
     */
    public static void main(String[] args) {
        OwnedFolder folder = new OwnedFolder(Path.of(args[1]), List.of(args).subList(3, args.length));
        Machine machine = ThisMachine.here();
        ProcessTree tree = new ProcessTree(machine, args[0], folder.path(), machine.now(), Long.parseLong(args[2]));
        GatewayTraces traces = new GatewayTraces(folder.path().toAbsolutePath().getParent(), args[2]);
        BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        Thread reader = new Thread(() -> read(messages), "input");
        reader.setDaemon(true);
        reader.start();
        Thread work = new Thread(() -> supervise(args[0], tree, folder, traces, messages), "supervisor");
        // INT, TERM and HUP begin a shutdown, and it waits for this: so they end nothing before the build has ended.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> join(work)));
        work.start();
        System.out.println("ready");
        System.out.flush();
    }

    private static void read(BlockingQueue<String> messages) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                messages.add(line);
            }
        } catch (IOException e) {
            // A broken pipe is the end too.
        }
        messages.add(END);
    }

    private static void supervise(
            String marker, ProcessTree tree, OwnedFolder folder, GatewayTraces traces, BlockingQueue<String> messages) {
        while (true) {
            String message = next(messages);
            if (message.startsWith("root ")) {
                tree.root(Long.parseLong(message.substring(5)));
            } else if (message.equals("dismiss")) {
                tree.end(Duration.ZERO);
                return;
            } else if (message.equals(END)) {
                traces.remove();
                endAll(tree, folder);
                MemoryGroup.remove(marker);
                return;
            }
            tree.remember();
        }
    }

    private static void endAll(ProcessTree tree, OwnedFolder folder) {
        long begin = System.nanoTime();
        tree.end(GRACE);
        while (System.nanoTime() - begin < LATECOMERS.toNanos()) {
            tree.end(GRACE.minus(LATECOMERS));
            next(new LinkedBlockingQueue<>(), 20);
        }
        folder.remove();
    }

    private static String next(BlockingQueue<String> messages) {
        return next(messages, 250);
    }

    private static String next(BlockingQueue<String> messages, long millis) {
        try {
            String message = messages.poll(millis, TimeUnit.MILLISECONDS);
            return message == null ? "" : message;
        } catch (InterruptedException e) {
            return "";
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
