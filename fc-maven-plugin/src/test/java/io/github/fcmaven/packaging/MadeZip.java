package io.github.fcmaven.packaging;

import io.github.fcmaven.executable.TinyElf;
import io.github.fcmaven.payload.TestJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;

/** A zip that grows entry by entry, as wrong as a test wants it, and is then written as a real file. */
final class MadeZip {

    /** Beside it stands nothing that says how it is started. */
    static final String NO_MANIFEST = "";

    /** How a jar of Java 8 is started on the image's own Java, and nothing is wrong with it. */
    private static final String MANIFEST = """
            edition: 3.0.0
            name: demo
            access: default
            resources:
              demo:
                component: fc3
                props:
                  region: cn-hangzhou
                  functionName: demo
                  runtime: custom
                  code: ./function.zip
                  memorySize: 512
                  cpu: 0.35
                  diskSize: 512
                  timeout: 60
                  environmentVariables:
                    TZ: UTC
                  customRuntimeConfig:
                    command: [java]
                    args: [-jar, demo.jar]
                    port: 9000
            """;

    private final List<Made> entries = new ArrayList<>();
    private String manifest = NO_MANIFEST;

    private record Made(String name, byte[] bytes, int mode) {}

    private MadeZip() {}

    static MadeZip empty() {
        return new MadeZip();
    }

    /** A start script, and the program that it starts. */
    static MadeZip script(String text) {
        return empty().program("bootstrap", text).program("server", elf(62));
    }

    /** A jar, and the description that starts it. */
    static MadeZip jar(TestJar jar) {
        return empty().file("demo.jar", jar.bytes()).described();
    }

    /** An application of Spring Boot 2.7 that says in its configuration what is given. */
    static MadeZip boot(String properties) {
        return jar(TestJar.springBoot("2.7.18", 8)
                .library("BOOT-INF/lib/tomcat-embed-core-9.0.83.jar", TestJar.empty())
                .file(
                        "BOOT-INF/classes/application.properties",
                        "server.tomcat.keep-alive-timeout=25h\nserver.tomcat.max-keep-alive-requests=-1\n"
                                + properties));
    }

    MadeZip file(String name, byte[] bytes) {
        return entry(name, bytes, UnixStat.FILE_FLAG | 0644);
    }

    MadeZip file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    MadeZip program(String name, byte[] bytes) {
        return entry(name, bytes, UnixStat.FILE_FLAG | 0755);
    }

    MadeZip program(String name, String text) {
        return program(name, text.getBytes(StandardCharsets.UTF_8));
    }

    MadeZip link(String name, String target) {
        return entry(name, target.getBytes(StandardCharsets.UTF_8), UnixStat.LINK_FLAG | 0777);
    }

    MadeZip described() {
        manifest = MANIFEST;
        return this;
    }

    /** Changes a text of its description, which must hold it. */
    MadeZip but(String from, String to) {
        if (!manifest.contains(from)) {
            throw new IllegalArgumentException("the description does not hold " + from);
        }
        manifest = manifest.replace(from, to);
        return this;
    }

    /** Starts this in place of the jar. */
    MadeZip start(String command, String args) {
        return but("command: [java]", "command: [" + command + "]")
                .but("args: [-jar, demo.jar]", "args: [" + args + "]");
    }

    String manifest() {
        return manifest;
    }

    void write(Path file) {
        try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file.toFile())) {
            for (Made made : entries) {
                zip.putArchiveEntry(new AsNamed(made.name, made.mode));
                zip.write(made.bytes);
                zip.closeArchiveEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An ELF program for a machine: 62 is x86-64, 183 arm64. */
    static byte[] elf(int machine) {
        return TinyElf.program().machine(machine).bytes();
    }

    private MadeZip entry(String name, byte[] bytes, int mode) {
        entries.add(new Made(name, bytes, mode));
        return this;
    }

    /** The library would turn backslashes into slashes, as long as it takes the entry for one of Windows. */
    private static final class AsNamed extends ZipArchiveEntry {
        AsNamed(String name, int mode) {
            super("x");
            setUnixMode(mode);
            setName(name);
        }
    }
}
