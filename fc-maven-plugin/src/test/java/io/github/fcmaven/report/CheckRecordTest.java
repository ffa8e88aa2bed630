package io.github.fcmaven.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.check.CheckReport;
import io.github.fcmaven.report.CheckRecord.Outcome;
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
}
