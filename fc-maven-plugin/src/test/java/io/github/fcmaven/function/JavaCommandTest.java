package io.github.fcmaven.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line of {@code java}, read as the launcher reads it. */
class JavaCommandTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "",
            value = {
                "java -jar demo.jar                          |                  | -jar demo.jar  |",
                "/opt/java17/bin/java -Xmx9m -jar a.jar --b  | -Xmx9m           | -jar a.jar     | --b",
                "java -jar a.jar -jar b.jar                  |                  | -jar a.jar     | -jar b.jar",
                "java -cp -jar Main                          | -cp -jar         | Main           |",
                "java -cp lib/* -Da=b demo.Main -jar x       | -cp lib/* -Da=b  | demo.Main      | -jar x",
                "java --add-modules java.sql demo.Main       | --add-modules java.sql | demo.Main |",
                "java @options -m demo/demo.Main x           | @options         | -m demo/demo.Main | x",
                "java --module=demo/demo.Main x              |                  | --module=demo/demo.Main | x",
                "java -jar                                   |                  | -jar           |",
                "java -version                               | -version         |                |",
                "java                                        |                  |                |",
            })
    void aLineIsTakenApartAsJavaDoesIt(String line, String options, String started, String arguments) {
        JavaCommand command = JavaCommand.of(words(line)).orElseThrow();

        assertThat(command.options()).isEqualTo(words(options));
        assertThat(command.started()).isEqualTo(words(started));
        assertThat(command.arguments()).isEqualTo(words(arguments));
        assertThat(command.argv()).isEqualTo(words(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "python3 server.py -jar a.jar", "./javac -jar a.jar", "sh -c java"})
    void anotherProgramIsNoJava(String line) {
        assertThat(JavaCommand.of(words(line))).isEmpty();
    }

    @Test
    void onlyAJarIsOne() {
        assertThat(JavaCommand.of(words("java -jar a.jar")).flatMap(JavaCommand::jar))
                .contains("a.jar");
        assertThat(Stream.of("java -jar", "java -cp a.jar Main", "java -m a/Main"))
                .allSatisfy(line -> assertThat(JavaCommand.of(words(line)).flatMap(JavaCommand::jar))
                        .isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "java Main                                  | here.jar",
                "java -cp a.jar:lib/* Main                  | a.jar,lib/*",
                "java -classpath a --class-path=b.jar Main  | b.jar",
            })
    void aClassIsLookedForOnTheClassPath(String line, String elements) {
        JavaCommand command = JavaCommand.of(words(line)).orElseThrow();

        assertThat(command.mainClass()).contains("Main");
        assertThat(command.classPath(Map.of("CLASSPATH", "here.jar"))).containsExactly(elements.split(","));
    }

    @Test
    void aClassWithoutAnyClassPathIsLookedForInTheFolder() {
        assertThat(JavaCommand.of(words("java Main")).orElseThrow().classPath(Map.of()))
                .containsExactly(".");
        assertThat(JavaCommand.of(words("java -cp a -jar b.jar")).orElseThrow().classPath(Map.of()))
                .isEmpty();
    }

    @Test
    void agentsAreNamedWithoutTheirOptions() {
        JavaCommand command = JavaCommand.of(
                        words("java -javaagent:a.jar=x=y -javaagent:b.jar -jar c.jar -javaagent:d.jar"))
                .orElseThrow();
        assertThat(JavaCommand.agents(command.options())).containsExactly("a.jar", "b.jar");
    }

    @Test
    void moreWordsStandWhereTheyWinOrYield() {
        JavaCommand command =
                JavaCommand.of(words("java -Xmx9m -jar a.jar --b")).orElseThrow();

        assertThat(command.withDefaults(List.of("-Xmx1m"))
                        .withOptions(List.of("-Xint"))
                        .withArguments(List.of("--c"))
                        .start())
                .isEqualTo(new StartupCommand(List.of("java"), words("-Xmx1m -Xmx9m -Xint -jar a.jar --b --c")));
    }

    private static List<String> words(String line) {
        return line == null || line.isBlank()
                ? List.of()
                : Arrays.asList(line.strip().split(" +"));
    }
}
