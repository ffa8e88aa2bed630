package io.github.fcmaven.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.check.CheckReport;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.report.CheckRecord.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckRecordTest {

    @TempDir
    Path folder;

    @Test
    void theOutcomeFollowsFromTheFindings() {
        assertThat(Records.passed(folder).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(Records.failed(folder).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(CheckRecord.error("no java", "", "check").outcome()).isEqualTo(Outcome.ERROR);
    }

    @Test
    void anOutcomeThatContradictsTheFindingsIsRefused() {
        Optional<CheckReport> violated = Records.failed(folder).report();

        assertThatThrownBy(() -> new CheckRecord(Outcome.PASSED, violated, "", Records.SHA, "check"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PASSED does not follow");
        assertThatThrownBy(() -> new CheckRecord(Outcome.FAILED, violated, "and an error", Records.SHA, "check"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CheckRecord(Outcome.PASSED, Optional.empty(), "", Records.SHA, "check"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anErrorAlwaysSaysSomething() {
        assertThat(CheckRecord.error("", "", "check").error()).isEqualTo("no reason was given");
    }

    @Test
    void writesNothingBesideTheFileItself() throws IOException {
        Path file = folder.resolve("new/folder/report.json");
        Records.passed(folder).writeJson(file);
        Records.failed(folder).writeJson(file);

        assertThat(CheckRecord.readJson(file)).isEqualTo(Records.failed(folder));
        try (var files = Files.list(file.getParent())) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void saysThatAFolderCannotBeWritten() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("fc-reports"), "");

        assertThatThrownBy(() -> Records.passed(folder).writeJUnit(inTheWay.resolve("TEST-fc.xml")))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining("cannot write ")
                .hasMessageContaining("reportsDirectory");
    }
}
