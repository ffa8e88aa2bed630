package io.github.fcmaven.benchmarks;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/**
 * What clients saw.
 *
 * @param nanos how long each answer took, sorted
 * @param errors answers that were not the server's, and connections that broke off
 */
record Load(long[] nanos, long errors) {

    private static final byte[] REQUEST =
            "GET /quick HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.UTF_8);

    /**
     * So many clients at once, each with a connection of its own, on which it sends a request each {@code period}.
     * Slower than they could: a machine at its limit measures its queue.
     */
    static Load of(int port, int clients, Duration period, Duration time) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        long begin = System.nanoTime() + Duration.ofMillis(100).toNanos();
        List<Future<Load>> running = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            long first = begin + period.toNanos() * i / clients;
            running.add(threads.submit(() -> client(port, first, period.toNanos(), begin + time.toNanos())));
        }
        threads.shutdown();
        List<Load> seen = new ArrayList<>();
        for (Future<Load> one : running) {
            try {
                seen.add(one.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
        return new Load(
                seen.stream()
                        .flatMapToLong(load -> LongStream.of(load.nanos))
                        .sorted()
                        .toArray(),
                seen.stream().mapToLong(Load::errors).sum());
    }

    private static Load client(int port, long first, long period, long end) throws InterruptedException {
        LongStream.Builder nanos = LongStream.builder();
        long errors = 0;
        long next = first;
        while (next - end < 0) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                socket.setTcpNoDelay(true);
                socket.setSoTimeout(30_000);
                InputStream in = new BufferedInputStream(socket.getInputStream());
                for (; next - end < 0; next += period) {
                    long wait = next - System.nanoTime();
                    if (wait > 0) {
                        Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
                    }
                    long sent = System.nanoTime();
                    socket.getOutputStream().write(REQUEST);
                    errors += answer(in) ? 0 : 1;
                    nanos.add(System.nanoTime() - sent);
                }
            } catch (IOException e) {
                errors++;
                next += period;
            }
        }
        return new Load(nanos.build().toArray(), errors);
    }

    /** Whether it is the server's own, all of which is read. */
    private static boolean answer(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.lastIndexOf("\r\n\r\n") < 0 || head.lastIndexOf("\r\n\r\n") != head.length() - 4) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("no answer");
            }
            head.append((char) next);
        }
        String length = head.toString().replaceFirst("(?s).*Content-Length: (\\d+).*", "$1");
        String body = new String(in.readNBytes(Integer.parseInt(length)), StandardCharsets.UTF_8);
        return head.toString().startsWith("HTTP/1.1 200 ") && body.equals("quick");
    }

    /** One stream of events: how long each was on its way; an event that is missing or out of order is an error. */
    static Load ofEvents(int port) throws IOException {
        LongStream.Builder nanos = LongStream.builder();
        long events = 0;
        long errors = 0;
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write("GET /events HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            BufferedReader lines = new BufferedReader(new InputStreamReader(socket.getInputStream()));
            for (String line = lines.readLine(); line != null && !line.equals("0"); line = lines.readLine()) {
                if (line.startsWith("data: ")) {
                    String[] event = line.split(" ");
                    nanos.add(System.nanoTime() - Long.parseLong(event[2]));
                    errors += Long.parseLong(event[1]) == events++ ? 0 : 1;
                }
            }
        }
        return new Load(nanos.build().sorted().toArray(), errors + QuickServer.EVENTS - events);
    }

    /** Below it are so many of a hundred, in ms. */
    double percentile(double percent) {
        return nanos[(int) Math.min(nanos.length - 1L, (long) (nanos.length * percent / 100))] / 1e6;
    }
}
