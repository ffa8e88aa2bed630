package io.github.fcmaven.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.instance.StandIn;
import io.github.fcmaven.startup.StartLog;
import io.github.fcmaven.startup.StartOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a newer Java makes of a package that misses a class, as an optional one is missing. */
class NewerJavaTest {

    private static final String MISSING =
            "Caused by: java.lang.ClassNotFoundException: org.springframework.hateoas.Link";

    /** Spring Boot 1.5 with Actuator on a port of its own, without Spring HATEOAS. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "o.s.core.annotation.AnnotationUtils : Failed to introspect annotations on [class f.Child$Hypermedia]: "
                        + "java.lang.IllegalStateException: Could not obtain annotation attribute value for public "
                        + "abstract java.lang.Class[] f.ConditionalOnClass.value() | true",
                "o.s.core.annotation.AnnotationUtils : Failed to introspect annotations on [class f.Child$Hypermedia]: "
                        + "java.lang.ArrayStoreException: sun.reflect.annotation.TypeNotPresentExceptionProxy | false",
                "f.Child : Starting Child on vm | false",
            })
    void provesNothingWhereItReadNoConditions(String line, boolean explained) {
        assertThat(explained(8, line).isPresent()).isEqualTo(explained);
        assertThat(explained(11, line)).as("as the function's own Java does").isEmpty();
    }

    private static Optional<StandInDifference.Explanation> explained(int platform, String line) {
        StartLog log = new StartLog(OptionalInt.of(1), List.of(line, MISSING), Optional.of(MISSING));
        StartOutcome.Ended ended = new StartOutcome.Ended(Duration.ofSeconds(1), "exited", List.of(), log);
        return StandInDifference.of(
                TestMachine.differing(List.of(new StandIn.Java(platform, 17)), PackagedCode.NONE),
                log,
                StartCause.of(ended));
    }
}
