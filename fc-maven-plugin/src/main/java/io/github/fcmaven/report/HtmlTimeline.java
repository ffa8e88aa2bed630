package io.github.fcmaven.report;

import io.github.fcmaven.check.CheckReport.ColdStart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The cold start as a picture: a table that says it in numbers, and a bar a row that begins where the row before it
 * ended.
 *
 * <p>The bars are SVG by attributes alone, since a CI may show the page without any style.
 */
final class HtmlTimeline {

    private static final int MOST_TICKS = 6;

    /** A mark; its time is counted from the launch. */
    private record Mark(String name, Optional<Duration> time) {}

    private final HtmlWriter html;
    private final ColdStart times;
    private final List<Mark> marks;
    private final long whole;

    HtmlTimeline(HtmlWriter html, ColdStart times) {
        this.html = html;
        this.times = times;
        this.marks = marks(times);
        long last = marks.stream()
                .flatMap(mark -> mark.time().stream())
                .mapToLong(Duration::toMillis)
                .max()
                .orElse(0);
        this.whole = Math.max(1, times.unpack().toMillis() + last);
    }

    /** In the order in which they happened; those that were not seen come last. */
    private static List<Mark> marks(ColdStart times) {
        List<Mark> marks = new ArrayList<>(List.of(
                new Mark("first output", times.firstOutput()),
                new Mark("port open", times.portOpen()),
                new Mark("first response", times.firstResponse())));
        marks.sort(Comparator.comparing(mark -> mark.time().orElse(Duration.ofMillis(Long.MAX_VALUE))));
        return marks;
    }

    void write() {
        html.element(
                "p", "Each bar begins where the one above it ends. The times are of this machine, not the platform's.");
        html.open("table", "class", "timeline");
        header();
        html.open("tbody");
        long begin = 0;
        long end = times.unpack().toMillis();
        row("unpacked", Optional.of(times.unpack()), "", begin, end);
        for (Mark mark : marks) {
            begin = end;
            end = mark.time().map(time -> times.unpack().plus(time).toMillis()).orElse(begin);
            String after = mark.time().map(PlainText::seconds).orElse("not seen");
            row(mark.name(), mark.time().map(time -> time), after, begin, end);
        }
        html.close();
        axis();
        html.close();
        html.element(
                "p",
                "Processor time of all its processes: "
                        + times.cpu().map(PlainText::seconds).orElse("not measured"));
    }

    private void header() {
        html.open("thead").open("tr");
        html.element("th", "Mark", "scope", "col");
        html.element("th", "Took", "scope", "col");
        html.element("th", "After the launch", "scope", "col");
        html.open("td", "class", "bar").close();
        html.close().close();
    }

    private void row(String name, Optional<Duration> seen, String afterLaunch, long begin, long end) {
        html.open("tr");
        html.element("th", name, "scope", "row");
        html.element("td", seen.isPresent() ? PlainText.seconds(Duration.ofMillis(end - begin)) : "");
        html.element("td", afterLaunch);
        html.open("td", "class", "bar", "aria-hidden", "true");
        svg(16);
        ticks().forEach(tick -> line(tick));
        if (seen.isPresent()) {
            rect("way", 0, begin, "0.15");
            rect("step", begin, end, "1");
        }
        html.close().close().close();
    }

    private void axis() {
        html.open("tfoot", "aria-hidden", "true").open("tr");
        html.open("td", "colspan", "3").close();
        html.open("td", "class", "bar");
        svg(18);
        for (long tick : ticks()) {
            html.open(
                    "text",
                    "x",
                    percent(tick),
                    "y",
                    "13",
                    "font-size",
                    "12",
                    "fill",
                    "currentColor",
                    "text-anchor",
                    anchor(tick));
            html.raw(label(tick)).close();
        }
        html.close().close().close().close();
    }

    private void svg(int height) {
        html.open(
                "svg",
                "width",
                "100%",
                "height",
                Integer.toString(height),
                "focusable",
                "false",
                "aria-hidden",
                "true");
    }

    private void line(long tick) {
        html.empty(
                "line",
                "x1",
                percent(tick),
                "x2",
                percent(tick),
                "y1",
                "0",
                "y2",
                "16",
                "stroke",
                "currentColor",
                "stroke-opacity",
                "0.2");
    }

    private void rect(String type, long begin, long end, String opacity) {
        html.empty(
                "rect",
                "class",
                type,
                "x",
                percent(begin),
                "y",
                "3",
                "width",
                percent(end - begin),
                "height",
                "10",
                "fill",
                "currentColor",
                "fill-opacity",
                opacity);
    }

    /** At round times, few enough that their labels have room on a phone. */
    private List<Long> ticks() {
        long step = 1;
        for (int i = 0; whole / step >= MOST_TICKS; i++) {
            step = (i % 3 == 1) ? step / 2 * 5 : step * 2;
        }
        List<Long> ticks = new ArrayList<>();
        for (long tick = 0; tick <= whole; tick += step) {
            ticks.add(tick);
        }
        return ticks;
    }

    private String anchor(long tick) {
        return tick == 0 ? "start" : tick * 100 > whole * 92 ? "end" : "middle";
    }

    private String percent(long millis) {
        return String.format(Locale.ROOT, "%.2f%%", 100.0 * millis / whole);
    }

    private static String label(long millis) {
        return millis == 0
                ? "0"
                : millis % 100 == 0 && millis >= 1000 || millis >= 10_000
                        ? String.format(Locale.ROOT, millis % 1000 == 0 ? "%.0f s" : "%.1f s", millis / 1000.0)
                        : millis + " ms";
    }
}
