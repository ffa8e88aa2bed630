package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_BOOTSTRAP;
import static io.github.fcmaven.platform.Requirement.FC_CONFIG;
import static io.github.fcmaven.platform.Requirement.FC_HEALTHCHECK_CONFIG;
import static io.github.fcmaven.platform.Requirement.FC_JAVA_VERSION;
import static io.github.fcmaven.platform.Requirement.FC_LAYER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.function.HealthCheck;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.JavaLayer;
import io.github.fcmaven.platform.Requirement;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the deploy tool fills in is known only when it deploys; a variable of a shell is never filled in. */
class OpenStartTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "${env('START')} | FC_COMMAND",
                "/code/${env('START')} | FC_COMMAND",
                "${json(env('COMMAND'))} | FC_COMMAND",
                "nohup ${env('START')} | FC_COMMAND",
                "java -jar ${env('JAR')} | FC_JAR",
                "java -javaagent:${env('AGENT')} -jar demo.jar | FC_JAR",
                "java -jar demo.jar --token=${env('TOKEN')} | FC_COMMAND_LINE",
                "java -jar demo.jar ${resources.other.output.url} | FC_COMMAND_LINE",
                "java ${env('OPTIONS')} -jar demo.jar | FC_MAIN_CLASS",
                "java -cp ${env('PATHS')} com.acme.Other | FC_MAIN_CLASS",
                "java -cp demo.jar ${config('Main')} | FC_MAIN_CLASS",
                "python3 ${env('SCRIPT')} | FC_FILE",
                "python3 ${env('NAME')}.py | FC_FILE",
                "bash ${secret('SCRIPT')} | FC_FILE",
            })
    void whatAVariableOfTheDeployToolNamesIsLeftOpen(String command, Requirement open) {
        Pack pack = start(Pack.plain(8), command);

        assertThat(Row.violations(pack)).isEmpty();
        assertThat(Row.of(pack, open)).isInstanceOf(Finding.Unproven.class);
        assertThat(Row.of(pack, open).observed())
                .isEqualTo("it cannot be judged: the start command has a variable of the deploy tool");
    }

    /** What another word shows stays as it is. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/opt/java17/bin/java -Xmx${env('MEMORY')}m -jar demo.jar | FC_COMMAND",
                "java -Xmx${env('MEMORY')}m -jar other.jar | FC_JAR",
                "/code/start.sh ${env('ARGUMENT')} | FC_COMMAND",
                "java -jar ${HOME}/demo.jar | FC_JAR",
                "${START} | FC_COMMAND",
            })
    void whatAnotherWordShowsIsToldStill(String command, Requirement wrong) {
        assertThat(Row.violations(start(Pack.plain(8), command)))
                .filteredOn(Finding::fails)
                .extracting(Finding::requirement)
                .containsExactly(wrong);
    }

    @Test
    void whatTheJavaIsTooOldForIsToldStill() {
        Pack pack = start(Pack.plain(17), "java -Dserver.port=${env('PORT')} -jar demo.jar");

        assertThat(Row.violations(pack)).extracting(Finding::requirement).containsExactly(FC_JAVA_VERSION);
    }

    @Test
    void noLayerIsMissedWhereTheLayersAreOpen() {
        Pack pack = start(Pack.plain(17).layers("${json(env('LAYERS'))}"), "/opt/java17/bin/java -jar demo.jar");

        assertThat(Row.violations(pack)).isEmpty();
        assertThat(Row.of(pack, FC_LAYER)).isInstanceOf(Finding.Unproven.class);
        assertThat(Row.violations(start(Pack.plain(17).layers(JavaLayer.JAVA17), "/opt/java17/bin/java -jar demo.jar")))
                .isEmpty();
    }

    @Test
    void noBootstrapIsMissedWhereTheCommandIsOpen() {
        assertThat(Row.of(start(Pack.plain(8), "${json(env('COMMAND'))}"), FC_BOOTSTRAP))
                .isNotInstanceOf(Finding.Violated.class);
    }

    @Test
    void otherSettingsOfTheDeployToolAreNotJudged() {
        Pack check = Pack.plain(8).healthCheck(new HealthCheck("${env('URL')}", 0, 3, 1, 3, 1));
        Pack trigger = Pack.plain(8).authType("${env('AUTH')}");

        assertThat(Row.of(check, FC_HEALTHCHECK_CONFIG)).isInstanceOf(Finding.Met.class);
        assertThat(Row.of(trigger, FC_CONFIG)).isInstanceOf(Finding.Met.class);
    }

    private static Pack start(Pack pack, String command) {
        String[] words = command.split(" ");
        return pack.command(words[0], Arrays.copyOfRange(words, 1, words.length));
    }
}
