package io.github.fcmaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a user's first build downloads for the plugin, as Maven itself lists it. */
class RuntimeJarsIT {

    private static final Pattern INCLUDED = Pattern.compile("Included: ([^:]+):([^:]+):jar:(\\S+)");
    private static final List<String> JARS = List.of(
            "asm",
            "asm-commons",
            "asm-tree",
            "commons-codec",
            "commons-compress",
            "commons-io",
            "commons-lang3",
            "fc-maven-plugin",
            "gson",
            "httpcore5",
            "plexus-io",
            "plexus-utils",
            "snakeyaml",
            "xz");
    private static final long MAX_BYTES = 8_500_000;

    @Test
    void theJarsAreTheseAndLight() throws IOException {
        MavenBuild build = MavenBuild.of("jdk-http-server", "jars");
        String log = build.run("-X", "io.github.fcmaven:fc-maven-plugin:help")
                .succeeded()
                .log();
        int realm = log.indexOf("Populating class realm plugin>io.github.fcmaven:");
        List<MatchResult> jars = INCLUDED.matcher(
                        log.substring(realm, log.indexOf("Loading mojo io.github.fcmaven:", realm)))
                .results()
                .toList();

        assertThat(jars).extracting(jar -> jar.group(2)).containsExactlyInAnyOrderElementsOf(JARS);
        long bytes = 0;
        for (MatchResult jar : jars) {
            bytes += Files.size(build.jar(jar.group(1), jar.group(2), jar.group(3)));
        }
        assertThat(bytes).isBetween(4_000_000L, MAX_BYTES);
    }
}
