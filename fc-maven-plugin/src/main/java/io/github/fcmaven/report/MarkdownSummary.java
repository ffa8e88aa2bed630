package io.github.fcmaven.report;

import io.github.fcmaven.check.CheckReport;
import io.github.fcmaven.check.CheckReport.ColdStart;
import io.github.fcmaven.platform.Finding;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The record as Markdown, in which no text of a stranger's is anything but text. */
public final class MarkdownSummary {

    private static final Map<Verdict, String> SIGNS = Map.of(
            Verdict.VIOLATED,
            "❌",
            Verdict.WARNING,
            "⚠️",
            Verdict.UNPROVEN,
            "❔",
            Verdict.MET,
            "✅",
            Verdict.SKIPPED,
            "➖");

    private final StringBuilder text = new StringBuilder();

    private MarkdownSummary() {}

    /** The Markdown for the summary of a step. */
    public static String text(CheckRecord record) {
        MarkdownSummary summary = new MarkdownSummary();
        summary.header(record);
        if (record.outcome() == Outcome.ERROR) {
            summary.block(PlainText.lines(record.error()));
        }
        if (record.outcome() == Outcome.INCONCLUSIVE) {
            summary.line(record.unseen() + ".");
            summary.line("");
            record.ofServer().shown().stream()
                    .filter(Finding.Unproven.class::isInstance)
                    .map(Finding::fix)
                    .filter(fix -> !fix.isEmpty())
                    .distinct()
                    .forEach(summary::change);
            summary.line("");
        }
        summary.findings(record);
        record.report().ifPresent(report -> summary.report(report, record.passed()));
        return summary.text.toString();
    }

    private void header(CheckRecord record) {
        line("### Function Compute check: " + record.outcome() + ", execution " + shown(record.execution()));
        line("");
        String what = record.outcome() == Outcome.ERROR ? "The check could not be made." : Verdict.counts(record.all());
        line(what + (record.zipSha256().isEmpty() ? "" : "; code package SHA-256 " + shown(record.zipSha256())));
        line("");
    }

    /** Of the package itself only what is not met: the page has all of it. */
    private void findings(CheckRecord record) {
        List<Finding> findings = record.shown();
        if (!findings.isEmpty()) {
            line("| Verdict | Requirement | Seen |");
            line("|---|---|---|");
            findings.forEach(this::row);
            line("");
        }
        findings.stream().filter(Finding.Violated.class::isInstance).forEach(this::violation);
    }

    private void report(CheckReport report, boolean passed) {
        report.warnings().forEach(warning -> line("- ⚠️ " + shown(warning)));
        report.notes().forEach(note -> line("- " + shown(note)));
        line("");
        times(report.coldStart());
        if (!passed && !report.lastLines().isEmpty()) {
            line("<details><summary>The server's last lines</summary>");
            line("");
            block(report.lastLines().stream().map(PlainText::oneLine).toList());
            line("</details>");
        }
        line("");
    }

    private void row(Finding finding) {
        Verdict verdict = Verdict.of(finding);
        line("| " + SIGNS.get(verdict) + " " + verdict + " | "
                + finding.requirement().id() + " | " + shown(PlainText.evidence(finding)) + " |");
    }

    private void violation(Finding finding) {
        line("**" + finding.requirement().id() + "**: "
                + shown(finding.requirement().sentence()));
        line("");
        if (!finding.platform().isEmpty()) {
            line("- The platform answers: " + shown(finding.platform()));
        }
        if (!finding.fix().isEmpty()) {
            change(finding.fix());
        }
        line("");
    }

    private void change(String fix) {
        line("- Change: " + shown(fix));
    }

    private void times(ColdStart times) {
        line("Cold start on this machine, which is not the platform's time: unpacked in "
                + PlainText.seconds(times.unpack()) + "; first output " + time(times.firstOutput()) + ", port open "
                + time(times.portOpen()) + ", first response " + time(times.firstResponse()) + " after the launch.");
        line("");
    }

    private static String time(Optional<Duration> time) {
        return time.map(PlainText::seconds).orElse("not seen");
    }

    /** Markdown looks for nothing inside {@code pre}. */
    private void block(List<String> lines) {
        text.append("<pre>");
        lines.forEach(each -> line(escaped(each)));
        line("</pre>");
        line("");
    }

    private static String escaped(String line) {
        return line.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("[", "&#91;");
    }

    /** The text as one line whose signs, which could mean something to Markdown, are written by their numbers. */
    private static String shown(String content) {
        StringBuilder shown = new StringBuilder();
        PlainText.oneLine(content).codePoints().forEach(c -> {
            if (c < 128 && !Character.isLetterOrDigit(c) && " ,/()%='".indexOf(c) < 0) {
                shown.append("&#").append(c).append(';');
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
