package io.github.fcmaven.campaign;

import io.github.fcmaven.descriptor.DeploymentDescriptor;
import io.github.fcmaven.executable.TinyElf;
import io.github.fcmaven.function.Bootstrap;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.instance.TestFunction;
import io.github.fcmaven.payload.TestJar;
import io.github.fcmaven.report.CheckRecord;
import io.github.fcmaven.report.JsonReport;
import io.github.fcmaven.report.Records;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Inputs that are right: a fuzzer begins with them, and they are read without a fault. */
final class Seeds {

    static final byte[] SCRIPT = utf8("#!/bin/sh\nexec java -jar app.jar\n");
    static final byte[] MANIFEST = utf8("Manifest-Version: 1.0\r\nMain-Class: demo.Main\r\n\r\n");

    private Seeds() {}

    /** Several inputs. */
    interface Source {
        List<byte[]> get() throws IOException;
    }

    static List<byte[]> zips() {
        return List.of(
                zip(
                        "bootstrap",
                        SCRIPT,
                        "app.jar",
                        TestJar.executable("com.acme.Main", 8).bytes()),
                zip("bootstrap", utf8("#!/usr/bin/env -S node\n"), "server.js", utf8("require('http')")),
                zip("bootstrap", TinyElf.linked("GLIBC_2.30").needs("liba.so").bytes()),
                zip("app.sha256", utf8("0".repeat(64) + "  app.jar\n"), "app.jar", jars().get(1)));
    }

    static List<byte[]> jars() {
        return List.of(
                TestJar.executable("com.acme.Main", 8)
                        .manifest("Class-Path", "lib/a.jar lib/b.jar")
                        .bytes(),
                TestJar.springBoot("3.5.0", 17)
                        .library("BOOT-INF/lib/a.jar", TestJar.empty().classOf("a.A", 8))
                        .file("BOOT-INF/classes/application.yml", "server:\n  port: 9000\n")
                        .bytes(),
                zip("META-INF/MANIFEST.MF", MANIFEST, "META-INF/versions/9/demo/Main.class", new byte[] {1, 2}));
    }

    static List<byte[]> manifests() {
        return List.of(
                MANIFEST,
                utf8("Manifest-Version: 1.0\r\nMain-Class: org.springframework.boot.loader.launch.JarLauncher\r\n"
                        + "Start-Class: a.B\r\nSpring-Boot-Version: 3.5.0\r\nClass-Path: a.jar file:/b.jar ../c.jar\r\n"
                        + "Multi-Release: true\r\nName: a/b/\r\nSealed: true\r\n\r\n"),
                utf8("Manifest-Version: 1.0\nLong-Line: " + "x".repeat(60) + "\n continued\n\n"));
    }

    static List<byte[]> classes() {
        return List.of(
                TestJar.classBytes(8, "java/lang/System", "com/sun/net/httpserver/HttpServer"),
                TestJar.previewBytes(17),
                classFile(Seeds.class));
    }

    static List<byte[]> programs() throws IOException {
        return List.of(
                TinyElf.program().bytes(),
                TinyElf.linked("GLIBC_2.30").needs("liba.so").runPath("$ORIGIN").bytes(),
                TinyElf.library("libb.so").bytes());
    }

    static List<byte[]> descriptions() {
        return List.of(
                utf8("""
                        edition: 3.0.0
                        name: app
                        access: default
                        vars:
                          region: cn-hangzhou
                        resources:
                          web:
                            component: fc3
                            props:
                              region: ${vars.region}
                              functionName: ${env(NAME)}-web
                              runtime: custom.debian11
                              cpu: 0.35
                              memorySize: 512
                              diskSize: 512
                              timeout: 60
                              code: ./function.zip
                              layers: ["acs:fc:${vars.region}:official:layers/Java17/versions/3"]
                              environmentVariables: {A: "b", C: null, D: 1_000, E: 2024-01-01}
                              customRuntimeConfig:
                                command: [java]
                                args: ["-jar", "/code/app.jar"]
                                port: 9000
                                healthCheckConfig: {httpGetUrl: /health, initialDelaySeconds: 1}
                              triggers:
                                - triggerName: http
                                  triggerType: http
                                  triggerConfig: {authType: anonymous, methods: [GET]}
                        """),
                utf8("a: &x [1, 2]\nb: *x\nc: !!str 5\nd: |\n  text\ne: ~\n? k\n: v\n<<: {f: .nan}\n"),
                utf8("resources:\n  a: {component: fc, props: {function: {name: b, runtime: custom}}}\n"));
    }

    static List<byte[]> ownDescriptions() {
        return List.of(utf8(DeploymentDescriptor.serverlessDevs(
                TestFunction.script("exit 0")
                        .env("GREETING", "\u4f60\u597d ${env(A)}")
                        .function(),
                "./function.zip")));
    }

    static List<byte[]> ignoreFiles() {
        return List.of(
                utf8("# comment\n*.log\n!keep.log\n/build/\n**/node_modules\na[0-9]?.txt\n\\#x\nlib/{a,b}/**\n"),
                utf8("\uFEFF*\n!*.txt\n"));
    }

    static List<byte[]> scripts() {
        Entry own = Bootstrap.of(List.of("java", "-Dgreeting=it's \"here\"", "-jar", "app.jar"));
        return List.of(
                bytes(own),
                SCRIPT,
                utf8("#!/usr/bin/env -S bash -e\nexport A=\"${B:-c}\" D='e'\\''f'\nexec env A=1 \\\n"
                        + "  python3 -m app $A \"$@\"\n"),
                utf8("#!/bin/bash\nset -euo pipefail\ncd \"$(dirname \"$0\")\"\n"
                        + "if true; then node server.js & fi\nwait\n"));
    }

    static List<byte[]> answers() {
        return List.of(
                utf8("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: keep-alive\r\nKeep-Alive: timeout=5\r\n"
                        + "\r\nok"),
                utf8("HTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "2;x=y\r\nok\r\n0\r\nTrailer: t\r\n\r\n"),
                utf8("HTTP/1.0 404 Not Found\r\nServer: x\r\nDate: Thu, 01 Jan 1970 00:00:00 GMT\r\n\r\nnone"),
                new byte[] {0x15, 3, 1, 0, 2, 2, 0x50},
                utf8("SSH-2.0-OpenSSH_9.2\r\n"));
    }

    static List<byte[]> records() {
        return List.of(
                utf8(JsonReport.text(CheckRecord.error("port 9000 is held", "", "check"))),
                utf8(JsonReport.text(Records.passed(Path.of("server.log")))),
                utf8(JsonReport.text(Records.failed(Path.of("server.log")))));
    }

    static List<byte[]> histories() {
        String head = "time,zipSha256,starts,medianMillis,minMillis,maxMillis,cpuMillis,memoryMB,unpackMillis,"
                + "calibrationMillis,ratio,limits\n";
        String line =
                "2026-11-24T00:00:00Z," + "a".repeat(64) + ",10,812.5,800.1,900.9,1500,120.5,30,95.1,8.543,none\n";
        return List.of(
                utf8(head + line), utf8("fc-maven-plugin derived files 1\norigin\nneeded\t12 2026-11-24T00:00:00Z\n"));
    }

    /** The files of the resource folder {@code seeds/NAME}. */
    static List<byte[]> files(String name) throws IOException {
        List<byte[]> files = new ArrayList<>();
        Path folder =
                Path.of(URI.create(Seeds.class.getResource("/seeds/" + name).toString()));
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.sorted().toList()) {
                files.add(Files.readAllBytes(file));
            }
        }
        return files;
    }

    /** A zip of names and contents in turn. */
    static byte[] zip(Object... entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < entries.length; i += 2) {
                byte[] content = (byte[]) entries[i + 1];
                ZipEntry entry = new ZipEntry((String) entries[i]);
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(content.length);
                CRC32 crc = new CRC32();
                crc.update(content);
                entry.setCrc(crc.getValue());
                zip.putNextEntry(entry);
                zip.write(content);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] classFile(Class<?> one) {
        try (InputStream in = one.getResourceAsStream(one.getSimpleName() + ".class")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Entry entry) {
        try (InputStream in = entry.content().open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
