package io.github.fcmaven.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/** The JDKs of this machine besides the one that runs the tests: those of Debian's folder. */
final class Jdks {

    private static final Path INSTALLED = Path.of("/usr/lib/jvm");

    private Jdks() {}

    /** Skips the test where there is none. */
    static Path other() {
        return assumed(others().stream().findFirst(), "only the JDK that runs the tests is in " + INSTALLED);
    }

    /** Skips the test where there is none of that feature release. */
    static Path of(int feature) {
        Path ours = ours();
        return assumed(
                version(ours).startsWith(feature + ".")
                        ? Optional.of(ours)
                        : others().stream()
                                .filter(home -> version(home).startsWith(feature + "."))
                                .findFirst(),
                "no JDK " + feature + " is in " + INSTALLED);
    }

    static String version(Path jdk) {
        Properties release = new Properties();
        try (InputStream in = Files.newInputStream(jdk.resolve("release"))) {
            release.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return release.getProperty("JAVA_VERSION").replace("\"", "");
    }

    private static List<Path> others() {
        List<Path> others = new ArrayList<>();
        if (!Files.isDirectory(INSTALLED)) {
            return others;
        }
        Path ours = ours();
        try (DirectoryStream<Path> homes = Files.newDirectoryStream(INSTALLED)) {
            for (Path home : homes) {
                Path real = home.toRealPath();
                if (!real.equals(ours)
                        && Files.isExecutable(real.resolve("bin/javac"))
                        && Files.isRegularFile(real.resolve("release"))) {
                    others.add(real);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return others;
    }

    private static Path ours() {
        try {
            return Path.of(System.getProperty("java.home")).toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path assumed(Optional<Path> found, String missing) {
        assumeTrue(found.isPresent(), missing);
        return found.orElseThrow();
    }
}
