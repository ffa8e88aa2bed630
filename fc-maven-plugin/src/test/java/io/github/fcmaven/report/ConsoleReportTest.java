package io.github.fcmaven.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.check.CheckReport;
import io.github.fcmaven.platform.Finding;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The report of a check in the log of Maven. */
class ConsoleReportTest {

    private static final Path LOG = Path.of("target/fc/server.log");

    @Test
    void showsAPassedCheck() {
        assertThat(console(ConsoleReport.lines(Records.passed(LOG)))).isEqualTo("""
                        Function Compute check of zip 3f2a9c1d4e5f, execution check: PASSED, 4 met, 1 unproven
                          Cold start on this machine, which is not the platform's time:
                            unpacked          0.412 s  =====
                            first output      0.231 s       ==
                            port open         2.841 s       ================================
                            first response    3.102 s       ===================================
                            processor time    5.200 s
                          ok   FC-STARTUP    accepted a connection 2.841 s after its launch
                          ok   FC-PORT       listens on port 9000
                          ok   FC-BIND       listens on *:9000
                          ??   FC-KEEPALIVE  150 requests on one connection, which then held for 65 s
                                 to show it: read the server's own setting: only it knows of 24 hours
                          ok   FC-EXECUTION  GET /slow was held for 65 s
                          note: /opt/java17/bin/java 17.0.2 is /usr/lib/jvm/17 17.0.15 here
                        """);
    }

    @Test
    void showsAFailedCheckWithEveryFixAndTheLastLines() {
        assertThat(console(ConsoleReport.lines(Records.failed(LOG)))).isEqualTo("""
                        Function Compute check of zip 3f2a9c1d4e5f, execution check: FAILED, \
                        1 violated, 2 met, 1 unproven, 1 skipped
                          Cold start on this machine, which is not the platform's time:
                            unpacked          0.100 s  ==========
                            first output     not seen
                            port open         0.300 s            ==============================
                            first response   not seen
                            processor time  not measured
                          ok   FC-STARTUP    accepted a connection 2.841 s after its launch
                          ok   FC-PORT       listens on port 9000
                          FAIL FC-BIND       listens on 127.0.0.1:9000 only
                                 platform: FunctionNotStarted: Ping CA failed due to: dial tcp: connection refused
                                 fix: set server.address=0.0.0.0
                                   in application.properties
                                 see: mvn fc:explain -Dfc.requirement=FC-BIND
                          ??   FC-KEEPALIVE  held for 65 s
                          --   FC-EXECUTION  the server ended before
                          warning: processor time is 14.9 s at cpu 0.35
                          The server's last lines; all of them are in target/fc/server.log:
                          | INFO bound to 127.0.0.1:9000
                          |
                          | : :error::gotcha \\u0007
                        """);
    }

    @Test
    void ofThePackageItselfShowsOnlyWhatIsNotMet() {
        assertThat(console(ConsoleReport.lines(CheckRecord.ofPackage(Records.ofPackage(), Records.SHA, "validate"))))
                .isEqualTo("""
                        Function Compute check of zip 3f2a9c1d4e5f, execution validate: PASSED, \
                        1 warning, 1 met, 1 unproven, 2 skipped
                          WARN FC-KEEPALIVE-CONFIG server.tomcat.keep-alive-timeout is not set
                                 platform: connections drop mid-execution: 502 Process exited unexpectedly \
                        before completing request
                                 fix: set server.tomcat.keep-alive-timeout=25h
                                 see: mvn fc:explain -Dfc.requirement=FC-KEEPALIVE-CONFIG
                          ??   FC-TIMEZONE   nothing sets the time zone
                                 to show it: set TZ
                          --   FC-SECRET     switched off by checks
                          ok   of the package itself 1 requirements are met, 1 do not concern it
                        """);
    }

    @Test
    void countsWhatAnotherGoalShowedOfThePackageSoThatTheFirstLineAddsUp() {
        CheckRecord record = CheckRecord.ofPackage(Records.ofPackage(), Records.SHA, "check");

        assertThat(console(beside(record, new OtherGoals(true, false)))).isEqualTo("""
                        Function Compute check of zip 3f2a9c1d4e5f, execution check: PASSED, \
                        1 warning, 1 met, 1 unproven, 2 skipped
                          ok   of the package itself 1 requirements are met, 1 do not concern it, \
                        and the other 3 are shown above
                        """);
    }

    @Test
    void whatVerifyTellsInFullIsOnlyNamed() {
        String whole = console(ConsoleReport.lines(Records.failed(LOG)));
        String told = whole.substring(whole.indexOf("  FAIL"), whole.indexOf("  ??"));

        assertThat(console(beside(Records.failed(LOG), new OtherGoals(false, true))))
                .isEqualTo(whole.replace(told, "")
                        .replace(
                                "  ok   FC-STARTUP",
                                "  FAIL FC-BIND: the goal verify says why, and what to change\n  ok   FC-STARTUP"));
        assertThat(console(beside(Records.inconclusive(LOG), new OtherGoals(false, true))))
                .contains("  ??   FC-STARTUP: the goal verify says why, and what to change\n  --   FC-PORT, FC-BIND\n");
        assertThat(console(beside(CheckRecord.error("port 9000 is taken", "", "check"), new OtherGoals(false, true))))
                .doesNotContain("9000")
                .endsWith("  the goal verify says why, and what to change\n");
    }

    @Test
    void verifyTellsTheWarningsOfACheckThatPassed() {
        CheckReport passed = Records.passed(LOG).report().orElseThrow().withWarnings(List.of("db is on localhost"));
        CheckRecord record = CheckRecord.of(passed, Records.SHA, "check");

        assertThat(console(ConsoleReport.lines(record))).contains("  warning: db is on localhost\n");
        assertThat(console(beside(record, new OtherGoals(false, true)))).doesNotContain("localhost");
        assertThat(console(beside(Records.failed(LOG), new OtherGoals(false, true))))
                .contains("  warning: processor");
    }

    @Test
    void aStartThatWasNotSeenIsNoPass() {
        assertThat(console(ConsoleReport.lines(Records.inconclusive(LOG))))
                .startsWith("Function Compute check of zip 3f2a9c1d4e5f, execution check: INCONCLUSIVE, 1 unproven,"
                        + " 2 skipped\n  The function was not seen to start, so nothing was verified.\n")
                .contains("  ??   FC-STARTUP    its classes need Java 21, and Java 17.0.15 stands for it here\n"
                        + "         to show it: name a JDK 21 in jdkToolchain\n"
                        + "  --   FC-PORT, FC-BIND\n                     the server was not started\n");
    }

    @Test
    void showsWhyACheckCouldNotBeMade() {
        CheckRecord record = CheckRecord.error("port 9000 is taken\n  fix: stop PID 4711", Records.SHA, "check");

        assertThat(console(ConsoleReport.lines(record))).isEqualTo("""
                        Function Compute check of zip 3f2a9c1d4e5f, execution check: ERROR, the check could not be made
                          port 9000 is taken
                            fix: stop PID 4711
                        """);
    }

    @Test
    void allLinesOfAFailureWeighTheSame() {
        assertThat(ConsoleReport.lines(Records.failed(LOG), OtherGoals.NONE).stream()
                        .filter(ConsoleReport.Line::isForAction)
                        .map(line -> line.text().strip().split("[ :]")[0]))
                .containsExactly("FAIL", "platform", "fix", "in", "see", "warning");
    }

    @Test
    void whatAnErrorSaysWeighsNothingWhateverItsWords() {
        CheckRecord record = CheckRecord.error("FAIL FC-X is what it prints\nwarning: and more", "", "check");

        assertThat(ConsoleReport.lines(record, OtherGoals.NONE)).noneMatch(ConsoleReport.Line::isForAction);
    }

    @Test
    void whatAnotherGoalTellsWeighsTheSameToo() {
        assertThat(ConsoleReport.lines(Records.failed(LOG), new OtherGoals(false, true)).stream()
                        .filter(ConsoleReport.Line::isForAction)
                        .map(line -> line.text().strip().split("[ :]")[0]))
                .containsExactly("FAIL", "warning");
    }

    private static List<String> beside(CheckRecord record, OtherGoals goals) {
        return ConsoleReport.lines(record, goals).stream()
                .map(ConsoleReport.Line::text)
                .toList();
    }

    @Test
    void showsTheFindingsOfOneVerdict() {
        assertThat(console(ConsoleReport.linesOf(Records.failed(LOG), Set.of(Verdict.VIOLATED))))
                .isEqualTo("""
                          FAIL FC-BIND       listens on 127.0.0.1:9000 only
                                 platform: FunctionNotStarted: Ping CA failed due to: dial tcp: connection refused
                                 fix: set server.address=0.0.0.0
                                   in application.properties
                                 see: mvn fc:explain -Dfc.requirement=FC-BIND
                        """);
    }

    @Test
    void namesTheWarningsThatWereShownBefore() {
        assertThat(ConsoleReport.warningsOf(CheckRecord.ofPackage(Records.ofPackage(), Records.SHA, "check")))
                .containsExactly("  and 1 warning: FC-KEEPALIVE-CONFIG");
        List<Finding> twice = Stream.concat(Records.ofPackage().stream(), Records.ofPackage().stream())
                .toList();
        assertThat(ConsoleReport.warningsOf(CheckRecord.ofPackage(twice, Records.SHA, "check")))
                .containsExactly("  and 1 warning: FC-KEEPALIVE-CONFIG");
        assertThat(ConsoleReport.warningsOf(Records.passed(LOG))).isEmpty();
    }

    @Test
    void aServerThatClosesAConnectionByATimerHasPrintedNothingOfIt() {
        assertThat(ConsoleReport.lines(Records.closing(LOG, "closed an idle connection after 5.9 s", Finding.TIMER)))
                .noneMatch(line -> line.contains("last lines"));
    }

    @Test
    void aServerThatEndsAConnectionForAnotherReasonMayHavePrintedIt() {
        assertThat(ConsoleReport.lines(Records.closing(LOG, "ended a connection after 20 requests", "")))
                .anyMatch(line -> line.contains("last lines"));
    }

    @Test
    void noStrangersTextCanMoveACursorOrCommandACi() {
        Random random = new Random(5);
        for (int i = 0; i < 2000; i++) {
            CheckRecord record = Records.hostile(random, LOG);

            assertThat(ConsoleReport.lines(record))
                    .allMatch(line -> line.codePoints().allMatch(c -> c == '\t' || PlainText.isHarmless(c)))
                    .noneMatch(line -> line.strip().startsWith("::"))
                    .noneMatch(line -> line.matches(".*##[A-Za-z]*\\[.*"))
                    .allMatch(line -> line.length() < 13_000);
        }
    }

    private static String console(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
