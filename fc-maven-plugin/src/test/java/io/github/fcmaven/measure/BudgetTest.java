package io.github.fcmaven.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.github.fcmaven.platform.FcProblem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measured cold starts, their gain, and the limits that a build may set for them. */
class BudgetTest {

    @TempDir
    Path work;

    @Test
    void theMedianOfTheRatiosOfPairsIsTheGain() {
        Measurement ours = measured(100, 110, 400);
        Measurement plain = measured(400, 330, 800);

        assertThat(ours.median()).isEqualTo(Duration.ofMillis(110));
        assertThat(ours.timesFasterThan(plain)).isEqualTo(3.0, within(1e-9));
        assertThat(ours.ratio()).isEqualTo(11.0, within(1e-9));
    }

    @Test
    void aHistoryKeepsEveryLineAndGivesTheLastOfAZip() throws Exception {
        Path file = work.resolve("sub/coldstart.csv");
        History.add(file, measured(100), "aaa", "none");
        History.add(file, measured(200), "bbb", "none");
        History.add(file, measured(300), "aaa", "none");

        assertThat(Files.readAllLines(file)).hasSize(4);
        assertThat(History.last(file, Optional.of("aaa"))).contains(new TypicalStart(Duration.ofMillis(300), 30));
        assertThat(History.last(file, Optional.of("bbb"))).contains(new TypicalStart(Duration.ofMillis(200), 20));
        assertThat(History.last(file, Optional.of("ccc"))).isEmpty();
        assertThat(History.last(work.resolve("none"), Optional.empty())).isEmpty();
    }

    /** Some editors write no end of the last line, and some tools make an empty file first. */
    @Test
    void aLineIsNeverAddedToTheOneBefore() throws Exception {
        Path file = work.resolve("open.csv");
        History.add(file, measured(100), "aaa", "none");
        Files.writeString(file, Files.readString(file).stripTrailing());
        History.add(file, measured(200), "bbb", "none");
        Path empty = Files.createFile(work.resolve("empty.csv"));
        History.add(empty, measured(100), "aaa", "none");

        assertThat(History.all(file)).extracting(HistoryRow::zipSha256).containsExactly("aaa", "bbb");
        assertThat(Files.readString(file)).endsWith("\n").doesNotContain("\n\n");
        assertThat(Files.readAllLines(empty)).hasSize(2).first().asString().startsWith("time,");
    }

    @Test
    void aFileInPlaceOfItsFolderIsNamedBesideTheOtherWay() throws Exception {
        Path file = Files.createFile(work.resolve("README.md"));

        assertThatThrownBy(() -> History.add(file.resolve("a.csv"), measured(1), "aaa", "none"))
                .hasMessageEndingWith(
                        "fix: remove or rename " + file + ", which is no folder, or name another historyFile");
    }

    @Test
    void aHistoryGivesItsStartsInTheOrderOfTheFile() throws Exception {
        Path file = work.resolve("coldstart.csv");
        History.add(file, measured(300, 100, 200), "aaa", "none");
        History.add(file, measured(50), "bbb", "function");

        assertThat(History.all(file))
                .extracting(HistoryRow::min, HistoryRow::median, HistoryRow::max, HistoryRow::limits)
                .containsExactly(
                        tuple(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(300), Optional.empty()),
                        tuple(
                                Duration.ofMillis(50),
                                Duration.ofMillis(50),
                                Duration.ofMillis(50),
                                Optional.of("function")));
        assertThat(History.all(work.resolve("none"))).isEmpty();
    }

    /** Projects commit such a file as their baseline. */
    @Test
    void aHistoryHasTheseColumns() throws Exception {
        Path file = work.resolve("coldstart.csv");
        History.add(file, measured(300, 100, 200), "aaa", "function");

        List<String> lines = Files.readAllLines(file);
        assertThat(lines.get(0))
                .isEqualTo("time,zipSha256,starts,medianMillis,minMillis,maxMillis,cpuMillis,memoryMB,unpackMillis,"
                        + "calibrationMillis,ratio,limits");
        assertThat(lines.get(1))
                .matches("[-0-9]{10}T[:0-9]{8}Z,aaa,3,200.0,100.0,300.0,400,47.7,7,10.0,20.000,function");
    }

    @Test
    void aHistoryThatIsNoneNamesItsFile() throws Exception {
        Path file = Files.writeString(work.resolve("coldstart.csv"), "yesterday,aaa,1,2,3,4,5,6,7,8,9,none\n");

        assertThatThrownBy(() -> History.all(file))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining(file + " cannot be read");
    }

    @Test
    void aStartThatTakesLongerThanItMayIsTold() {
        Budget budget = new Budget(Optional.of(Duration.ofSeconds(1)), Optional.empty());

        assertThat(budget.overrun(line(1000, 1), Optional.empty())).isEmpty();
        assertThat(budget.overrun(line(1001, 1), Optional.empty()))
                .contains("the cold start took 1001 ms, and maxStartup is 1000 ms");
    }

    @Test
    void aSlowerMachineIsNoRegression() {
        Budget budget = new Budget(Optional.empty(), Optional.of(0.2));

        assertThat(budget.overrun(line(5000, 12), line(500, 10))).isEmpty();
        assertThat(budget.overrun(line(500, 12.1), line(500, 10)))
                .get()
                .asString()
                .contains("1.21 times as long as the baseline");
    }

    @Test
    void whatCannotBeJudgedIsAnErrorAndNoPass() {
        Budget regression = new Budget(Optional.empty(), Optional.of(0.2));

        assertThatThrownBy(() -> regression.overrun(line(500, 10), Optional.empty()))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining("no baseline");
        assertThatThrownBy(() -> regression.overrun(line(500, 0), line(500, 10)))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining("run fc:measure");
        assertThatThrownBy(() -> regression.overrun(Optional.empty(), line(500, 10)))
                .isInstanceOf(FcProblem.class);
    }

    private static Optional<TypicalStart> line(long millis, double ratio) {
        return Optional.of(new TypicalStart(Duration.ofMillis(millis), ratio));
    }

    @Test
    void startsUnderOtherLimitsAreNotCompared() {
        Budget budget = new Budget(Optional.empty(), Optional.of(0.2));
        Optional<TypicalStart> limited = Optional.of(new TypicalStart(Duration.ofMillis(500), 10, "function"));

        assertThat(budget.overrun(limited, limited)).isEmpty();
        assertThatThrownBy(() -> budget.overrun(limited, line(500, 10)))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining("limits function, and the baseline with none");
    }

    @Test
    void aHistoryOfAnOlderVersionIsReadAsOneWithoutLimits() throws Exception {
        Path file = work.resolve("old.csv");
        Files.writeString(
                file, "time,zipSha256,starts,medianMillis\n2026-11-24T00:00:00Z,aaa,10,100.0,90,110,80,50,9,10,10\n");

        assertThat(History.last(file, Optional.of("aaa")))
                .contains(new TypicalStart(Duration.ofMillis(100), 10, "none"));
    }

    private static Measurement measured(long... millis) {
        List<MeasuredStart> starts = Arrays.stream(millis)
                .mapToObj(start -> new MeasuredStart(
                        Duration.ofMillis(7), Duration.ofMillis(start), Duration.ofMillis(start * 2), 50_000_000))
                .toList();
        return new Measurement(starts, Duration.ofMillis(10));
    }
}
