package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_BIND;
import static io.github.fcmaven.platform.Requirement.FC_KEEPALIVE_CONFIG;
import static io.github.fcmaven.platform.Requirement.FC_PORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.payload.TestJar;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A setting of the start overrides every file: the fix changes it where it is, and a file where that says it. */
class GivenSettingRowsTest {

    @ParameterizedTest
    @MethodSource
    void eachIsNamedAndMendedByItsFix(Row row) {
        row.holds();
    }

    static Stream<Row> eachIsNamedAndMendedByItsFix() {
        return Stream.of(
                new Row(
                        "an argument",
                        boot("-jar", "demo.jar", "--server.port=8080"),
                        FC_PORT,
                        "CAPort is 9000, but arguments (server.port) says port 8080",
                        "set server.port=9000, where it is set now (arguments); or set caPort",
                        boot("-jar", "demo.jar", "--server.port=9000")),
                new Row(
                        "a property",
                        boot("-Dserver.port=8080", "-jar", "demo.jar"),
                        FC_PORT,
                        "CAPort is 9000, but the start command (server.port) says port 8080",
                        "set server.port=9000, where it is set now (the start command); or set caPort",
                        boot("-Dserver.port=9000", "-jar", "demo.jar")),
                new Row(
                        "a variable",
                        Pack.boot("").variable("SERVER_PORT", "8080"),
                        FC_PORT,
                        "CAPort is 9000",
                        "set server.port=9000, where it is set now (the variable SERVER_PORT)",
                        Pack.boot("").variable("SERVER_PORT", "9000")),
                new Row(
                        "an address",
                        boot("-jar", "demo.jar", "--server.address=localhost"),
                        FC_BIND,
                        "arguments (server.address) says that the server listens on localhost only",
                        "set server.address=0.0.0.0, or remove that key, where it is set now (arguments)",
                        boot("-jar", "demo.jar")),
                new Row(
                        "a time",
                        boot("-Dserver.tomcat.keep-alive-timeout=20s", "-jar", "demo.jar"),
                        FC_KEEPALIVE_CONFIG,
                        "server.tomcat.keep-alive-timeout is 20s (the start command)",
                        "set server.tomcat.keep-alive-timeout=25h and server.tomcat.max-keep-alive-requests=-1 (Tomcat"
                                + " closes a connection after 60 s without a request, and after 100 requests), where it"
                                + " is set now (the start command)",
                        boot("-Dserver.tomcat.keep-alive-timeout=25h", "-jar", "demo.jar")),
                new Row(
                        "a property that no file says",
                        jdkServer("-Dsun.net.httpserver.idleInterval=60"),
                        FC_KEEPALIVE_CONFIG,
                        "sun.net.httpserver.idleInterval is 60 (the start command)",
                        "set sun.net.httpserver.idleInterval to 90000 (seconds; 30 otherwise) where it is set now (the"
                                + " start command): it is read",
                        jdkServer("-Dsun.net.httpserver.idleInterval=90000")),
                new Row(
                        "a property that nobody says",
                        jdkServer("-Da=b"),
                        FC_KEEPALIVE_CONFIG,
                        "sun.net.httpserver.idleInterval is not set",
                        "set sun.net.httpserver.idleInterval to 90000 (seconds; 30 otherwise) as -Dname=value"
                                + " before -jar in the start command (command of fc-maven-plugin in pom.xml, or the"
                                + " bootstrap)",
                        jdkServer("-Dsun.net.httpserver.idleInterval=90000")),
                new Row(
                        "a file",
                        Pack.boot("server.port=8080\n"),
                        FC_PORT,
                        "CAPort is 9000",
                        "set server.port=9000 in src/main/resources/application.properties, or ",
                        Pack.boot("server.port=9000\n")),
                new Row(
                        "a file of a profile",
                        profile("20s"),
                        FC_KEEPALIVE_CONFIG,
                        "server.tomcat.keep-alive-timeout is 20s (BOOT-INF/classes/application-prod.yml)",
                        "set server.tomcat.keep-alive-timeout=25h and server.tomcat.max-keep-alive-requests=-1 (Tomcat"
                                + " closes a connection after 60 s without a request, and after 100 requests), where it"
                                + " is set now (src/main/resources/application-prod.yml)",
                        profile("25h")),
                new Row(
                        "a key of a profile",
                        quarkus("application.properties", "%prod.quarkus.http.host=localhost\n"),
                        FC_BIND,
                        "application.properties (%prod.quarkus.http.host) says that the server listens on localhost",
                        "set %prod.quarkus.http.host=0.0.0.0, where it is set now (application.properties)",
                        quarkus("application.properties", "%prod.quarkus.http.host=0.0.0.0\n")),
                new Row(
                        "another file",
                        quarkus("application.yml", "quarkus:\n  http:\n    host: localhost\n"),
                        FC_BIND,
                        "application.yml (quarkus.http.host) says that the server listens on localhost only",
                        "set quarkus.http.host=0.0.0.0, where it is set now (application.yml)",
                        quarkus("application.yml", "quarkus:\n  http:\n    host: 0.0.0.0\n")));
    }

    private static Pack profile(String time) {
        return Pack.jar(Pack.bootJar("server.port=9000\nspring.profiles.active=prod\n")
                .file(
                        "BOOT-INF/classes/application-prod.yml",
                        "server:\n  tomcat:\n    keep-alive-timeout: " + time + "\n"));
    }

    private static Pack quarkus(String file, String text) {
        return Pack.jar(TestJar.executable("com.acme.Main", 8)
                        .file("io/quarkus/runtime/Quarkus.class", TestJar.classBytes(8))
                        .file("io/smallrye/config/source/yaml/Yaml.class", TestJar.classBytes(8))
                        .file(file, text))
                .command("java", "-Dquarkus.http.port=9000", "-Dquarkus.http.idle-timeout=25H", "-jar", "demo.jar");
    }

    private static Pack jdkServer(String property) {
        return Pack.jar(TestJar.executable("com.acme.Main", 8)
                        .classOf("com.acme.Own", 8, "com/sun/net/httpserver/HttpServer"))
                .command("java", property, "-Dsun.net.httpserver.maxIdleConnections=1000", "-jar", "demo.jar");
    }

    @Test
    void whatAServerDoesByItselfIsSaidOnce() {
        Finding.Violated found = (Finding.Violated) Row.of(
                Pack.empty()
                        .file("server.js", "require('http').createServer().listen(9000);")
                        .command("node", "server.js"),
                FC_KEEPALIVE_CONFIG);

        assertThat(found.observed())
                .isEqualTo("keepAliveTimeout is not set, so Node.js closes an idle connection after 5 s");
        assertThat(found.fix()).startsWith("set server.timeout = 0").endsWith("app.listen(...) with express)");
    }

    /** Who listens on CAPort beside another port, nobody knows. */
    @ParameterizedTest
    @CsvSource({"key-store, 8443, FC_PORT", "certificate, 9000, FC_HTTP"})
    void tlsIsJudgedAtCaPortAlone(String key, int port, Requirement violated) {
        Pack pack = boot("-jar", "demo.jar", "--server.port=" + port, "--server.ssl." + key + "=classpath:k");

        assertThat(Row.violations(pack)).extracting(Finding::requirement).containsExactly(violated);
    }

    private static Pack boot(String... args) {
        return Pack.boot("").command("java", args);
    }
}
