package io.github.fcmaven.payload;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.jar.ZipView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A jar that an earlier build has made: the plugin that makes it runs after this one. */
final class EarlierBuild {

    /** Where a jar has the classes of its project. */
    private static final List<String> FOLDERS = List.of("BOOT-INF/classes/", "WEB-INF/classes/", "");

    private EarlierBuild() {}

    /**
     * The warning; nothing where it is as new as the artifact, or has its classes.
     *
     * @param artifact what this build has made of the project's classes
     * @param jar what is made of the artifact
     */
    static List<String> of(Path artifact, Path jar) {
        try {
            if (Files.isSameFile(artifact, jar)
                    || Files.getLastModifiedTime(jar).compareTo(Files.getLastModifiedTime(artifact)) >= 0) {
                return List.of();
            }
            return other(artifact, jar)
                    .map(name -> name(artifact.toAbsolutePath().getParent(), jar.toAbsolutePath()) + " is older than "
                            + artifact.getFileName() + ", and has another "
                            + name + ": an earlier build has made it. Put the plugin that makes it above"
                            + " fc-maven-plugin in pom.xml: plugins of one phase run in that order")
                    .stream()
                    .toList();
        } catch (IOException | IllegalArgumentException e) {
            return List.of(); // what is no jar is refused elsewhere
        }
    }

    private static Path name(Path folder, Path jar) {
        return jar.startsWith(folder) ? folder.relativize(jar) : jar;
    }

    /** The first class of the artifact that the jar has with other bytes. */
    private static Optional<String> other(Path artifact, Path jar) throws IOException {
        Map<String, Long> there = checksums(jar);
        for (Map.Entry<String, Long> own : checksums(artifact).entrySet()) {
            for (String folder : FOLDERS) {
                Long other = there.get(folder + own.getKey());
                if (other != null && !other.equals(own.getValue())) {
                    String name = own.getKey();
                    return Optional.of(
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'));
                }
            }
        }
        return Optional.empty();
    }

    private static Map<String, Long> checksums(Path jar) throws IOException {
        Map<String, Long> sums = new HashMap<>();
        try (ZipView zip = ZipView.open(jar.getFileName().toString(), Content.of(jar))) {
            for (ZipView.Item item : zip.items()) {
                if (item.name().endsWith(".class")) {
                    sums.put(item.name(), item.crc());
                }
            }
        }
        return sums;
    }
}
