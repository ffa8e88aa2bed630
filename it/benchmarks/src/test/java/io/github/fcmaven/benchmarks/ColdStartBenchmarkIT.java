package io.github.fcmaven.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.instance.Host;
import io.github.fcmaven.process.SocketTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Starts of the same application in turns: A B C A B C. The table, {@code target/cold-start.md}, has medians of the
 * ratios of starts that followed each other. Times are not asserted: another machine, or another build beside this one,
 * would make a liar of any number. One row alone: {@code -Dcoldstart.only=web-25}.
 */
@Tag("matrix")
class ColdStartBenchmarkIT {

    private static final Path TABLE = Path.of("target/cold-start.md");
    private static final int ROUNDS = Integer.getInteger("coldstart.rounds", 7);
    private static final String ONLY = System.getProperty("coldstart.only", "");
    private static final String PLAIN = "java -jar";
    private static final String FAST = "-Dfc.coldStart=fast";

    @BeforeAll
    static void needsLinux() {
        assumeTrue(SocketTable.readable(), "needs /proc");
    }

    @ParameterizedTest(name = "{0} on JDK {1}")
    @CsvSource({
        "web, 25",
        "web, 17",
        "jpa, 25",
        "jpa, 17",
        "pages, 25",
        "pages, 17",
        "javalin, 25",
        "javalin, 17",
        "helidon, 25",
        "quarkus, 25",
        "quarkus, 17"
    })
    void startsBesideItsOwnJar(String name, int feature) throws Exception {
        assumeTrue(ONLY.isEmpty() || ONLY.equals(name + "-" + feature), "not asked for");
        Host jdk = Jdks.of(feature);
        Application application = Application.of(name, jdk, feature);
        boolean spring =
                Files.readString(application.folder().resolve("pom.xml")).contains("spring-boot-starter-parent");
        application.build(
                FAST, "-Dfc.training.skip"); // what is made once, such as the bundled Java, counts for neither
        Duration untrained = application.build(FAST, "-Dfc.training.skip");
        // under a name that no earlier build has trained
        Duration trained = application.build(FAST, "-Dfc.functionName=at-" + System.nanoTime());
        Map<String, Start.Command> ways = new LinkedHashMap<>();
        ways.put(PLAIN, application.plain());
        ways.put("coldStart fast", application.function("fast"));
        if (feature >= 25) { // before, it is a part of the preset
            application.build(FAST, "-Dfc.jit=c1");
            ways.put("coldStart fast, jit c1", application.function("fast-c1"));
        }
        if (spring) {
            ways.put("jarmode extract and archive", application.springsRecipe(feature));
            application.build(FAST, "-Pprocess-aot");
            ways.put("coldStart fast, Spring AOT", application.function("spring-aot"));
        }
        if (name.equals("quarkus")) {
            application.build(FAST, "-Dquarkus.package.jar.type=aot-jar");
            ways.put("coldStart fast of an aot-jar", application.function("aot-jar"));
            ways.put("Quarkus' own archive", application.quarkusRecipe(feature)); // the last: it stays in target
        }
        Map<String, Start.Command> pinned = new LinkedHashMap<>();
        ways.forEach((way, command) -> pinned.put(way, command.onOneProcessor()));

        Map<String, List<Start>> starts = rounds(ways);
        String title = name + ", JDK " + feature;
        print(rows(title + ", 2 processors", starts)
                + rows(title + ", 1 processor", rounds(pinned))
                + String.format(
                        Locale.ROOT,
                        "| %s | training adds %.1f s to the build; one start takes %.1f s | | |%n",
                        title,
                        trained.minus(untrained).toMillis() / 1000.0,
                        median(starts.get(PLAIN), Start::wall)));
        assertThat(starts.values()).allSatisfy(all -> assertThat(all).hasSize(ROUNDS));
    }

    @Test
    void compactBesideTheFatJar() throws Exception {
        assumeTrue(ONLY.isEmpty() || ONLY.equals("size"), "not asked for");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/zip")), "zip is not installed");
        StringBuilder rows = new StringBuilder();
        for (String name : List.of("web", "jpa", "pages")) {
            Application application = Application.of(name, Host.running(), Jdks.feature(Host.running()));
            application.build("-Dfc.layout=compact");
            Path zipped = application.folder().resolve("target/zipped.zip");
            Measured.run(
                    application.folder(),
                    Map.of(),
                    List.of(
                            "zip",
                            "-9",
                            "-q",
                            "-j",
                            zipped.toString(),
                            application.jar().toString()));
            double ratio =
                    Files.size(application.folder().resolve("target/function.zip")) / (double) Files.size(zipped);
            rows.append(String.format(
                    Locale.ROOT, "| %s | layout compact, size / zip -9 of the jar: %.2f | | |%n", name, ratio));
        }
        print(rows.toString());
        assertThat(rows).isNotEmpty();
    }

    /** The generated script with everything but its last word, which starts no JVM. */
    @Test
    void theGuardAlone() throws Exception {
        assumeTrue(ONLY.isEmpty() || ONLY.equals("guard"), "not asked for");
        Application application = Application.of("pages", Host.running(), Jdks.feature(Host.running()));
        application.build(FAST);
        Path code = application.function("guard").directory();
        String script = Files.readString(code.resolve("bootstrap"));
        Files.writeString(code.resolve("guard"), script.replace("exec \"$java\"", "exec /bin/true"));
        assertThat(script).contains("exec \"$java\"");
        long jars;
        try (var files = Files.list(code.resolve("lib"))) {
            jars = files.count() + 1;
        }
        List<Double> guarded = new ArrayList<>();
        List<Double> bare = new ArrayList<>();
        for (int round = -1; round < 30; round++) {
            double with = millis(code, "sh", "guard");
            double without = millis(code, "sh", "-c", "exec /bin/true");
            if (round >= 0) {
                guarded.add(with);
                bare.add(without);
            }
        }
        print(String.format(
                Locale.ROOT,
                "| guard of %d jars | %.1f ms more than a shell that only executes (%.1f and %.1f ms) | | |%n",
                jars,
                median(guarded) - median(bare),
                median(guarded),
                median(bare)));
        assertThat(guarded).hasSameSizeAs(bare);
    }

    private static double millis(Path directory, String... command) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        int exit = new ProcessBuilder(command)
                .directory(directory.toFile())
                .start()
                .waitFor();
        assertThat(exit).isZero();
        return (System.nanoTime() - begin) / 1e6;
    }

    private static Map<String, List<Start>> rounds(Map<String, Start.Command> ways) throws Exception {
        Map<String, List<Start>> starts = new LinkedHashMap<>();
        for (int round = -1; round < ROUNDS; round++) {
            for (var way : ways.entrySet()) {
                Start start = Start.of(way.getValue());
                if (round >= 0) { // the first fills the file cache
                    starts.computeIfAbsent(way.getKey(), key -> new ArrayList<>())
                            .add(start);
                }
            }
        }
        return starts;
    }

    private static String rows(String title, Map<String, List<Start>> starts) {
        StringBuilder rows = new StringBuilder();
        starts.forEach((way, all) -> rows.append(String.format(
                Locale.ROOT,
                "| %s | %s | %.2f | %.2f |%n",
                title,
                way,
                faster(starts.get(PLAIN), all, Start::wall),
                faster(starts.get(PLAIN), all, Start::cpu))));
        return rows.toString();
    }

    /** How many times longer the plain start took: the median of the ratios of starts in one round. */
    private static double faster(List<Start> plain, List<Start> other, Function<Start, Duration> value) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < plain.size(); i++) {
            ratios.add(value.apply(plain.get(i)).toNanos()
                    / (double) Math.max(1, value.apply(other.get(i)).toNanos()));
        }
        return median(ratios);
    }

    /** In seconds. */
    private static double median(List<Start> starts, Function<Start, Duration> value) {
        return median(
                starts.stream().map(start -> value.apply(start).toNanos() / 1e9).toList());
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    private static void print(String rows) throws IOException {
        if (!Files.exists(TABLE)) {
            Files.writeString(
                    TABLE, "| application | way | time, times faster | processor, times faster |\n|---|---|---|---|\n");
        }
        Files.writeString(TABLE, rows, StandardOpenOption.APPEND);
        System.out.println(rows);
    }
}
