package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Servers that only print how they are used, and the command that each lacks. */
class MissingArgumentsTest {

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "'', config.yml, server config.yml",
        "'', conf/prod.yaml, server conf/prod.yaml",
        "'', messages.yml, server",
        "check, config.yml, ''",
        "server, config.yml, ''"
    })
    void ofDropwizardItIsServerWithTheOnlyFileThatConfiguresOne(String argument, String file, String command) {
        TestFunction function = TestFunction.of("io/dropwizard/jersey/Any.class")
                .beside(file, file.startsWith("m") ? "hello: Hi\n" : "server:\n  type: simple\n");
        if (!argument.isEmpty()) {
            function.afterJar(argument);
        }

        assertThat(MissingArguments.command(TestFunction.server(function)))
                .isEqualTo(Optional.of(command)
                        .filter(words -> !words.isEmpty())
                        .map(words -> "write " + words + " under arguments of fc-maven-plugin in pom.xml, or after the"
                                + " jar in args"));
    }

    /** Of two files nobody knows which one is meant. */
    @ParameterizedTest
    @CsvSource({"x.yml, logging: {level: INFO}, ''", "x.yml, hello: Hi, ' config.yml'"})
    void ofTwoFilesNoneIsNamed(String other, String text, String named) {
        TestFunction function = TestFunction.of("io/dropwizard/jersey/Any.class")
                .beside("config.yml", "server:\n  type: simple\n")
                .beside(other, text);

        assertThat(MissingArguments.command(TestFunction.server(function)).orElseThrow())
                .startsWith("write server" + named + " under arguments");
    }

    @ParameterizedTest
    @CsvSource({"jar, x.jar", "python3, app.py"})
    void ofOtherProgramsNothingIsKnown(String program, String file) {
        TestFunction function = TestFunction.of("a/Main.class").start(program, file);

        assertThat(MissingArguments.command(TestFunction.server(function))).isEmpty();
    }
}
