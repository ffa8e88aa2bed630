package io.github.fcmaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each class that a goal loads costs each build its time. Lower the numbers where fewer are needed; before you raise
 * one, look for what is loaded and not used, such as types in the signatures of other goals: Maven reads those of all.
 */
class LoadedClassesIT {

    private static final String PACKAGE = "io.github.fcmaven:fc-maven-plugin:" + MavenBuild.VERSION + ":package";

    /** Of the plugin and its libraries, where the zip is made. */
    private static final int ANEW = 670;

    /** The same where the zip is up to date. */
    private static final int UP_TO_DATE = 580;

    /** How many shapes of lambdas the JVM makes classes for, beyond a build that skips the goal. */
    private static final int SHAPES = 8;

    @Test
    void packageLoadsFewClasses() throws IOException {
        MavenBuild build = MavenBuild.of("spring-boot-stock", "loaded-classes");
        build.run("package").succeeded();

        hold(loaded(build.with("fc.jarFile", "target/demo.jar"), "up-to-date"), UP_TO_DATE);
        hold(loaded(build.with("fc.finalName", "anew"), "anew"), ANEW);

        long skipped = shapes(log(build.with("fc.skip", "true"), "skipped", "fc.skip"));
        assertThat(shapes(build.directory().resolve("anew.log")) - skipped)
                .as("lambdas that capture a number: the JVM makes three classes for each new shape")
                .isLessThanOrEqualTo(SHAPES);
    }

    private static long shapes(Path log) throws IOException {
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("java.lang.invoke.LambdaForm$"))
                    .count();
        }
    }

    private static void hold(Map<String, Long> loaded, int most) {
        assertThat(loaded.keySet()).anyMatch(jar -> jar.startsWith("fc-maven-plugin-"));
        assertThat(loaded.values().stream().mapToLong(classes -> classes).sum())
                .as("all classes of %s", loaded)
                .isLessThanOrEqualTo(most);
    }

    /** How many classes of each jar that is no part of Maven: in a build of this goal alone, those of the plugin. */
    private static Map<String, Long> loaded(MavenBuild build, String name) throws IOException {
        Path log = log(build, name, "SHA-256");
        assertThat(log)
                .as("records that are asked for equals or hashCode: the JVM then makes classes")
                .content()
                .doesNotContain("java.lang.runtime.ObjectMethods ");
        try (Stream<String> lines = Files.lines(log)) {
            return lines.filter(line -> line.contains("source: file:") && line.endsWith(".jar"))
                    .filter(line -> !line.contains("/apache-maven-"))
                    .map(line -> line.substring(line.lastIndexOf('/') + 1))
                    .collect(Collectors.groupingBy(jar -> jar, TreeMap::new, Collectors.counting()));
        }
    }

    /** The classes that a build of this goal alone loads, one a line. */
    private static Path log(MavenBuild build, String name, String says) throws IOException {
        Path log = build.directory().resolve(name + ".log");
        build.environment("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xlog:class+load:file=" + log)
                .run(PACKAGE)
                .succeeded()
                .says(says);
        return log;
    }
}
