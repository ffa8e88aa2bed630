package io.github.fcmaven.benchmarks;

import io.github.fcmaven.check.ContractCheck;
import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.HttpTrigger;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.gateway.Gateway;
import io.github.fcmaven.gateway.GatewayListener;
import io.github.fcmaven.gateway.GatewaySettings;
import io.github.fcmaven.gateway.InstanceSource;
import io.github.fcmaven.instance.Host;
import io.github.fcmaven.instance.LaunchOptions;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.JavaLayer;
import io.github.fcmaven.process.PortLease;
import io.github.fcmaven.server.ServerReader;
import io.github.fcmaven.zip.FunctionZip;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * A gateway in a process of its own, before the quick server. It prints both ports, and for each line of its input how
 * many kilobytes its heap holds, and how many errors it has answered; at the end of its input it ends.
 */
public final class GatewayProgram {

    private GatewayProgram() {}

    /** @param args a folder for the instance */
    public static void main(String[] args) throws IOException {
        Answers answers = new Answers();
        try (Gateway gateway = Gateway.open(new Source(Path.of(args[0])), GatewaySettings.DEFAULTS, answers);
                BufferedReader in = new BufferedReader(new InputStreamReader(System.in))) {
            System.out.println(
                    gateway.port() + " " + gateway.startInstance().port().number());
            while (in.readLine() != null) {
                System.gc();
                long bytes = Runtime.getRuntime().totalMemory()
                        - Runtime.getRuntime().freeMemory();
                System.out.println(bytes / 1024 + " " + answers.problems.sum());
            }
        }
    }

    private static final class Answers implements GatewayListener {
        private final LongAdder problems = new LongAdder();

        @Override
        public void printed(String line) {}

        @Override
        public void request(String line) {}

        @Override
        public void event(String line) {}

        @Override
        public void problem(String text) {
            System.err.println(text);
            problems.increment();
        }
    }

    private static final class Source implements InstanceSource {
        private final Path work;
        private final FunctionPackage function;
        private final Path zip;

        Source(Path work) throws IOException {
            this.work = work;
            this.function = packed();
            this.zip = work.resolve("function.zip");
            WriteZip.write(function.entries(), zip);
        }

        private static FunctionPackage packed() throws IOException {
            CodePath path = CodePath.of(QuickServer.class.getName().replace('.', '/') + ".class");
            try (InputStream in = QuickServer.class.getResourceAsStream("QuickServer.class")) {
                return new FunctionPackage(
                        new FunctionSpec(
                                "orders",
                                "cn-hangzhou",
                                new FunctionSpec.Resources(512, 0.35, 512, 60, 200),
                                Optional.empty(),
                                new HttpTrigger("anonymous", HttpTrigger.METHODS)),
                        CustomRuntime.CUSTOM_DEBIAN11,
                        List.of(JavaLayer.JAVA17.arn("cn-hangzhou")),
                        CaPort.DEFAULT,
                        new StartupCommand(
                                List.of("/opt/java17/bin/java"), List.of("-cp", "/code", QuickServer.class.getName())),
                        Map.of(),
                        new TreeMap<>(Map.of(path, new Entry(path, Content.of(in.readAllBytes()), FileMode.READABLE))));
            }
        }

        @Override
        public FunctionPackage function() {
            return function;
        }

        @Override
        public RunningInstance launch(Consumer<String> lines) {
            PortLease lease = PortLease.free();
            return RunningInstance.launch(
                    function.withEntries(FunctionZip.read(zip)),
                    zip,
                    work.resolve("fc"),
                    Host.running(),
                    lease,
                    instance -> new LaunchOptions(
                            lease.port(), Map.of(), Duration.ofSeconds(5), work.resolve("server.log"), lines));
        }

        @Override
        public CaPort awaitReady(RunningInstance running) {
            return ContractCheck.awaitReady(running, Duration.ofSeconds(60), new ServerReader());
        }
    }
}
