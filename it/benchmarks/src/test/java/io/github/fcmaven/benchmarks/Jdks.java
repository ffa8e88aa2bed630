package io.github.fcmaven.benchmarks;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.instance.Host;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/** The JDKs of this machine: the one that runs the tests, and those of Debian's folder, one of each feature release. */
final class Jdks {

    private static final Path INSTALLED = Path.of("/usr/lib/jvm");

    private Jdks() {}

    static SortedMap<Integer, Host> all() throws IOException {
        SortedMap<Integer, Host> hosts = new TreeMap<>();
        if (Files.isDirectory(INSTALLED)) {
            try (DirectoryStream<Path> homes = Files.newDirectoryStream(INSTALLED)) {
                for (Path home : homes) {
                    if (Files.isExecutable(home.resolve("bin/javac")) && Files.isRegularFile(home.resolve("release"))) {
                        Host host = Host.of(home.toRealPath());
                        hosts.put(feature(host), host);
                    }
                }
            }
        }
        hosts.put(feature(Host.running()), Host.running());
        return hosts;
    }

    /** Skips the test where there is none. */
    static Host of(int feature) throws IOException {
        Host host = all().get(feature);
        assumeTrue(host != null, "there is no JDK " + feature + " here");
        return host;
    }

    static int feature(Host jdk) {
        return Integer.parseInt(jdk.javaVersion().replaceFirst("^1\\.", "").replaceAll("\\D.*", ""));
    }
}
