package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_CONFIG;
import static io.github.fcmaven.platform.Requirement.FC_TRIGGER;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An HTTP trigger is judged the same from wherever it is: from {@code trigger}, from {@code triggers}, from a file. */
class HttpTriggerRowsTest {

    @ParameterizedTest
    @ValueSource(strings = {"function", "jwt", "anonymous", "bearer", "basic"})
    void eachWayOfAuthenticationOfThePlatformIsTaken(String authType) {
        assertThat(everywhere(authType))
                .allSatisfy(pack -> assertThat(Row.violations(pack)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "Bearer", "apikey"})
    void anotherIsRefusedOnce(String authType) {
        assertThat(everywhere(authType))
                .allSatisfy(
                        pack -> assertThat(Row.violations(pack)).singleElement().satisfies(violated -> {
                            assertThat(violated.requirement()).isIn(FC_CONFIG, FC_TRIGGER);
                            assertThat(violated.observed()).contains("authType").contains("'" + authType + "'");
                            assertThat(violated.fix()).contains("jwt", "anonymous", "bearer", "basic");
                        }));
    }

    /** {@code fc} is the component before {@code fc3}: of its triggers only the one by HTTP is read. */
    @ParameterizedTest
    @EnumSource(
            value = FixLocation.class,
            names = {"SOURCE", "DESCRIPTOR"})
    void aFileOfTheComponentBeforeIsJudgedToo(FixLocation file) {
        assertThat(Row.violations(Pack.plain(8).authType("none").from(file)))
                .singleElement()
                .satisfies(violated -> assertThat(violated.requirement()).isEqualTo(FC_CONFIG));
    }

    @Test
    void theSecondTriggerOfAFileIsJudgedToo() {
        Pack pack = Pack.plain(8)
                .authType("function")
                .triggers(List.of(http("a", "LATEST", "function"), http("b", "prod", "none")))
                .from(FixLocation.DESCRIPTOR);

        assertThat(Row.violations(pack)).singleElement().satisfies(violated -> {
            assertThat(violated.observed()).isEqualTo("triggers[1].triggerConfig.authType is 'none'");
            assertThat(violated.fix()).startsWith("set triggers[1].triggerConfig.authType in s.yaml to function");
        });
    }

    private static Stream<Pack> everywhere(String authType) {
        return Stream.of(
                Pack.plain(8).authType(authType),
                Pack.plain(8).triggers(List.of(http("api", "prod", authType))),
                inFile(authType).from(FixLocation.SOURCE),
                inFile(authType).from(FixLocation.DESCRIPTOR));
    }

    private static Pack inFile(String authType) {
        return Pack.plain(8).authType(authType).triggers(List.of(http("api", "LATEST", authType)));
    }

    private static Map<String, Object> http(String name, String qualifier, String authType) {
        return Map.of(
                "triggerName",
                name,
                "triggerType",
                "http",
                "qualifier",
                qualifier,
                "triggerConfig",
                Map.of("authType", authType, "methods", List.of("GET")));
    }
}
