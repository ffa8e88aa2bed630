package io.github.fcmaven.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.instance.Host;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Builds the servers of the table, all of them in one run of Maven. */
final class ServerBuilds {

    private ServerBuilds() {}

    /** Copies the sources, and packages them there with the Maven that was unpacked below {@code target}. */
    static void build(Path sources, Path copy, Path target, Host jdk) throws IOException, InterruptedException {
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = copy.resolve(sources.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.write(to, Files.readAllBytes(file));
            }
        }
        Path maven = target.resolve("maven/apache-maven-" + System.getProperty("maven.version", "3.9.16"));
        Path log = copy.resolve("build.log");
        ProcessBuilder builder = new ProcessBuilder(
                        "sh", maven.resolve("bin/mvn").toString(), "-B", "-ntp", "package")
                .directory(copy.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", jdk.javaHome().toString());
        // half the processor time: one build of ten seconds pays for no optimizing
        builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        Process process = builder.start();
        boolean ended = process.waitFor(10, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended && process.exitValue() == 0).as(Files.readString(log)).isTrue();
    }
}
