package io.github.fcmaven.coldstart.archive;

import io.github.fcmaven.coldstart.Functions;
import io.github.fcmaven.coldstart.JarStart;
import io.github.fcmaven.coldstart.Program;
import io.github.fcmaven.coldstart.jre.BundledJava;
import io.github.fcmaven.coldstart.jre.JavaParts;
import io.github.fcmaven.coldstart.jre.Jdk;
import io.github.fcmaven.coldstart.layout.ExtractedLayout;
import io.github.fcmaven.coldstart.layout.Layout;
import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Draft;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.StartSpec.JavaSource;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.http.Request;
import io.github.fcmaven.instance.Host;
import io.github.fcmaven.instance.LocalLaunch;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.process.PortLease;
import io.github.fcmaven.zip.FunctionZip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A real application in a package with its archive, and what its making said.
 *
 * @param plain the package before
 * @param code where it was unpacked once
 */
record TrainedApplication(Jdk jdk, Draft archived, FunctionPackage plain, Path code) {

    static final Instant TIME = Instant.parse("1980-02-01T00:00:00Z");

    static final String SOURCE = """
            package com.acme;
            import com.sun.net.httpserver.HttpServer;
            import java.net.InetSocketAddress;
            public class App {
                public static void main(String[] args) throws Exception {
                    int port = Integer.parseInt(System.getenv("FC_CUSTOM_LISTEN_PORT"));
                    HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
                    server.createContext("/", exchange -> {
                        byte[] body = (Greeting.text() + " " + where() + " " + String.join(",", args)
                                + " " + (App.class.getProtectionDomain().getCodeSource() != null)
                                + " " + new java.io.File("settings.txt").exists()).getBytes();
                        exchange.sendResponseHeaders(200, body.length);
                        exchange.getResponseBody().write(body);
                        exchange.close();
                    });
                    server.start();
                }
                static String where() {
                    try {
                        return (String) Class.forName("dup.Where").getMethod("where").invoke(null);
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
            class Greeting {
                static String text() {
                    return "hello one";
                }
            }
            """;

    @Override
    public String toString() {
        return "Java " + jdk.version();
    }

    /** Trained by that Java, with a Java in the package that all of one JDK share. */
    static TrainedApplication by(Jdk jdk, Path shared) throws IOException {
        Path folder = Files.createDirectory(shared.resolve("jdk-" + jdk.feature()));
        FunctionPackage plain = bundled(jdk, folder, shared, SOURCE);
        Draft archived = archived(plain, jdk, folder);
        Path code = Files.createDirectory(folder.resolve("code"));
        unpack(archived, folder.resolve("function.zip"), code);
        return new TrainedApplication(jdk, archived, plain, code);
    }

    static void unpack(Draft archived, Path zip, Path code) throws IOException {
        FunctionZip.stage(archived.function().entries(), zip, TIME);
        FunctionZip.extract(zip, code);
        Files.delete(zip);
    }

    /** A copy of what was unpacked once, with its modes and times. */
    Path unpack(Path to) throws IOException {
        try (Stream<Path> all = Files.walk(code)) {
            for (Path file : all.toList()) {
                Path copy = to.resolve(code.relativize(file).toString());
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            }
        }
        return to;
    }

    static Training training() {
        return new Training(List.of(Request.of("GET", "/")), Map.of(), List.of(), Duration.ofSeconds(60));
    }

    static FunctionPackage bundled(Jdk jdk, Path folder, Path shared, String source) throws IOException {
        FunctionPackage laid = ExtractedLayout.of(
                        Draft.of(Functions.of(new CaPort(freePort()), jar(folder, source))), Layout.COMPACT, folder)
                .function();
        Entry settings = new Entry(CodePath.of("settings.txt"), Content.of("any"), FileMode.READABLE);
        FunctionPackage java = BundledJava.of(
                        Draft.of(laid.plus(List.of(settings))),
                        jdk,
                        JavaParts.of(List.of(), List.of()),
                        shared.resolve("jre"),
                        folder)
                .function();
        return on(
                CustomRuntime.CUSTOM_DEBIAN12,
                java.withStart(new StartupCommand(
                        List.of(JavaSource.BUNDLED_COMMAND), List.of("-jar", "demo.jar", "it's $HOME"))));
    }

    static FunctionPackage on(CustomRuntime runtime, FunctionPackage function) {
        return new FunctionPackage(
                function.spec(),
                runtime,
                function.layers(),
                function.port(),
                function.start(),
                function.environment(),
                function.entries());
    }

    static Path jar(Path folder, String source) throws IOException {
        return Program.fat(folder, "com.acme.App", source)
                .file(
                        "BOOT-INF/lib/library-1.0.jar",
                        new Program()
                                .file("dup/Where.class", library(folder, "library"))
                                .bytes())
                .file("BOOT-INF/classpath.idx", "- \"BOOT-INF/lib/library-1.0.jar\"\n")
                .write(folder.resolve("demo.jar"));
    }

    static byte[] library(Path work, String name) throws IOException {
        return Program.classes(
                        work,
                        "dup.Where",
                        "package dup; public class Where { public static String where() { return \"" + name + "\"; } }")
                .get("dup/Where.class");
    }

    /** The JDK that runs this, and one of another form of archive where this machine has it. */
    static List<Jdk> jdks() throws IOException {
        Map<ArchiveKind, Jdk> found = new LinkedHashMap<>();
        Jdk running = Jdk.of(Host.running());
        found.put(ArchiveKind.of(running.feature()).orElseThrow(), running);
        Path homes = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(homes)) {
            try (Stream<Path> all = Files.list(homes)) {
                all.filter(home -> Files.isExecutable(home.resolve("bin/jlink")))
                        .filter(home -> Files.isRegularFile(home.resolve("release")))
                        .sorted()
                        .map(home -> Jdk.of(Host.of(home)))
                        .filter(jdk -> jdk.feature() >= 17)
                        .forEach(jdk ->
                                found.putIfAbsent(ArchiveKind.of(jdk.feature()).orElseThrow(), jdk));
            }
        }
        return List.copyOf(found.values());
    }

    static Draft archived(FunctionPackage plain, Jdk jdk, Path folder) {
        return archived(plain, Optional.of(training()), jdk, place(jdk, folder, line -> {}));
    }

    static Draft archived(FunctionPackage plain, Optional<Training> training, Jdk jdk, TrainingPlace place) {
        return Archived.of(
                Draft.of(plain),
                JarStart.of(plain),
                training,
                jdk,
                place,
                place.work().resolve("archive"));
    }

    static TrainingPlace place(Jdk jdk, Path folder, Consumer<String> progress) {
        return new TrainingPlace(
                new LocalLaunch(Host.of(jdk.home()), PortLease.PATIENCE, variable -> null, progress),
                TIME,
                folder,
                folder.resolve("training.log"));
    }

    static int freePort() {
        try (PortLease lease = PortLease.free()) {
            return lease.port().number();
        }
    }

    /** Built anew with another text, as a build would, and put where the old one was. */
    static void replaceGreeting(Path code, Path work, String text) throws IOException {
        Path folder = Files.createTempDirectory(work, "again");
        FunctionPackage laid = ExtractedLayout.of(
                        Draft.of(Functions.of(jar(folder, SOURCE.replace("hello one", text)))), Layout.COMPACT, folder)
                .function();
        Path thin = laid.entry(CodePath.of("demo.jar"))
                .orElseThrow()
                .content()
                .file()
                .orElseThrow();
        Files.delete(code.resolve("demo.jar"));
        Files.copy(thin, code.resolve("demo.jar"));
    }
}
