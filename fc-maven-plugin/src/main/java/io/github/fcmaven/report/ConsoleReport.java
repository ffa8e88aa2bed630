package io.github.fcmaven.report;

import io.github.fcmaven.check.CheckReport;
import io.github.fcmaven.check.CheckReport.ColdStart;
import io.github.fcmaven.platform.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The record as a person reads it; the log adds colour and level. */
final class ConsoleReport {

    private static final int BAR = 40;

    private static final Map<String, String> MARKS =
            Map.of("met", "ok  ", "violated", "FAIL", "unproven", "??  ", "skipped", "--  ");

    private final List<String> lines = new ArrayList<>();

    private ConsoleReport() {}

    static List<String> lines(CheckRecord record) {
        ConsoleReport console = new ConsoleReport();
        console.header(record);
        if (record.outcome() == CheckRecord.Outcome.ERROR) {
            console.add("  ", "  ", record.error());
        }
        record.report().ifPresent(report -> console.timeline(report.coldStart()));
        record.findings().forEach(console::finding);
        console.ofPackage(record.ofPackage());
        record.report().ifPresent(report -> console.remarks(report, record.passed()));
        return List.copyOf(console.lines);
    }

    static List<String> linesOf(CheckRecord record, Class<? extends Finding> verdict) {
        ConsoleReport console = new ConsoleReport();
        record.all().stream().filter(verdict::isInstance).forEach(console::expanded);
        return List.copyOf(console.lines);
    }

    private void header(CheckRecord record) {
        String zip = record.zipSha256().isEmpty()
                ? ""
                : " of zip "
                        + PlainText.oneLine(record.zipSha256()
                                .substring(0, Math.min(12, record.zipSha256().length())));
        String what =
                record.outcome() == CheckRecord.Outcome.ERROR ? "the check could not be made" : counts(record.all());
        lines.add("Function Compute check" + zip + ", execution " + PlainText.oneLine(record.execution()) + ": "
                + record.outcome() + ", " + what);
    }

    /** How many findings have which verdict. */
    static String counts(List<Finding> findings) {
        List<String> counts = new ArrayList<>();
        for (String verdict : List.of("violated", "met", "unproven", "skipped")) {
            long count = findings.stream()
                    .filter(finding -> finding.verdict().equals(verdict))
                    .count();
            if (count > 0) {
                counts.add(count + " " + verdict);
            }
        }
        return counts.isEmpty() ? "nothing judged" : String.join(", ", counts);
    }

    /** Of the package itself only what somebody should look at, and how much else there is. */
    private void ofPackage(List<Finding> findings) {
        findings.stream().filter(ConsoleReport::isToldOfPackage).forEach(this::finding);
        long met = findings.stream().filter(Finding.Met.class::isInstance).count();
        long rest =
                findings.stream().filter(finding -> !isToldOfPackage(finding)).count() - met;
        if (!findings.isEmpty()) {
            lines.add("  ok   of the package itself " + met + " requirements are met, " + rest + " do not concern it");
        }
    }

    /** What it does not keep, what nothing shows, and what the user does not want judged. */
    static boolean isToldOfPackage(Finding finding) {
        return finding instanceof Finding.Skipped skipped ? skipped.isByTheUser() : !(finding instanceof Finding.Met);
    }

    private void remarks(CheckReport report, boolean passed) {
        report.notes().forEach(note -> add("  note: ", "        ", note));
        report.warnings().forEach(warning -> add("  warning: ", "           ", warning));
        if (!passed && !report.lastLines().isEmpty()) {
            lines.add("  The server's last lines; all of them are in "
                    + PlainText.oneLine(report.log().toString()) + ":");
            report.lastLines().forEach(line -> add("  | ", "  | ", line));
        }
    }

    private void timeline(ColdStart times) {
        Duration unpack = times.unpack();
        Duration end = unpack.plus(
                times.firstResponse().or(times::portOpen).or(times::firstOutput).orElse(Duration.ZERO));
        lines.add("  Cold start on this machine, which is not the platform's time:");
        mark("unpacked", Optional.of(unpack), Duration.ZERO, end);
        mark("first output", times.firstOutput(), unpack, end);
        mark("port open", times.portOpen(), unpack, end);
        mark("first response", times.firstResponse(), unpack, end);
        lines.add(
                "    processor time " + times.cpu().map(ConsoleReport::seconds).orElse(" not measured"));
    }

    /** When something happened, counted from the spawn, with a bar that shows it as a part of the whole. */
    private void mark(String name, Optional<Duration> time, Duration from, Duration whole) {
        String when = time.map(ConsoleReport::seconds).orElse("  not seen");
        String bar = time.map(length -> bar(from, length, whole)).orElse("");
        lines.add(
                String.format(Locale.ROOT, "    %-14s %s  %s", name, when, bar).stripTrailing());
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%8.3f s", time.toMillis() / 1000.0);
    }

    private static String bar(Duration from, Duration length, Duration whole) {
        if (whole.isZero()) {
            return "";
        }
        double scale = BAR / (double) whole.toMillis();
        int begin = (int) Math.round(from.toMillis() * scale);
        int end = (int) Math.round(from.plus(length).toMillis() * scale);
        return " ".repeat(begin) + "=".repeat(Math.max(1, end - begin));
    }

    private void finding(Finding finding) {
        if (finding instanceof Finding.Violated) {
            expanded(finding);
            return;
        }
        headline(finding);
        if (!finding.fix().isEmpty()) {
            add("         to show it: ", "           ", finding.fix());
        }
    }

    private void headline(Finding finding) {
        boolean warning = finding instanceof Finding.Violated && !finding.fails();
        String mark = warning ? "WARN" : MARKS.get(finding.verdict());
        String id = finding.requirement().id();
        add(String.format(Locale.ROOT, "  %s %-13s ", mark, id), "                     ", PlainText.evidence(finding));
    }

    private void expanded(Finding finding) {
        headline(finding);
        if (!finding.platform().isEmpty()) {
            add("         platform: ", "           ", finding.platform());
        }
        if (!finding.fix().isEmpty()) {
            add("         fix: ", "           ", finding.fix());
        }
        lines.add("         see: " + finding.requirement().anchor());
    }

    private void add(String first, String next, String text) {
        String prefix = first;
        for (String line : PlainText.lines(text)) {
            lines.add((prefix + line).stripTrailing());
            prefix = next;
        }
    }
}
