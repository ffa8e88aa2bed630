package io.github.fcmaven.server;

import io.github.fcmaven.function.Bootstrap;
import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.StartSpec;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.function.TestSpec;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.Requirement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A package with a real jar, which grows file by file. */
public final class TestFunction {

    /** A start that is left to the payload. */
    static final StartSpec LEFT = declared(StartupCommand.BOOTSTRAP);

    private final Map<String, String> inJar = new LinkedHashMap<>();
    private final Map<String, String> beside = new LinkedHashMap<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final List<String> beforeJar = new ArrayList<>();
    private final List<String> afterJar = new ArrayList<>();
    private List<String> start = List.of();
    private boolean bootstrap;

    private TestFunction(String... names) {
        Arrays.stream(names).forEach(name -> inJar.put(name, ""));
    }

    static TestFunction of(String... names) {
        return new TestFunction(names);
    }

    static TestFunction springBoot(String version, String library) {
        return of("BOOT-INF/lib/spring-boot-" + version + ".jar", "BOOT-INF/lib/" + library);
    }

    static TestFunction tomcat() {
        return springBoot("3.5.16", "tomcat-embed-core-10.1.55.jar");
    }

    static StartSpec declared(StartupCommand command) {
        return new StartSpec(
                Optional.empty(),
                List.of(),
                Optional.empty(),
                new StartSpec.Form.CustomRuntimeConfig(),
                command,
                StartSpec.JavaStart.NONE,
                Map.of());
    }

    TestFunction inJar(String name, String text) {
        inJar.put(name, text);
        return this;
    }

    TestFunction beside(String name, String text) {
        beside.put(name, text);
        return this;
    }

    TestFunction variable(String name, String value) {
        environment.put(name, value);
        return this;
    }

    TestFunction beforeJar(String... words) {
        beforeJar.addAll(List.of(words));
        return this;
    }

    TestFunction afterJar(String... words) {
        afterJar.addAll(List.of(words));
        return this;
    }

    /** Another command than Java's. */
    TestFunction start(String... words) {
        start = List.of(words);
        return this;
    }

    TestFunction bootstrap() {
        bootstrap = true;
        return this;
    }

    FunctionPackage build() {
        List<String> argv = new ArrayList<>(start.isEmpty() ? java() : start);
        TreeMap<CodePath, Entry> entries = new TreeMap<>();
        beside.forEach((name, text) -> put(entries, name, Content.of(text)));
        put(entries, "demo.jar", Content.of(zip()));
        if (bootstrap) {
            entries.put(CodePath.BOOTSTRAP, Bootstrap.of(argv));
        }
        StartupCommand start = new StartupCommand(argv.subList(0, 1), argv.subList(1, argv.size()));
        return new FunctionPackage(
                TestSpec.DEMO,
                CustomRuntime.CUSTOM,
                List.of(),
                new CaPort(9123),
                bootstrap ? StartupCommand.BOOTSTRAP : start,
                environment,
                entries);
    }

    /** The server of a package of these entries, started by these words; empty where only the start file knows them. */
    static PackagedServer server(TestFunction function) {
        return server(function.build());
    }

    /** What conforms as it is. */
    static Conformed unchanged(FunctionPackage function) {
        return new Conformed(function, List.of(), List.of(), List.of());
    }

    /** What to change so that the server keeps its connections. */
    static String keepAliveFix(PackagedServer server) {
        return server.fix(Requirement.FC_KEEPALIVE, CaPort.DEFAULT);
    }

    static PackagedServer server(Collection<Entry> entries, List<String> argv) {
        TreeMap<CodePath, Entry> all = new TreeMap<>();
        entries.forEach(entry -> all.put(entry.path(), entry));
        FunctionPackage function = of().build().withEntries(all);
        return new ServerReader().read(function, argv);
    }

    /** The package with what its server lacks. */
    static Conformed conformed(FunctionPackage function, StartSpec declared) {
        return Conform.of(function, declared, server(function));
    }

    /** The server of a package, as it is started. */
    static PackagedServer server(FunctionPackage function) {
        return new ServerReader().read(function);
    }

    private List<String> java() {
        List<String> argv = new ArrayList<>(List.of("java"));
        argv.addAll(beforeJar);
        argv.addAll(List.of("-jar", "demo.jar"));
        argv.addAll(afterJar);
        return argv;
    }

    private static void put(TreeMap<CodePath, Entry> entries, String name, Content content) {
        CodePath path = CodePath.of(name);
        entries.put(path, new Entry(path, content, FileMode.READABLE));
    }

    private byte[] zip() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> file : inJar.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
