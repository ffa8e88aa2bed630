package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_HEAP;
import static io.github.fcmaven.platform.Requirement.FC_JAR;
import static io.github.fcmaven.platform.Requirement.FC_JAVA_VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.payload.TestJar;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.JavaLayer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a start tells Java: options that this Java does not have, files that it reads, and how large its heap gets. */
class JavaOptionRowsTest {

    @ParameterizedTest
    @MethodSource({"options", "files", "agents", "heaps"})
    void eachIsNamedAndMendedByItsFix(Row row) {
        row.holds();
    }

    static Stream<Row> options() {
        return Stream.of(
                option(8, "-XX:+UseZGC", "which Java 8 does not know yet", "remove it: jvmArguments"),
                option(8, "--add-opens=java.base/java.lang=ALL-UNNAMED", "which Java 8", "remove it"),
                option(8, "-Xlog:gc", "which Java 8 does not know yet", "remove it"),
                option(8, "--enable-preview", "which Java 8 does not know yet", "remove it"),
                option(17, "-XX:+UseConcMarkSweepGC", "which Java 17 does not know any more", "remove it"),
                option(17, "-XX:MaxPermSize=64m", "which Java 17 does not know any more", "remove it"),
                option(17, "-Djava.ext.dirs=lib", "which Java 17 does not know any more", "remove it"),
                option(17, "-XX:+ZGenerational", "which Java 17 does not know yet", "remove it"),
                option(11, "-XX:ArchiveClassesAtExit=/tmp/a.jsa", "which Java 11 does not know yet", "remove it"),
                new Row(
                        "an experiment that is not unlocked",
                        start(11, "-XX:+UseZGC", "-XX:+UnlockExperimentalVMOptions"),
                        FC_JAVA_VERSION,
                        "the start has the option -XX:+UseZGC, which is an experiment in Java 11, and not unlocked",
                        "add -XX:+UnlockExperimentalVMOptions before it: jvmArguments of fc-maven-plugin",
                        start(11, "-XX:+UnlockExperimentalVMOptions", "-XX:+UseZGC")),
                new Row(
                        "an option in a variable",
                        start(8).variable("JAVA_TOOL_OPTIONS", "-Xss1m -XX:+UseZGC"),
                        FC_JAVA_VERSION,
                        "the start has the option -XX:+UseZGC, which Java 8 does not know yet",
                        "remove it: JAVA_TOOL_OPTIONS under environmentVariables",
                        start(8).variable("JAVA_TOOL_OPTIONS", "-Xss1m")));
    }

    private static Row option(int java, String option, String why, String fix) {
        return new Row(
                option + " on Java " + java,
                start(java, option),
                FC_JAVA_VERSION,
                "the start has the option " + option + ", " + why,
                fix,
                start(java));
    }

    static Stream<Row> files() {
        return Stream.of(
                new Row(
                        "a file of arguments, which Java 8 does not read",
                        Pack.plain(8).command("java", "@args").file("args", "-jar demo.jar"),
                        FC_JAVA_VERSION,
                        "the start has the option @args, which Java 8 does not know yet",
                        "remove it",
                        start(8)),
                new Row(
                        "a file of arguments that is not there",
                        start(17, "@jvm.options"),
                        FC_JAR,
                        "the start command names jvm.options, which is not in the package",
                        "correct command and args",
                        start(17, "@jvm.options").file("jvm.options", "# nothing\n")),
                new Row(
                        "a jar that only a file of arguments names",
                        on(17, "@args").file("args", "-Xss1m \\\n  -jar 'dmo.jar'"),
                        FC_JAR,
                        "the start command names dmo.jar, which is not in the package",
                        "write demo.jar in command and args",
                        on(17, "@args").file("args", "-Xss1m \\\n  -jar 'demo.jar'")));
    }

    static Stream<Row> agents() {
        TestJar agent = TestJar.empty().manifest("Premain-Class", "a.Agent").classOf("a.Agent", 8);
        return Stream.of(
                new Row(
                        "an agent for a newer Java",
                        start(8, "-javaagent:agent.jar=x")
                                .file(
                                        "agent.jar",
                                        TestJar.empty()
                                                .manifest("Premain-Class", "a.Agent")
                                                .classOf("a.Agent", 17)
                                                .bytes()),
                        FC_JAVA_VERSION,
                        "a.Agent in agent.jar is Java 17 byte code (class file version 61), as an agent;"
                                + " the Java that starts it is Java 8",
                        "take an older version of the agent, or start /opt/java17/bin/java",
                        start(8, "-javaagent:agent.jar=x").file("agent.jar", agent.bytes())),
                new Row(
                        "an agent that only a variable names",
                        start(8).variable("JAVA_TOOL_OPTIONS", "-javaagent:/code/agent.jar"),
                        FC_JAR,
                        "the variable JAVA_TOOL_OPTIONS names /code/agent.jar, which is not in the package",
                        "correct JAVA_TOOL_OPTIONS under environmentVariables",
                        start(8).variable("JAVA_TOOL_OPTIONS", "-javaagent:/code/agent.jar")
                                .file("agent.jar", agent.bytes())));
    }

    static Stream<Row> heaps() {
        return Stream.of(
                heap("-Xmx1t"),
                heap("-XX:MaxHeapSize=512m"),
                heap("-XX:MaxRAMPercentage=95.0"),
                heap("-XX:MaxRAMFraction=1"),
                heap("-Xms1g"));
    }

    private static Row heap(String option) {
        return new Row(
                option,
                start(8, option),
                FC_HEAP,
                option + " leaves little of memorySize 512 MB",
                "set -XX:MaxRAMPercentage=70.0 instead",
                start(8, "-XX:MaxRAMPercentage=70.0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-XX:MaxPermSize=64m",
                "-XX:+UseConcMarkSweepGC",
                "-XX:+PrintGCDateStamps",
                "-Xloggc:/tmp/gc.log",
                "-d64",
                "-XX:MaxRAMPercentage=70.0",
                "-XX:TieredStopAtLevel=1",
                "-XX:+IgnoreUnrecognizedVMOptions --add-opens=java.base/java.lang=ALL-UNNAMED",
                "-XX:+UnlockExperimentalVMOptions -XX:+UseCGroupMemoryLimitForHeap"
            })
    void whatJava8KnowsIsNoViolation(String options) {
        assertThat(Row.violations(start(8, options.split(" ")))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xmx2g", "-XX:+UseZGC --add-opens=java.base/java.lang=ALL-UNNAMED", "-Dserver.port=1"})
    void java8DoesNotReadTheVariableOfTheLauncher(String options) {
        assertThat(Row.violations(start(8).variable("JDK_JAVA_OPTIONS", options)))
                .isEmpty();
    }

    @Test
    void anArgumentOfTheProgramIsNoFile() {
        assertThat(Row.violations(on(8, "-jar", "demo.jar", "@config"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 17})
    void modulesAreLookedInto(int java) {
        Pack pack = on(11, "-p", "demo.jar", "-m", "demo/com.acme.Main")
                .file("demo.jar", TestJar.executable("com.acme.Main", java).bytes());
        assertThat(Row.violations(pack)).hasSize(java == 11 ? 0 : 1);
    }

    private static Pack start(int java, String... options) {
        String[] args =
                Stream.concat(Stream.of(options), Stream.of("-jar", "demo.jar")).toArray(String[]::new);
        return on(java, args);
    }

    private static Pack on(int java, String... args) {
        if (java == 8) {
            return Pack.plain(8).command("java", args);
        }
        JavaLayer layer = java == 11 ? JavaLayer.JAVA11 : JavaLayer.JAVA17;
        return Pack.plain(8)
                .runtime(CustomRuntime.CUSTOM_DEBIAN11)
                .layers(layer)
                .command(layer.javaCommand(), args);
    }
}
