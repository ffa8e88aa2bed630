package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_ENVIRONMENT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A variable in the value of another one: the deploy tool fills in each, and fails where it has nothing. */
class VariableInEnvironmentTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${DB} | DB | ', or ${env(DB)} for a variable of the deploying machine, or set'",
                "jdbc:${DB}/a | DB | ', or ${env(DB)} for a variable'",
                "${db.url} | db.url | ', or set the property db.url of Maven'",
                "${DB:-local} | DB | ', or ${env(DB)}'",
                "${db.url:local} | db.url | ', or set the property'",
                "${vars.a}${B} | B | ', or ${env(B)}'"
            })
    void isNamedAndMendedByItsFix(String value, String name, String fix) {
        new Row(
                        value,
                        Pack.plain(8).variable("A", value),
                        FC_ENVIRONMENT,
                        "A under environmentVariables of fc-maven-plugin in pom.xml holds ${" + name + "}",
                        "write the value" + fix,
                        Pack.plain(8).variable("A", "${env(A)}"))
                .holds();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"$DB", "${DB", "#{db}", "{{db}}", "${env('DB')}", "${vars.db}", "${cwd}", "${json(file('a'))}"})
    void whatTheDeployToolHasOrDoesNotReadIsNone(String value) {
        assertThat(Row.violations(Pack.plain(8).variable("A", value))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DESCRIPTOR", "SOURCE"})
    void noPropertyOfMavenIsInAnSYaml(FixLocation location) {
        assertThat(Row.of(Pack.plain(8).variable("A", "${B}").from(location), FC_ENVIRONMENT)
                        .fix())
                .startsWith("write the value, or ${env(B)} for a variable of the deploying machine; a placeholder");
    }
}
