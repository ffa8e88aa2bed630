package io.github.fcmaven.report;

import io.github.fcmaven.check.CheckReport;
import io.github.fcmaven.check.CheckReport.ColdStart;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import java.io.StringWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * The record in the form of JUnit's reports, as surefire's schema has it: what is not proven is skipped, never green.
 */
public final class JUnitReport {

    private final CheckRecord record;
    private final XMLStreamWriter xml;

    private JUnitReport(CheckRecord record, Writer text) throws XMLStreamException {
        this.record = record;
        this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
    }

    /** The XML, one case a requirement, with the end of the server's log. */
    public static String text(CheckRecord record) {
        StringWriter text = new StringWriter();
        try {
            JUnitReport report = new JUnitReport(record, text);
            report.xml.writeStartDocument("UTF-8", "1.0");
            report.suite();
            report.xml.writeEndDocument();
            report.xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a report that is no XML", e);
        }
        return text.append('\n').toString();
    }

    private void suite() throws XMLStreamException {
        List<Finding> findings = record.all();
        boolean error = record.outcome() == Outcome.ERROR;
        start("testsuite", 0);
        attribute("name", classname());
        attribute("time", seconds(record.report().map(report -> whole(report.coldStart()))));
        attribute("tests", Integer.toString(findings.size() + (error ? 1 : 0)));
        attribute(
                "errors", Long.toString(findings.stream().filter(this::isUnseen).count() + (error ? 1 : 0)));
        attribute(
                "skipped",
                Long.toString(findings.stream().filter(this::isSkipped).count()));
        attribute(
                "failures",
                Long.toString(findings.stream().filter(Finding::fails).count()));
        properties();
        if (error) {
            error();
        }
        boolean first = record.report().isPresent();
        for (Finding finding : record.findings()) {
            finding(finding, classname(), first);
            first = false;
        }
        for (Finding finding : record.ofPackage()) {
            finding(finding, classname() + ".package", false);
        }
        end(0);
    }

    private void properties() throws XMLStreamException {
        start("properties", 1);
        for (List<String> property :
                List.of(List.of("zipSha256", record.zipSha256()), List.of("execution", record.execution()))) {
            start("property", 2);
            attribute("name", property.get(0));
            attribute("value", property.get(1));
            xml.writeEndElement();
        }
        end(1);
    }

    private void error() throws XMLStreamException {
        start("testcase", 1);
        attribute("name", "check");
        attribute("classname", classname());
        attribute("time", seconds(Optional.empty()));
        start("error", 2);
        attribute("message", record.error());
        attribute("type", "error");
        content(PlainText.lines(record.error()));
        xml.writeEndElement();
        end(1);
    }

    private void finding(Finding finding, String classname, boolean first) throws XMLStreamException {
        start("testcase", 1);
        attribute("name", finding.requirement().id());
        attribute("classname", classname);
        attribute("time", seconds(timeOf(finding.requirement())));
        if (finding.fails()) {
            start("failure", 2);
            attribute("message", PlainText.evidence(finding));
            attribute("type", finding.requirement().id());
            content(explanation(finding));
            xml.writeEndElement();
        } else if (isUnseen(finding)) {
            start("error", 2);
            attribute("message", PlainText.evidence(finding) + toShowIt(finding));
            attribute("type", "inconclusive");
            content(explanation(finding));
            xml.writeEndElement();
        } else if (isSkipped(finding)) {
            start("skipped", 2);
            attribute("message", Verdict.of(finding) + ": " + PlainText.evidence(finding) + toShowIt(finding));
            xml.writeEndElement();
        } else if (finding.proof().isPresent()) {
            start("system-out", 2);
            content(PlainText.lines(PlainText.evidence(finding)));
            xml.writeEndElement();
        }
        if (first) {
            start("system-out", 2);
            content(LogTail.lines(record.report().orElseThrow()));
            xml.writeEndElement();
        }
        end(1);
    }

    private List<String> explanation(Finding finding) {
        List<String> lastLines = record.report().map(CheckReport::lastLines).orElse(List.of());
        String text = finding.observed()
                + "\nplatform: " + finding.platform()
                + "\nfix: " + finding.fix()
                + "\nsee: " + finding.requirement().see();
        return PlainText.lines(
                lastLines.isEmpty() ? text : text + "\n\nThe server's last lines:\n" + String.join("\n", lastLines));
    }

    private static String toShowIt(Finding finding) {
        String word = finding instanceof Finding.Violated ? "; fix: " : "; to show it: ";
        return finding.fix().isEmpty() ? "" : word + finding.fix();
    }

    private boolean isSkipped(Finding finding) {
        return !finding.fails() && !(finding instanceof Finding.Met) && !isUnseen(finding);
    }

    /** An error, since readers show what is skipped as green. */
    private boolean isUnseen(Finding finding) {
        return record.outcome() == Outcome.INCONCLUSIVE && Outcome.isUnseen(finding);
    }

    /** The start is what takes the time; the other requirements are judged in passing. */
    private Optional<Duration> timeOf(Requirement requirement) {
        return requirement == Requirement.FC_STARTUP
                ? record.report().flatMap(report -> report.coldStart().portOpen())
                : Optional.empty();
    }

    private static Duration whole(ColdStart times) {
        return times.unpack().plus(times.firstResponse().or(times::portOpen).orElse(Duration.ZERO));
    }

    private static String seconds(Optional<Duration> time) {
        return String.format(Locale.ROOT, "%.3f", time.map(Duration::toMillis).orElse(0L) / 1000.0);
    }

    private String classname() {
        return "fc." + record.execution();
    }

    private void start(String element, int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
        xml.writeStartElement(element);
    }

    private void end(int depth) throws XMLStreamException {
        xml.writeCharacters("\n" + "  ".repeat(depth));
        xml.writeEndElement();
    }

    private void attribute(String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, PlainText.oneLine(value));
    }

    private void content(List<String> lines) throws XMLStreamException {
        xml.writeCharacters(String.join("\n", lines));
    }
}
