package io.github.fcmaven.payload;

import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Requirement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A jar, as far as the names of its files and its manifest tell.
 *
 * @param file where it is
 * @param names its files, without folders
 * @param manifest its main attributes, empty where it has no manifest
 */
record Jar(Path file, Set<String> names, Attributes manifest) {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    /** More than any manifest has, and little enough to be read whatever it is. */
    private static final int LONGEST_MANIFEST = 1 << 20;

    /** @throws FcProblem where there is no such file, or it is no jar that Java opens */
    static Jar read(Path file) {
        if (!Files.isRegularFile(file)) {
            String what = Files.isDirectory(file) ? " is a folder, not a jar" : " does not exist";
            throw FcProblem.local(
                    file + what,
                    "run mvn package, which builds the jar first, or name another with jarFile (-Dfc.jarFile=...)");
        }
        try (ZipView zip = ZipView.open(file)) {
            // Java's own reader is stricter than ours, and it is Java that opens the jar on the platform.
            new ZipFile(file.toFile()).close();
            Set<String> names = new LinkedHashSet<>();
            Attributes manifest = new Attributes();
            for (ZipView.Item item : zip.items()) {
                names.add(item.name());
                if (item.name().equalsIgnoreCase(MANIFEST)) {
                    manifest = attributes(zip, item);
                }
            }
            return new Jar(file, names, manifest);
        } catch (IOException | IllegalArgumentException e) {
            throw corrupt(file, e);
        }
    }

    /** How messages name it. */
    String name() {
        return file.getFileName().toString();
    }

    /** The class that {@code java -jar} starts. */
    Optional<String> mainClass() {
        return attribute("Main-Class");
    }

    /** The value of a main attribute of the manifest, empty where it is blank. */
    Optional<String> attribute(String name) {
        return Optional.ofNullable(manifest.getValue(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Whether it has a file in that folder; the folder ends in {@code /}. */
    boolean hasFolder(String folder) {
        return names.stream().anyMatch(name -> name.startsWith(folder));
    }

    /** Whether it is a fat jar or war that Spring Boot's own loader starts. */
    boolean isSpringBoot() {
        return attribute("Start-Class").isPresent()
                && mainClass()
                        .filter(main -> main.startsWith("org.springframework.boot.loader."))
                        .isPresent();
    }

    /** The file of a class. */
    static String fileOf(String className) {
        return className.replace('.', '/') + ".class";
    }

    static FcProblem corrupt(Path file, Exception why) {
        return problem(
                file.getFileName() + " cannot be read as a jar: " + why.getMessage(),
                "Error: Invalid or corrupt jarfile " + file.getFileName(),
                "build it again with mvn clean package; it is " + file);
    }

    /** A problem with a jar, on whose start Java prints {@code log}. */
    static FcProblem problem(String what, String log, String fix) {
        return FcProblem.of(Requirement.FC_JAR, what, Requirement.FC_JAR.platform() + " Logs: " + log, fix);
    }

    private static Attributes attributes(ZipView zip, ZipView.Item manifest) throws IOException {
        if (manifest.size() > LONGEST_MANIFEST) {
            throw new ZipException("its manifest has " + manifest.size() + " bytes");
        }
        return new Manifest(new ByteArrayInputStream(zip.head(manifest, LONGEST_MANIFEST))).getMainAttributes();
    }
}
