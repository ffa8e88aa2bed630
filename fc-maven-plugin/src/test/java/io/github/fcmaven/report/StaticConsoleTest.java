package io.github.fcmaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The static check in the log of a build. */
class StaticConsoleTest {

    private static final Finding MARK =
            new Finding.Violated(Requirement.FC_BOOTSTRAP_BOM, "bootstrap is saved as UTF-16", "save it as UTF-8");
    private static final Finding OPEN = new Finding.Unproven(
            Requirement.FC_BOOTSTRAP_MODE, "it cannot be judged: bootstrap is saved as UTF-16", "save it as UTF-8");

    @Test
    void whatFollowsFromAViolationIsNotToldBesideIt() {
        StaticConsole both = new StaticConsole(List.of(OPEN, MARK));

        assertThat(both.notes()).isEmpty();
        assertThat(both.refusal()).get().asString().startsWith("FC-BOOTSTRAP-BOM: bootstrap is saved as UTF-16");
    }

    @Test
    void itIsToldWhereTheUserWantsItsCauseNotJudged() {
        Finding off = Finding.Skipped.byTheUser(Requirement.FC_BOOTSTRAP_BOM);

        assertThat(new StaticConsole(List.of(OPEN, off)).notes())
                .containsExactly(
                        "FC-BOOTSTRAP-MODE: it cannot be judged: bootstrap is saved as UTF-16; save it as UTF-8",
                        "FC-BOOTSTRAP-BOM is skipped: switched off by checks");
    }
}
