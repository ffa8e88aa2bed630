package io.github.fcmaven.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.check.CheckReport;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The outcome that follows from findings. */
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
    void whereTheStartWasNotSeenNothingPassedAndAViolationStillFails() {
        Finding refused = new Finding.Violated(Requirement.FC_JAR, "demo.jar is not there", "add it");
        CheckRecord record = Records.inconclusive(folder);

        assertThat(record.outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(record.passed()).isFalse();
        assertThat(record.with(Records.ofPackage()).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
        assertThat(record.with(List.of(refused)).outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void aStaticCheckThatCannotShowTheStartPasses() {
        Finding unseen = new Finding.Unproven(Requirement.FC_STARTUP, "nothing was started", "run mvn verify");

        assertThat(CheckRecord.ofPackage(List.of(unseen), "", "validate").outcome())
                .isEqualTo(Outcome.PASSED);
    }

    @Test
    void anOutcomeThatContradictsTheFindingsIsRefused() {
        Optional<CheckReport> violated = Records.failed(folder).report();

        assertThatThrownBy(() -> new CheckRecord(Outcome.PASSED, violated, List.of(), "", Records.SHA, "check"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PASSED does not follow");
        assertThatThrownBy(() ->
                        new CheckRecord(Outcome.FAILED, violated, List.of(), "and an error", Records.SHA, "check"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CheckRecord(Outcome.PASSED, Optional.empty(), List.of(), "", Records.SHA, "check"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatWasSeenOfTheServerSaysMoreThanItsPackage() {
        Finding declared = new Finding.Violated(Requirement.FC_PORT, "says port 8080", "set server.port");
        Finding unsaid = new Finding.Skipped(Requirement.FC_KEEPALIVE, "the running server shows it");
        Finding shown = new Finding.Violated(Requirement.FC_EXECUTION, "says 5 s", "set it to 24 h");
        Finding other = new Finding.Met(Requirement.FC_JAR, "demo.jar is in the package");

        CheckRecord record = Records.failed(folder).with(List.of(declared, unsaid, shown, other));

        assertThat(record.ofPackage()).containsExactly(shown, other);
        assertThat(record.ofServer()).isEqualTo(Records.failed(folder));
    }

    @Test
    void aPackageThatWouldNotStartFailsTheCheckOfItsServerToo() {
        Finding refused = new Finding.Violated(Requirement.FC_JAR, "demo.jar is not there", "add it");

        assertThat(Records.passed(folder).with(List.of(refused)).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(Records.passed(folder).with(Records.ofPackage()).outcome()).isEqualTo(Outcome.PASSED);
        assertThat(CheckRecord.ofPackage(List.of(refused), Records.SHA, "validate")
                        .passed())
                .isFalse();
    }

    @Test
    void anErrorKeepsWhatIsKnownOfThePackage() {
        CheckRecord record =
                CheckRecord.error("port 9000 is taken", Records.SHA, "check").with(Records.ofPackage());

        assertThat(record.outcome()).isEqualTo(Outcome.ERROR);
        assertThat(record.error()).isEqualTo("port 9000 is taken");
        assertThat(record.ofPackage()).isEqualTo(Records.ofPackage());
        assertThat(ConsoleReport.lines(record))
                .anyMatch(line -> line.contains("port 9000 is taken"))
                .anyMatch(line -> line.contains("FC-KEEPALIVE-CONFIG"));
        assertThat(HtmlReport.text(record)).contains("port 9000 is taken", "FC-KEEPALIVE-CONFIG");
        assertThat(MarkdownSummary.text(record)).contains("FC-KEEPALIVE-CONFIG");
    }

    @Test
    void anErrorAlwaysSaysSomething() {
        assertThat(CheckRecord.error("", "", "check").error()).isEqualTo("no reason was given");
    }
}
