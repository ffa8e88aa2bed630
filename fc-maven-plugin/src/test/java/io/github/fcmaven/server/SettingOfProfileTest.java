package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.Requirement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A setting of a profile that code makes active: an edit anywhere else changes nothing. */
class SettingOfProfileTest {

    private static final String CLASSES = "BOOT-INF/classes/";
    private static final String PROFILES =
            "org/springframework/boot/builder/SpringApplicationBuilder \u0000\u0008profiles";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FC_BIND | server.address=127.0.0.1 | set server.address=0.0.0.0, or remove that key, where it is set"
                        + " now (src/main/resources/application-prod.properties)",
                "FC_PORT | server.port=8081 | set server.port=9123 where it is set now"
                        + " (src/main/resources/application-prod.properties); or set caPort of fc-maven-plugin to the"
                        + " port it listens on",
                "FC_KEEPALIVE | server.tomcat.keep-alive-timeout=20s | set server.tomcat.keep-alive-timeout=25h and"
                        + " server.tomcat.max-keep-alive-requests=-1 (Tomcat closes a connection after 60 s without a"
                        + " request, and after 100 requests), where it is set now"
                        + " (src/main/resources/application-prod.properties)",
                "FC_KEEPALIVE | server.tomcat.max-keep-alive-requests=200 | set server.tomcat.keep-alive-timeout=25h"
                        + " and server.tomcat.max-keep-alive-requests=-1 (Tomcat closes a connection after 60 s"
                        + " without a request, and after 100 requests), where it is set now"
                        + " (src/main/resources/application-prod.properties)"
            })
    void theEditIsInTheFileOfTheProfile(Requirement requirement, String setting, String edit) {
        assertThat(fix(requirement, boot(PROFILES).inJar(CLASSES + "application-prod.properties", setting)))
                .isEqualTo(edit);
    }

    /** What holds without the profile is right, and is overridden by it. */
    @ParameterizedTest
    @CsvSource({
        "FC_BIND, server.address=0.0.0.0, server.address=localhost",
        "FC_PORT, server.port=9123, server.port=8081",
        "FC_KEEPALIVE, server.tomcat.keep-alive-timeout=25h, server.tomcat.keep-alive-timeout=1m"
    })
    void whatHoldsWithoutItIsNoCode(Requirement requirement, String plain, String ofProfile) {
        String fix = fix(
                requirement,
                boot(PROFILES)
                        .inJar(CLASSES + "application.properties", plain)
                        .inJar(CLASSES + "application-prod.properties", ofProfile));

        assertThat(fix)
                .startsWith("set ")
                .contains("where it is set now (src/main/resources/application-prod.properties)");
    }

    @ParameterizedTest
    @CsvSource({
        "io/micronaut/http/server/netty/X.class, micronaut.server.host",
        "io/helidon/webserver/X.class, server.host"
    })
    void otherFrameworksHaveProfilesToo(String library, String key) {
        TestFunction function = TestFunction.of(library)
                .inJar("demo/Main.class", "io/helidon/config/Config")
                .inJar("application-cloud.properties", key + "=localhost");

        assertThat(fix(Requirement.FC_BIND, function))
                .contains(key, "0.0.0.0", "where it is set now (application-cloud.properties)");
    }

    @ParameterizedTest
    @CsvSource({"dev, prod", "local, fc"})
    void severalProfilesAreAllNamed(String one, String other) {
        String fix = fix(
                Requirement.FC_BIND,
                boot(PROFILES)
                        .inJar(CLASSES + "application-" + one + ".properties", "server.address=localhost")
                        .inJar(CLASSES + "application-" + other + ".properties", "server.address=127.0.0.1"));

        assertThat(fix)
                .contains("src/main/resources/application-" + one + ".properties")
                .contains("src/main/resources/application-" + other + ".properties");
    }

    /** A class that says it wins over each of them, and a file that no framework reads by its name says nothing. */
    @ParameterizedTest
    @CsvSource({
        "org/springframework/boot/web/server/ConfigurableWebServerFactory setAddress, application-prod.properties",
        "org/springframework/boot/web/server/ConfigurableWebServerFactory setAddress, other.properties",
        "x, other.properties"
    })
    void codeDecidesLast(String constants, String file) {
        String fix = fix(
                Requirement.FC_BIND,
                boot(PROFILES)
                        .inJar(CLASSES + "demo/Web.class", constants)
                        .inJar(CLASSES + file, "server.address=localhost"));

        assertThat(fix).startsWith("let the ").contains("set no address, or 0.0.0.0");
    }

    private static TestFunction boot(String constants) {
        return TestFunction.tomcat().inJar(CLASSES + "demo/Main.class", constants);
    }

    private static String fix(Requirement requirement, TestFunction function) {
        return TestFunction.server(function.build())
                .fix(requirement, TestFunction.of().build().port());
    }
}
