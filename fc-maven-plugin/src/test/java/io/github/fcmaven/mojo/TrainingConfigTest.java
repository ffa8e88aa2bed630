package io.github.fcmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.fcmaven.coldstart.archive.Training;
import io.github.fcmaven.descriptor.DeploymentDescriptor;
import java.lang.reflect.Field;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Which variables the training run has: those of every start on this machine, and its own above them. */
class TrainingConfigTest {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    static Stream<Arguments> environments() {
        return Stream.of(
                Arguments.of("checkEnvironment alone", Map.of("DB", "test"), Map.of(), Map.of("DB", "test")),
                Arguments.of("its own alone", Map.of(), Map.of("DB", "own"), Map.of("DB", "own")),
                Arguments.of("both", Map.of("A", "1"), Map.of("B", "2"), Map.of("A", "1", "B", "2")),
                Arguments.of(
                        "its own wins",
                        Map.of("DB", "test", "A", "1"),
                        Map.of("DB", "own"),
                        Map.of("DB", "own", "A", "1")),
                Arguments.of("neither", Map.of(), Map.of(), Map.of()),
                Arguments.of(
                        "a default of the deploy tool",
                        Map.of(),
                        Map.of("DB", "${env('NOBODY_SETS_THIS_OF_FCMAVEN', 'h2')}"),
                        Map.of("DB", "h2")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("environments")
    void theTrainingRunHasTheVariablesOfTheCheck(
            String name, Map<String, String> check, Map<String, String> own, Map<String, String> expected)
            throws Exception {
        TrainingConfig config = new TrainingConfig();
        Field field = TrainingConfig.class.getDeclaredField("environmentVariables");
        field.setAccessible(true);
        field.set(config, new SecretMap(own));

        Training training = config.toTraining(check, LIMIT);

        assertThat(training.environment()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"none, PT5M", "20s, PT20S", "400, PT6M40S"})
    void theTrainingRunIsWaitedForLikeEveryStart(String own, Duration expected) throws Exception {
        TrainingConfig config = new TrainingConfig();
        Field field = TrainingConfig.class.getDeclaredField("startTimeout");
        field.setAccessible(true);
        field.set(config, own);

        assertThat(config.toTraining(Map.of(), LIMIT).startTimeout()).isEqualTo(expected);
    }

    @Test
    void whatIsShippedStandsBelowWhatTheTrainingHas() {
        Training training = new TrainingConfig().toTraining(Map.of("DB", "here"), LIMIT);
        Map<String, String> shipped = new TreeMap<>(Map.of("DB", "${env(A)}", "KEY", "${env(A)}", "MODE", "x"));

        Map<String, String> filled = DeploymentDescriptor.filled(shipped, Map.of("A", "there")::get);

        assertThat(filled).containsOnly(entry("DB", "there"), entry("KEY", "there"));
        assertThat(training.above(filled).environment()).containsOnly(entry("DB", "here"), entry("KEY", "there"));
    }
}
