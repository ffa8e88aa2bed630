package io.github.fcmaven;

import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.Selector;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * Outside the agent's own package, which is left alone: a program that waits for an hour in every way that Java has,
 * reads every clock, and runs a job each second: it prints what it sees of them.
 */
public final class TimedProgram {

    private static final long HOUR = 3_600_000;

    private TimedProgram() {}

    interface Wait {
        void run() throws Exception;
    }

    public static void main(String[] args) throws Exception {
        Map<String, LongSupplier> clocks = clocks();
        Map<String, Long> before = new LinkedHashMap<>();
        clocks.forEach((name, clock) -> before.put(name, clock.getAsLong()));
        Map<String, AtomicInteger> jobs = jobs();
        Map<String, Wait> waits = waits();
        CountDownLatch all = new CountDownLatch(waits.size());
        for (Map.Entry<String, Wait> wait : waits.entrySet()) {
            start(wait.getKey(), () -> {
                try {
                    wait.getValue().run();
                } catch (java.net.SocketTimeoutException | java.util.concurrent.ExecutionException e) {
                    // how a socket and a future tell that the time is over
                } catch (Exception e) {
                    System.out.println("failed " + wait.getKey() + " " + e);
                    return;
                }
                System.out.println("done " + wait.getKey());
                all.countDown();
            });
        }
        TimeUnit.MILLISECONDS.sleep(1200);
        System.out.println("ready " + waits.size());
        all.await();
        clocks.forEach((name, clock) -> System.out.println(
                "clock " + name + " " + TimeUnit.MILLISECONDS.toMinutes(clock.getAsLong() - before.get(name))));
        TimeUnit.MILLISECONDS.sleep(2500);
        jobs.forEach((name, runs) -> System.out.println("job " + name + " " + runs));
        System.exit(0);
    }

    private static Map<String, LongSupplier> clocks() {
        LongSupplier reference = System::nanoTime;
        Map<String, LongSupplier> clocks = new LinkedHashMap<>();
        clocks.put("nanoTime", () -> System.nanoTime() / 1_000_000);
        clocks.put("reference", () -> reference.getAsLong() / 1_000_000);
        clocks.put("currentTimeMillis", System::currentTimeMillis);
        clocks.put("date", () -> new Date().getTime());
        clocks.put("instant", () -> Instant.now().toEpochMilli());
        clocks.put("clock", () -> Clock.systemDefaultZone().millis());
        return clocks;
    }

    private static Map<String, AtomicInteger> jobs() {
        Map<String, AtomicInteger> jobs = new LinkedHashMap<>();
        ScheduledExecutorService executor = Executors.newScheduledThreadPool(2);
        executor.scheduleAtFixedRate(job(jobs, "rate"), 1, 1, TimeUnit.SECONDS);
        executor.scheduleWithFixedDelay(job(jobs, "delay"), 1, 1, TimeUnit.SECONDS);
        Runnable timer = job(jobs, "timer");
        new Timer(true)
                .scheduleAtFixedRate(
                        new TimerTask() {
                            @Override
                            public void run() {
                                timer.run();
                            }
                        },
                        1000,
                        1000);
        Object pool = ForkJoinPool.commonPool();
        if (pool instanceof ScheduledExecutorService) { // since Java 25
            ((ScheduledExecutorService) pool).scheduleAtFixedRate(job(jobs, "pool"), 1, 1, TimeUnit.SECONDS);
        }
        return jobs;
    }

    private static Runnable job(Map<String, AtomicInteger> jobs, String name) {
        AtomicInteger runs = new AtomicInteger();
        jobs.put(name, runs);
        return runs::incrementAndGet;
    }

    private static Map<String, Wait> waits() throws Exception {
        Map<String, Wait> waits = new LinkedHashMap<>();
        waits.put("sleep", () -> Thread.sleep(HOUR));
        waits.put("unit", () -> TimeUnit.HOURS.sleep(1));
        waits.put("wait", () -> waitFor(new Object()));
        waits.put("latch", () -> new CountDownLatch(1).await(1, TimeUnit.HOURS));
        waits.put("queue", () -> new LinkedBlockingQueue<String>().poll(1, TimeUnit.HOURS));
        waits.put("future", () -> new CompletableFuture<String>()
                .orTimeout(1, TimeUnit.HOURS)
                .get());
        waits.put("until", () -> parkUntil(System.currentTimeMillis() + HOUR));
        waits.put("join", () -> Thread.currentThread().join(HOUR));
        waits.put("selector", () -> Selector.open().select(HOUR));
        waits.put("socket", TimedProgram::read);
        waits.put("accept", TimedProgram::accept);
        waits.put("scheduled", () -> Executors.newScheduledThreadPool(1)
                .schedule(() -> 1, 1, TimeUnit.HOURS)
                .get());
        waits.put("once", TimedProgram::once);
        List<String> names = new ArrayList<>(waits.keySet());
        if (virtual() != null) {
            names.forEach(name -> waits.put("virtual-" + name, waits.get(name)));
        }
        return waits;
    }

    private static void waitFor(Object monitor) throws InterruptedException {
        synchronized (monitor) {
            monitor.wait(HOUR);
        }
    }

    private static void parkUntil(long time) {
        while (System.currentTimeMillis() < time) {
            LockSupport.parkUntil(time);
        }
    }

    private static void read() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                Socket socket = new Socket(listener.getInetAddress(), listener.getLocalPort())) {
            socket.setSoTimeout((int) HOUR);
            socket.getInputStream().read();
        }
    }

    private static void accept() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            listener.setSoTimeout((int) HOUR);
            listener.accept();
        }
    }

    private static void once() throws Exception {
        CountDownLatch ran = new CountDownLatch(1);
        new Timer(true)
                .schedule(
                        new TimerTask() {
                            @Override
                            public void run() {
                                ran.countDown();
                            }
                        },
                        HOUR);
        ran.await();
    }

    private static void start(String name, Runnable work) throws Exception {
        if (name.startsWith("virtual-")) {
            virtual().invoke(null, work);
        } else {
            new Thread(work, name).start();
        }
    }

    /** Since Java 21. */
    private static Method virtual() {
        if (Runtime.version().feature() < 21) {
            return null;
        }
        try {
            return Thread.class.getMethod("startVirtualThread", Runnable.class);
        } catch (NoSuchMethodException e) {
            return null;
        }
    }
}
