package io.github.fcmaven.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.github.fcmaven.check.CheckReport;
import io.github.fcmaven.check.CheckReport.ColdStart;
import io.github.fcmaven.measure.HistoryRow;
import io.github.fcmaven.measure.TypicalStart;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** {@code report.html}: its order, its limits, and that no text of others becomes markup. */
class HtmlReportTest {

    private static final String MARK = "[fc: port open 0.300 s after the launch]";

    @TempDir
    Path folder;

    @Test
    void aViolationStandsFirstWithThePlatformsWordsAndTheFix() throws Exception {
        Element page = parse(Records.failed(log("")));

        Element first = elements(page, "article").get(0);
        assertThat(first.getAttribute("class")).isEqualTo("finding violated");
        assertThat(first.getTextContent())
                .contains("✗ violated", "FC-BIND", Requirement.FC_BIND.sentence())
                .contains("listens on 127.0.0.1:9000 only")
                .contains("dial tcp: connection refused")
                .contains("set server.address=0.0.0.0\nin application.properties");
        assertThat(texts(page, "h1")).containsExactly("✗ FAILED");
        assertThat(texts(page, "h2"))
                .containsExactly(
                        "Violated (1)",
                        "Not proven (1)",
                        "Kept (2)",
                        "Not judged (1)",
                        "Warnings",
                        "Cold start",
                        "The server's log");
        assertThat(page.getTextContent()).contains("processor time is 14.9 s at cpu 0.35", Records.SHA, "check");
    }

    @Test
    void everyRequirementIsOneArticleHoweverManyThereAre() throws Exception {
        List<Finding> findings = new ArrayList<>();
        for (Requirement requirement : Requirement.values()) {
            findings.add(new Finding.Violated(requirement, "seen", "fix"));
            findings.add(new Finding.Skipped(requirement, "checks says off"));
        }
        Element page = parse(record(findings, log("")));

        assertThat(elements(page, "article")).hasSize(2 * Requirement.values().length);
        assertThat(page.getTextContent()).contains("checks says off");
    }

    @Test
    void whatThePackageItselfKeepsIsFoldedAway() throws Exception {
        Element page = parse(Records.passed(log("")).with(Records.ofPackage()));

        assertThat(texts(page, "h2"))
                .containsExactly(
                        "Warned of (1)",
                        "Not proven (2)",
                        "Kept (4)",
                        "Not judged (1)",
                        "Cold start",
                        "Notes",
                        "The server's log",
                        "The package itself");
        assertThat(texts(page, "summary")).contains("Kept (1)", "Not judged (1)");
        assertThat(page.getTextContent()).contains("switched off by checks", "bootstrap has the mode 0755");
    }

    @Test
    void aPackageThatWasNotStartedHasNeitherPictureNorLog() throws Exception {
        Element page = parse(CheckRecord.ofPackage(Records.ofPackage(), Records.SHA, "validate"));

        assertThat(texts(page, "h2"))
                .containsExactly("Warned of (1)", "Not proven (1)", "Not judged (1)", "The package itself");
        assertThat(page.getTextContent()).contains("it was not started");
        assertThat(elements(page, "svg")).isEmpty();
    }

    @Test
    void aStartThatWasNotSeenIsNoPass() throws Exception {
        Element page = parse(Records.inconclusive(log("")));

        assertThat(texts(page, "h1")).containsExactly("? INCONCLUSIVE");
        assertThat(page.getTextContent()).contains("The function was not seen to start, so nothing was verified.");
        assertThat(elements(page, "header").get(0).getAttribute("class")).isEqualTo("inconclusive");
    }

    @Test
    void anErrorSaysWhyAndHasNoPicture() throws Exception {
        Element page = parse(CheckRecord.error("port 9000 is taken\n  fix: end PID 4711", "", "check"));

        assertThat(texts(page, "h1")).containsExactly("✗ ERROR");
        assertThat(texts(page, "h2")).containsExactly("Why");
        assertThat(page.getTextContent()).contains("port 9000 is taken\n  fix: end PID 4711", "no zip");
        assertThat(elements(page, "svg")).isEmpty();
    }

    @Test
    void theTimelineSaysEachStepInNumbersAndDrawsItWhereTheOneBeforeEnded() throws Exception {
        Element page = parse(Records.passed(log("")));

        Element body = elements(page, "tbody").get(0);
        assertThat(elements(body, "tr"))
                .extracting(row ->
                        texts(row, "th").get(0) + texts(row, "td").subList(0, 2).toString())
                .containsExactly(
                        "unpacked[0.412 s, ]",
                        "first output[0.231 s, 0.231 s]",
                        "port open[2.610 s, 2.841 s]",
                        "first response[0.261 s, 3.102 s]");
        List<Element> steps = elements(body, "rect").stream()
                .filter(rect -> rect.getAttribute("class").equals("step"))
                .toList();
        double end = 0;
        for (Element step : steps) {
            assertThat(percent(step, "x")).isCloseTo(end, offset(0.02));
            end = percent(step, "x") + percent(step, "width");
        }
        assertThat(end).isCloseTo(100, offset(0.02));
        assertThat(texts(page, "text")).containsExactly("0", "1 s", "2 s", "3 s");
    }

    @Test
    void whatWasNotSeenHasNoBar() throws Exception {
        Element body = elements(parse(Records.failed(log(""))), "tbody").get(0);

        assertThat(elements(body, "tr"))
                .extracting(
                        row -> texts(row, "th").get(0) + elements(row, "rect").size())
                .containsExactly("unpacked2", "port open2", "first output0", "first response0");
        assertThat(body.getTextContent()).contains("not seen");
    }

    @Test
    void theMarksStandInTheLogWhereTheyHappened() throws Exception {
        String forged = "[fc: port open 9.999 s after the launch]";
        Element page = parse(Records.failed(log("before\n" + MARK + "\nafter\n" + forged + "\n")));

        assertThat(texts(page, "pre").get(0)).isEqualTo("\nbefore\n" + MARK + "\nafter\n" + forged + "\n");
        assertThat(texts(elements(page, "pre").get(0), "strong")).containsExactly(MARK);
    }

    @Test
    void aLogThatIsTooLongIsCutAndSaysSo() throws Exception {
        Element page = parse(Records.failed(log("a line of the log\n".repeat(30_000))));

        assertThat(texts(page, "pre").get(0)).contains("... the first 277856 bytes are only in ");
        assertThat(HtmlReport.text(Records.failed(log("x\n".repeat(9_000_000)))))
                .hasSizeLessThan(2 * LogTail.MOST_BYTES);
    }

    @Test
    void aLogThatCannotBeReadIsSaidWithTheLastLines() throws Exception {
        Element page = parse(Records.failed(folder.resolve("none.log")));

        assertThat(texts(page, "pre").get(0)).contains("cannot read the log", "INFO bound to 127.0.0.1:9000");
    }

    @Test
    void hostileTextIsShownAndNeverObeyed() throws Exception {
        String hostile = "\u001b[31m<script>alert(1)</script>]]><!-- <img src=http://x/> &amp; \u0000\n::error::x\n";
        CheckRecord record =
                record(List.of(new Finding.Violated(Requirement.FC_BIND, hostile, hostile, hostile)), log(hostile));
        String text = HtmlReport.text(record);

        assertThat(text).doesNotContain("<script", "<img", "<!--", "\u001b", "\u0000");
        assertThat(text.lines()).noneMatch(line -> line.strip().startsWith("::"));
        assertThat(parse(record).getTextContent())
                .contains("<script>alert(1)</script>]]><!-- <img src=http://x/> &amp;");
    }

    @Test
    void whateverARecordHoldsThePageIsWellFormedAndAsksForNothing() throws Exception {
        Random random = new Random(20261125);
        for (int i = 0; i < 500; i++) {
            CheckRecord record = Records.hostile(random, log(Records.text(random)));
            Element page = parse(record);

            assertThat(names(page)).doesNotContain("script", "link", "img", "iframe", "object", "base", "form");
            assertThat(attributes(page, "href")).allMatch(target -> target.startsWith("#"));
            assertThat(attributes(page, "src")).isEmpty();
            assertThat(attributes(page, "style")).isEmpty();
        }
    }

    @Test
    void landmarksAndHeadingsLeadThroughThePage() throws Exception {
        Element page = parse(Records.passed(log("")));

        assertThat(page.getAttribute("lang")).isEqualTo("en");
        assertThat(names(page)).containsOnlyOnce("header", "main", "footer", "h1", "title");
        Set<String> ids = new HashSet<>(attributes(page, "id"));
        assertThat(ids).hasSameSizeAs(attributes(page, "id"));
        assertThat(ids).containsAll(attributes(page, "aria-labelledby"));
        assertThat(attributes(page, "href")).allMatch(target -> ids.contains(target.substring(1)));
        assertThat(names(page).stream().filter(name -> name.matches("h[1-6]")).toList())
                .startsWith("h1", "h2", "h3")
                .doesNotContain("h4");
    }

    @Test
    void theStyleHoldsNothingThatMarkupWouldChange() throws IOException {
        assertThat(css()).doesNotContain("<", ">", "&", "url(", "@import");
    }

    @Test
    void everyColourOfTextStandsOutFromWhatItStandsOn() throws IOException {
        String css = css();
        int dark = css.indexOf("prefers-color-scheme: dark");
        for (String scheme : List.of(css.substring(0, dark), css.substring(dark))) {
            Map<String, String> colours = new TreeMap<>();
            Matcher colour = Pattern.compile("--([a-z-]+): (#[0-9a-f]{6});").matcher(scheme);
            while (colour.find()) {
                colours.putIfAbsent(colour.group(1), colour.group(2));
            }
            assertThat(colours).hasSize(14);
            for (String verdict : List.of("met", "violated", "unproven", "skipped")) {
                assertContrast(colours, verdict, verdict + "-soft");
                assertContrast(colours, "text", verdict + "-soft");
            }
            for (String ink : List.of("text", "muted", "accent")) {
                assertContrast(colours, ink, "page");
                assertContrast(colours, ink, "soft");
            }
        }
    }

    @Test
    void measurementsAreDrawnOneBelowTheOther() throws Exception {
        List<HistoryRow> history = List.of(measured(1, 500, 1000, 2000, ""), measured(2, 400, 500, 600, "function"));

        Element page = parse(Records.failed(log("")), history);

        assertThat(texts(page, "h2")).contains("Cold starts as measured");
        Element table = history(page);
        assertThat(texts(table, "th")).contains("2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z, limits function");
        assertThat(texts(table, "td")).contains("1.000 s", "0.500 s to 2.000 s", "0.400 s to 0.600 s");
        List<Element> bars = elements(table, "rect");
        assertThat(bars.stream().map(bar -> percent(bar, "width"))).containsExactly(50.0, 25.0);
        Element range = elements(table, "line").get(0);
        assertThat(percent(range, "x1")).isEqualTo(25);
        assertThat(percent(range, "x2")).isEqualTo(100);
    }

    private static Element history(Element page) {
        return elements(page, "table").stream()
                .filter(table -> table.getAttribute("class").equals("timeline history"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsNotKeptIsExplainedWithoutALinkThatLeadsOut() throws Exception {
        Element page = parse(Records.failed(log("")));

        Element explained =
                elements(elements(page, "article").get(0), "details").get(0);
        assertThat(texts(explained, "summary")).containsExactly("What is asked, and how it is checked");
        assertThat(texts(explained, "strong")).contains("Rule.", "Test.", "On the platform.", "Fix.");
        assertThat(texts(explained, "th")).containsExactly("server", "setting");
        assertThat(texts(explained, "td")).contains("Quarkus", "quarkus.http.host=0.0.0.0");
        assertThat(elements(page, "a"))
                .allMatch(link -> link.getAttribute("href").startsWith("#"));
    }

    @Test
    void ofManyMeasurementsTheNewestAreDrawn() throws Exception {
        List<HistoryRow> history = IntStream.rangeClosed(1, 28)
                .mapToObj(day -> List.of(measured(day, 1, 2, 3, ""), measured(day, 1, 2, 3, "")))
                .flatMap(List::stream)
                .toList();

        Element page = parse(Records.failed(log("")), history);

        assertThat(elements(history(page), "rect")).hasSize(30);
        assertThat(page.getTextContent()).contains("26 older measurements are not shown");
    }

    private static HistoryRow measured(int day, long min, long median, long max, String limits) {
        return new HistoryRow(
                Instant.parse(String.format("2026-11-%02dT00:00:00Z", day)),
                Records.SHA,
                Duration.ofMillis(min),
                Duration.ofMillis(max),
                new TypicalStart(Duration.ofMillis(median), 10, limits.isEmpty() ? "none" : limits));
    }

    private static void assertContrast(Map<String, String> colours, String ink, String paper) {
        double one = luminance(colours.get(ink));
        double other = luminance(colours.get(paper));
        assertThat((Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05))
                .as(ink + " on " + paper)
                .isGreaterThanOrEqualTo(4.5);
    }

    /** Relative luminance as WCAG 2 defines it. */
    private static double luminance(String colour) {
        double[] parts = new double[3];
        for (int i = 0; i < 3; i++) {
            double part = Integer.parseInt(colour.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            parts[i] = part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
        }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }

    private static String css() throws IOException {
        return Files.readString(Path.of("src/main/resources/io/github/fcmaven/report/report.css"));
    }

    private static CheckRecord record(List<Finding> findings, Path log) {
        ColdStart times =
                new ColdStart(Duration.ZERO, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        return CheckRecord.of(new CheckReport(findings, times, List.of(), List.of(), List.of(), log), "", "check");
    }

    private Path log(String text) throws IOException {
        return Files.write(folder.resolve("server.log"), text.getBytes(StandardCharsets.UTF_8));
    }

    private static Element parse(CheckRecord record) throws Exception {
        return parse(record, List.of());
    }

    private static Element parse(CheckRecord record, List<HistoryRow> history) throws Exception {
        byte[] page = HtmlReport.text(record, history).getBytes(StandardCharsets.UTF_8);
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(page))
                .getDocumentElement();
    }

    private static double percent(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute).replace("%", ""));
    }

    private static List<String> texts(Element parent, String name) {
        return elements(parent, name).stream().map(Element::getTextContent).toList();
    }

    private static List<String> names(Element page) {
        return elements(page, "*").stream().map(Element::getTagName).toList();
    }

    private static List<String> attributes(Element page, String name) {
        return elements(page, "*").stream()
                .filter(element -> element.hasAttribute(name))
                .map(element -> element.getAttribute(name))
                .toList();
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList nodes = parent.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }
}
