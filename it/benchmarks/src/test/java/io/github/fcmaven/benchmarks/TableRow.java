package io.github.fcmaven.benchmarks;

import io.github.fcmaven.check.CheckListener;
import io.github.fcmaven.check.CheckReport;
import io.github.fcmaven.check.CheckSettings;
import io.github.fcmaven.check.ContractCheck;
import io.github.fcmaven.check.Launched;
import io.github.fcmaven.check.Launcher;
import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.HttpTrigger;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.instance.Host;
import io.github.fcmaven.instance.Instance;
import io.github.fcmaven.instance.Launch;
import io.github.fcmaven.instance.PortLease;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.JavaLayer;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.zip.FunctionZip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A server, a setting of it, and the proof that it must come to.
 *
 * @param family the server
 * @param setting what is set
 * @param folder what is shipped
 * @param options the JVM's, with {@code {port}} where the port stands
 * @param program what the JVM runs
 * @param slowPath a path that answers after 25 hours, where there is one
 * @param keepAlive the proof expected of FC-KEEPALIVE
 */
record TableRow(
        String family,
        String setting,
        Path folder,
        List<String> options,
        List<String> program,
        Optional<String> slowPath,
        String keepAlive) {

    /** What came of a row. */
    record Seen(String keepAlive, String execution, String observed, Duration first, Duration second, Duration proof) {}

    /** Checks the server on that JDK, as the goal does. */
    Seen check(Host jdk, Path work) throws IOException {
        try (PortLease lease = PortLease.free()) {
            FunctionPackage function = function(lease.port());
            Path zip = Files.createDirectories(work).resolve("function.zip");
            FunctionZip.write(function.entries(), zip, Instant.parse("1980-02-01T00:00:00Z"));
            Timed launcher = new Timed(function.withEntries(FunctionZip.read(zip)), zip, jdk, work, lease.port());
            CheckSettings settings = new CheckSettings(
                    Duration.ofSeconds(100),
                    "/",
                    Optional.of(Duration.ofSeconds(1)),
                    slowPath,
                    CheckSettings.DayMode.AUTO);
            CheckReport report = ContractCheck.run(launcher, settings, CheckListener.NONE);
            Finding keepAlive = finding(report, Requirement.FC_KEEPALIVE);
            return new Seen(
                    proof(keepAlive),
                    proof(finding(report, Requirement.FC_EXECUTION)),
                    keepAlive.observed(),
                    launcher.starts.get(0),
                    launcher.starts.size() > 1 ? launcher.starts.get(1) : Duration.ZERO,
                    launcher.worked);
        }
    }

    private static Finding finding(CheckReport report, Requirement requirement) {
        return report.findings().stream()
                .filter(finding -> finding.requirement() == requirement)
                .findFirst()
                .orElseThrow();
    }

    private static String proof(Finding finding) {
        return finding.proof().map(proof -> proof.word()).orElse(finding.verdict());
    }

    private FunctionPackage function(CaPort port) throws IOException {
        TreeMap<CodePath, Entry> entries = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                CodePath path = CodePath.of(folder.relativize(file).toString());
                entries.put(path, new Entry(path, Content.of(file), FileMode.READABLE));
            }
        }
        List<String> command = new ArrayList<>(List.of(JavaLayer.JAVA17.javaCommand(), "-XX:TieredStopAtLevel=1"));
        options.forEach(option -> command.add(option.replace("{port}", port.toString())));
        command.addAll(program);
        FunctionSpec spec = new FunctionSpec(
                "orders",
                "cn-hangzhou",
                new FunctionSpec.Resources(1024, 1, 512, 60, 10),
                Optional.empty(),
                new HttpTrigger("function", HttpTrigger.METHODS));
        return new FunctionPackage(
                spec,
                CustomRuntime.CUSTOM_DEBIAN11,
                List.of(JavaLayer.JAVA17.arn("cn-hangzhou")),
                port,
                new StartupCommand(command, List.of()),
                Map.of(),
                entries);
    }

    /** Launches, and keeps the times. */
    private static final class Timed implements Launcher {
        private final FunctionPackage function;
        private final Path zip;
        private final Host jdk;
        private final Path work;
        private final CaPort port;
        private final List<Duration> starts = new ArrayList<>();
        private Duration worked = Duration.ZERO;

        Timed(FunctionPackage function, Path zip, Host jdk, Path work, CaPort port) {
            this.function = function;
            this.zip = zip;
            this.jdk = jdk;
            this.work = work;
            this.port = port;
        }

        @Override
        public <T> T with(Function<Instance, Map<String, String>> more, Function<Launched, T> check) {
            try (Instance instance = Instance.unpack(function, zip, work.resolve("fc"), jdk)) {
                Path log = work.resolve("server-" + starts.size() + ".log");
                Launched launched = new Launched(
                        function,
                        instance,
                        instance.launch(new Launch(port, more.apply(instance), Duration.ofSeconds(2), log, line -> {})),
                        port);
                T result = check.apply(launched);
                Duration start = launched.server().timeline().portOpen().orElse(Duration.ZERO);
                starts.add(start);
                worked = launched.server().timeline().elapsed().minus(start);
                return result;
            }
        }
    }
}
