package io.github.fcmaven.server;

import static io.github.fcmaven.server.TestFunction.tomcat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.server.DeclaredLimits.Declared;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a server keeps a connection, by its settings and its defaults. */
class DeclaredLimitsTest {

    private static final String PROPERTIES = "BOOT-INF/classes/application.properties";

    @Test
    void whatTomcatIsToldAndWhereIsSaid() {
        TestFunction function = tomcat().inJar(PROPERTIES, "server.tomcat.keep-alive-timeout=25h")
                .beforeJar("-Dserver.tomcat.max-keep-alive-requests=-1");

        assertThat(limits(function).keepAlive())
                .contains(new Declared(
                        true,
                        "server.tomcat.keep-alive-timeout is 25h (" + PROPERTIES
                                + "), server.tomcat.max-keep-alive-requests is -1 (the start command)"));
    }

    @Test
    void whatHoldsWithoutASettingIsSaidToo() {
        assertThat(limits(tomcat()).keepAlive())
                .contains(new Declared(
                        false,
                        "server.tomcat.keep-alive-timeout is not set, so 60s,"
                                + " server.tomcat.max-keep-alive-requests is not set, so 100"));
        assertThat(limits(tomcat().inJar(PROPERTIES, "server.tomcat.connection-timeout=2d"))
                        .keepAlive()
                        .orElseThrow()
                        .says())
                .startsWith("server.tomcat.connection-timeout is 2d");
    }

    @Test
    void whatConformAddsIsDeclared() {
        DeclaredLimits limits = limits(
                TestFunction.conformed(tomcat().build(), TestFunction.LEFT).functionPackage());

        assertThat(limits.keepAlive().orElseThrow().forADay()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "25h, true",
        "24h, true",
        "1439m, false",
        "86400000, true",
        "86399999, false",
        "86400s, true",
        "-1, true",
        "P1D, true",
        "PT23H59M, false",
        "pt25h, true",
        "1d, true"
    })
    void aTimeIsReadAsTheServerReadsIt(String value, boolean forADay) {
        assertThat(limits(jetty(value)).keepAlive().orElseThrow().forADay()).isEqualTo(forADay);
    }

    /** Each row was measured: the connection of a server that is told so closes then, or stays open. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "tomcat-embed-core | tomcat.keep-alive-timeout | 24d | true |",
                "tomcat-embed-core | tomcat.keep-alive-timeout | 30d | true |",
                "tomcat-embed-core | tomcat.keep-alive-timeout | 4294968s | false | keeps 704 ms",
                "tomcat-embed-core | tomcat.keep-alive-timeout | 50d | false | keeps 6 h 57 min 12 s",
                "tomcat-embed-core | tomcat.keep-alive-timeout | 4320000000 | false | keeps 6 h 57 min 12 s",
                "tomcat-embed-core | tomcat.connection-timeout | P50D | false | keeps 6 h 57 min 12 s",
                "undertow-core | undertow.no-request-timeout | 50d | false | keeps 6 h 57 min 12 s",
                "undertow-core | undertow.no-request-timeout | 30d | true |",
                "jetty-server | jetty.connection-idle-timeout | 50d | true |",
                "reactor-netty | netty.idle-timeout | 4294968s | true |"
            })
    void aTimeIsKeptAsTheServerKeepsIt(String library, String key, String value, boolean forADay, String remark) {
        TestFunction function = TestFunction.springBoot("3.5.16", library + "-1.0.jar")
                .inJar(PROPERTIES, "server." + key + "=" + value + "\nserver.tomcat.max-keep-alive-requests=-1");

        Declared declared = limits(function).keepAlive().orElseThrow();

        assertThat(declared.forADay()).isEqualTo(forADay);
        assertThat(declared.says()).contains(remark == null ? key + " is " + value : remark);
    }

    /** Measured too; Vert.x below it takes 0 for never, and nothing that is negative. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "25H | true |",
                "0 | true |",
                "24D | true |",
                "4294968S | false | int of milliseconds keeps 704 ms",
                "30D | false | Quarkus does not start with it",
                "-1 | false | Quarkus does not start with it"
            })
    void quarkusKeepsATimeAsVertxDoes(String value, boolean forADay, String remark) {
        TestFunction quarkus =
                TestFunction.of("io/quarkus/runtime/Quarkus.class").variable("QUARKUS_HTTP_IDLE_TIMEOUT", value);

        Declared declared = limits(quarkus).keepAlive().orElseThrow();

        assertThat(declared.forADay()).isEqualTo(forADay);
        assertThat(declared.says()).contains(remark == null ? "is " + value : remark);
    }

    @Test
    void everyFormOfAKeyIsRead() {
        TestFunction jetty = TestFunction.springBoot("3.5.16", "jetty-server-12.0.36.jar")
                .inJar("BOOT-INF/classes/application.yml", "server: {jetty: {connectionIdleTimeout: 25h}}");

        assertThat(limits(jetty).keepAlive())
                .contains(new Declared(
                        true, "server.jetty.connection-idle-timeout is 25h (BOOT-INF/classes/application.yml)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"${IDLE:25h}", "0", "soon", "", "25 hours"})
    void whatIsNoTimeDeclaresNothing(String value) {
        assertThat(limits(jetty(value)).keepAlive()).isEmpty();
    }

    @Test
    void oneThatIsTooShortIsEnoughAndOneThatIsNotIsNot() {
        String unknown = "server.tomcat.max-keep-alive-requests=${MOST:100}";
        assertThat(limits(tomcat().inJar(PROPERTIES, unknown)).keepAlive())
                .contains(new Declared(false, "server.tomcat.keep-alive-timeout is not set, so 60s"));
        assertThat(limits(tomcat().inJar(PROPERTIES, unknown + "\nserver.tomcat.keep-alive-timeout=25h"))
                        .keepAlive())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "100000, true", "99999, false", "1, false", "0, false"})
    void aNumberThatNoDayReachesIsNoLimit(String number, boolean forADay) {
        TestFunction tomcat = tomcat().inJar(
                        PROPERTIES,
                        "server.tomcat.keep-alive-timeout=25h\nserver.tomcat.max-keep-alive-requests=" + number);

        assertThat(limits(tomcat).keepAlive().orElseThrow().forADay()).isEqualTo(forADay);
    }

    @Test
    void aProfileDeclaresWhereItIsActive() {
        TestFunction jetty = TestFunction.springBoot("3.5.16", "jetty-server-12.0.36.jar")
                .inJar("BOOT-INF/classes/application-prod.properties", "server.jetty.connection-idle-timeout=25h");

        assertThat(limits(jetty).keepAlive())
                .contains(new Declared(false, "server.jetty.connection-idle-timeout is not set, so 30s"));

        jetty.inJar(PROPERTIES, "spring.profiles.active=prod\nserver.jetty.connection-idle-timeout=1h");
        assertThat(limits(jetty).keepAlive())
                .contains(new Declared(
                        true,
                        "server.jetty.connection-idle-timeout is 25h"
                                + " (BOOT-INF/classes/application-prod.properties)"));

        jetty.inJar(PROPERTIES, "spring.profiles.active=${STAGE}\nserver.jetty.connection-idle-timeout=1h");
        assertThat(limits(jetty).keepAlive()).as("nobody knows the profile").isEmpty();

        jetty.beforeJar("-Dserver.jetty.connection-idle-timeout=2h");
        assertThat(limits(jetty).keepAlive())
                .contains(new Declared(false, "server.jetty.connection-idle-timeout is 2h (the start command)"));
    }

    @ParameterizedTest
    @CsvSource({
        "undertow-core-2.3.24.Final.jar, server.undertow.no-request-timeout, 60s, false",
        "reactor-netty-http-1.2.18.jar, server.netty.idle-timeout, -1, true"
    })
    void eachServerOfSpringBootHasItsOwnDefault(String library, String key, String value, boolean forADay) {
        assertThat(limits(TestFunction.springBoot("3.5.16", library)).keepAlive())
                .contains(new Declared(forADay, key + " is not set, so " + value));
    }

    @ParameterizedTest
    @CsvSource({"2.6.15, -1, true", "3.5.16, -1, true", "3.5.16, 100, false"})
    void nettysNumberOfRequestsIsALimitOnlyWhereItIsSet(String boot, String number, boolean forADay) {
        String key = "server.netty.max-keep-alive-requests";
        FunctionPackage netty = TestFunction.springBoot(boot, "reactor-netty-http-1.2.18.jar")
                .inJar(PROPERTIES, key + "=" + number)
                .build();
        PackagedServer server = TestFunction.server(netty);
        String idle = "server.netty.idle-timeout is not set, so -1";

        assertThat(server.limits().keepAlive())
                .contains(new Declared(
                        forADay,
                        boot.startsWith("2") ? idle : idle + ", " + key + " is " + number + " (" + PROPERTIES + ")"));
        if (!forADay) {
            assertThat(server.fix(Requirement.FC_KEEPALIVE, netty.port()))
                    .startsWith("remove " + key + " (" + PROPERTIES + "), and set server.netty.idle-timeout=25h");
        }
    }

    @Test
    void theArgumentsOfAClassAreReadLikeThoseOfAJar() {
        TestFunction jetty = TestFunction.springBoot("3.5.16", "jetty-server-12.0.36.jar")
                .start("java", "-cp", "demo.jar", "demo.Main", "--server.jetty.connection-idle-timeout=25h");

        assertThat(limits(jetty).keepAlive())
                .contains(new Declared(true, "server.jetty.connection-idle-timeout is 25h (arguments)"));
    }

    @Test
    void theTimerOfQuarkusAlsoRunsInsideARequest() {
        TestFunction quarkus = TestFunction.of("io/quarkus/runtime/Quarkus.class");
        Declared stock = new Declared(false, "quarkus.http.idle-timeout is not set, so 30M");
        assertThat(limits(quarkus).keepAlive()).contains(stock);
        assertThat(limits(quarkus).execution()).contains(stock);

        quarkus.variable("QUARKUS_HTTP_IDLE_TIMEOUT", "90000");
        Declared own =
                new Declared(true, "quarkus.http.idle-timeout is 90000 (the variable QUARKUS_HTTP_IDLE_TIMEOUT)");
        assertThat(limits(quarkus).keepAlive()).contains(own);
        assertThat(limits(quarkus).execution()).contains(own);
    }

    @Test
    void theTimerOfMicronautAlsoRunsInsideARequest() {
        TestFunction micronaut = TestFunction.of("io/micronaut/http/server/netty/NettyHttpServer.class");
        Declared stock = new Declared(false, "micronaut.server.idle-timeout is not set, so 5m");

        assertThat(limits(micronaut)).isEqualTo(new DeclaredLimits(Optional.of(stock), Optional.of(stock)));
    }

    @Test
    void theJdksServerEndsARequestOnlyWhereItIsToldTo() {
        TestFunction jdk = TestFunction.of().inJar("Main.class", "com/sun/net/httpserver/HttpServer");
        assertThat(limits(jdk).keepAlive().orElseThrow().forADay()).isFalse();
        assertThat(limits(jdk).execution()).isEmpty();

        jdk.beforeJar("-Dsun.net.httpserver.maxReqTime=100");
        assertThat(limits(jdk).execution())
                .contains(new Declared(false, "sun.net.httpserver.maxReqTime is 100 (the start command)"));
    }

    @Test
    void aStartScriptThatMayTellMoreDeclaresNothing() {
        FunctionPackage function = tomcat().bootstrap().build();
        assertThat(limits(function).keepAlive()).isPresent();

        Entry own = new Entry(
                CodePath.BOOTSTRAP, Content.of("#!/bin/bash\nexec java $OPTIONS -jar demo.jar\n"), FileMode.EXECUTABLE);
        assertThat(limits(function.plus(List.of(own)))).isEqualTo(DeclaredLimits.NONE);
    }

    @Test
    void whatOnlyTheCodeSaysIsNotSeen() {
        assertThat(limits(TestFunction.of("io/vertx/core/Vertx.class"))).isEqualTo(DeclaredLimits.NONE);
        assertThat(limits(TestFunction.of("io/helidon/webserver/WebServer.class")))
                .isEqualTo(DeclaredLimits.NONE);
        assertThat(limits(TestFunction.of()
                        .inJar("Main.class", "com/sun/net/httpserver/HttpServer sun.net.httpserver.idleInterval")))
                .isEqualTo(DeclaredLimits.NONE);
    }

    private static TestFunction jetty(String idle) {
        return TestFunction.springBoot("3.5.16", "jetty-server-12.0.36.jar")
                .inJar(PROPERTIES, "server.jetty.connection-idle-timeout=" + idle);
    }

    private static DeclaredLimits limits(TestFunction function) {
        return limits(function.build());
    }

    private static DeclaredLimits limits(FunctionPackage function) {
        return TestFunction.server(function).limits();
    }

    /** One timer, and two requirements that it breaks: both are mended in one place. */
    @Test
    void aTimerThatAlsoCutsRequestsIsChangedWhereItIs() {
        PackagedServer micronaut = TestFunction.server(
                TestFunction.of("io/micronaut/http/server/netty/NettyHttpServer.class", "org/yaml/snakeyaml/Yaml.class")
                        .inJar("application.yml", "micronaut:\n  server:\n    idle-timeout: 60s\n")
                        .build());

        for (Requirement requirement : List.of(Requirement.FC_KEEPALIVE, Requirement.FC_EXECUTION)) {
            assertThat(micronaut.fix(requirement, CaPort.DEFAULT))
                    .startsWith("set micronaut.server.idle-timeout=25h")
                    .endsWith("where it is set now (application.yml)");
        }
    }
}
