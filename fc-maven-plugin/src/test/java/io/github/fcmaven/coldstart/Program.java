package io.github.fcmaven.coldstart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/** Real classes, compiled here, and jars made of them. */
public final class Program {

    private static final Map<String, Map<String, byte[]>> COMPILED = new ConcurrentHashMap<>();

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Manifest manifest = new Manifest();

    public Program() {
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    }

    /** A fat jar as Spring Boot makes it; its loader is only a name, since nothing here is started by it. */
    public static Program fat(Path work, String startClass, String source) throws IOException {
        Program fat = new Program()
                .manifest("Main-Class", "org.springframework.boot.loader.launch.JarLauncher")
                .manifest("Start-Class", startClass)
                .manifest("Spring-Boot-Version", "3.5.16")
                .manifest("Spring-Boot-Classes", "BOOT-INF/classes/")
                .manifest("Spring-Boot-Lib", "BOOT-INF/lib/")
                .manifest("Implementation-Title", "orders")
                .manifest("Implementation-Version", "1.2.3")
                .folder("org/")
                .folder("org/springframework/")
                .folder("org/springframework/boot/")
                .folder("org/springframework/boot/loader/")
                .file("org/springframework/boot/loader/launch/JarLauncher.class", "none")
                .file(
                        "META-INF/services/java.nio.file.spi.FileSystemProvider",
                        "org.springframework.boot.loader.nio.file.NestedFileSystemProvider\n")
                .folder("BOOT-INF/")
                .folder("BOOT-INF/classes/");
        classes(work, startClass, source).forEach((name, bytes) -> fat.file("BOOT-INF/classes/" + name, bytes));
        return fat.folder("BOOT-INF/lib/");
    }

    public Program manifest(String name, String value) {
        manifest.getMainAttributes().putValue(name, value);
        return this;
    }

    public Program folder(String name) {
        files.put(name, new byte[0]);
        return this;
    }

    public Program file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public Program file(String name, byte[] bytes) {
        files.put(name, bytes);
        return this;
    }

    public Program classOf(Path work, String name, String source) throws IOException {
        classes(work, name, source).forEach(this::file);
        return this;
    }

    /** The class files of a source, nested classes too. */
    public static Map<String, byte[]> classes(Path work, String name, String source) throws IOException {
        return classes(work, name, source, 17);
    }

    /** The same, for that Java. Many tests have the same source, which is compiled once. */
    public static Map<String, byte[]> classes(Path work, String name, String source, int java) throws IOException {
        String key = java + " " + name + " " + source;
        Map<String, byte[]> classes = COMPILED.get(key);
        if (classes == null) {
            classes = compiled(work, name, source, java);
            COMPILED.put(key, classes);
        }
        return classes;
    }

    private static Map<String, byte[]> compiled(Path work, String name, String source, int java) throws IOException {
        Path folder = Files.createTempDirectory(work, "compiled");
        Path file = folder.resolve("src").resolve(name.replace('.', '/') + ".java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        Path out = folder.resolve("out");
        int exit = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "--release",
                        Integer.toString(java),
                        "-nowarn",
                        "-Xlint:-options",
                        "-d",
                        out.toString(),
                        file.toString());
        if (exit != 0) {
            throw new IllegalStateException("does not compile: " + source);
        }
        Map<String, byte[]> classes = new LinkedHashMap<>();
        try (Stream<Path> all = Files.walk(out)) {
            for (Path each : all.filter(Files::isRegularFile).sorted().toList()) {
                classes.put(out.relativize(each).toString().replace('\\', '/'), Files.readAllBytes(each));
            }
        }
        return classes;
    }

    public Path write(Path file) {
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] bytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            put(zip, "META-INF/", new byte[0]);
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            manifest.write(text);
            put(zip, "META-INF/MANIFEST.MF", text.toByteArray());
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                put(zip, file.getKey(), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDateTime.of(2025, 1, 2, 3, 4));
        if (name.endsWith(".jar") || name.endsWith("/")) {
            CRC32 crc = new CRC32();
            crc.update(bytes);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(bytes.length);
            entry.setCrc(crc.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
    }

    /** What a Java started in that folder prints. */
    public static String java(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return printed;
    }
}
