package io.github.fcmaven.check;

import static io.github.fcmaven.check.ServedConnections.SECOND;
import static io.github.fcmaven.check.ServedConnections.finding;
import static io.github.fcmaven.check.ServedConnections.findings;
import static io.github.fcmaven.check.ServedConnections.setting;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.startup.StartOutcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The log that the README shows. */
class ReadmeTest {

    /** The README shows a whole check: a line for each verdict of the server, and how many there are in all. */
    @Test
    void theReadmeShowsEachVerdictOfAServerAndCountsThemAll() throws IOException {
        String readme = Files.readString(Path.of("../README.md"));
        Matcher counts = Pattern.compile("(\\d+) warning, (\\d+) met, (\\d+) unproven, (\\d+) skipped")
                .matcher(readme);
        Set<Requirement> all = EnumSet.noneOf(Requirement.class);
        findings(Observation.ofStart(
                        setting(true, Optional.empty()),
                        new StartOutcome.Silent(SECOND, Optional.empty()),
                        Optional.empty()))
                .forEach(finding -> all.add(finding.requirement()));
        int ofServer = all.size();

        assertThat(all).allSatisfy(requirement -> assertThat(readme)
                .containsPattern("(?m)^\\[INFO]   (?:ok|\\?\\?)   " + requirement.id() + " "));
        Arrays.stream(Requirement.values()).filter(Requirement::isStatic).forEach(all::add);
        assertThat(counts.find()).isTrue();
        assertThat(IntStream.rangeClosed(1, 4)
                        .map(group -> Integer.parseInt(counts.group(group)))
                        .sum())
                .as("verdicts in the log of the README")
                .isEqualTo(all.size());
        Matcher ofPackage = Pattern.compile(
                        "itself (\\d+) requirements are met, (\\d+) do not concern it, and the other (\\d+) ")
                .matcher(readme);
        assertThat(ofPackage.find()).isTrue();
        assertThat(IntStream.rangeClosed(1, 3)
                        .map(group -> Integer.parseInt(ofPackage.group(group)))
                        .sum())
                .as("verdicts of the package there")
                .isEqualTo(all.size() - ofServer);
        assertThat(readme).contains("Static check: " + ofPackage.group(1) + " requirements met");
    }
}
