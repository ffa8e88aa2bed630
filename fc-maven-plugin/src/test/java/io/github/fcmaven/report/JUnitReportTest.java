package io.github.fcmaven.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The report that a CI reads as a test result. */
class JUnitReportTest {

    @TempDir
    Path folder;

    @Test
    void hasTheFormThatASurefireReportHas() throws IOException {
        Path log = Files.writeString(
                folder.resolve("server.log"), "\u001b[1mStarting\u001b[0m ]]> <b>\u0000\n::error::x\n");

        assertThat(JUnitReport.text(Records.failed(log))).isEqualTo("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <testsuite name="fc.check" time="0.400" tests="5" errors="0" skipped="2" failures="1">
                          <properties>
                            <property name="zipSha256" value="%s"></property>
                            <property name="execution" value="check"></property>
                          </properties>
                          <testcase name="FC-STARTUP" classname="fc.check" time="0.300">
                            <system-out>Starting ]]&gt; &lt;b&gt;\\u0000
                        : :error::x</system-out>
                          </testcase>
                          <testcase name="FC-PORT" classname="fc.check" time="0.000">
                          </testcase>
                          <testcase name="FC-BIND" classname="fc.check" time="0.000">
                            <failure message="listens on 127.0.0.1:9000 only" type="FC-BIND">\
                        listens on 127.0.0.1:9000 only
                        platform: FunctionNotStarted: Ping CA failed due to: dial tcp: connection refused
                        fix: set server.address=0.0.0.0
                        in application.properties
                        see: mvn fc:explain -Dfc.requirement=FC-BIND

                        The server's last lines:
                        INFO bound to 127.0.0.1:9000

                        : :error::gotcha \\u0007</failure>
                          </testcase>
                          <testcase name="FC-KEEPALIVE" classname="fc.check" time="0.000">
                            <skipped message="unproven: held for 65 s"></skipped>
                          </testcase>
                          <testcase name="FC-EXECUTION" classname="fc.check" time="0.000">
                            <skipped message="skipped: the server ended before"></skipped>
                          </testcase>
                        </testsuite>
                        """.formatted(Records.SHA));
    }

    @Test
    void anErrorIsOneCaseWithAnError() throws Exception {
        Element suite =
                parse(JUnitReport.text(CheckRecord.error("port 9000 is taken\nby PID 4711", Records.SHA, "check")));

        assertThat(suite.getAttribute("errors")).isEqualTo("1");
        assertThat(suite.getAttribute("tests")).isEqualTo("1");
        assertThat(elements(suite, "testcase")).hasSize(1);
        Element error = elements(suite, "error").get(0);
        assertThat(error.getAttribute("message")).isEqualTo("port 9000 is taken by PID 4711");
        assertThat(error.getTextContent()).isEqualTo("port 9000 is taken\nby PID 4711");
    }

    @Test
    void anErrorIsCountedBesideThePackage() throws Exception {
        CheckRecord record =
                CheckRecord.error("port 9000 is taken", Records.SHA, "check").with(Records.ofPackage());
        Element suite = parse(JUnitReport.text(record));

        assertThat(suite.getAttribute("tests"))
                .isEqualTo(Integer.toString(elements(suite, "testcase").size()))
                .isEqualTo(Integer.toString(1 + Records.ofPackage().size()));
    }

    @Test
    void everyRequirementOfThePackageIsACaseOfItsOwnClass() throws Exception {
        CheckRecord record = Records.passed(folder.resolve("none.log")).with(Records.ofPackage());
        Element suite = parse(JUnitReport.text(record));

        assertThat(elements(suite, "testcase"))
                .filteredOn(one -> one.getAttribute("classname").equals("fc.check.package"))
                .extracting(one -> one.getAttribute("name") + " "
                        + elements(one, "skipped").stream()
                                .map(skipped -> skipped.getAttribute("message"))
                                .toList())
                .containsExactly(
                        "FC-BOOTSTRAP-MODE []",
                        "FC-KEEPALIVE-CONFIG [warning: server.tomcat.keep-alive-timeout is not set; fix: set"
                                + " server.tomcat.keep-alive-timeout=25h]",
                        "FC-TIMEZONE [unproven: nothing sets the time zone; to show it: set TZ]",
                        "FC-LAYER [skipped: the package has nothing that it asks of]",
                        "FC-SECRET [skipped: switched off by checks]");
        assertThat(suite.getAttribute("failures")).isEqualTo("0");
    }

    @Test
    void whatIsUnprovenIsNeverGreenAndSaysWhatWouldShowIt() throws Exception {
        Element suite = parse(JUnitReport.text(Records.passed(folder.resolve("none.log"))));

        assertThat(elements(suite, "skipped")).singleElement().satisfies(skipped -> assertThat(
                        skipped.getAttribute("message"))
                .startsWith("unproven: 150 requests on one connection")
                .contains("to show it: read the server's own setting"));
    }

    @Test
    void aStartThatWasNotSeenIsAnErrorSinceWhatIsSkippedLooksGreen() throws Exception {
        Element suite = parse(JUnitReport.text(Records.inconclusive(folder.resolve("none.log"))));

        assertThat(suite.getAttribute("errors")).isEqualTo("1");
        assertThat(suite.getAttribute("skipped")).isEqualTo("2");
        Element error = elements(suite, "error").get(0);
        assertThat(error.getAttribute("type")).isEqualTo("inconclusive");
        assertThat(error.getAttribute("message"))
                .isEqualTo("its classes need Java 21, and Java 17.0.15 stands for it here; to show it: name a JDK 21"
                        + " in jdkToolchain");
    }

    @Test
    void everyReportIsXmlAndCountsItsCases() throws Exception {
        Random random = new Random(99);
        Path log = folder.resolve("server.log");
        for (int i = 0; i < 500; i++) {
            Files.writeString(log, Records.text(random).replaceAll("[\ud800-\udfff]", "?") + "\n" + i);
            CheckRecord record = Records.hostile(random, log);
            Element suite = parse(JUnitReport.text(record));

            assertThat(suite.getAttribute("tests"))
                    .isEqualTo("" + elements(suite, "testcase").size());
            assertThat(suite.getAttribute("failures"))
                    .isEqualTo("" + elements(suite, "failure").size());
            assertThat(suite.getAttribute("skipped"))
                    .isEqualTo("" + elements(suite, "skipped").size());
            assertThat(suite.getAttribute("errors"))
                    .isEqualTo("" + elements(suite, "error").size());
            assertThat(suite.getTextContent().lines())
                    .noneMatch(line -> line.strip().startsWith("::"));
            assertThat(suite.getTextContent().codePoints())
                    .allMatch(c -> c == '\n' || c == '\t' || PlainText.isHarmless(c));
        }
    }

    @Test
    void ofALongLogTheEndIsShownFromTheBeginningOfALine() throws Exception {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 30_000; i++) {
            text.append("line ").append(i).append(" é\n");
        }
        Path log = Files.writeString(folder.resolve("server.log"), text);
        long skipped = Files.size(log) - LogTail.MOST_BYTES;
        String out = elements(parse(JUnitReport.text(Records.passed(log))), "system-out")
                .get(0)
                .getTextContent();

        assertThat(out.getBytes(StandardCharsets.UTF_8))
                .hasSizeBetween(LogTail.MOST_BYTES - 100, LogTail.MOST_BYTES + 200);
        assertThat(out).endsWith("line 29999 é").doesNotContain("\ufffd");
        assertThat(out).startsWith("... the first " + skipped + " bytes are only in " + log + "\n");
        assertThat(out.lines().skip(1)).allMatch(line -> line.matches("line \\d+ é"));
    }

    @Test
    void aLogThatIsGoneIsReplacedByTheLastLines() throws Exception {
        String xml = JUnitReport.text(Records.passed(folder.resolve("none.log")));

        assertThat(elements(parse(xml), "system-out").get(0).getTextContent())
                .startsWith("... cannot read the log: ")
                .endsWith("\nStarted Demo in 2.7 seconds");
    }

    /** Opening a pipe ignores an interrupt. */
    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aPipeInPlaceOfTheLogIsNeverOpened() throws Exception {
        Path pipe = folder.resolve("server.log");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "needs mkfifo");

        assertThat(JUnitReport.text(Records.passed(pipe)))
                .contains("cannot read the log: ", "it is no plain file", "Started Demo in 2.7 seconds");
    }

    private static Element parse(String xml) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }

    private static List<Element> elements(Element root, String name) {
        NodeList found = root.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }
}
