package io.github.fcmaven.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Programs and libraries besides Java and Maven: tests that need one which
 * this machine has not are skipped, with a word.
 */
final class Installed {

    private static final Path CACHE = Path.of("").toAbsolutePath().resolve("target/installed");

    private Installed() {}

    static void assume(String... programs) {
        for (String program : programs) {
            assumeTrue(find(program).isPresent(), () -> "this machine has no " + program);
        }
    }

    /** Copies pure Python packages of the system below a folder, as pip's {@code --target} would. */
    static void pythonPackages(Path folder, String... names) {
        for (String name : names) {
            Path source = Path.of("/usr/lib/python3/dist-packages", name);
            assumeTrue(Files.exists(source), () -> "this machine has no Python package " + name);
            copy(source, folder.resolve(name), false);
        }
    }

    /** The folder of a npm package with what it needs, installed once for all tests. */
    static synchronized Path npm(String name, String version) {
        assume("npm");
        Path folder = CACHE.resolve(name + "-" + version);
        Path modules = folder.resolve("node_modules");
        if (!Files.isDirectory(modules)) {
            try {
                Files.createDirectories(folder);
                run(folder, "npm", "install", "--no-audit", "--no-fund", "--prefix", ".", name + "@" + version);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return modules;
    }

    /** Runs a program to its end, which must be a success. */
    static void run(Path folder, String... command) {
        try {
            Path log = Files.createTempFile("installed", ".log");
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            boolean ended = process.waitFor(3, TimeUnit.MINUTES);
            if (!ended) {
                process.destroyForcibly();
            }
            if (!ended || process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command) + ":\n" + Files.readString(log));
            }
            Files.delete(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static Optional<Path> find(String program) {
        return Stream.concat(Arrays.stream(System.getenv("PATH").split(":")), List.of("/usr/sbin", "/usr/bin").stream())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Copies a folder with its links. */
    static void copy(Path from, Path to) {
        copy(from, to, true);
    }

    /** The system's packages have links to files of others, which stay behind. */
    private static void copy(Path from, Path to, boolean links) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(path -> !path.toString().contains("__pycache__"))
                    .filter(path -> links || !Files.isSymbolicLink(path))
                    .toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy, LinkOption.NOFOLLOW_LINKS);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
