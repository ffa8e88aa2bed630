package io.github.fcmaven.benchmarks;

import io.github.fcmaven.check.CheckListener;
import io.github.fcmaven.check.CheckReport;
import io.github.fcmaven.check.CheckSettings;
import io.github.fcmaven.check.ContractCheck;
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
import io.github.fcmaven.instance.LaunchOptions;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.JavaLayer;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.process.PortLease;
import io.github.fcmaven.server.ServerReader;
import io.github.fcmaven.zip.FunctionZip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A server, a setting of it, and what must be found of it.
 *
 * @param family the server
 * @param setting what is set
 * @param on what runs it, for the table
 * @param host what this machine has of it
 * @param shipped what is in the package
 * @param asked what is asked of the check
 * @param keepAlive the proof expected of FC-KEEPALIVE, or its verdict where there is none
 * @param execution the same of FC-EXECUTION
 */
record TableRow(
        String family,
        String setting,
        String on,
        Host host,
        Shipped shipped,
        Asked asked,
        String keepAlive,
        String execution) {

    /**
     * What is in the package.
     *
     * @param folder its files
     * @param files which of them, by their paths
     * @param command what starts it, with {@code {port}} where the port stands
     * @param variables of the function
     * @param java whether it is a program in Java
     */
    record Shipped(Path folder, Pattern files, List<String> command, Map<String, String> variables, boolean java) {

        Shipped(Path folder, Pattern files, List<String> command, boolean java) {
            this(folder, files, command, Map.of(), java);
        }
    }

    /**
     * What is asked of the check.
     *
     * @param idle how long a connection is left alone in real time
     * @param slowPath a path that answers after 25 hours, where there is one
     */
    record Asked(Duration idle, Optional<String> slowPath) {}

    /** What came of a row. */
    record Seen(String keepAlive, String execution, String observed, Duration first, Duration second, Duration proof) {}

    boolean isRight(Seen seen) {
        return seen.keepAlive().equals(keepAlive) && seen.execution().equals(execution);
    }

    /** The row of the table. */
    String line(Seen seen) {
        return String.format(
                Locale.ROOT,
                "%-11s %-22s %-11s FC-KEEPALIVE %-8s FC-EXECUTION %-8s"
                        + " start %4.1f s, second %4.1f s, proof %4.1f s  %s",
                family,
                setting,
                on,
                seen.keepAlive(),
                seen.execution(),
                seconds(seen.first()),
                seconds(seen.second()),
                seconds(seen.proof()),
                seen.observed());
    }

    /** Checks the server, as the goal does; the logs stay below {@code work}. */
    Seen check(Path work) throws IOException {
        try (PortLease lease = PortLease.free()) {
            FunctionPackage function = function(lease.port());
            Path zip = Files.createDirectories(work).resolve("function.zip");
            WriteZip.write(function.entries(), zip);
            Timed launcher = new Timed(function.withEntries(FunctionZip.read(zip)), zip, host, work, lease);
            CheckSettings settings = new CheckSettings(
                    Duration.ofSeconds(100),
                    "/",
                    Optional.of(asked.idle()),
                    asked.slowPath(),
                    CheckSettings.DayMode.AUTO);
            CheckReport report = ContractCheck.run(launcher, settings, CheckListener.NONE, new ServerReader());
            Files.delete(zip);
            Finding keepAlive = finding(report, Requirement.FC_KEEPALIVE);
            Finding execution = finding(report, Requirement.FC_EXECUTION);
            return new Seen(
                    proof(keepAlive),
                    proof(execution),
                    keepAlive.observed() + " | " + execution.observed(),
                    launcher.starts.get(0),
                    launcher.starts.size() > 1 ? launcher.starts.get(1) : Duration.ZERO,
                    launcher.starts.size() > 1 ? launcher.worked : Duration.ZERO);
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

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private FunctionPackage function(CaPort port) throws IOException {
        TreeMap<CodePath, Entry> entries = new TreeMap<>();
        try (Stream<Path> files = Files.walk(shipped.folder())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                CodePath path = CodePath.of(shipped.folder().relativize(file).toString());
                if (shipped.files().matcher(path.value()).matches()) {
                    entries.put(path, new Entry(path, Content.of(file), FileMode.READABLE));
                }
            }
        }
        List<String> command = new ArrayList<>();
        shipped.command().forEach(word -> command.add(word.replace("{port}", port.toString())));
        FunctionSpec spec = new FunctionSpec(
                "orders",
                "cn-hangzhou",
                new FunctionSpec.Resources(1024, 1, 512, 60, 10),
                Optional.empty(),
                new HttpTrigger("function", HttpTrigger.METHODS));
        return new FunctionPackage(
                spec,
                shipped.java() ? CustomRuntime.CUSTOM_DEBIAN11 : CustomRuntime.CUSTOM,
                shipped.java() ? List.of(JavaLayer.JAVA17.arn("cn-hangzhou")) : List.of(),
                port,
                new StartupCommand(command, List.of()),
                shipped.variables(),
                entries);
    }

    /** Launches, and keeps the times. */
    private static final class Timed implements Launcher {
        private final FunctionPackage function;
        private final Path zip;
        private final Host host;
        private final Path work;
        private final PortLease lease;
        private final List<Duration> starts = new ArrayList<>();
        private Duration worked = Duration.ZERO;

        Timed(FunctionPackage function, Path zip, Host host, Path work, PortLease lease) {
            this.function = function;
            this.zip = zip;
            this.host = host;
            this.work = work;
            this.lease = lease;
        }

        @Override
        public <T> T with(Function<Instance, Map<String, String>> more, Function<RunningInstance, T> check) {
            try (Instance instance = Instance.unpack(function, zip, work.resolve("fc"), host)) {
                Path log = work.resolve("server-" + starts.size() + ".log");
                RunningInstance launched = new RunningInstance(
                        function,
                        instance,
                        instance.launch(new LaunchOptions(
                                lease.port(), more.apply(instance), Duration.ofSeconds(2), log, line -> {})),
                        lease);
                T result = check.apply(launched);
                Duration start = launched.server().timeline().portOpen().orElse(Duration.ZERO);
                starts.add(start);
                worked = launched.server().timeline().elapsed().minus(start);
                return result;
            }
        }
    }
}
