package io.github.fcmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.junit.jupiter.api.Test;

/** Each goal stands wherever goals are listed: a list without the new one says that it is not there. */
class GoalsTest {

    private static final Path SITE = Path.of("../src-site");

    /** No build of Eclipse's runs one by itself; {@code help} is in no build. */
    @Test
    void eclipseIsToldToIgnoreEachGoal() throws Exception {
        try (InputStream metadata =
                GoalsTest.class.getResourceAsStream("/META-INF/m2e/lifecycle-mapping-metadata.xml")) {
            assertThat(listed(new String(metadata.readAllBytes(), StandardCharsets.UTF_8), "<goal>([\\w-]+)</goal>"))
                    .containsExactlyInAnyOrderElementsOf(goals().stream()
                            .filter(goal -> !goal.equals("help"))
                            .toList());
        }
    }

    @Test
    void theMenuOfTheSiteHasThePageOfEachGoal() throws Exception {
        assertThat(listed(Files.readString(SITE.resolve("site.xml")), "href=\"([\\w-]+)-mojo\\.html\""))
                .containsExactlyInAnyOrderElementsOf(goals());
    }

    @Test
    void usageNamesEachGoal() throws Exception {
        assertThat(listed(Files.readString(SITE.resolve("markdown/usage.md")), "(?:fc:|<goal>|`)([a-z-]+)\\b"))
                .containsAll(goals());
    }

    private static List<String> listed(String text, String goal) {
        return Pattern.compile(goal)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static List<String> goals() throws Exception {
        try (InputStream descriptor = GoalsTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            return new PluginDescriptorBuilder()
                    .build(new InputStreamReader(descriptor, StandardCharsets.UTF_8)).getMojos().stream()
                            .map(MojoDescriptor::getGoal)
                            .toList();
        }
    }
}
