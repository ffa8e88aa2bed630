package io.github.fcmaven.payload;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** A real jar, as a build would leave it. */
public final class TestJar {

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Map<String, String> manifest = new LinkedHashMap<>();
    private boolean deflateLibraries;

    private TestJar() {}

    public static TestJar empty() {
        return new TestJar();
    }

    /** A jar that Java starts by that class. */
    public static TestJar executable(String mainClass, int java) {
        return empty().manifest("Main-Class", mainClass).classOf(mainClass, java);
    }

    /** A Spring Boot fat jar; its loader is where that version has it, in the byte code of that version. */
    public static TestJar springBoot(String version, int java) {
        boolean old = version.startsWith("2.") || version.startsWith("3.0") || version.startsWith("3.1");
        String loader = "org.springframework.boot.loader." + (old ? "" : "launch.") + "JarLauncher";
        return executable(loader, version.startsWith("2.") ? 8 : 17)
                .manifest("Start-Class", "com.acme.App")
                .manifest("Spring-Boot-Version", version)
                .file(
                        "BOOT-INF/classes/com/acme/App.class",
                        classBytes(java, "org/springframework/boot/SpringApplication"))
                .library("BOOT-INF/lib/spring-boot-" + version + ".jar", empty());
    }

    public TestJar manifest(String name, String value) {
        manifest.put(name, value);
        return this;
    }

    public TestJar classOf(String name, int java, String... constants) {
        return file(name.replace('.', '/') + ".class", classBytes(java, constants));
    }

    /** A class whose main method makes an object of each of these classes. */
    public TestJar program(String name, int java, String... references) {
        String path = name.replace('.', '/');
        ClassWriter made = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        made.visit(java + 44, Opcodes.ACC_PUBLIC, path, null, "java/lang/Object", null);
        MethodVisitor main =
                made.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "main", "([Ljava/lang/String;)V", null, null);
        main.visitCode();
        for (String reference : references) {
            main.visitTypeInsn(Opcodes.NEW, reference);
            main.visitInsn(Opcodes.POP);
        }
        main.visitInsn(Opcodes.RETURN);
        main.visitMaxs(0, 0);
        made.visitEnd();
        return file(path + ".class", made.toByteArray());
    }

    public TestJar file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public TestJar file(String name, byte[] bytes) {
        files.put(name, bytes);
        return this;
    }

    public TestJar library(String name, TestJar jar) {
        return file(name, jar.bytes());
    }

    /** As a tool does that writes the jar again and knows nothing of Spring Boot. */
    public TestJar deflatingLibraries() {
        deflateLibraries = true;
        return this;
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
            zip.putNextEntry(new ZipEntry("META-INF/"));
            if (!manifest.isEmpty()) {
                put(zip, "META-INF/MANIFEST.MF", manifestBytes());
            }
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                put(zip, file.getKey(), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A class file of that Java as far as its constants, which name these classes. */
    public static byte[] classBytes(int java, String... references) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(0xcafebabe);
            out.writeInt(java + 44);
            out.writeShort(1 + 2 + 2 * references.length);
            out.writeByte(5);
            out.writeLong(42);
            for (int i = 0; i < references.length; i++) {
                out.writeByte(7);
                out.writeShort(3 + 2 * i + 1);
                out.writeByte(1);
                out.writeUTF(references[i]);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private byte[] manifestBytes() throws IOException {
        java.util.jar.Manifest written = new java.util.jar.Manifest();
        written.getMainAttributes().putValue("Manifest-Version", "1.0");
        manifest.forEach((name, value) -> written.getMainAttributes().putValue(name, value));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        written.write(bytes);
        return bytes.toByteArray();
    }

    private void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        if (name.endsWith(".jar") && !deflateLibraries) {
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
}
