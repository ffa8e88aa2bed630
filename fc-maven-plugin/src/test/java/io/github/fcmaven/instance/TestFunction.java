package io.github.fcmaven.instance;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.function.TestSpec;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.JavaLayer;
import io.github.fcmaven.zip.Zips;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A function package made in a few words, and launched in one. */
public final class TestFunction {

    public static final String JAVA17 = JavaLayer.JAVA17.arn("cn-hangzhou");

    private CustomRuntime runtime = CustomRuntime.CUSTOM_DEBIAN11;
    private final List<String> layers = new ArrayList<>(List.of(JAVA17));
    private CaPort port = CaPort.DEFAULT;
    private StartupCommand start = StartupCommand.BOOTSTRAP;
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final TreeMap<CodePath, Entry> entries = new TreeMap<>();

    /** Java's test server in a mode, with the layer's Java. */
    public static TestFunction java(String... mode) throws IOException {
        List<String> args = new ArrayList<>(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-cp", "/code"));
        args.add(TestServer.class.getName());
        args.addAll(List.of(mode));
        return new TestFunction()
                .file(TestServer.class.getName().replace('.', '/') + ".class", TestServer.classFile())
                .start(List.of("/opt/java17/bin/java"), args);
    }

    /** A bootstrap with these lines after {@code #!/bin/sh}. */
    public static TestFunction script(String text) {
        return new TestFunction().program("bootstrap", "#!/bin/sh\n" + text + "\n");
    }

    public TestFunction start(List<String> command, List<String> args) {
        start = new StartupCommand(command, args);
        return this;
    }

    public TestFunction runtime(CustomRuntime other, String... itsLayers) {
        runtime = other;
        layers.clear();
        layers.addAll(List.of(itsLayers));
        return this;
    }

    public TestFunction port(CaPort other) {
        port = other;
        return this;
    }

    public TestFunction env(String name, String value) {
        environment.put(name, value);
        return this;
    }

    public TestFunction file(String path, byte[] bytes) {
        return entry(new Entry(CodePath.of(path), Content.of(bytes), FileMode.READABLE));
    }

    public TestFunction program(String path, byte[] bytes) {
        return entry(new Entry(CodePath.of(path), Content.of(bytes), FileMode.EXECUTABLE));
    }

    public TestFunction program(String path, String text) {
        return entry(new Entry(CodePath.of(path), Content.of(text), FileMode.EXECUTABLE));
    }

    public TestFunction entry(Entry entry) {
        entries.put(entry.path(), entry);
        return this;
    }

    public FunctionPackage function() {
        FunctionSpec spec = TestSpec.of("orders", 10);
        return new FunctionPackage(spec, runtime, layers, port, start, environment, entries);
    }

    public Instance unpack(Path work) {
        return unpack(work, Host.running());
    }

    public Instance unpack(Path work, Host host) {
        Path zip = Zips.write(entries, work.resolve("function.zip"), Instant.parse("1980-02-01T00:00:00Z"))
                .file();
        return Instance.unpack(function(), zip, work.resolve("fc"), host);
    }

    public static LaunchOptions launch(Path work, CaPort port) {
        return launch(work, port, Map.of(), new CopyOnWriteArrayList<>());
    }

    public static LaunchOptions launch(Path work, CaPort port, Map<String, String> environment, List<String> lines) {
        return new LaunchOptions(port, environment, Duration.ofSeconds(5), work.resolve("server.log"), lines::add);
    }
}
