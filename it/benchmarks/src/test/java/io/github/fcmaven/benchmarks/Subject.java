package io.github.fcmaven.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What is packaged: a jar in Spring Boot's form, filled with the real jars of this module's class path over and over.
 */
final class Subject {

    private static final byte[] CLASS_OF_JAVA_17 = {
        (byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 61, 0, 1
    };

    private static final String ASSEMBLY = "<groupId>org.apache.maven.plugins</groupId>"
            + "<artifactId>maven-assembly-plugin</artifactId><version>3.8.0</version>";

    private static final String STORED = "<recompressZippedFiles>false</recompressZippedFiles>";

    private Subject() {}

    /** The class path of the tests, also where it is hidden behind a jar with a manifest. */
    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    static Path springBootJar(Path file, long size) throws IOException {
        List<Path> libraries = libraries();
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream jar = new ZipOutputStream(out)) {
            deflated(jar, "META-INF/MANIFEST.MF", manifest().getBytes(StandardCharsets.UTF_8));
            deflated(jar, "org/springframework/boot/loader/launch/JarLauncher.class", CLASS_OF_JAVA_17);
            deflated(jar, "BOOT-INF/classes/demo/Application.class", CLASS_OF_JAVA_17);
            long written = 0;
            for (int i = 0; written < size; i++) {
                byte[] library = Files.readAllBytes(libraries.get(i % libraries.size()));
                stored(jar, String.format("BOOT-INF/lib/library-%03d.jar", i), library);
                written += library.length;
            }
        }
        return file;
    }

    private static List<Path> libraries() {
        return Stream.of(classPath().split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> path.toString().endsWith(".jar") && Files.isRegularFile(path))
                .toList();
    }

    /** A thin jar, its libraries beside it, and the script that starts it by class path. */
    static Path folderOfJars(Path folder, long size) throws IOException {
        Path lib = Files.createDirectories(folder.resolve("lib"));
        List<Path> libraries = libraries();
        long written = 0;
        for (int i = 0; written < size; i++) {
            Path library = libraries.get(i % libraries.size());
            Files.copy(library, lib.resolve(String.format("library-%03d.jar", i)));
            written += Files.size(library);
        }
        try (OutputStream out = Files.newOutputStream(folder.resolve("demo.jar"));
                ZipOutputStream jar = new ZipOutputStream(out);
                InputStream program = Subject.class.getResourceAsStream("WriteZip.class")) {
            String name = WriteZip.class.getName();
            deflated(
                    jar,
                    "META-INF/MANIFEST.MF",
                    ("Manifest-Version: 1.0\r\nMain-Class: " + name + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            deflated(jar, name.replace('.', '/') + ".class", program.readAllBytes());
        }
        Files.writeString(
                folder.resolve("bootstrap"),
                "#!/bin/sh\nexec java -cp 'demo.jar:lib/*' " + WriteZip.class.getName() + "\n");
        return folder;
    }

    /** A project whose profiles pack that jar, each by one plugin. */
    static Path project(Path directory, Path jar) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("assembly.xml"), """
                <assembly>
                    <id>zip</id>
                    <formats><format>zip</format></formats>
                    <includeBaseDirectory>false</includeBaseDirectory>
                    <files><file><source>%s</source><destName>demo.jar</destName></file></files>
                </assembly>
                """.formatted(jar));
        String fc = "<jarFile>" + jar + "</jarFile>";
        String assembly = "<descriptors><descriptor>assembly.xml</descriptor></descriptors><attach>false</attach>";
        String profiles = "<profile><id>nothing</id></profile>"
                + profile("fc", fcmaven(), execution("measured", "package", fc))
                + profile("validate", fcmaven(), execution("measured", "validate", ""))
                + profile(
                        "validate-deflated",
                        fcmaven(),
                        execution(
                                "measured",
                                "validate",
                                "<zipFile>${basedir}/target/deflated.zip</zipFile>"
                                        + "<manifestFile>${basedir}/target/s.yaml</manifestFile>"))
                + profile("assembly", ASSEMBLY, execution("measured", "single", assembly))
                + profile("assembly-stored", ASSEMBLY, execution("measured", "single", STORED + assembly));
        return pom(directory, profiles);
    }

    private static Path pom(Path directory, String profiles) throws IOException {
        return Files.writeString(directory.resolve("pom.xml"), """
                <project>
                    <modelVersion>4.0.0</modelVersion>
                    <groupId>demo</groupId>
                    <artifactId>demo</artifactId>
                    <version>1</version>
                    <packaging>pom</packaging>
                    <profiles>%s</profiles>
                </project>
                """.formatted(profiles));
    }

    private static String fcmaven() {
        return "<groupId>io.github.fcmaven</groupId><artifactId>fc-maven-plugin</artifactId><version>"
                + System.getProperty("fcmaven.version") + "</version>";
    }

    /** A folder as npm leaves one: packages with folders of small files. */
    static Path manyFiles(Path folder, int files) throws IOException {
        Random random = new Random(1);
        for (int i = 0; i < files; i++) {
            Path file =
                    folder.resolve(String.format("node_modules/p%04d/lib/d%d/f%02d.js", i / 50, i / 25 % 2, i % 25));
            if (i % 25 == 0) {
                Files.createDirectories(file.getParent());
            }
            StringBuilder text = new StringBuilder();
            for (int line = 5 + random.nextInt(75); line > 0; line--) {
                text.append("exports.value").append(random.nextInt(500)).append(" = require('./other');\n");
            }
            Files.writeString(file, text);
        }
        Files.writeString(folder.resolve("server.js"), "require('http');\n");
        return folder;
    }

    /** A project whose profiles pack that folder, each by one plugin. */
    static Path folderProject(Path directory, Path folder) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("assembly.xml"), """
                <assembly>
                    <id>zip</id>
                    <formats><format>zip</format></formats>
                    <includeBaseDirectory>false</includeBaseDirectory>
                    <fileSets>
                        <fileSet><directory>%s</directory><outputDirectory>/</outputDirectory></fileSet>
                    </fileSets>
                </assembly>
                """.formatted(folder));
        String fc = "<functionDirectory>" + folder + "</functionDirectory>"
                + "<checks><FC-JAVA-VERSION>off</FC-JAVA-VERSION></checks>"; // it is packed and never started
        String assembly = "<descriptors><descriptor>assembly.xml</descriptor></descriptors><attach>false</attach>";
        return pom(
                directory,
                "<profile><id>nothing</id></profile>"
                        + profile("fc", fcmaven(), execution("measured", "package", fc))
                        + profile("assembly", ASSEMBLY, execution("measured", "single", assembly))
                        + profile("assembly-stored", ASSEMBLY, execution("measured", "single", STORED + assembly)));
    }

    private static String profile(String id, String plugin, String executions) {
        return "<profile><id>" + id + "</id><build><plugins><plugin>" + plugin + "<executions>" + executions
                + "</executions></plugin></plugins></build></profile>";
    }

    private static String execution(String id, String goal, String configuration) {
        return "<execution><id>" + id + "</id><phase>package</phase><goals><goal>" + goal
                + "</goal></goals><configuration>" + configuration + "</configuration></execution>";
    }

    private static String manifest() {
        return "Manifest-Version: 1.0\r\n"
                + "Main-Class: org.springframework.boot.loader.launch.JarLauncher\r\n"
                + "Start-Class: demo.Application\r\n"
                + "Spring-Boot-Version: 3.5.7\r\n"
                + "Spring-Boot-Classes: BOOT-INF/classes/\r\n"
                + "Spring-Boot-Lib: BOOT-INF/lib/\r\n\r\n";
    }

    private static void deflated(ZipOutputStream jar, String name, byte[] bytes) throws IOException {
        jar.putNextEntry(new ZipEntry(name));
        jar.write(bytes);
        jar.closeEntry();
    }

    private static void stored(ZipOutputStream jar, String name, byte[] bytes) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        ZipEntry entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        jar.putNextEntry(entry);
        jar.write(bytes);
        jar.closeEntry();
    }
}
