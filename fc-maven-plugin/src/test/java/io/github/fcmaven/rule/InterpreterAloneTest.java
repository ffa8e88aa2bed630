package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_COMMAND;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.payload.TestJar;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An interpreter without a program reads none from the platform, and ends. */
class InterpreterAloneTest {

    @ParameterizedTest
    @MethodSource
    void eachIsNamedAndMendedByItsFix(Row row) {
        row.holds();
    }

    static Stream<Row> eachIsNamedAndMendedByItsFix() {
        Pack jar = Pack.empty()
                .file("a.jar", TestJar.executable("com.acme.Main", 8).bytes());
        Pack node = Pack.empty().file("server.js", "");
        return Stream.of(
                new Row(
                        "words behind sh -c that are not one",
                        jar.copy().command("sh", "-c", "java", "-jar", "a.jar"),
                        FC_COMMAND,
                        "sh takes one word behind -c, so that it starts java without -jar a.jar",
                        "leave out sh -c: write java -jar a.jar, each word by itself, as command and args",
                        jar.copy().command("java", "-jar", "a.jar")),
                new Row(
                        "words behind bash -lc",
                        node.copy().command("/bin/bash", "-lc", "node", "server.js"),
                        FC_COMMAND,
                        "bash takes one word behind -lc, so that it starts node without server.js",
                        "leave out bash -lc: write node server.js, each word by itself, as command and args",
                        node.copy().command("node", "server.js")),
                new Row(
                        "Java with nothing to run",
                        jar.copy().command("java"),
                        FC_COMMAND,
                        "the start command is java without arguments, which runs nothing and ends",
                        "write what java runs behind it",
                        jar.copy().command("java", "-jar", "a.jar")),
                new Row(
                        "Java whose class is behind the ; of Windows",
                        jar.copy().bootstrap("#!/bin/sh\nexec java -cp a.jar;b.jar com.acme.Main\n"),
                        FC_COMMAND,
                        "the start command is java with options alone, which runs nothing and ends",
                        "write what java runs behind it in bootstrap",
                        jar.copy().bootstrap("#!/bin/sh\nexec java -cp a.jar com.acme.Main\n")),
                new Row(
                        "Java with -jar alone",
                        jar.copy().command("java", "-Xmx200m", "-jar"),
                        FC_COMMAND,
                        "the start command is java with options alone",
                        "write what java runs behind it in command and args",
                        jar.copy().command("java", "-Xmx200m", "-jar", "a.jar")),
                new Row(
                        "Node.js with nothing to run, in a script",
                        node.copy().bootstrap("#!/bin/sh\nexec node\n"),
                        FC_COMMAND,
                        "the start command is node without arguments, which runs nothing and ends",
                        "write what node runs behind it in bootstrap",
                        node.copy().bootstrap("#!/bin/sh\nexec node server.js\n")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"perl", "/usr/bin/perl", "perl5.36", "ruby", "php"})
    void itIsOneByItsName(String program) {
        assertThat(violated(Pack.empty().file("run.sh", "").command(program))).contains(FC_COMMAND);
    }

    @Test
    void aCheckpointHasWhatJavaRuns() {
        Pack pack = Pack.empty().file("cr/core.img", "");

        assertThat(violated(pack.copy().command("java", "-XX:CRaCRestoreFrom=cr")))
                .doesNotContain(FC_COMMAND);
        assertThat(violated(pack.variable("JAVA_TOOL_OPTIONS", "-XX:CRaCRestoreFrom=cr")
                        .command("java", "-Xmx200m")))
                .doesNotContain(FC_COMMAND);
    }

    @Test
    void aFileOfArgumentsMayNameWhatJavaRuns() {
        Pack pack = Pack.empty()
                .file("a.jar", TestJar.executable("com.acme.Main", 8).bytes());

        assertThat(violated(pack.file("start.args", "-jar a.jar").command("java", "-Xmx200m", "@start.args")))
                .doesNotContain(FC_COMMAND);
        assertThat(violated(pack.command("java", "-Xmx200m", "@/mnt/start.args")))
                .doesNotContain(FC_COMMAND);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exec bash < run.sh",
                "cat run.sh | bash",
                "bash <<END\nexec node server.js\nEND",
                "exec node < server.js",
                "exec perl <server.pl",
                "cat server.js | node",
                "exec node <<END\nserve()\nEND"
            })
    void oneThatIsGivenItsProgramAsItsInputIsNotAlone(String script) {
        assertThat(violated(Pack.script("#!/bin/sh\n" + script + "\n")
                        .file("run.sh", "exec node server.js")
                        .file("server.js", "")))
                .doesNotContain(FC_COMMAND);
    }

    private static Stream<Requirement> violated(Pack pack) {
        return Row.violations(pack).stream().map(Finding::requirement);
    }
}
