package io.github.fcmaven.jar;

import io.github.fcmaven.function.Content;
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
 * @param name how messages name it
 * @param content its bytes
 * @param names its files, without folders
 * @param manifest its main attributes, empty where it has no manifest
 */
public record Jar(String name, Content content, Set<String> names, Attributes manifest) {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    /** More than any manifest has, and little enough to be read whatever it is. */
    private static final int LONGEST_MANIFEST = 1 << 20;

    /** @throws FcProblem where there is no such file, or it is no jar that Java opens */
    public static Jar read(Path file) {
        if (!Files.isRegularFile(file)) {
            String what = Files.isDirectory(file) ? " is a folder, not a jar" : " does not exist";
            throw FcProblem.local(
                    file + what,
                    "run mvn package, which builds the jar first, or name another with jarFile (-Dfc.jarFile=...)");
        }
        Content content = Content.of(file);
        Jar jar = read(file.getFileName().toString(), content);
        try {
            // Java's own reader is stricter than ours, and it is Java that opens the jar on the platform.
            new ZipFile(file.toFile()).close();
            return jar;
        } catch (IOException | IllegalArgumentException e) {
            throw corrupt(jar.name, content, e);
        }
    }

    /** @throws FcProblem where it cannot be read as a jar */
    public static Jar read(String name, Content content) {
        try (ZipView zip = ZipView.open(content)) {
            Set<String> names = new LinkedHashSet<>();
            Attributes manifest = new Attributes();
            for (ZipView.Item item : zip.items()) {
                names.add(item.name());
                if (item.name().equalsIgnoreCase(MANIFEST)) {
                    manifest = attributes(zip, item);
                }
            }
            return new Jar(name, content, names, manifest);
        } catch (IOException | IllegalArgumentException e) {
            throw corrupt(name, content, e);
        }
    }

    /** The file that it is, where it is one. */
    public Path file() {
        return content.file().orElseThrow();
    }

    /** The class that {@code java -jar} starts. */
    public Optional<String> mainClass() {
        return attribute("Main-Class");
    }

    /** The value of a main attribute of the manifest, empty where it is blank. */
    public Optional<String> attribute(String name) {
        return Optional.ofNullable(manifest.getValue(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** Whether it has a file in that folder; the folder ends in {@code /}. */
    public boolean hasFolder(String folder) {
        return names.stream().anyMatch(name -> name.startsWith(folder));
    }

    /** Whether it is a fat jar or war that Spring Boot's own loader starts. */
    public boolean isSpringBoot() {
        return attribute("Start-Class").isPresent()
                && mainClass()
                        .filter(main -> main.startsWith("org.springframework.boot.loader."))
                        .isPresent();
    }

    /** The file of a class. */
    public static String fileOf(String className) {
        return className.replace('.', '/') + ".class";
    }

    /** The problem that a jar is none. */
    public static FcProblem corrupt(String name, Content content, Exception why) {
        return problem(
                name + " cannot be read as a jar: " + why.getMessage(),
                "Error: Invalid or corrupt jarfile " + name,
                "build it again with mvn clean package"
                        + content.file().map(file -> "; it is " + file).orElse(""));
    }

    /** A problem with a jar, on whose start Java prints {@code log}. */
    public static FcProblem problem(String what, String log, String fix) {
        return FcProblem.of(Requirement.FC_JAR, what, Requirement.FC_JAR.platform() + " Logs: " + log, fix);
    }

    private static Attributes attributes(ZipView zip, ZipView.Item manifest) throws IOException {
        if (manifest.size() > LONGEST_MANIFEST) {
            throw new ZipException("its manifest has " + manifest.size() + " bytes");
        }
        return new Manifest(new ByteArrayInputStream(zip.head(manifest, LONGEST_MANIFEST))).getMainAttributes();
    }
}
