package io.github.fcmaven.mojo;

import io.github.fcmaven.check.ContractCheck;
import io.github.fcmaven.function.FinalName;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.HttpTrigger;
import io.github.fcmaven.gateway.Domain;
import io.github.fcmaven.gateway.EchoFunction;
import io.github.fcmaven.gateway.Gateway;
import io.github.fcmaven.gateway.GatewayListener;
import io.github.fcmaven.gateway.GatewaySettings;
import io.github.fcmaven.gateway.InstanceSource;
import io.github.fcmaven.gateway.Overload;
import io.github.fcmaven.instance.Host;
import io.github.fcmaven.instance.LaunchOptions;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.packaging.OutputFiles;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.process.PortLease;
import io.github.fcmaven.server.ServerReader;
import io.github.fcmaven.zip.FunctionZip;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A build in a JVM of its own that runs a function behind a gateway, as {@code run} does, until it is ended. */
final class GatewayBuild {

    private GatewayBuild() {}

    /** Arguments: the folder, the function's port, the gateway's, and what it does: {@link Doing}. */
    public static void main(String[] args) throws Exception {
        Path work = Path.of(args[0]);
        Doing doing = Doing.valueOf(args[3]);
        OutputFiles files = new OutputFiles(
                work,
                new FinalName("function"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        FunctionPackage function =
                EchoFunction.of(SPEC, "one", work.resolve("told").toString());
        FunctionZip.write(function.entries(), files.zip(), Instant.parse("1980-02-01T00:00:00Z"));
        ServedZip zips = new ServedZip(files);
        CaPort port = CaPort.parse(args[1]);
        GatewaySettings settings = new GatewaySettings(
                Integer.parseInt(args[2]), Domain.CUSTOM, Overload.QUEUE, doing.freezeAfter, Optional.empty());
        Source first = new Source(work, function, zips.take().copy(), port);
        OpenGateway open = new OpenGateway(Gateway.open(first, settings, new Nobody()), files.gateway(), "sha");
        open.afterwards(zips::remove);
        open.gateway().startInstance();
        open.announce();
        ask(open.gateway());
        System.out.println("up");
        while (true) {
            Thread.sleep(doing.pause);
            if (doing == Doing.WATCHES) {
                ServedZip.Version next = zips.take();
                open.gateway().replace(new Source(work, function, next.copy(), port), failure -> {});
                zips.keepOnly(next);
            } else if (doing != Doing.STAYS_FROZEN) {
                ask(open.gateway());
            }
        }
    }

    /** What it does when it is ended. */
    enum Doing {
        /** Runs requests one after the other. */
        RUNS(Optional.empty(), 5),
        /** Replaces the instance again and again. */
        WATCHES(Optional.empty(), 100),
        /** Has frozen the instance. */
        STAYS_FROZEN(Optional.of(Duration.ofMillis(20)), 10_000),
        /** Freezes and thaws it again and again. */
        THAWS(Optional.of(Duration.ofMillis(10)), 15);

        private final Optional<Duration> freezeAfter;
        private final long pause;

        Doing(Optional<Duration> freezeAfter, long pause) {
            this.freezeAfter = freezeAfter;
            this.pause = pause;
        }
    }

    private static final FunctionSpec SPEC = new FunctionSpec(
            "orders",
            "cn-hangzhou",
            new FunctionSpec.Resources(512, 0.35, 512, 20, 10),
            Optional.empty(),
            new HttpTrigger("anonymous", HttpTrigger.METHODS),
            new FunctionSpec.Calls(Optional.empty(), Optional.of(5), false));

    private static void ask(Gateway gateway) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", gateway.port())) {
            socket.getOutputStream()
                    .write("GET /mode HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        }
    }

    private record Source(Path work, FunctionPackage function, Path zip, CaPort port) implements InstanceSource {

        @Override
        public RunningInstance launch(Consumer<String> lines) {
            PortLease lease = PortLease.of(port, PortLease.PATIENCE, line -> {});
            return RunningInstance.launch(
                    function.withEntries(FunctionZip.read(zip)),
                    zip,
                    work.resolve("fc"),
                    Host.running(),
                    lease,
                    instance -> new LaunchOptions(
                                    lease.port(), Map.of(), Duration.ofSeconds(5), work.resolve("server.log"), lines)
                            .within(Optional.of(512)));
        }

        @Override
        public CaPort awaitReady(RunningInstance running) {
            return ContractCheck.awaitReady(running, Duration.ofSeconds(60), new ServerReader());
        }
    }

    record Nobody() implements GatewayListener {
        @Override
        public void printed(String line) {}

        @Override
        public void request(String line) {}

        @Override
        public void event(String line) {}

        @Override
        public void problem(String text) {}
    }
}
