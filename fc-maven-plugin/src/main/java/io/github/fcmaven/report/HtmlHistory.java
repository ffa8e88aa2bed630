package io.github.fcmaven.report;

import io.github.fcmaven.measure.HistoryRow;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * The measurements of cold starts, one below the other: a table in numbers, and a line from the
 * minimum to the maximum with a bar at the median.
 */
final class HtmlHistory {

    /** More than fit on a page are of no use to a reader. */
    private static final int MAX_ROWS = 30;

    private static final String HEIGHT = "16";

    private final HtmlWriter html;
    private final List<HistoryRow> shown;
    private final int before;
    private final long whole;

    HtmlHistory(HtmlWriter html, List<HistoryRow> history) {
        this.html = html;
        this.before = Math.max(0, history.size() - MAX_ROWS);
        this.shown = history.subList(before, history.size());
        this.whole = Math.max(
                1,
                shown.stream()
                        .mapToLong(measured -> measured.max().toMillis())
                        .max()
                        .orElse(0));
    }

    void write() {
        html.element(
                "p",
                "One row for each run of fc:measure, the newest last. The bar ends at the median of its starts,"
                        + " the line goes from the minimum to the maximum. Machines may differ from row to row."
                        + (before == 0 ? "" : " " + before + " older measurements are not shown."));
        html.open("table", "class", "timeline history");
        html.open("thead").open("tr");
        html.element("th", "Measured", "scope", "col");
        html.element("th", "Median", "scope", "col");
        html.element("th", "Minimum to maximum", "scope", "col");
        html.open("td", "class", "bar").close();
        html.close().close();
        html.open("tbody");
        shown.forEach(this::row);
        html.close().close();
    }

    private void row(HistoryRow measured) {
        html.open("tr");
        html.element(
                "th",
                measured.time()
                        + measured.limits().map(limits -> ", limits " + limits).orElse(""),
                "scope",
                "row");
        html.element("td", PlainText.seconds(measured.median()));
        html.element("td", PlainText.seconds(measured.min()) + " to " + PlainText.seconds(measured.max()));
        html.open("td", "class", "bar", "aria-hidden", "true");
        html.open("svg", "width", "100%", "height", HEIGHT, "focusable", "false", "aria-hidden", "true");
        bar(measured);
        range(measured);
        html.close().close().close();
    }

    private void bar(HistoryRow measured) {
        html.empty(
                "rect",
                "class",
                "step",
                "x",
                "0",
                "y",
                "3",
                "width",
                percent(measured.median()),
                "height",
                "10",
                "fill",
                "currentColor");
    }

    /** In the colour of the text, with an opacity that lets it be told from the bar in light and in dark. */
    private void range(HistoryRow measured) {
        html.empty(
                "line",
                "x1",
                percent(measured.min()),
                "x2",
                percent(measured.max()),
                "y1",
                "8",
                "y2",
                "8",
                "stroke",
                "currentColor",
                "stroke-width",
                "2",
                "stroke-opacity",
                "0.6");
    }

    private String percent(Duration time) {
        return String.format(Locale.ROOT, "%.2f%%", 100.0 * time.toMillis() / whole);
    }
}
