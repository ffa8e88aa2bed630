package io.github.fcmaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What others put around a build: a cache of builds, a machine without network. */
@Tag("matrix")
@Timeout(600)
class AroundMavenIT {

    private static final String EXTENSION = """
            <extensions>
                <extension>
                    <groupId>org.apache.maven.extensions</groupId>
                    <artifactId>maven-build-cache-extension</artifactId>
                    <version>1.2.0</version>
                </extension>
            </extensions>
            """;

    /** The cache restores what is attached. It restores no record, so nothing says that this zip was checked here. */
    @Test
    void aRestoredBuildHasTheZipAndClaimsNoCheck() throws IOException {
        MavenBuild build = MavenBuild.of("jdk-http-server", "build-cache").inAJvmOfItsOwn();
        Path folder = Files.createDirectories(build.directory().resolve(".mvn"));
        Files.writeString(folder.resolve("extensions.xml"), EXTENSION);
        build.with("maven.build.cache.location", folder.resolve("cache").toString());
        BuildResult first = build.run("verify").succeeded();
        first.complies();
        byte[] zip = Files.readAllBytes(build.directory().resolve("target/function.zip"));

        BuildResult second = build.run("clean", "verify").succeeded();

        second.says("Found cached build");
        assertThat(build.directory().resolve("target/function.zip")).hasBinaryContent(zip);
        assertThat(build.directory().resolve("target/fc-reports/report.json")).doesNotExist();
        build.run("io.github.fcmaven:fc-maven-plugin:" + MavenBuild.VERSION + ":verify")
                .failed();
    }

    @Test
    void aBuildThatMayNotUseTheNetworkIsCheckedToo() {
        MavenBuild build = MavenBuild.of("jdk-http-server", "offline");
        build.run("validate").succeeded();
        build.run("-o", "verify").succeeded().complies();
    }

    /** As on a system that is not Linux: whose socket it is, is not known, and the build passes with warnings. */
    @Test
    void theCheckRunsOnWhatJavaHasEverywhere() {
        MavenBuild.of("spring-boot-3.5-declared", "portable")
                .inAJvmOfItsOwn()
                .run("verify", "-Dfc.portable=true")
                .succeeded()
                .says("this system does not show which process owns the socket");
    }
}
