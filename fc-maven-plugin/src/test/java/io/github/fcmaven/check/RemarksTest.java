package io.github.fcmaven.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.diagnosis.Differences;
import io.github.fcmaven.diagnosis.PackagedCode;
import io.github.fcmaven.diagnosis.TestMachine;
import io.github.fcmaven.instance.StandIn;
import io.github.fcmaven.platform.Interpreter;
import io.github.fcmaven.platform.Requirement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the check notes of an application that answers with an error. */
class RemarksTest {

    /** At the path of the check an application fails for the same causes as at its start. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Cannot acquire reference to $GLOBALS in a.php|this proves nothing, because the function's PHP is"
                        + " 7.4.12, and this error comes from PHP 8.2.20, which is used instead here: name a PHP 7.4"
                        + " with interpreter (-Dfc.interpreter=...)",
                "Failed opening required '/code/../vendor/autoload.php' | run composer install --no-dev in the folder"
                        + " that is packaged, so that the folder vendor is in the zip",
                "KeyError: 'SHOP_KEY' | set SHOP_KEY under environmentVariables of fc-maven-plugin, or under"
                        + " checkEnvironment where only the local check needs a value of its own",
                "no such table: post | fix it",
                "`` | fix it"
            })
    void anErrorOfTheApplicationIsToldWithItsEdit(String line, String remedy) {
        Differences php = TestMachine.differing(
                List.of(new StandIn.Program(Interpreter.CUSTOM_PHP, "8.2.20")), PackagedCode.NONE);
        Optional<String> printed = Optional.of(line).filter(text -> !text.isEmpty());

        assertThat(Remarks.remedy(php, printed, Requirement::id)).isEqualTo(remedy);
    }
}
