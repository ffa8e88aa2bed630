package io.github.fcmaven.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.instance.StandIn;
import io.github.fcmaven.platform.Interpreter;
import io.github.fcmaven.startup.StartLog;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of an extension of PHP that is not here, by the lists that the platform has of its layers. */
class PhpExtensionTest {

    /** Source: the changelogs of the official layers. */
    @ParameterizedTest
    @CsvSource({
        "LAYER_PHP81, NumberFormatter, the layer PHP81 does not have it, take the layer PHP81-Debian10",
        "LAYER_PHP81_DEBIAN10, NumberFormatter, may have it, install the extension intl here",
        "LAYER_PHP80_DEBIAN10, Grpc\\Channel, does not have it, put the extension grpc itself",
        "LAYER_PHP72, Redis, may have it, install the extension redis here",
        "CUSTOM_PHP, NumberFormatter, may have it, install the extension intl here"
    })
    void whatTheListOfALayerLacksIsNoMatterOfThisMachine(Interpreter php, String name, String why, String fix) {
        Differences here = TestMachine.differing(List.of(new StandIn.Program(php, "8.2.20")), PackagedCode.NONE);
        String line = "PHP Fatal error:  Uncaught Error: Class \"" + name + "\" not found in /code/a.php:2";
        StartLog log = new StartLog(OptionalInt.of(255), List.of(line), Optional.of(line));
        StandInDifference.Explanation found = StandInDifference.of(
                        here, log, StartCause.printed(log).orElseThrow())
                .orElseThrow();

        assertThat(found.why()).endsWith(why);
        assertThat(found.fix()).startsWith(fix);
    }
}
