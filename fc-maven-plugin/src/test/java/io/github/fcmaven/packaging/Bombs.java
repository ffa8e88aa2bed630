package io.github.fcmaven.packaging;

import io.github.fcmaven.executable.TinyElf;
import io.github.fcmaven.payload.TestJar;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Zips of at most 5 MB, each made to cost whoever looks at it memory, disk or time. */
enum Bombs {
    A_JAR_LARGER_THAN_IT_SAYS(
            "FC-JAR violated", () -> startingJar().bomb("app.jar", "PK\u0003\u0004", '\0', 1900, 1000)),
    A_JAR_AS_LARGE_AS_IT_SAYS("FC-ENTRY unproven", () -> startingJar().large("app.jar", "PK\u0003\u0004", '\0', 1900)),
    A_BOOTSTRAP_LARGER_THAN_IT_SAYS(
            "FC-ENTRY violated", () -> new RawZip().bomb("bootstrap", Bombs.GENERATED, ' ', 1900, 1000)),
    A_BOOTSTRAP_AS_LARGE_AS_IT_SAYS(
            "FC-ENTRY unproven", () -> new RawZip().large("bootstrap", Bombs.GENERATED, ' ', 1900)),
    DIGESTS_LARGER_THAN_THEY_SAY("FC-ENTRY violated", () -> startingJar().bomb("app.sha256", "", '\n', 1900, 1000)),
    DIGESTS_AS_LARGE_AS_THEY_SAY("FC-ENTRY violated", () -> startingJar().large("app.sha256", "", '\n', 1900)),
    A_DIGEST_OF_WHAT_IS_LARGE(
            "FC-ENTRY unproven",
            () -> startingJar().large("a.jar", "", '\0', 1900).file("app.sha256", "0".repeat(64) + "  a.jar\n")),
    A_MANIFEST_OF_A_NEGATIVE_SIZE("FC-JAR violated", () -> startingJar()
            .stored(
                    "app.jar",
                    new RawZip()
                            .entry("META-INF/MANIFEST.MF", new byte[] {3, 0}, -5, 0, 0)
                            .bytes())),
    A_CLASS_OF_A_NEGATIVE_SIZE("FC-JAR violated", () -> startingJar()
            .stored(
                    "app.jar",
                    new RawZip()
                            .entry("App.class", new byte[] {3, 0}, Long.MIN_VALUE, 0, 0)
                            .bytes())),
    A_SIZE_THAT_IS_NEGATIVE_ITSELF(
            "cannot be read as a zip", () -> new RawZip().entry("bootstrap", new byte[] {3, 0}, -5, 0, 0100755)),
    MANY_MANIFESTS_AT_ONE_PLACE("FC-JAR violated", () -> startingJar().stored("app.jar", manifests(60_000))),
    MANY_SMALL_JARS("FC-BOOTSTRAP met", () -> {
        RawZip zip = new RawZip()
                .file("bootstrap", "#!/bin/sh\nexec java -cp \"" + names("j", ".jar", 100, ":") + "\" Main\n");
        byte[] jar = TestJar.executable("com.acme.Main", 8).bytes();
        IntStream.range(0, 3000).forEach(i -> zip.file("j" + i + ".jar", jar));
        return zip;
    }),
    MANY_ENTRIES_AT_ONE_PLACE("FC-ENTRY violated", () -> {
        byte[] large = RawZip.deflated(new byte[100 << 20]);
        RawZip zip = new RawZip().entry("a.jar", large, 100 << 20, 0, 0100644);
        IntStream.range(0, 50_000).forEach(i -> zip.again("j" + i + ".jar", large.length, 100 << 20, 0, 0100644, 8, 0));
        return zip;
    }),
    MANY_NAMES_THAT_ARE_NONE("FC-ENTRY violated", () -> {
        RawZip zip = startingJar();
        IntStream.range(0, 50_000).forEach(i -> zip.stored("/\u001b[31m" + i, new byte[0]));
        return zip;
    }),
    MANY_ENTRIES_IN_A_COMPRESSED_JAR("FC-MAIN-CLASS violated", () -> {
        RawZip jar = new RawZip();
        IntStream.range(0, 450_000).forEach(i -> jar.stored("C", new byte[0]));
        return startingJar().file("app.jar", jar.bytes());
    }),
    LARGE_CLASSES("FC-MAIN-CLASS violated", () -> {
        RawZip jar = new RawZip();
        byte[] packed = RawZip.deflated(new byte[1 << 18]);
        IntStream.range(0, 10_000).forEach(i -> jar.entry("C" + i + ".class", packed, 1 << 18, 0, 0));
        return startingJar().stored("app.jar", jar.bytes());
    }),
    LARGE_CONFIGURATION("FC-BOOTSTRAP met", () -> startingJar().large(i -> "config/a" + i + ".properties", 3000, 'a')),
    LARGE_CONFIGURATION_IN_A_JAR("FC-MAIN-CLASS violated", () -> startingJar()
            .stored(
                    "app.jar",
                    new RawZip().large(i -> "config/a" + i + ".yml", 3000, '[').bytes())),
    A_LONG_CLASS_PATH_IN_A_MANIFEST("FC-JAR violated", () -> startingJar()
            .stored(
                    "app.jar",
                    new RawZip()
                            .file("META-INF/MANIFEST.MF", folded("Class-Path: " + names("", ".jar", 90_000, " ")))
                            .bytes())),
    A_LONG_CLASS_PATH_IN_A_SCRIPT("FC-JAR violated", () -> new RawZip()
            .file("bootstrap", "#!/bin/sh\nexec java -cp " + names("", ".jar", 100_000, ":") + " Main\n")),
    A_LONG_WORD_IN_A_SCRIPT("FC-FILE violated", () -> new RawZip()
            .file("bootstrap", "#!/bin/sh\nexec node \"" + "'".repeat(900_000) + "x\"\n")),
    A_LONG_LINE_IN_A_SCRIPT("FC-BOOTSTRAP met", () -> new RawZip()
            .file("bootstrap", "#!/bin/sh\n" + "function ".repeat(110_000) + "\n")),
    MANY_CONTINUED_LINES("FC-BOOTSTRAP met", () -> script("exec node " + "a\\\n".repeat(150_000))),
    DEFAULTS_IN_DEFAULTS("FC-BOOTSTRAP met", () -> script("exec java -jar " + "${A:-".repeat(150_000))),
    VARIABLES_THAT_DOUBLE(
            "FC-BOOTSTRAP met",
            () -> script("A0=x\n" + lines(40, i -> "A" + (i + 1) + "=$A" + i + "$A" + i) + "exec java -jar $A40")),
    MANY_LONG_VARIABLES(
            "FC-BOOTSTRAP met",
            () -> script(
                    "A=" + "x".repeat(100_000) + "\n" + lines(80_000, i -> "B" + i + "=$A") + "exec java -jar $B0")),
    ONE_WORD_OF_MANY_VARIABLES("FC-BOOTSTRAP met", () -> script("A=x\nexec java -jar " + "$A".repeat(300_000))),
    SCRIPTS_THAT_TAKE_IN_EACH_OTHER("FC-BOOTSTRAP met", () -> script(". ./a\n".repeat(50_000))
            .stored("a", ". ./b\n".repeat(50_000).getBytes(StandardCharsets.US_ASCII))
            .stored("b", ". ./a\n".repeat(50_000).getBytes(StandardCharsets.US_ASCII))),
    A_MODE_OF_MANY_DIGITS("FC-BOOTSTRAP-MODE violated", () -> script("chmod " + "7".repeat(900_000) + "x t\nexec ./t")
            .stored("t", "#!/bin/sh\n".getBytes(StandardCharsets.US_ASCII))),
    A_FILE_OF_MANY_STARS(
            "FC-BOOTSTRAP-MODE met", () -> script("chmod +x " + "*a".repeat(3000) + "b\nexec ./" + "a".repeat(250))
                    .stored("a".repeat(250), "#!/bin/sh\n".getBytes(StandardCharsets.US_ASCII))),
    BLOCKS_IN_BLOCKS_OF_NGINX("FC-BOOTSTRAP met", () -> script("exec nginx -c /code/n.conf -g 'daemon off;'")
            .stored("n.conf", "a { ".repeat(250_000).getBytes(StandardCharsets.US_ASCII))),
    FILES_OF_NGINX_THAT_TAKE_IN_THEMSELVES("FC-BOOTSTRAP met", () -> script("exec nginx -c /code/n.conf")
            .stored("n.conf", "include n.conf; ".repeat(60_000).getBytes(StandardCharsets.US_ASCII))),
    MANY_MODULES_IN_A_LINE("FC-BOOTSTRAP met", () -> script("exec node app.js")
            .stored("app.js", "require('a');".repeat(60_000).getBytes(StandardCharsets.US_ASCII))),
    FOLDERS_IN_FOLDERS("FC-BOOTSTRAP met", () -> {
        RawZip zip = script("exec node app.js").stored("app.js", new byte[0]);
        IntFunction<String> folders = i ->
                IntStream.range(0, 100).mapToObj(j -> (i >> j % 14 & 1) + "/").collect(Collectors.joining());
        IntStream.range(0, 10_000).forEach(i -> zip.stored(folders.apply(i) + i, new byte[0]));
        return zip;
    }),
    MANY_PROFILES("FC-KEEPALIVE-CONFIG violated", () -> startingJar()
            .stored(
                    "app.jar",
                    new RawZip()
                            .file(
                                    "META-INF/MANIFEST.MF",
                                    "Manifest-Version: 1.0\r\nMain-Class:"
                                            + " org.springframework.boot.loader.launch.JarLauncher\r\n"
                                            + "Start-Class: A\r\n\r\n")
                            .stored("BOOT-INF/lib/tomcat-embed-core-10.1.1.jar", new RawZip().bytes())
                            .stored("BOOT-INF/lib/spring-boot-3.2.0.jar", new RawZip().bytes())
                            .stored(
                                    "BOOT-INF/classes/application.properties",
                                    ("spring.profiles.active=" + names("p", "", 90_000, ","))
                                            .getBytes(StandardCharsets.US_ASCII))
                            .bytes())),
    A_LINE_OF_MANY_VARIABLES(
            "FC-BOOTSTRAP-MODE violated", () -> script("export " + "VARIABLE=x ".repeat(80_000) + "\nexec ./t")
                    .stored("t", "#!/bin/sh\n".getBytes(StandardCharsets.US_ASCII))),
    MANY_CARRIAGE_RETURNS_THAT_DISTURB_NOBODY(
            "FC-BOOTSTRAP-CRLF met", () -> script(lines(80_000, i -> "B" + i + "=x\r") + "exec ./t")
                    .stored("t", "#!/bin/sh\n".getBytes(StandardCharsets.US_ASCII))),
    MANY_LIBRARIES("FC-LIBRARY violated", () -> {
        TinyElf elf = TinyElf.linked("GLIBC_2.4");
        IntStream.range(0, 3000).forEach(i -> elf.needs("libc.musl-" + i));
        return new RawZip().file("bootstrap", elf.bytes());
    }),
    A_LARGE_PROGRAM("FC-ENTRY unproven", () -> new RawZip()
            .large("bootstrap", new String(TinyElf.program().bytes(), StandardCharsets.ISO_8859_1), '\0', 1900)),
    DAMAGED_BYTES("FC-ENTRY violated", () -> new RawZip()
            .entry("bootstrap", "no deflated bytes at all".getBytes(StandardCharsets.US_ASCII), 900, 0, 0100755)),
    CUT_BYTES("FC-ENTRY violated", () -> {
        byte[] noise = new byte[5000];
        new Random(1).nextBytes(noise);
        return new RawZip().entry("bootstrap", RawZip.deflated(noise), 9000, 0, 0100755);
    });

    private static final String GENERATED = "#!/bin/sh\n# Written by fc-maven-plugin";

    private final String said;
    private final Supplier<RawZip> zip;

    Bombs(String said, Supplier<RawZip> zip) {
        this.said = said;
        this.zip = zip;
    }

    /** The id and the verdict of a finding about it, or a part of the refusal. */
    String said() {
        return said;
    }

    byte[] bytes() {
        return zip.get().bytes();
    }

    /** A start script that is not compressed, so that all of it is read. */
    private static RawZip script(String text) {
        byte[] script = ("#!/bin/sh\n" + text + "\n").getBytes(StandardCharsets.US_ASCII);
        return new RawZip().executable("bootstrap", script);
    }

    private static String lines(int count, IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(i -> line.apply(i) + "\n").collect(Collectors.joining());
    }

    private static RawZip startingJar() {
        return new RawZip().file("bootstrap", "#!/bin/sh\nexec java -jar app.jar\n");
    }

    private static String names(String begin, String end, int count, String between) {
        return IntStream.range(0, count).mapToObj(i -> begin + i + end).collect(Collectors.joining(between));
    }

    /** A line of a manifest has at most 72 bytes. */
    private static String folded(String line) {
        return "Manifest-Version: 1.0\r\n" + String.join("\r\n ", line.split("(?<=\\G.{70})")) + "\r\n\r\n";
    }

    private static byte[] manifests(int count) {
        byte[] manifest =
                ("Manifest-Version: 1.0\r\n" + names("X", ": v\r\n", 16_000, "")).getBytes(StandardCharsets.UTF_8);
        byte[] packed = RawZip.deflated(manifest);
        RawZip jar = new RawZip();
        jar.entry("META-INF/MANIFEST.MF", packed, manifest.length, 0, 0);
        for (int i = 1; i < count; i++) {
            jar.again("META-INF/MANIFEST.MF", packed.length, manifest.length, 0, 0, 8, 0);
        }
        return jar.bytes();
    }
}
