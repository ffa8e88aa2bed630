package io.github.fcmaven.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.payload.TestJar;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.JavaLayer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that say 8080, beside something that may say 9000 and is not followed: the launch shows who wins. */
class UnknownSourceRowsTest {

    private static final String WRONG = "server.port=8080";
    private static final String RIGHT = "server.port=9000";

    static Stream<Arguments> silent() {
        return Stream.of(
                row("a folder of config", boot().file("config/web/application.properties", RIGHT)),
                row("folders of folders", additional("file:conf/*/").file("conf/a/application.properties", RIGHT)),
                row("profiles of bootstrap.yml", profile("bootstrap.yml", "spring.profiles.active: prod")),
                row(
                        "profiles of code",
                        profile(constants("org/springframework/boot/SpringApplication", "setAdditionalProfiles"))),
                row(
                        "profiles of a builder",
                        profile(constants("org/springframework/boot/builder/SpringApplicationBuilder", "profiles"))),
                row("a profile of a property of code", profile(constants("spring.profiles.active", "setProperty"))),
                row("a port of code", boot(constants("server.port", "java/lang/System", "setProperty"))),
                row("a port of an argument of code", boot(constants("--server.port=9000"))),
                row(
                        "a port of a factory",
                        boot(constants("org/springframework/boot/web/server/ConfigurableWebServerFactory", "setPort"))),
                row("a name of files of code", profile(constants("spring.config.name", "setProperty"))),
                row("quotes of a variable", boot().variable("JAVA_TOOL_OPTIONS", "'-Dserver.port=9000' -Da='b c'")),
                row("a path of the launcher", boot().command("java", "-Dloader.path=ext/", "-jar", "demo.jar")),
                row("a folder before the jar", classPath("conf:demo.jar:lib/*")),
                row(
                        "an import of a profile",
                        Pack.jar(jar(
                                        "2.7.18",
                                        "spring.profiles.active=prod\n" + WRONG
                                                + "\n#---\nspring.config.activate.on-profile=prod\n"
                                                + "spring.config.import=web.properties")
                                .file("BOOT-INF/classes/web.properties", RIGHT))),
                row("the last of two names", named("application,shop")),
                row(
                        "documents before 2.4",
                        old("spring.profiles.active=prod\n" + RIGHT + "\nspring.profiles=prod\n#---\n" + WRONG)),
                row(
                        "an include of a profile before 2.4",
                        Pack.jar(jar("2.3.12.RELEASE", "spring.profiles.active=prod\n" + WRONG)
                                .file("BOOT-INF/classes/application-prod.properties", "spring.profiles.include=web")
                                .file("BOOT-INF/classes/application-web.properties", RIGHT))),
                row("environments of Micronaut", micronaut("").variable("MICRONAUT_ENVIRONMENTS", "prod")),
                row("an argument of Micronaut", micronaut("-micronaut.server.port=9000")),
                row(
                        "a profile of Helidon",
                        java17(
                                helidon()
                                        .file("application.properties", WRONG)
                                        .file("application-prod.properties", RIGHT),
                                "")),
                row(
                        "trust alone",
                        java17(helidon().file("application.properties", RIGHT + "\nserver.tls.trust-all=true"), "")),
                row(
                        "Ktor by code",
                        java17(
                                TestJar.executable("a.Main", 17)
                                        .classOf("a.Main", 17, "io/ktor/server/engine/EmbeddedServerKt")
                                        .classOf("io.ktor.server.engine.EmbeddedServerKt", 17)
                                        .file("application.conf", "ktor.deployment.port = 8080"),
                                "")),
                row(
                        "an argument of Jooby",
                        java17(
                                TestJar.executable("a.Main", 17)
                                        .classOf("io.jooby.Jooby", 17)
                                        .file("application.conf", WRONG),
                                RIGHT)),
                row(
                        "a parent of Quarkus",
                        Pack.jar(TestJar.executable("io.quarkus.runner.GeneratedMain", 8)
                                .classOf("io.quarkus.runtime.Quarkus", 8)
                                .file(
                                        "application.properties",
                                        "quarkus.http.port=8080\nquarkus.config.profile.parent=base\n"
                                                + "%base.quarkus.http.port=9000"))));
    }

    static Stream<Arguments> told() {
        return Stream.of(
                row("an argument of one dash", boot().command("java", "-jar", "demo.jar", "-server.port=9000")),
                row("a placeholder in code", boot(constants("${server.port}"))),
                row("a file of tests beside", boot().file("config/a/b/application.properties", RIGHT)),
                row("one name of two", named("shop,application")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("silent")
    void whatMayBeSaidOtherwiseIsNoViolation(String name, Pack pack) {
        assertThat(ports(pack)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("told")
    void whatIsCertainIs(String name, Pack pack) {
        assertThat(ports(pack)).containsExactly("FC-PORT");
    }

    private static Stream<String> ports(Pack pack) {
        return Row.violations(pack).stream()
                .map(found -> found.requirement().id())
                .filter("FC-PORT"::equals);
    }

    private static Arguments row(String name, Pack pack) {
        return Arguments.of(name, pack);
    }

    private static byte[] constants(String... texts) {
        return TestJar.classBytes(8, texts);
    }

    private static TestJar jar(String version, String properties) {
        return TestJar.springBoot(version, 8)
                .library("BOOT-INF/lib/tomcat-embed-core-9.0.83.jar", TestJar.empty())
                .file("BOOT-INF/classes/application.properties", properties);
    }

    private static Pack boot() {
        return Pack.jar(jar("2.7.18", WRONG));
    }

    private static Pack boot(byte[] code) {
        return Pack.jar(jar("2.7.18", WRONG).file("BOOT-INF/classes/a/Code.class", code));
    }

    private static Pack classPath(String elements) {
        return java17(TestJar.executable("a.Main", 17).file("application.properties", WRONG), "")
                .file("conf/application.properties", RIGHT)
                .file("lib/spring-boot-3.5.8.jar", TestJar.empty().bytes())
                .file("lib/tomcat-embed-core-10.1.49.jar", TestJar.empty().bytes())
                .command(JavaLayer.JAVA17.javaCommand(), "-cp", elements, "a.Main");
    }

    private static Pack old(String properties) {
        return Pack.jar(jar("2.3.12.RELEASE", properties));
    }

    private static Pack additional(String location) {
        return boot().command("java", "-jar", "demo.jar", "--spring.config.additional-location=" + location);
    }

    private static Pack named(String names) {
        return Pack.jar(jar("2.7.18", WRONG).file("BOOT-INF/classes/shop.properties", RIGHT))
                .command("java", "-jar", "demo.jar", "--spring.config.name=" + names);
    }

    private static TestJar withProfile() {
        return jar("2.7.18", WRONG).file("BOOT-INF/classes/application-prod.properties", RIGHT);
    }

    private static Pack profile(String file, String text) {
        return Pack.jar(withProfile().file("BOOT-INF/classes/" + file, text));
    }

    private static Pack profile(byte[] code) {
        return Pack.jar(withProfile().file("BOOT-INF/classes/a/Code.class", code));
    }

    private static Pack micronaut(String argument) {
        return java17(
                TestJar.executable("a.Main", 17)
                        .classOf("io.micronaut.http.server.netty.NettyHttpServer", 17)
                        .file("application.properties", "micronaut.server.port=8080")
                        .file("application-prod.properties", "micronaut.server.port=9000"),
                argument);
    }

    private static TestJar helidon() {
        return TestJar.executable("a.Main", 17)
                .classOf("a.Own", 17, "io/helidon/config/Config")
                .classOf("io.helidon.webserver.WebServer", 17);
    }

    private static Pack java17(TestJar jar, String argument) {
        return Pack.jar(jar)
                .runtime(CustomRuntime.CUSTOM_DEBIAN11)
                .layers(JavaLayer.JAVA17)
                .command(
                        JavaLayer.JAVA17.javaCommand(),
                        Stream.of("-jar", "demo.jar", argument)
                                .filter(word -> !word.isEmpty())
                                .toArray(String[]::new));
    }
}
