package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_COMMAND_LINE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.function.UnreplacedVariable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A variable in the start command: quotes would not help it, its value does. */
class VariableInCommandTest {

    @ParameterizedTest
    @MethodSource("commands")
    void theValueIsWrittenInItsPlace(Row row) {
        row.holds();
    }

    static Stream<Row> commands() {
        return Stream.of(
                row("-Dserver.port=$FC_SERVER_PORT", "-Dserver.port=9000"),
                row("-Dserver.port=${PORT}", "-Dserver.port=9000"),
                row("-Dserver.port=$WEBSITES_PORT", "-Dserver.port=9000"),
                row("-Dserver.port=${AWS_LWA_PORT}", "-Dserver.port=9000"),
                row("-Dfiles=$LAMBDA_TASK_ROOT/files", "-Dfiles=/code/files"),
                row("-Dserver.port=$FC_CUSTOM_LISTEN_PORT", "-Dserver.port=9000"),
                row("-Dspring.profiles.active=$PROFILE", "-Dspring.profiles.active=prod"));
    }

    /** A dollar in the name of a class is a part of it, and a shell replaces the variables of its script. */
    @Test
    void noWordOfAShellOrNameOfAClassIsReplaced() {
        assertThat(UnreplacedVariable.of(Pack.empty()
                        .command("sh", "-c", "exec node server.js $PORT")
                        .packed()
                        .function()))
                .isEmpty();
        assertThat(UnreplacedVariable.of(Pack.empty()
                        .command("java", "-cp", "a.jar", "shop.Main$Inner")
                        .packed()
                        .function()))
                .isEmpty();
        assertThat(UnreplacedVariable.of(Pack.empty()
                        .command("node", "server.js", "--port=$PORT")
                        .packed()
                        .function()))
                .map(UnreplacedVariable::written)
                .contains("--port=9000");
    }

    private static Row row(String word, String written) {
        return new Row(
                word,
                start(word),
                FC_COMMAND_LINE,
                "'" + word + "' of the start command",
                "write " + written + " in command and args of fc-maven-plugin in pom.xml",
                start(written));
    }

    private static Pack start(String word) {
        return Pack.plain(8).variable("PROFILE", "prod").command("java", word, "-jar", "demo.jar");
    }
}
