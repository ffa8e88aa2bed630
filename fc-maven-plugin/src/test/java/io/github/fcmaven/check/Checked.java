package io.github.fcmaven.check;

import io.github.fcmaven.Sample;
import io.github.fcmaven.SampleFile;
import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.HealthCheck;
import io.github.fcmaven.function.HttpTrigger;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.instance.Host;
import io.github.fcmaven.instance.Instance;
import io.github.fcmaven.instance.LaunchOptions;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.Deadline;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.JavaLayer;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.process.PortLease;
import io.github.fcmaven.process.SocketTable;
import io.github.fcmaven.server.ServerReader;
import io.github.fcmaven.startup.Loopback;
import io.github.fcmaven.zip.FunctionZip;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** A server in a real zip, launched as a real process, and checked. */
final class Checked {

    /** Too short to break anything. */
    private static final Duration FROZEN = Duration.ofMillis(20);

    /** For servers that answer, however busy the machine is. */
    static final Bounds SHORT = bounds(Bounds.DEFAULTS.startLimit(), Bounds.DEFAULTS.answer(), Bounds.DEFAULTS.quiet());

    /** For servers that never answer, that do nothing for long, or that close their port and go on. */
    static final Bounds IMPATIENT = bounds(SHORT.startLimit(), Duration.ofMillis(1500), Duration.ofSeconds(2));

    /** For a first answer that comes after its time. */
    static final Bounds LATE = new Bounds(
            SHORT.startLimit(),
            IMPATIENT.answer(),
            Bounds.DEFAULTS.silence(),
            SHORT.requests(),
            SHORT.most(),
            SHORT.reuse(),
            SHORT.quiet(),
            FROZEN,
            SHORT.shutdown());

    static Bounds bounds(Duration startLimit, Duration answer, Duration patience) {
        return new Bounds(
                startLimit,
                answer,
                answer.plusMillis(500),
                150,
                150,
                Duration.ofSeconds(10),
                patience,
                FROZEN,
                patience);
    }

    private final TreeMap<CodePath, Entry> entries = new TreeMap<>();
    private final List<String> command;
    private Duration startTimeout = Duration.ofSeconds(120);
    private Duration stopTimeout = Duration.ofSeconds(10);
    private Duration idle = Duration.ofMillis(500);
    private Optional<String> slowPath = Optional.empty();
    private Bounds bounds = SHORT;
    private Host host = Host.running().withFunctionMemory();
    private CheckSettings.DayMode proof = CheckSettings.DayMode.OBSERVE;
    private CustomRuntime runtime = CustomRuntime.CUSTOM_DEBIAN11;
    private List<String> layers = List.of(JavaLayer.JAVA17.arn("cn-hangzhou"));
    private Map<String, String> variables = Map.of();
    private Optional<CaPort> shipped = Optional.empty();
    private Consumer<RunningInstance> before = launched -> {};
    private int concurrency = 10;
    private Optional<HealthCheck> healthCheck = Optional.empty();
    private FunctionSpec.Calls calls = FunctionSpec.Calls.NONE;
    private Map<String, Object> settings = Map.of();

    /** Whether this machine shows all that is asked of a server. */
    static boolean isPossible() {
        return SocketTable.readable() && Loopback.SECOND.available();
    }

    private Checked(List<String> command) {
        this.command = command;
    }

    /**
     * What a check found, what it told while it ran, how long it took from the spawn to its end, and how far this
     * machine lagged behind.
     */
    record Result(CheckReport report, List<String> told, CaPort port, Duration whole, Duration lag) {

        /** What is not met, in the catalogue's order. */
        String unmet() {
            return Verdicts.unmet(report.findings());
        }

        Finding of(Requirement requirement) {
            return report.findings().stream()
                    .filter(finding -> finding.requirement() == requirement)
                    .findFirst()
                    .orElseThrow();
        }

        String observed(Requirement requirement) {
            return of(requirement).observed();
        }

        /** How long the check took after the first connection. */
        Duration afterOpen() {
            return whole.minus(report.coldStart().portOpen().orElseThrow());
        }
    }

    static Checked java(FaultyServer.Fault fault, String... more) {
        List<String> command = new ArrayList<>(List.of(
                JavaLayer.JAVA17.javaCommand(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                ".",
                FaultyServer.class.getName(),
                fault.name()));
        command.addAll(List.of(more));
        Checked checked = new Checked(command);
        checked.classFiles(FaultyServer.class);
        return checked;
    }

    /** A server of {@link TimedServer}, with options for its JVM. */
    static Checked timed(List<String> jvmOptions, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(JavaLayer.JAVA17.javaCommand(), "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", "."));
        command.addAll(jvmOptions);
        command.add(TimedServer.class.getName());
        command.addAll(List.of(arguments));
        Checked checked = new Checked(command);
        checked.classFiles(TimedServer.class);
        return checked.proven();
    }

    /**
     * A server of {@link CallsServer}, of which everything is configured that can be. Where one is never answered, each
     * call may take 2 s and the health check 1 s; else as long as a busy machine needs.
     */
    static Checked called(String... behaviours) {
        boolean unanswered = Stream.of(behaviours).anyMatch(one -> one.matches(".*=(mute|drip.*)"));
        List<String> command = new ArrayList<>(List.of(
                JavaLayer.JAVA17.javaCommand(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                ".",
                CallsServer.class.getName()));
        command.addAll(List.of(behaviours));
        Checked checked = new Checked(command);
        checked.classFiles(CallsServer.class);
        checked.healthCheck = Optional.of(new HealthCheck("/health", 0, 3, unanswered ? 1 : 30, 3, 1));
        Optional<Integer> seconds = Optional.of(unanswered ? 2 : 30);
        checked.calls = new FunctionSpec.Calls(seconds, seconds, true);
        return checked;
    }

    static Checked python(String program) {
        Checked checked = new Checked(List.of("python3", "server.py"));
        CodePath path = CodePath.of("server.py");
        checked.entries.put(path, new Entry(path, Content.of(program), FileMode.READABLE));
        return checked;
    }

    /** A program of Node.js, by which {@code port} and {@code http} are known. */
    static Checked node(String program) {
        Checked checked = new Checked(List.of("node", "server.js"));
        String names = "const http = require('http');\nconst port = process.env.FC_CUSTOM_LISTEN_PORT;\n";
        checked.runtime = CustomRuntime.CUSTOM;
        return checked.file("server.js", names + program).proven();
    }

    /** A bootstrap with this line after {@code #!/bin/sh}. */
    static Checked script(String line) {
        Checked checked = new Checked(List.of());
        checked.entries.put(
                CodePath.BOOTSTRAP,
                new Entry(CodePath.BOOTSTRAP, Content.of("#!/bin/sh\n" + line + "\n"), FileMode.EXECUTABLE));
        return checked;
    }

    /** A sample of the tables, on its runtime and with its layer. */
    static Checked sample(Sample sample) {
        Checked checked = new Checked(sample.start());
        checked.runtime = CustomRuntime.parse(sample.setting("runtime").orElse("custom"));
        checked.layers = sample.setting("layer").stream()
                .map(layer -> "acs:fc:cn-hangzhou:official:layers/" + layer)
                .toList();
        checked.variables = sample.variables();
        for (Sample.Line file : sample.files()) {
            if (file.kind().equals("stub")) {
                continue;
            }
            CodePath path = CodePath.of(file.name());
            FileMode mode = SampleFile.isProgram(file) ? FileMode.EXECUTABLE : FileMode.READABLE;
            checked.entries.put(path, new Entry(path, Content.of(SampleFile.bytes(file)), mode));
        }
        return checked;
    }

    Checked file(String name, String text) {
        CodePath path = CodePath.of(name);
        entries.put(path, new Entry(path, Content.of(text), FileMode.READABLE));
        return this;
    }

    Checked file(Path file) {
        CodePath path = CodePath.of(file.getFileName().toString());
        entries.put(path, new Entry(path, Content.of(file), FileMode.READABLE));
        return this;
    }

    /** Called by a domain of its own. */
    Checked customDomain() {
        settings = Map.of("customDomain", Map.of());
        return this;
    }

    /** How many requests at once the platform would send. */
    Checked concurrency(int number) {
        concurrency = number;
        return this;
    }

    Checked startTimeout(Duration time) {
        startTimeout = time;
        return this;
    }

    Checked stopTimeout(Duration time) {
        stopTimeout = time;
        return this;
    }

    Checked idle(Duration time) {
        idle = time;
        return this;
    }

    Checked slowPath(String path) {
        slowPath = Optional.of(path);
        return this;
    }

    /** A day is shown by the fast-forwarded clock. */
    Checked proven() {
        proof = CheckSettings.DayMode.AUTO;
        return this;
    }

    /** In real time alone. */
    Checked observed() {
        proof = CheckSettings.DayMode.OBSERVE;
        return this;
    }

    /** Without anything that takes time. */
    Checked unwatched() {
        proof = CheckSettings.DayMode.OFF;
        return this;
    }

    /** On another Java than the one that runs this test. */
    Checked on(Host other) {
        host = other;
        return this;
    }

    Checked bounds(Bounds others) {
        bounds = others;
        return this;
    }

    /** The port that the package says, where it is not the one that the server is told. */
    Checked shipped(CaPort port) {
        shipped = Optional.of(port);
        return this;
    }

    Checked variables(Map<String, String> shippedVariables) {
        variables = shippedVariables;
        return this;
    }

    /** On the oldest runtime: what fails here fails there as well. */
    Checked oldest() {
        runtime = CustomRuntime.CUSTOM;
        layers = List.of();
        return this;
    }

    Checked before(Consumer<RunningInstance> work) {
        before = work;
        return this;
    }

    Result run(Path work) {
        try (PortLease lease = PortLease.free()) {
            return run(work, lease);
        }
    }

    Result run(Path work, PortLease lease) {
        List<String> told = new CopyOnWriteArrayList<>();
        CheckSettings settings = new CheckSettings(startTimeout, "/", Optional.of(idle), slowPath, proof);
        Deadline[] begin = new Deadline[1];
        long[] end = new long[1];
        Launcher launcher = new Launcher() {
            @Override
            public <T> T with(Function<Instance, Map<String, String>> more, Function<RunningInstance, T> check) {
                return launched(work, lease, more, launched -> {
                    begin[0] = begin[0] == null ? Deadline.in(Duration.ZERO) : begin[0];
                    before.accept(launched);
                    T seen = check.apply(launched);
                    end[0] = System.nanoTime(); // ending the server is no part of the check
                    return seen;
                });
            }
        };
        try (Lag lag = new Lag()) {
            CheckReport report = ContractCheck.run(launcher, settings, new Told(told), new ServerReader(), bounds);
            return new Result(report, told, lease.port(), Duration.ofNanos(end[0] - begin[0].nanos()), lag.soFar());
        }
    }

    /** What is found of a server that somebody else launched, and that keeps its port. */
    CheckReport judgedWhereItRuns(Path work) {
        CheckSettings settings = new CheckSettings(startTimeout, "/", Optional.of(idle), slowPath, proof);
        try (PortLease lease = PortLease.free()) {
            return launched(work, lease, plain -> Map.of(), launched -> {
                ContractCheck.awaitReady(launched, startTimeout, new ServerReader());
                return ContractCheck.observe(launched, settings, CheckListener.NONE, new ServerReader())
                        .judge("the instance that start launched holds the port, so that no second one was launched");
            });
        }
    }

    /** What is found when the server that somebody else launched has ended, and gave its port back. */
    CheckReport completedAfterwards(Path work) {
        CheckSettings settings = new CheckSettings(startTimeout, "/", Optional.of(idle), slowPath, proof);
        try (PortLease lease = PortLease.free()) {
            OpenCheck open = launched(work, lease, plain -> Map.of(), launched -> {
                ContractCheck.awaitReady(launched, startTimeout, new ServerReader());
                return ContractCheck.observe(launched, settings, CheckListener.NONE, new ServerReader());
            });
            return open.complete(new Launcher() {
                @Override
                public <T> T with(Function<Instance, Map<String, String>> more, Function<RunningInstance, T> check) {
                    return launched(work, lease, more, check);
                }
            });
        }
    }

    /** Where the server answers, as those are told who only start it. */
    CaPort awaitReady(Path work) {
        try (PortLease lease = PortLease.free()) {
            return launched(
                    work,
                    lease,
                    plain -> Map.of(),
                    launched -> ContractCheck.awaitReady(launched, startTimeout, new ServerReader()));
        }
    }

    private <T> T launched(
            Path work,
            PortLease lease,
            Function<Instance, Map<String, String>> more,
            Function<RunningInstance, T> check) {
        FunctionPackage function = function(shipped.orElse(lease.port()));
        Path zip = work.resolve("function.zip");
        FunctionZip.write(function.entries(), zip, Instant.parse("1980-02-01T00:00:00Z"));
        SortedMap<CodePath, Entry> packed = FunctionZip.read(zip);
        FunctionPackage whole = function.withEntries(packed);
        try (Instance instance = Instance.unpack(whole, zip, work.resolve("fc"), host)) {
            Map<String, String> environment = more.apply(instance);
            Path log = work.resolve(environment.isEmpty() ? "server.log" : "server-clock.log");
            LaunchOptions launch = new LaunchOptions(lease.port(), environment, stopTimeout, log, line -> {});
            return check.apply(new RunningInstance(whole, instance, instance.launch(launch), lease));
        }
    }

    private FunctionPackage function(CaPort port) {
        FunctionSpec spec = new FunctionSpec(
                        "orders",
                        "cn-hangzhou",
                        new FunctionSpec.Resources(512, 0.35, 512, 60, concurrency),
                        healthCheck,
                        new HttpTrigger("function", HttpTrigger.METHODS),
                        calls)
                .withSettings(settings);
        return new FunctionPackage(
                spec, runtime, layers, port, new StartupCommand(command, List.of()), variables, entries);
    }

    private void classFiles(Class<?> main) {
        try {
            Path classes = Path.of(
                    main.getProtectionDomain().getCodeSource().getLocation().toURI());
            Path folder = classes.resolve(main.getPackageName().replace('.', '/'));
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, main.getSimpleName() + "*.class")) {
                for (Path file : files) {
                    CodePath path = CodePath.of(classes.relativize(file).toString());
                    entries.put(path, new Entry(path, Content.of(file), FileMode.READABLE));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Writes down what a check tells. */
    private record Told(List<String> events) implements CheckListener {
        @Override
        public void listensElsewhere(Duration elapsed, String sockets) {
            events.add("elsewhere " + sockets);
        }

        @Override
        public void connectionRefused(Duration elapsed, String where) {
            events.add("refused " + where);
        }

        @Override
        public void portOpen(Duration elapsed) {
            events.add("open");
        }

        @Override
        public void firstResponse(Duration elapsed, int status) {
            events.add("response " + status);
        }

        @Override
        public void idling(Duration idle) {
            events.add("idling " + idle.toMillis());
        }

        @Override
        public void tryingHeap(int megabytes) {
            events.add("heap " + megabytes);
        }

        @Override
        public void found(Finding finding) {
            events.add(finding.requirement().id() + " " + finding.verdict());
        }
    }
}
