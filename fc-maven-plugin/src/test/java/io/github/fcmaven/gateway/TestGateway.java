package io.github.fcmaven.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.check.ContractCheck;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.HttpTrigger;
import io.github.fcmaven.function.TestSpec;
import io.github.fcmaven.instance.Host;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.process.Await;
import io.github.fcmaven.process.PortLease;
import io.github.fcmaven.server.ServerReader;
import io.github.fcmaven.zip.FunctionZip;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** A gateway before the echo server, which runs as a function does: packed, unpacked and launched. */
final class TestGateway implements AutoCloseable {

    final List<String> requests = new CopyOnWriteArrayList<>();
    final List<String> events = new CopyOnWriteArrayList<>();
    final List<String> problems = new CopyOnWriteArrayList<>();
    final List<String> printed = new CopyOnWriteArrayList<>();
    final List<RunningInstance> launched = new CopyOnWriteArrayList<>();
    final AtomicInteger launching = new AtomicInteger();
    final GatewayListener told = new Told();
    final Gateway gateway;

    /** How long each launch waits for its port. */
    volatile Duration portWait = Duration.ZERO;

    private final Path work;

    private TestGateway(Path work, FunctionPackage function, GatewaySettings settings) {
        this.work = work;
        gateway = Gateway.open(new Source("function.zip", function), settings, told);
    }

    static TestGateway of(Path work) throws IOException {
        return of(work, TestSpec.of("orders", 10));
    }

    static TestGateway of(Path work, FunctionSpec spec, String... mode) throws IOException {
        return of(work, EchoFunction.of(spec, mode));
    }

    static TestGateway of(Path work, FunctionPackage function) {
        return new TestGateway(work, function, GatewaySettings.DEFAULTS);
    }

    static TestGateway of(Path work, FunctionSpec spec, GatewaySettings settings) throws IOException {
        return new TestGateway(work, EchoFunction.of(spec), settings);
    }

    /** Of a function that takes so many requests at once, for so many seconds, by these methods. */
    static FunctionSpec spec(int concurrency, int seconds, FunctionSpec.Calls calls, String... methods) {
        List<String> taken = methods.length == 0 ? HttpTrigger.METHODS : List.of(methods);
        return new FunctionSpec(
                "orders",
                "cn-hangzhou",
                new FunctionSpec.Resources(512, 0.35, 512, seconds, concurrency),
                Optional.empty(),
                new HttpTrigger("anonymous", taken),
                calls);
    }

    static TestGateway of(Path work, FunctionSpec spec, GatewaySettings settings, String mode) throws IOException {
        return new TestGateway(work, EchoFunction.of(spec, mode), settings);
    }

    /** The same function with another argument, which stands for another version. */
    Optional<FcProblem> replace(FunctionSpec spec, String mode) throws IOException {
        AtomicReference<FcProblem> failure = new AtomicReference<>();
        gateway.replace(new Source(mode + ".zip", EchoFunction.of(spec, mode)), problem -> {
            events.add("failed");
            failure.set(problem);
        });
        return Optional.ofNullable(failure.get());
    }

    int port() {
        return gateway.port();
    }

    /** Sends a request line with headers, one a line, and perhaps a body after an empty line; the whole answer. */
    String ask(String request) throws IOException {
        return ask(request.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    String ask(byte[] request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(request);
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** {@code GET path}, with these headers. */
    String get(String path, String... headers) throws IOException {
        String lines = headers.length == 0 ? "" : String.join("\n", headers) + "\n";
        return ask("GET " + path + " HTTP/1.1\nHost: localhost:" + port() + "\n" + lines + "Connection: close\n\n");
    }

    /** {@code POST path} with that body. */
    String post(String path, String body, String... headers) throws IOException {
        String lines = headers.length == 0 ? "" : String.join("\n", headers) + "\n";
        return ask("POST " + path + " HTTP/1.1\nHost: h\n" + lines + "Content-Length: " + body.length()
                + "\nConnection: close\n\n" + body);
    }

    /** A request that the instance holds by now, until it is {@linkplain #release released}. */
    CompletableFuture<String> held() throws Exception {
        CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> {
            try {
                return get("/held");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        Await.until("the request", () -> printed.contains("held"));
        return answer;
    }

    /** Lets the instance answer it: past the gateway, where it would be one more request. */
    void release() throws IOException {
        int server = Integer.parseInt(launched.get(launched.size() - 1).port().toString());
        try (Socket socket = new Socket("127.0.0.1", server)) {
            socket.getOutputStream().write("GET /release HTTP/1.1\r\nHost: h\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            assertThat(socket.getInputStream().read()).isEqualTo('H');
        }
    }

    @Override
    public void close() {
        gateway.close();
    }

    private final class Source implements InstanceSource {
        private final FunctionPackage function;
        private final Path zip;

        Source(String name, FunctionPackage function) {
            this.function = function;
            this.zip = FunctionZip.write(function.entries(), work.resolve(name), Instant.parse("1980-02-01T00:00:00Z"))
                    .file();
        }

        @Override
        public FunctionPackage function() {
            return function;
        }

        @Override
        public RunningInstance launch(Consumer<String> lines) {
            assertThat(launched).as("no two at once: they have one port").noneMatch(before -> before.server()
                    .isAlive());
            launching.incrementAndGet();
            LockSupport.parkNanos(portWait.toNanos());
            PortLease lease = PortLease.free();
            RunningInstance running = RunningInstance.launch(
                    function.withEntries(FunctionZip.read(zip)),
                    zip,
                    work.resolve("fc"),
                    Host.running(),
                    lease,
                    instance -> new io.github.fcmaven.instance.LaunchOptions(
                                    lease.port(), Map.of(), Duration.ofSeconds(5), work.resolve("server.log"), lines)
                            .within(held()));
            launched.add(running);
            return running;
        }

        /** A small one is held to its memory, where the system allows it. */
        private Optional<Integer> held() {
            return Optional.of(function.spec().resources().memoryMegabytes()).filter(megabytes -> megabytes < 512);
        }

        @Override
        public CaPort awaitReady(RunningInstance running) {
            return ContractCheck.awaitReady(running, Duration.ofSeconds(30), new ServerReader());
        }
    }

    private final class Told implements GatewayListener {
        @Override
        public void printed(String line) {
            printed.add(line);
        }

        @Override
        public void request(String line) {
            requests.add(line);
        }

        @Override
        public void event(String line) {
            events.add(line);
        }

        @Override
        public void problem(String text) {
            problems.add(text);
        }
    }
}
