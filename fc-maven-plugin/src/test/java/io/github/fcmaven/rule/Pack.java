package io.github.fcmaven.rule;

import io.github.fcmaven.executable.TinyElf;
import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.HealthCheck;
import io.github.fcmaven.function.HttpTrigger;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.payload.TestJar;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.JavaLayer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** A package that grows word by word; what a test does not care about is as most have it, and complies. */
final class Pack {

    static final String SCRIPT = "#!/bin/bash\nexec ./server\n";
    static final long MEGABYTE = 1024L * 1024;

    private final TreeMap<CodePath, Entry> entries = new TreeMap<>();
    private final Map<String, String> environment = new LinkedHashMap<>(Map.of("TZ", "UTC"));
    private final List<Finding> told = new ArrayList<>();
    private CustomRuntime runtime = CustomRuntime.CUSTOM;
    private List<String> layers = List.of();
    private StartupCommand start = StartupCommand.BOOTSTRAP;
    private int port = 9000;
    private String name = "demo";
    private String region = "cn-hangzhou";
    private FunctionSpec.Resources resources = new FunctionSpec.Resources(512, 0.35, 512, 60, 20);
    private Optional<HealthCheck> healthCheck = Optional.empty();
    private HttpTrigger trigger = new HttpTrigger("function", HttpTrigger.METHODS);
    private FunctionSpec.Calls calls = FunctionSpec.Calls.NONE;
    private Map<String, Object> settings = Map.of("logConfig", "auto");
    private List<Map<String, Object>> triggers = List.of();
    private FixLocation origin = FixLocation.POM;
    private long size = 1000;
    private List<String> allowed = List.of();

    private Pack() {}

    /** A jar of a class of that Java. */
    static Pack plain(int java) {
        return jar(TestJar.executable("com.acme.Main", java));
    }

    /** The resource name of a layer of the user's own. */
    static String arn(String name) {
        return "acs:fc:cn-hangzhou:123456:layers/" + name + "/versions/1";
    }

    /** An ELF program for that machine. */
    static byte[] elf(int machine) {
        return TinyElf.program().machine(machine).bytes();
    }

    /** Bytes that are only counted. */
    static Content sparse(long size) {
        return new Content() {
            @Override
            public long size() {
                return size;
            }

            @Override
            public InputStream open() throws IOException {
                return InputStream.nullInputStream();
            }
        };
    }

    static Pack empty() {
        return new Pack();
    }

    /** The same package, to go on with. */
    Pack copy() {
        Pack copy = new Pack();
        copy.entries.putAll(entries);
        copy.environment.clear();
        copy.environment.putAll(environment);
        copy.runtime = runtime;
        copy.layers = layers;
        copy.start = start;
        return copy;
    }

    /** A jar on the Java of the image. */
    static Pack jar(TestJar jar) {
        return empty().file("demo.jar", jar.bytes()).command("java", "-jar", "demo.jar");
    }

    static Pack script(String text) {
        return empty().program("bootstrap", text).program("server", elf(62));
    }

    /** A jar that says in its configuration what is given. */
    static Pack boot(String properties) {
        return jar(bootJar(properties));
    }

    static TestJar bootJar(String properties) {
        return TestJar.springBoot("2.7.18", 8)
                .library("BOOT-INF/lib/tomcat-embed-core-9.0.83.jar", TestJar.empty())
                .file(
                        "BOOT-INF/classes/application.properties",
                        "server.tomcat.keep-alive-timeout=25h\nserver.tomcat.max-keep-alive-requests=-1\n"
                                + properties);
    }

    Pack file(String path, byte[] bytes) {
        return entry(path, Content.of(bytes), FileMode.READABLE);
    }

    Pack file(String path, String text) {
        return file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    Pack program(String path, String text) {
        return entry(path, Content.of(text), FileMode.EXECUTABLE);
    }

    Pack program(String path, byte[] bytes) {
        return entry(path, Content.of(bytes), FileMode.EXECUTABLE);
    }

    Pack entry(String path, Content content, FileMode mode) {
        CodePath at = CodePath.of(path);
        entries.put(at, new Entry(at, content, mode));
        return this;
    }

    Pack command(String program, String... args) {
        start = new StartupCommand(List.of(program), Arrays.asList(args));
        return this;
    }

    /** A start script, and no command. */
    Pack bootstrap(String text) {
        start = StartupCommand.BOOTSTRAP;
        return program("bootstrap", text);
    }

    Pack runtime(CustomRuntime value) {
        runtime = value;
        return this;
    }

    Pack layers(JavaLayer... values) {
        layers = Arrays.stream(values).map(layer -> layer.arn(region)).toList();
        return this;
    }

    Pack layers(String... arns) {
        layers = List.of(arns);
        return this;
    }

    Pack port(int value) {
        port = value;
        return this;
    }

    Pack name(String value) {
        name = value;
        return this;
    }

    Pack region(String value) {
        region = value;
        return this;
    }

    Pack resources(int memory, double cpu, int disk, int timeout, int concurrency) {
        resources = new FunctionSpec.Resources(memory, cpu, disk, timeout, concurrency);
        return this;
    }

    Pack healthCheck(HealthCheck check) {
        healthCheck = Optional.of(check);
        return this;
    }

    Pack authType(String value) {
        trigger = new HttpTrigger(value, trigger.methods());
        return this;
    }

    Pack calls(FunctionSpec.Calls value) {
        calls = value;
        return this;
    }

    Pack triggers(List<Map<String, Object>> values) {
        triggers = values;
        return this;
    }

    Pack settings(Map<String, Object> values) {
        settings = values;
        return this;
    }

    Pack variable(String key, String value) {
        environment.put(key, value);
        return this;
    }

    Pack withoutVariables() {
        environment.clear();
        return this;
    }

    Pack size(long value) {
        size = value;
        return this;
    }

    /** Where its user changes what is wrong; a POM, unless this is called. */
    Pack from(FixLocation location) {
        origin = location;
        return this;
    }

    Pack allowing(String... patterns) {
        allowed = List.of(patterns);
        return this;
    }

    Pack told(Finding finding) {
        told.add(finding);
        return this;
    }

    CheckedPackage packed() {
        return packed(origin);
    }

    CheckedPackage packed(FixLocation origin) {
        FunctionPackage function = new FunctionPackage(
                new FunctionSpec(name, region, resources, healthCheck, trigger, calls)
                        .withSettings(settings)
                        .withTriggers(Optional.of(trigger), triggers),
                runtime,
                layers,
                new CaPort(port),
                start,
                environment,
                entries);
        return new CheckedPackage(function, OptionalLong.of(size), told, origin, allowed);
    }

    StaticReport check() {
        return check(SeverityOverrides.DEFAULT);
    }

    StaticReport check(SeverityOverrides checks) {
        return StaticCheck.of(packed(), checks);
    }

    @Override
    public String toString() {
        return String.join(" ", start.argv());
    }
}
