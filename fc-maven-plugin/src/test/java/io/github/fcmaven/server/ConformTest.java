package io.github.fcmaven.server;

import static io.github.fcmaven.server.TestFunction.tomcat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.function.Bootstrap;
import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.server.Conformed.Own;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code conform} adds to a start command, and what it leaves alone. */
class ConformTest {

    private static final String PORT = "-Dserver.port=9123";
    private static final String KEEP_ALIVE = "-Dserver.tomcat.keep-alive-timeout=25h";
    private static final String REQUESTS = "-Dserver.tomcat.max-keep-alive-requests=-1";
    private static final String PROPERTIES = "BOOT-INF/classes/application.properties";

    @Test
    void aStockApplicationCarriesWhatItNeedsBeforeTheJar() {
        Conformed conformed = conform(tomcat().beforeJar("-Xmx256m").afterJar("--debug"));

        assertThat(conformed.functionPackage().start())
                .isEqualTo(new StartupCommand(
                        List.of("java"),
                        List.of("-Xmx256m", PORT, KEEP_ALIVE, REQUESTS, "-jar", "demo.jar", "--debug")));
        assertThat(conformed.log())
                .containsExactly(
                        "The start command gets -Dserver.port=9123: otherwise Spring Boot listens on 8080",
                        "The start command gets -Dserver.tomcat.keep-alive-timeout=25h: otherwise Tomcat closes an idle"
                                + " connection after 60 s",
                        "The start command gets -Dserver.tomcat.max-keep-alive-requests=-1: otherwise Tomcat closes a"
                                + " connection after 100 requests");
        assertThat(conformed.warnings()).isEmpty();
    }

    @Test
    void aGeneratedBootstrapCarriesTheSettings() {
        FunctionPackage function = conform(tomcat().bootstrap()).functionPackage();

        assertThat(function.start()).isEqualTo(StartupCommand.BOOTSTRAP);
        assertThat(function.argv()).contains(List.of("java", PORT, KEEP_ALIVE, REQUESTS, "-jar", "demo.jar"));
        assertThat(function.entry(CodePath.BOOTSTRAP).map(Entry::mode)).contains(FileMode.EXECUTABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "2.7.18, tomcat-embed-core-9.0.83.jar, -Dserver.port=9123 -Dserver.tomcat.keep-alive-timeout=25h"
                + " -Dserver.tomcat.max-keep-alive-requests=-1",
        "2.4.13, tomcat-embed-core-9.0.55.jar, -Dserver.port=9123",
        "3.5.16, jetty-server-12.0.36.jar, -Dserver.port=9123 -Dserver.jetty.connection-idle-timeout=25h",
        "3.5.16, undertow-core-2.3.24.Final.jar, -Dserver.port=9123 -Dserver.undertow.no-request-timeout=25h",
        "4.0.1, reactor-netty-http-1.3.1.jar, -Dserver.port=9123",
        "3.5.16, spring-web-6.2.8.jar, ''"
    })
    void eachServerOfSpringBootGetsItsOwn(String version, String library, String words) {
        assertThat(added(TestFunction.springBoot(version, library))).isEqualTo(words);
    }

    @Test
    void otherServersGetTheirs() {
        assertThat(added(TestFunction.of().beside("quarkus-run.jar", "")))
                .isEqualTo("-Dquarkus.http.port=9123 -Dquarkus.http.idle-timeout=25H");
        assertThat(added(TestFunction.of("io/micronaut/http/server/netty/NettyHttpServer.class")))
                .isEqualTo("-Dmicronaut.server.port=9123 -Dmicronaut.server.idle-timeout=25h");
        assertThat(added(TestFunction.of().inJar("demo/Main.class", "..com/sun/net/httpserver/HttpServer..")))
                .isEqualTo("-Dsun.net.httpserver.idleInterval=90000 -Dsun.net.httpserver.maxIdleConnections=1000");
        assertThat(added(TestFunction.of("io/javalin/Javalin.class"))).isEmpty();
    }

    @Test
    void helidonIsToldWhereTheApplicationReadsItsConfiguration() {
        TestFunction helidon = TestFunction.of()
                .beside("libs/helidon-webserver-4.4.1.jar", "")
                .inJar("demo/Main.class", "..io/helidon/webserver/WebServer..");
        assertThat(added(helidon)).isEmpty();

        helidon.inJar("demo/Main.class", "..io/helidon/webserver/WebServer..io/helidon/config/Config..");
        assertThat(added(helidon)).isEqualTo("-Dserver.port=9123 -Dserver.idle-connection-timeout=PT25H");

        helidon.inJar("demo/Timers.class", "..idleConnectionTimeout..");
        assertThat(added(helidon)).isEqualTo("-Dserver.port=9123");
    }

    @Test
    void whatTheCodeSetsItselfIsNotAdded() {
        TestFunction jdk = TestFunction.of()
                .inJar("Main.class", "com/sun/net/httpserver/HttpServer sun.net.httpserver.idleInterval");

        assertThat(added(jdk)).isEqualTo("-Dsun.net.httpserver.maxIdleConnections=1000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "server.tomcat.keep-alive-timeout=20s",
                "server.tomcat.keepAliveTimeout=20s",
                "server.tomcat.keep_alive_timeout=20s",
                "#---\nspring.config.activate.on-profile=prod\nserver.tomcat.keep-alive-timeout=20s"
            })
    void anyFormOfAKeyInAnyProfileIsTheUsersOwn(String text) {
        Conformed conformed = conform(tomcat().inJar(PROPERTIES, text));

        assertThat(conformed.functionPackage().argv()).contains(List.of("java", PORT, REQUESTS, "-jar", "demo.jar"));
        assertThat(conformed.own()).containsExactly(new Own("server.tomcat.keep-alive-timeout", PROPERTIES));
        assertThat(conformed.log()).contains("Already set in " + PROPERTIES + ": server.tomcat.keep-alive-timeout");
    }

    /** Spring Boot reads that form of a variable alone. */
    @Test
    void aKeyOfAVariablesFormSaysNothingInAFile() {
        assertThat(conform(tomcat().inJar(PROPERTIES, "SERVER_TOMCAT_KEEP_ALIVE_TIMEOUT=20s"))
                        .own())
                .isEmpty();
        assertThat(conform(tomcat().variable("SERVER_TOMCAT_KEEP_ALIVE_TIMEOUT", "20s"))
                        .own())
                .isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BOOT-INF/classes/application.yml         | 'server: {tomcat: {keep-alive-timeout: 20s}}'",
                "BOOT-INF/classes/application-prod.yaml   | 'server.tomcat.keepAliveTimeout: 20s'",
                "BOOT-INF/classes/config/application.yml  | 'server.tomcat: {keep-alive-timeout: 20s}'",
                "BOOT-INF/classes/bootstrap.properties    | server.tomcat.keep-alive-timeout=20s",
                "BOOT-INF/classes/conf/imported.yml       | 'server.tomcat.keep-alive-timeout: 20s'",
                "WEB-INF/classes/application.properties   | server.tomcat.keep-alive-timeout=20s",
            })
    void everyFileOfTheApplicationMaySayIt(String file, String text) {
        assertThat(conform(tomcat().inJar(file, text)).own())
                .containsExactly(new Own("server.tomcat.keep-alive-timeout", file));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application.properties",
                "config/application-prod.properties",
                "config/k8s/application.properties"
            })
    void aFileBesideTheJarMaySayItToo(String file) {
        assertThat(conform(tomcat().beside(file, "server.port=8080")).own())
                .containsExactly(new Own("server.port", file));
    }

    @Test
    void aLibrarysFileIsNotTheUsers() {
        assertThat(conform(tomcat().inJar("BOOT-INF/classes/META-INF/build.properties", "server.port=1"))
                        .own())
                .isEmpty();
        assertThat(conform(tomcat().inJar("com/acme/library/defaults.properties", "server.port=1"))
                        .own())
                .isEmpty();
    }

    @Test
    void theStartMaySayIt() {
        Map<TestFunction, String> starts = Map.of(
                tomcat().beforeJar("-Dserver.port=8080"), "the start command",
                tomcat().beforeJar("@jvm.options").beside("jvm.options", "-Xmx1g\n-Dserver.port=8080"),
                        "the start command",
                tomcat().afterJar("--server.port=8080"), "arguments",
                tomcat().variable("SERVER_PORT", "8080"), "the variable SERVER_PORT",
                tomcat().variable("JAVA_TOOL_OPTIONS", "-Xmx1g -Dserver.port=8080"), "the variable JAVA_TOOL_OPTIONS",
                tomcat().variable("SPRING_APPLICATION_JSON", "{\"server\":{\"port\":8080}}"),
                        "the variable SPRING_APPLICATION_JSON");

        starts.forEach((function, source) ->
                assertThat(conform(function).own()).containsExactly(new Own("server.port", source)));
    }

    @Test
    void quarkusProfilesOfTheDevelopmentAreNoSettings() {
        TestFunction quarkus = TestFunction.of("io/quarkus/runtime/Quarkus.class");
        quarkus.inJar("application.properties", "%dev.quarkus.http.port=1\n%{dev,test}.quarkus.http.idle-timeout=1S");
        quarkus.inJar("application-test.properties", "quarkus.http.port=1");
        assertThat(added(quarkus)).isEqualTo("-Dquarkus.http.port=9123 -Dquarkus.http.idle-timeout=25H");

        quarkus.inJar("application.properties", "%staging.quarkus.http.port=1\nquarkus.http.idleTimeout=1S");
        assertThat(added(quarkus)).isEmpty();
    }

    @Test
    void aStartThatTheUserSaysWholeIsLeftAlone() {
        FunctionPackage function = tomcat().build();

        Conformed conformed = TestFunction.conformed(function, TestFunction.declared(function.start()));

        assertThat(conformed).isEqualTo(TestFunction.unchanged(function));
    }

    @Test
    void aStartScriptOfTheUsersOwnIsLeftAlone() {
        Entry own = Bootstrap.of(List.of("java", "-jar", "demo.jar"));
        FunctionPackage function = tomcat().bootstrap()
                .build()
                .plus(List.of(new Entry(
                        own.path(), Content.of("#!/bin/bash\nexec java -jar demo.jar\n"), FileMode.EXECUTABLE)));

        assertThat(TestFunction.conformed(function, TestFunction.LEFT)).isEqualTo(TestFunction.unchanged(function));
    }

    /** The static check tells of it: one finding is told once. */
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1"})
    void anAddressThatThePlatformCannotReachIsLeftToTheStaticCheck(String address) {
        Conformed conformed = conform(tomcat().inJar(PROPERTIES, "server.address=" + address));

        assertThat(conformed.warnings()).isEmpty();
        assertThat(conformed.functionPackage().argv().orElseThrow()).noneMatch(word -> word.contains("address"));
    }

    @Test
    void nothingIsAddedTwice() {
        Conformed once = conform(tomcat());

        Conformed twice = TestFunction.conformed(once.functionPackage(), TestFunction.LEFT);

        assertThat(twice.functionPackage()).isEqualTo(once.functionPackage());
        assertThat(twice.added()).isEmpty();
    }

    private static String added(TestFunction function) {
        return String.join(
                " ",
                conform(function).added().stream().map(Conformed.Added::word).toList());
    }

    private static Conformed conform(TestFunction function) {
        return TestFunction.conformed(function.build(), TestFunction.LEFT);
    }
}
