package io.github.fcmaven.report;

import io.github.fcmaven.check.CheckReport;
import io.github.fcmaven.process.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The end of the server's log, with the marks of the timeline where they happened. */
final class HtmlLog {

    private final HtmlWriter html;
    private final CheckReport report;

    HtmlLog(HtmlWriter html, CheckReport report) {
        this.html = html;
        this.report = report;
    }

    void write() {
        List<String> lines = LogTail.lines(report);
        html.element("p", "All of it is in " + report.log());
        if (lines.stream().allMatch(String::isBlank)) {
            html.element("p", "The server printed nothing.");
            return;
        }
        Set<String> marks = marks();
        // What scrolls can be reached by the keyboard, and says what it is.
        html.open("div", "class", "log", "role", "region", "tabindex", "0", "aria-labelledby", "log-heading");
        html.verbatim(lines, line -> line(line, marks.contains(line)));
        html.close();
    }

    private void line(String line, boolean mark) {
        if (mark) {
            html.open("strong", "class", "mark").raw(line).close();
            html.raw("\n");
        } else {
            html.raw(line + "\n");
        }
    }

    /**
     * The marks' lines as the log has them: their times are known only to the record, so that no server can forge one.
     */
    private Set<String> marks() {
        return Stream.of(
                        mark(Timeline.PORT_OPEN, report.coldStart().portOpen()),
                        mark(Timeline.FIRST_RESPONSE, report.coldStart().firstResponse()))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    private static Optional<String> mark(String name, Optional<Duration> time) {
        return time.map(at -> Timeline.logLine(name, at));
    }
}
