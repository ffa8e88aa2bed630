package io.github.fcmaven.report;

import io.github.fcmaven.check.CheckReport;
import io.github.fcmaven.handbook.Handbook;
import io.github.fcmaven.input.BoundedInput;
import io.github.fcmaven.measure.HistoryRow;
import io.github.fcmaven.platform.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The record as one page for a browser: it holds all it needs, asks no network for anything, and runs no script. */
public final class HtmlReport {

    private static final Map<Verdict, String> HEADINGS = Map.of(
            Verdict.VIOLATED, "Violated",
            Verdict.WARNING, "Warned of",
            Verdict.UNPROVEN, "Not proven",
            Verdict.MET, "Kept",
            Verdict.SKIPPED, "Not judged");

    /** Beside the word, so that no verdict is told by its colour alone. */
    private static final Map<Verdict, String> SIGNS = Map.of(
            Verdict.VIOLATED, "✗", Verdict.WARNING, "!", Verdict.UNPROVEN, "?", Verdict.MET, "✓", Verdict.SKIPPED, "–");

    /** The page is in English, whoever reads it. */
    private static final Handbook HANDBOOK = Handbook.of(Locale.ENGLISH);

    private final HtmlWriter html = new HtmlWriter();
    private final CheckRecord record;
    private final List<HistoryRow> history;

    private HtmlReport(CheckRecord record, List<HistoryRow> history) {
        this.record = record;
        this.history = history;
    }

    /** The page, with its style, its picture of the cold start and the end of the server's log inside. */
    public static String text(CheckRecord record) {
        return text(record, List.of());
    }

    /** The same page with the measurements of cold starts that were made until now, the newest last. */
    public static String text(CheckRecord record, List<HistoryRow> history) {
        HtmlReport page = new HtmlReport(record, history);
        page.write();
        return page.html.page();
    }

    private void write() {
        html.doctype();
        html.open("html", "lang", "en");
        head();
        html.open("body");
        html.element("a", "Skip to the findings", "class", "skip", "href", "#findings");
        header();
        html.open("main", "id", "findings");
        if (record.outcome() == Outcome.ERROR) {
            error();
        }
        Verdict.groups(record.shown()).forEach(this::findings);
        record.report().ifPresent(this::report);
        ofPackage();
        html.close();
        footer();
        html.close().close();
    }

    private void head() {
        html.open("head");
        html.empty("meta", "charset", "utf-8");
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.empty("meta", "name", "color-scheme", "content", "light dark");
        html.empty("meta", "name", "generator", "content", "fc-maven-plugin");
        // Should anything here ever ask for more than it holds, the browser refuses.
        html.empty(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'");
        html.element("title", record.outcome() + ": Function Compute check, execution " + record.execution());
        html.open("style").raw(style()).close();
        html.close();
    }

    private void header() {
        html.open("header", "class", record.outcome().name().toLowerCase(Locale.ROOT));
        html.element("p", "Function Compute check", "class", "kind");
        html.open("h1");
        html.element("span", sign(), "aria-hidden", "true");
        html.raw(" " + record.outcome()).close();
        html.element("p", meaning(), "class", "meaning");
        if (record.outcome() != Outcome.ERROR) {
            html.element("p", Verdict.counts(record.all()), "class", "counts");
        }
        html.open("dl", "class", "facts");
        if (!record.zipSha256().isEmpty()) {
            fact("Code package", "SHA-256 " + record.zipSha256());
        } else if (record.outcome() == Outcome.ERROR) {
            fact("Code package", "no zip");
        }
        fact("Execution", record.execution());
        html.close().close();
    }

    private String sign() {
        return switch (record.outcome()) {
            case PASSED -> "✓";
            case INCONCLUSIVE -> "?";
            case FAILED, ERROR -> "✗";
        };
    }

    private void fact(String name, String value) {
        html.open("div");
        html.element("dt", name);
        html.element("dd", value);
        html.close();
    }

    private String meaning() {
        return switch (record.outcome()) {
            case PASSED ->
                record.report().isEmpty()
                        ? "Nothing of this package speaks against its start; it was not started."
                        : "Nothing speaks against this function's start on Function Compute.";
            case INCONCLUSIVE -> record.unseen() + ".";
            case FAILED -> "Function Compute would not run this function as it is.";
            case ERROR -> "The check could not be made.";
        };
    }

    private void error() {
        section("Why", "why");
        html.lines("p", record.error(), "class", "error");
        html.close();
    }

    private void report(CheckReport report) {
        remarks("Warnings", "warnings", report.warnings());
        section("Cold start", "cold-start");
        new HtmlTimeline(html, report.coldStart()).write();
        html.close();
        if (!history.isEmpty()) {
            section("Cold starts as measured", "history");
            new HtmlHistory(html, history).write();
            html.close();
        }
        remarks("Notes", "notes", report.notes());
        section("The server's log", "log");
        new HtmlLog(html, report).write();
        html.close();
    }

    /** What nobody has to look at, for those who want to see that it was looked at. */
    private void ofPackage() {
        List<Finding> rest = record.ofPackage().stream()
                .filter(finding -> !CheckRecord.isShownOfPackage(finding))
                .toList();
        if (!rest.isEmpty()) {
            section("The package itself", "package");
            html.element("p", "What was judged without a start, and is kept or does not concern this package.");
            Verdict.groups(rest).forEach((verdict, findings) -> {
                html.open("details");
                html.element("summary", HEADINGS.get(verdict) + " (" + findings.size() + ")");
                findings.forEach(this::finding);
                html.close();
            });
            html.close();
        }
    }

    private void findings(Verdict verdict, List<Finding> findings) {
        section(HEADINGS.get(verdict) + " (" + findings.size() + ")", verdict.toString());
        findings.forEach(this::finding);
        html.close();
    }

    private void finding(Finding finding) {
        Verdict verdict = Verdict.of(finding);
        html.open("article", "class", "finding " + verdict);
        html.open("h3");
        html.open("span", "class", "badge");
        html.element("span", SIGNS.get(verdict), "aria-hidden", "true");
        html.raw(" ").text(verdict.toString()).close();
        html.raw(" ").element("span", finding.requirement().id(), "class", "id");
        html.close();
        html.element("p", finding.requirement().sentence(), "class", "sentence");
        html.open("dl");
        part("Seen", PlainText.evidence(finding));
        part("The platform answers", finding.platform());
        part(finding instanceof Finding.Violated ? "Change" : "To show it", finding.fix());
        html.close();
        if (!(finding instanceof Finding.Met)) {
            HANDBOOK.requirement(finding.requirement()).ifPresent(new HtmlExplanation(html)::write);
        }
        html.close();
    }

    private void part(String name, String text) {
        if (!text.isBlank()) {
            html.element("dt", name);
            html.lines("dd", text);
        }
    }

    private void remarks(String heading, String id, List<String> remarks) {
        if (!remarks.isEmpty()) {
            section(heading, id);
            html.open("ul");
            remarks.forEach(remark -> html.lines("li", remark));
            html.close().close();
        }
    }

    private void section(String heading, String id) {
        html.open("section", "id", id, "aria-labelledby", id + "-heading");
        html.element("h2", heading, "id", id + "-heading");
    }

    private void footer() {
        html.open("footer");
        html.element(
                "p",
                "Written by fc-maven-plugin. A time in this report is of the machine that checked, never the"
                        + " platform's.");
        html.close();
    }

    private static String style() {
        try (InputStream css = HtmlReport.class.getResourceAsStream("report.css")) {
            return "\n" + BoundedInput.text(css, BoundedInput.TEXT, "report.css");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
