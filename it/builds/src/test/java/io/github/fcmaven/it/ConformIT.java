package io.github.fcmaven.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Applications that nobody has configured for the platform, and what their own settings are worth beside ours. */
@Timeout(value = 7, unit = TimeUnit.MINUTES)
class ConformIT {

    private static final String WEB = "spring-boot-starter-web";

    @ParameterizedTest
    @CsvSource(
            "3.5.16, spring-boot-starter-web, spring-boot-starter-tomcat, -Dserver.tomcat.max-keep-alive-requests=-1")
    void aStockSpringBootApplicationPassesUntouched(String version, String web, String server, String word) {
        passes(springBoot(version, web, server), word);
    }

    @Tag("matrix")
    @ParameterizedTest
    @CsvSource({
        "2.7.18, spring-boot-starter-web, spring-boot-starter-tomcat, -Dserver.tomcat.keep-alive-timeout=25h",
        "2.7.18, spring-boot-starter-web, spring-boot-starter-jetty, -Dserver.jetty.connection-idle-timeout=25h",
        "2.7.18, spring-boot-starter-web, spring-boot-starter-undertow, -Dserver.undertow.no-request-timeout=25h",
        "2.7.18, spring-boot-starter-webflux, spring-boot-starter-reactor-netty, -Dserver.port={port}",
        "3.5.16, spring-boot-starter-web, spring-boot-starter-jetty, -Dserver.jetty.connection-idle-timeout=25h",
        "3.5.16, spring-boot-starter-web, spring-boot-starter-undertow, -Dserver.undertow.no-request-timeout=25h",
        "3.5.16, spring-boot-starter-webflux, spring-boot-starter-reactor-netty, -Dserver.port={port}",
        "4.0.1, spring-boot-starter-webmvc, spring-boot-starter-jetty, -Dserver.jetty.connection-idle-timeout=25h",
        "4.0.1, spring-boot-starter-webmvc, spring-boot-starter-tomcat, -Dserver.tomcat.keep-alive-timeout=25h",
        "4.0.1, spring-boot-starter-webflux, spring-boot-starter-reactor-netty, -Dserver.port={port}"
    })
    void everyServerOfEverySpringBootPassesUntouched(String version, String web, String server, String word) {
        passes(springBoot(version, web, server), word);
    }

    @Test
    void aStockQuarkusApplicationPassesUntouched() throws IOException {
        MavenBuild build = MavenBuild.of("quarkus", "stock");
        Files.delete(build.directory().resolve("src/main/resources/application.properties"));

        BuildResult result = passes(build, "-Dquarkus.http.idle-timeout=25H");

        assertThat(result.filesOf("target/function.zip"))
                .contains("quarkus-run.jar")
                .anyMatch(name -> name.startsWith("lib/main/"));
    }

    @Test
    @Tag("matrix")
    void aStockMicronautApplicationPassesUntouched() {
        passes(MavenBuild.of("micronaut-stock", "verify"), "-Dmicronaut.server.idle-timeout=25h");
    }

    @Test
    @Tag("matrix")
    void aStockHelidonApplicationPassesUntouched() throws IOException {
        Optional<Path> jdk = jdkAbove20();
        assumeTrue(jdk.isPresent(), "no JDK 21 or later in /usr/lib/jvm");

        passes(
                MavenBuild.of("helidon-stock", "verify")
                        .environment("JAVA_HOME", jdk.get().toString()),
                "-Dserver.idle-connection-timeout=PT25H");
    }

    @Test
    @Tag("matrix")
    void theUsersOwnSettingWinsAndItsFileIsNamed() throws IOException {
        MavenBuild build = springBoot("3.5.16", WEB, "spring-boot-starter-tomcat");
        Path resources = Files.createDirectories(build.directory().resolve("src/main/resources"));
        Files.writeString(resources.resolve("application.yml"), "server: {tomcat: {keepAliveTimeout: 1s}}");

        BuildResult result = build.with("fc.keepAlive.idle", "4s").run("verify").failed();

        result.says("Already set in src/main/resources/application.yml: server.tomcat.keep-alive-timeout");
        assertThat(result.verdicts("")).containsEntry("FC-PORT", "met").containsEntry("FC-KEEPALIVE", "violated");
        assertThat(result.text("target/s.yaml"))
                .contains("-Dserver.tomcat.max-keep-alive-requests=-1")
                .doesNotContain("keep-alive-timeout");
    }

    @Test
    @Tag("matrix")
    void aGeneratedBootstrapCarriesTheSettingsToo() {
        BuildResult result = springBoot("3.5.16", WEB, "spring-boot-starter-tomcat")
                .with("fc.startup", "bootstrap")
                .with("fc.keepAlive.proof", "auto")
                .run("verify")
                .succeeded();

        result.compliesForADay();
        assertThat(result.text("target/s.yaml")).doesNotContain("-Dserver");
    }

    private static MavenBuild springBoot(String version, String web, String server) {
        String test =
                version + "-" + web.substring(web.lastIndexOf('-') + 1) + server.substring(server.lastIndexOf('-'));
        return MavenBuild.of("spring-boot-stock", test)
                .with("spring-boot.version", version)
                .with("web", web)
                .with("server", server);
    }

    private static BuildResult passes(MavenBuild build, String option) {
        BuildResult result = build.with("fc.keepAlive.proof", "auto")
                .with("fc.jit", "c1") // half the processor time of both starts
                .run("verify")
                .succeeded();

        String word = option.replace("{port}", Integer.toString(build.port()));
        result.compliesForADay().says("The start command gets " + word + ": otherwise ");
        assertThat(result.text("target/fc/customRuntimeConfig.yaml")).contains("'" + word + "'");
        return result;
    }

    private static Optional<Path> jdkAbove20() throws IOException {
        Path all = Path.of("/usr/lib/jvm");
        if (!Files.isDirectory(all)) {
            return Optional.empty();
        }
        try (Stream<Path> jdks = Files.list(all)) {
            return jdks.filter(jdk -> Files.isExecutable(jdk.resolve("bin/javac")))
                    .filter(ConformIT::isAbove20)
                    .findFirst();
        }
    }

    private static boolean isAbove20(Path jdk) {
        try (Stream<String> lines = Files.lines(jdk.resolve("release"))) {
            return lines.anyMatch(line -> line.matches("JAVA_VERSION=\"(2[1-9]|[3-9]\\d).*"));
        } catch (IOException e) {
            return false;
        }
    }
}
