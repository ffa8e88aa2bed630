package io.github.fcmaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * What came of a build; every assertion shows its whole log where it fails.
 *
 * @param exitCode 0 where it succeeded
 * @param log what Maven printed
 * @param directory the project's folder
 */
record BuildResult(int exitCode, String log, Path directory) {

    BuildResult succeeded() {
        assertThat(exitCode).as(log).isZero();
        return this;
    }

    BuildResult failed() {
        assertThat(exitCode).as(log).isNotZero();
        return this;
    }

    BuildResult says(String... texts) {
        for (String text : texts) {
            assertThat(log).contains(text);
        }
        return this;
    }

    String text(String file) {
        try {
            return Files.readString(directory.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(log, e);
        }
    }

    List<String> filesOf(String zip) {
        try (ZipFile file = new ZipFile(directory.resolve(zip).toFile())) {
            return Collections.list(file.entries()).stream()
                    .map(ZipEntry::getName)
                    .filter(name -> !name.endsWith("/"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(log, e);
        }
    }

    JsonObject report(String file) {
        return JsonParser.parseString(text(file)).getAsJsonObject();
    }

    /** The verdicts of {@code report.json}, by requirement. */
    Map<String, String> verdicts(String module) {
        Map<String, String> verdicts = new TreeMap<>();
        for (JsonElement finding :
                report(module + "target/fc-reports/report.json").getAsJsonArray("findings")) {
            JsonObject object = finding.getAsJsonObject();
            verdicts.put(
                    object.get("requirement").getAsString(),
                    object.get("verdict").getAsString());
        }
        return verdicts;
    }

    /** Everything that can be met is met; what time alone can show is unproven. */
    BuildResult complies() {
        return complies("unproven");
    }

    /** The same, and a day was shown to a second instance, which kept its connections. */
    BuildResult compliesForADay() {
        return complies("met");
    }

    private BuildResult complies(String keepAlive) {
        Map<String, String> verdicts = verdicts("");
        assertThat(verdicts.remove("FC-KEEPALIVE")).as(log).isEqualTo(keepAlive);
        assertThat(verdicts.remove("FC-EXECUTION")).as(log).isEqualTo("unproven");
        // a Java that a script starts sees this machine's memory, of which nothing follows
        assertThat(verdicts.remove("FC-MEMORY-USE")).as(log).isIn("met", "skipped");
        // not tried where nothing may take time
        assertThat(verdicts.remove("FC-FREEZE")).as(log).isIn("met", "skipped");
        assertThat(verdicts).as(log).containsKeys("FC-STARTUP", "FC-PORT", "FC-BIND", "FC-HTTP", "FC-PARALLEL");
        assertThat(verdicts.values()).as(log).containsOnly("met");
        return this;
    }
}
