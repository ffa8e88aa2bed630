package io.github.fcmaven.report;

import io.github.fcmaven.check.CheckReport;
import io.github.fcmaven.check.CheckReport.ColdStart;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The record as a person reads it; the log adds colour and level. */
public final class ConsoleReport {

    private static final int BAR = 40;

    /** Before what else is said of a finding. */
    private static final String CONTINUED = "         ";

    private static final String EVIDENCE = "                     ";

    private static final String LATER = "the goal verify says why, and what to change";

    private static final Map<Verdict, String> MARKS = Map.of(
            Verdict.VIOLATED,
            "FAIL",
            Verdict.WARNING,
            "WARN",
            Verdict.UNPROVEN,
            "??  ",
            Verdict.MET,
            "ok  ",
            Verdict.SKIPPED,
            "--  ");

    private final List<Line> lines = new ArrayList<>();

    /** Of the lines that are written now. */
    private boolean isForAction;

    /** What another goal tells in full. */
    private final List<Finding> later;

    private ConsoleReport(List<Finding> later) {
        this.later = later;
    }

    /**
     * A line of the console.
     *
     * @param text without the level and without control characters
     * @param isForAction whether it is of a finding that somebody should act on: of a filtered log its fix is left too
     */
    public record Line(String text, boolean isForAction) {}

    /** All lines, timeline included; none holds a control character or a command of a CI. */
    public static List<String> lines(CheckRecord record) {
        return texts(lines(record, OtherGoals.NONE));
    }

    /** The same beside other goals of the build, each with its weight. */
    public static List<Line> lines(CheckRecord record, OtherGoals goals) {
        ConsoleReport console = new ConsoleReport(goals.isVerified() ? failing(record) : List.of());
        console.header(record);
        if (record.outcome() == Outcome.ERROR) {
            console.add("  ", "  ", goals.isVerified() ? LATER : record.error());
        } else if (record.outcome() == Outcome.INCONCLUSIVE) {
            console.line("  " + record.unseen() + ".");
        }
        record.report().ifPresent(report -> console.timeline(report.coldStart()));
        console.findings(record.findings());
        console.ofPackage(record.ofPackage(), goals.packageIsShown());
        boolean tellsWarnings = !goals.isVerified() || !record.passed();
        record.report().ifPresent(report -> console.remarks(report, tellsWarnings, isToldByTheLog(record)));
        return List.copyOf(console.lines);
    }

    private static List<String> texts(List<Line> lines) {
        return lines.stream().map(Line::text).toList();
    }

    /** One line: the outcome, and how many findings have which verdict. */
    public static String summary(CheckRecord record) {
        return record.outcome() + ", " + Verdict.counts(record.all());
    }

    /** The findings of these verdicts, each with what the platform would answer, the fix and where it is explained. */
    public static List<String> linesOf(CheckRecord record, Set<Verdict> verdicts) {
        ConsoleReport console = new ConsoleReport(List.of());
        record.all().stream()
                .filter(finding -> verdicts.contains(Verdict.of(finding)))
                .forEach(console::expanded);
        return texts(console.lines);
    }

    /** One line with the ids of the warnings, for a build that has shown them; none where there are none. */
    public static List<String> warningsOf(CheckRecord record) {
        List<String> ids = record.all().stream()
                .filter(finding -> Verdict.of(finding) == Verdict.WARNING)
                .map(finding -> finding.requirement().id())
                .distinct()
                .toList();
        return ids.isEmpty()
                ? List.of()
                : List.of("  and " + ids.size() + (ids.size() == 1 ? " warning: " : " warnings: ")
                        + String.join(", ", ids));
    }

    /** What fails a build with that record. */
    private static List<Finding> failing(CheckRecord record) {
        boolean unseen = record.outcome() == Outcome.INCONCLUSIVE;
        return (unseen ? record.findings() : record.all())
                .stream()
                        .filter(finding -> unseen ? finding instanceof Finding.Unproven : finding.fails())
                        .toList();
    }

    private void header(CheckRecord record) {
        String zip = record.zipSha256().isEmpty()
                ? ""
                : " of zip "
                        + PlainText.oneLine(record.zipSha256()
                                .substring(0, Math.min(12, record.zipSha256().length())));
        String what = record.outcome() == Outcome.ERROR ? "the check could not be made" : Verdict.counts(record.all());
        line("Function Compute check" + zip + ", execution " + PlainText.oneLine(record.execution()) + ": "
                + record.outcome() + ", " + what);
    }

    /** Of the package itself only what somebody should look at, and how much else there is. */
    private void ofPackage(List<Finding> findings, boolean isShown) {
        List<Finding> shown =
                findings.stream().filter(CheckRecord::isShownOfPackage).toList();
        if (!isShown) {
            findings(shown);
        }
        long met = findings.stream().filter(Finding.Met.class::isInstance).count();
        long rest = findings.size() - shown.size() - met;
        String above = isShown && !shown.isEmpty() ? ", and " + others(shown.size()) : "";
        if (!findings.isEmpty()) {
            line("  ok   of the package itself " + met + " requirements are met, " + rest + " do not concern it"
                    + above);
        }
    }

    private static String others(int count) {
        return count == 1 ? "the other one is shown above" : "the other " + count + " are shown above";
    }

    /** Whether the server may have printed why: of a connection that it closes by a timer it prints nothing. */
    private static boolean isToldByTheLog(CheckRecord record) {
        List<Finding> violated = record.all().stream()
                .filter(finding -> Verdict.of(finding) == Verdict.VIOLATED)
                .toList();
        return !record.passed() && (violated.isEmpty() || !violated.stream().allMatch(ConsoleReport::isOfATimer));
    }

    private static boolean isOfATimer(Finding finding) {
        return finding.requirement() == Requirement.FC_KEEPALIVE_CONFIG
                || finding.about().filter(Finding.TIMER::equals).isPresent();
    }

    private void remarks(CheckReport report, boolean tellsWarnings, boolean isToldByTheLog) {
        report.notes().forEach(note -> add("  note: ", "        ", note));
        isForAction = true;
        (tellsWarnings ? report.warnings() : List.<String>of())
                .forEach(warning -> add("  warning: ", "           ", warning));
        isForAction = false;
        if (isToldByTheLog && !report.lastLines().isEmpty()) {
            line("  The server's last lines; all of them are in "
                    + PlainText.oneLine(report.log().toString()) + ":");
            FoldedLines.of(report.lastLines()).forEach(line -> add("  | ", "  | ", line));
        }
    }

    private void timeline(ColdStart times) {
        Duration unpack = times.unpack();
        Duration end = unpack.plus(
                times.firstResponse().or(times::portOpen).or(times::firstOutput).orElse(Duration.ZERO));
        line("  Cold start on this machine, which is not the platform's time:");
        mark("unpacked", Optional.of(unpack), Duration.ZERO, end);
        mark("first output", times.firstOutput(), unpack, end);
        mark("port open", times.portOpen(), unpack, end);
        mark("first response", times.firstResponse(), unpack, end);
        line("    processor time " + times.cpu().map(ConsoleReport::seconds).orElse(" not measured"));
    }

    /** When something happened, counted from the spawn, with a bar that shows it as a part of the whole. */
    private void mark(String name, Optional<Duration> time, Duration from, Duration whole) {
        String when = time.map(ConsoleReport::seconds).orElse("  not seen");
        String bar = time.map(length -> bar(from, length, whole)).orElse("");
        line(String.format(Locale.ROOT, "    %-14s %s  %s", name, when, bar).stripTrailing());
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%8.3f s", time.toMillis() / 1000.0);
    }

    private static String bar(Duration from, Duration length, Duration whole) {
        if (whole.isZero()) {
            return "";
        }
        double scale = BAR / (double) whole.toMillis();
        int begin = (int) Math.min(BAR - 1, Math.round(from.toMillis() * scale));
        int end = (int) Math.min(BAR, Math.round(from.plus(length).toMillis() * scale)); // it may print later
        return " ".repeat(begin) + "=".repeat(Math.max(1, end - begin));
    }

    /** Those that are skipped for one reason stand together, and those that another goal tells. */
    private void findings(List<Finding> all) {
        List<Finding> findings = new ArrayList<>(all);
        findings.removeAll(later);
        String ids = all.stream()
                .filter(later::contains)
                .map(finding -> finding.requirement().id())
                .distinct()
                .collect(Collectors.joining(", "));
        if (!ids.isEmpty()) {
            isForAction = later.get(0) instanceof Finding.Violated;
            line("  " + MARKS.get(Verdict.of(later.get(0))) + " " + ids + ": " + LATER);
            isForAction = false;
        }
        for (int i = 0; i < findings.size(); ) {
            int end = i + 1;
            while (end < findings.size() && areSkippedAlike(findings.get(i), findings.get(end))) {
                end++;
            }
            if (end - i > 1) {
                line("  " + MARKS.get(Verdict.SKIPPED) + " "
                        + findings.subList(i, end).stream()
                                .map(finding -> finding.requirement().id())
                                .collect(Collectors.joining(", ")));
                add(EVIDENCE, EVIDENCE, PlainText.evidence(findings.get(i)));
            } else {
                finding(findings.get(i));
            }
            i = end;
        }
    }

    private static boolean areSkippedAlike(Finding one, Finding other) {
        return one instanceof Finding.Skipped
                && other instanceof Finding.Skipped
                && one.fix().equals(other.fix())
                && PlainText.evidence(one).equals(PlainText.evidence(other));
    }

    private void finding(Finding finding) {
        if (finding instanceof Finding.Violated) {
            expanded(finding);
            return;
        }
        headline(finding);
        if (!finding.fix().isEmpty()) {
            add(CONTINUED + "to show it: ", "           ", finding.fix());
        }
    }

    private void headline(Finding finding) {
        String mark = MARKS.get(Verdict.of(finding));
        String id = finding.requirement().id();
        add(String.format(Locale.ROOT, "  %s %-13s ", mark, id), EVIDENCE, PlainText.evidence(finding));
    }

    private void expanded(Finding finding) {
        isForAction = finding instanceof Finding.Violated;
        headline(finding);
        if (!finding.platform().isEmpty()) {
            add(CONTINUED + "platform: ", "           ", finding.platform());
        }
        if (!finding.fix().isEmpty()) {
            add(CONTINUED + "fix: ", "           ", finding.fix());
        }
        line(CONTINUED + "see: " + finding.requirement().see());
        isForAction = false;
    }

    private void line(String text) {
        lines.add(new Line(text, isForAction));
    }

    private void add(String first, String next, String text) {
        String prefix = first;
        for (String line : PlainText.lines(text)) {
            line((prefix + line).stripTrailing());
            prefix = next;
        }
    }
}
