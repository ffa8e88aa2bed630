package io.github.fcmaven.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What runs because of a build, by Linux's {@code /proc}: whatever stands below the project, was told of it,
 * or bears the marker of an instance of it. A server in a mount namespace of its own shows neither folder, so
 * the marker is read while the instance is there.
 */
final class Traces {

    private final Path directory;
    private final Set<String> words = new HashSet<>();

    Traces(Path directory) {
        this.directory = directory;
        words.add(directory.toString());
    }

    /** Learns the markers of the instances that are there now. */
    void remember() throws IOException {
        for (Path instance : instances()) {
            Files.readAllLines(instance.resolve("owner")).stream()
                    .filter(line -> line.startsWith("marker="))
                    .map(line -> line.substring(7))
                    .forEach(words::add);
        }
    }

    List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(this::isOfTheBuild)
                .toList();
    }

    /** The same as text, with the folders of instances. */
    List<String> left() {
        List<String> left = new ArrayList<>();
        processes()
                .forEach(process -> left.add(
                        process.pid() + " " + process.info().commandLine().orElse("?")));
        instances().forEach(folder -> left.add(folder.toString()));
        return left;
    }

    private List<Path> instances() {
        Path parent = directory.resolve("target/fc");
        if (!Files.isDirectory(parent)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith("instance-"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isOfTheBuild(ProcessHandle process) {
        Path folder = Path.of("/proc", Long.toString(process.pid()));
        try {
            if (Files.readSymbolicLink(folder.resolve("cwd")).startsWith(directory)) {
                return true;
            }
            String told = text(folder.resolve("cmdline")) + '\0' + text(folder.resolve("environ"));
            return words.stream().anyMatch(told::contains);
        } catch (IOException e) {
            return false; // it has ended, or is another user's
        }
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
