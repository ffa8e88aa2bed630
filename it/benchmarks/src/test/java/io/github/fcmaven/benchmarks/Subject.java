package io.github.fcmaven.benchmarks;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** What is packaged: a jar in Spring Boot's form, filled with the real jars of this module's class path over and over. */
final class Subject {

    private static final byte[] CLASS_OF_JAVA_17 = {
        (byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 61, 0, 1
    };

    private Subject() {}

    /** The class path of the tests, also where it is hidden behind a jar with a manifest. */
    static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    static Path springBootJar(Path file, long size) throws IOException {
        List<Path> libraries = Stream.of(classPath().split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> path.toString().endsWith(".jar") && Files.isRegularFile(path))
                .toList();
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
        return Files.writeString(directory.resolve("pom.xml"), """
                <project>
                    <modelVersion>4.0.0</modelVersion>
                    <groupId>demo</groupId>
                    <artifactId>demo</artifactId>
                    <version>1</version>
                    <packaging>pom</packaging>
                    <profiles>
                        %s
                        %s
                        %s
                    </profiles>
                </project>
                """.formatted(
                        profile(
                                "fc",
                                "io.github.fcmaven",
                                "fc-maven-plugin",
                                System.getProperty("fcmaven.version"),
                                "package",
                                "<jarFile>" + jar + "</jarFile>"),
                        profile(
                                "assembly",
                                "org.apache.maven.plugins",
                                "maven-assembly-plugin",
                                "3.8.0",
                                "single",
                                "<descriptors><descriptor>assembly.xml</descriptor></descriptors>"),
                        profile(
                                "assembly-stored",
                                "org.apache.maven.plugins",
                                "maven-assembly-plugin",
                                "3.8.0",
                                "single",
                                "<recompressZippedFiles>false</recompressZippedFiles>"
                                        + "<descriptors><descriptor>assembly.xml</descriptor></descriptors>")));
    }

    private static String profile(
            String id, String group, String artifact, String version, String goal, String configuration) {
        return """
                <profile><id>%s</id><build><plugins><plugin>
                    <groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version>
                    <executions><execution><id>measured</id><phase>package</phase><goals><goal>%s</goal></goals></execution></executions>
                    <configuration>%s</configuration>
                </plugin></plugins></build></profile>
                """.formatted(id, group, artifact, version, goal, configuration);
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
