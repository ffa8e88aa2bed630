package io.github.fcmaven.server;

import static io.github.fcmaven.platform.Requirement.FC_PORT;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which of several values a framework takes, as that of Spring Boot was asked; {@code ;;} ends a line. */
class ConfigurationOrderTest {

    /** What stands between the files, at {@code @@}, is the name of the next one. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "application.yml@@server.port: 1@@application.yaml@@server.port: 2 ^ 1",
                "config/application.yaml@@server.port: 1@@config/application.yml@@server.port: 2 ^ 2",
                "application.properties@@server.port=1@@application.yml@@server.port: 2 ^ 1",
                "application.properties@@server.port=1;;server.Port=2 ^ 1",
                "application.properties@@SERVER.PORT=1;;server.port=2 ^ 2",
                "application.properties@@server.port=1;;#---;;server.Port=2 ^ 2",
                "application.yml@@server.port: 1;;---;;SERVER.PORT: 2 ^ 2",
                "application.yml@@spring.config.import: classpath:extra.yml;;server.port: 1@@extra.yml@@server.port: 2"
                        + " ^ 2",
                "application.yml@@spring.config.import: classpath:extra.yml@@extra.yml@@server.port: 2"
                        + "@@application.properties@@server.port=1 ^ 1",
                "application.yml@@spring.config.import: classpath:extra.yml@@extra.yml@@server.port: 2"
                        + "@@application.yaml@@server.port: 1 ^ 2",
                "application.properties@@spring.config.import=classpath:extra.yml@@extra.yml@@server.port: 2"
                        + "@@config/application.yml@@server.port: 1 ^ 1"
            })
    void theValueThatSpringBootTakesIsKnown(String files, int port) {
        assertThat(server(files).port()).map(ConfiguredPort::number).contains(port);
        assertThat(server(files).isCertain(FC_PORT)).isTrue();
    }

    /** Spring Boot puts what is imported right behind the document that names it: a later one wins. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '^',
            value = {
                "spring.config.import: classpath:extra.yml;;---;;server.port: 3 ^ false",
                "server.port: 3;;---;;spring.config.import: classpath:extra.yml ^ true",
                "spring.config.import: classpath:extra.yml;;---;;server.port: 2 ^ true",
            })
    void aDocumentAfterOneThatImportsIsNotCertain(String text, boolean certain) {
        assertThat(server("application.yml@@" + text + "@@extra.yml@@server.port: 2")
                        .isCertain(FC_PORT))
                .isEqualTo(certain);
    }

    @ParameterizedTest
    @CsvSource({"--server.port, ''", "--server.port=, ''", "--server.port=7, 7"})
    void anArgumentWithoutAValueIsAnEmptyOne(String argument, String value) {
        TestFunction function = TestFunction.tomcat()
                .inJar("BOOT-INF/classes/application.properties", "server.port=1")
                .afterJar(argument);

        assertThat(TestFunction.server(function).settings().effective("server.port"))
                .map(Setting::value)
                .contains(value);
    }

    /** Spring Boot adds them all, and the order is left to it. */
    @ParameterizedTest
    @CsvSource({"prod, prod, true", "prod, test, false"})
    void profilesThatSeveralFilesIncludeAreNotCertain(String one, String other, boolean certain) {
        PackagedServer server = server("application.properties@@spring.profiles.include=" + one
                + "@@application.yml@@spring.profiles.include: " + other
                + "@@application-prod.yml@@server.port: 1@@application-test.yml@@server.port: 2");

        assertThat(server.isCertain(FC_PORT)).isEqualTo(certain);
    }

    /** Quarkus takes YAML before properties. */
    @ParameterizedTest
    @CsvSource({
        "application.properties, application.yml, 2",
        "application.yaml, application.properties, 1",
        "application.yml, application.yaml, 2",
        "config/application.properties, application.yaml, 1"
    })
    void ofQuarkusYamlWins(String one, String other, int port) {
        TestFunction function = TestFunction.of(
                        "io/quarkus/runtime/Quarkus.class", "io/smallrye/config/source/yaml/YamlConfigSource.class")
                .inJar(one, "quarkus.http.port" + (one.endsWith("s") ? "=" : ": ") + "1\n")
                .inJar(other, "quarkus.http.port" + (other.endsWith("s") ? "=" : ": ") + "2\n");

        assertThat(TestFunction.server(function).port())
                .map(ConfiguredPort::number)
                .contains(port);
    }

    private static PackagedServer server(String files) {
        String[] parts = files.replace(";;", "\n").split("@@");
        TestFunction function = TestFunction.tomcat();
        for (int i = 0; i < parts.length; i += 2) {
            function.inJar("BOOT-INF/classes/" + parts[i], parts[i + 1] + "\n");
        }
        return TestFunction.server(function);
    }
}
