package io.github.fcmaven.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.check.CheckReport;
import io.github.fcmaven.check.CheckReport.ColdStart;
import io.github.fcmaven.measure.HistoryRow;
import io.github.fcmaven.measure.TypicalStart;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.process.Timeline;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The page in a real browser, opened from disk. The pictures stay in {@code target/pages}: a test can tell that a page
 * fits and is not empty, and only a person that it is a good one.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class BrowserTest {

    private static final Path PAGES = Path.of("target/pages");

    private static final List<HistoryRow> HISTORY = List.of(
            measured("2026-11-24T23:58:59Z", 10_990, 12_345, 13_456, ""),
            measured("2026-11-25T02:11:04Z", 2_310, 2_400, 2_950, "function"));

    private static Optional<Path> browser;

    @TempDir
    Path folder;

    @BeforeAll
    static void findTheBrowser() throws IOException {
        browser = Stream.of("chromium", "chromium-browser", "google-chrome")
                .map(name -> Path.of("/usr/bin", name))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(browser.isPresent(), "there is no Chromium here: .ci/run installs it on Debian");
        Files.createDirectories(PAGES);
    }

    @Test
    void theBrowserReadsWhatWasWritten() throws Exception {
        String dom = run("--dump-dom", page("failed", failed()).toUri().toString());

        assertThat(dom)
                .contains("<title>FAILED: Function Compute check, execution check</title>")
                .contains("<header class=\"failed\">", "<main id=\"findings\">", "<footer>")
                .contains("<article class=\"finding violated\">")
                .contains("&lt;script&gt;document.title = 'taken'&lt;/script&gt;")
                .doesNotContain("<title>taken");
    }

    @Test
    void nothingIsAskedOfTheNetwork() throws Exception {
        String asking = "<img src=\"http://asked.example/x.png\"><link rel=stylesheet href=http://asked.example/x.css>";
        Path ours = page("hostile", CheckRecord.error(asking, asking, asking));
        Path other = Files.writeString(folder.resolve("asking.html"), asking);

        assertThat(hostsAskedBy(other)).as("by a page that asks").contains("asked.example");
        assertThat(hostsAskedBy(ours))
                .as("by ours, besides what the browser asks of its maker")
                .allMatch(host -> host.matches("(.*\\.)?(google|googleapis|gvt1|gstatic)\\.com"));
    }

    @ParameterizedTest
    @CsvSource({
        "passed, 1, 1000, 1800",
        "passed, 0, 1000, 1800",
        "failed, 1, 1000, 2600",
        "failed, 0, 1000, 2600",
        "error, 1, 1000, 700",
        "error, 0, 1000, 700",
        "failed, 1, 360, 4200",
        "passed, 0, 360, 2600",
    })
    void isReadableByDayByNightAndOnAPhone(String outcome, int light, int width, int height) throws Exception {
        String name = outcome + (light == 1 ? "-light-" : "-dark-") + width;
        Path picture = PAGES.resolve(name + ".png").toAbsolutePath();
        Path page = page(outcome, record(outcome));
        // A headless window is never narrower than 500 pixels, a frame is.
        Path frame = Files.writeString(
                folder.resolve(name + ".html"),
                "<body style='margin:0'><iframe style='border:0;width:%dpx;height:%dpx' src='%s'></iframe>"
                        .formatted(width, height, page.toUri()));

        run(
                "--blink-settings=preferredColorScheme=" + light,
                "--hide-scrollbars",
                "--window-size=" + Math.max(width, 500) + "," + height,
                "--screenshot=" + picture,
                frame.toUri().toString());

        BufferedImage image = ImageIO.read(picture.toFile());
        int paper = image.getRGB(2, 2) & 0xffffff;
        assertThat(paper).isEqualTo(light == 1 ? 0xffffff : 0x0d1117);
        assertThat(inked(image, paper, width - 8, width))
                .as("beyond the right edge")
                .isZero();
        assertThat(inked(image, paper, 0, width)).as("what is drawn").isGreaterThan(10_000);
    }

    private static int inked(BufferedImage image, int paper, int from, int to) {
        int inked = 0;
        for (int x = from; x < to; x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                inked += (image.getRGB(x, y) & 0xffffff) == paper ? 0 : 1;
            }
        }
        return inked;
    }

    /** Whatever the browser wants of the network it asks this proxy for. */
    private Set<String> hostsAskedBy(Path page) throws Exception {
        Set<String> hosts = ConcurrentHashMap.newKeySet();
        try (ServerSocket proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> accept(proxy, hosts), "proxy");
            thread.start();
            String asks = "--proxy-server=http://127.0.0.1:" + proxy.getLocalPort();
            run(asks, "--timeout=3000", "--dump-dom", page.toUri().toString());
            proxy.close();
            thread.join();
        }
        return hosts;
    }

    private static void accept(ServerSocket proxy, Set<String> hosts) {
        while (!proxy.isClosed()) {
            try (Socket socket = proxy.accept()) {
                socket.setSoTimeout(1000);
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                Matcher request =
                        Pattern.compile("[A-Z]+ (?:http://)?([^/: ]+).*").matcher(in.readLine());
                hosts.add(request.matches() ? request.group(1) : "what is no request");
            } catch (IOException | NullPointerException e) {
                // The browser went, or the test has seen enough.
            }
        }
    }

    private CheckRecord record(String outcome) throws IOException {
        return switch (outcome) {
            case "passed" -> passed();
            case "failed" -> failed();
            default ->
                CheckRecord.error(
                        "port 9000 is held by PID 4711 (/usr/lib/jvm/17/bin/java -jar"
                                + " /home/dev/other/target/other.jar)\n"
                                + "  fix: end it, or take a free port: -Dfc.checkPort=auto",
                        Records.SHA,
                        "default-fc");
        };
    }

    private CheckRecord passed() throws IOException {
        Duration open = Duration.ofMillis(2841);
        return Records.passed(log(List.of(
                "  .   ____          _            __ _ _",
                " /\\\\ / ___'_ __ _ _(_)_ __  __ _ \\ \\ \\ \\",
                "2026-11-25T02:11:04.120Z  INFO 4711 --- [main] demo.DemoApplication : Starting DemoApplication v1.0"
                        + " using Java 17",
                "2026-11-25T02:11:06.510Z  INFO 4711 --- [main] o.s.b.w.embedded.tomcat.TomcatWebServer : Tomcat"
                        + " initialized with port 9000 (http)",
                Timeline.logLine(Timeline.PORT_OPEN, open),
                "2026-11-25T02:11:06.702Z  INFO 4711 --- [main] demo.DemoApplication : Started DemoApplication in 2.7"
                        + " seconds (process running for 2.9)",
                Timeline.logLine(Timeline.FIRST_RESPONSE, Duration.ofMillis(3102)))));
    }

    /** One of each verdict, texts as long as they come, and what a hostile server prints. */
    private CheckRecord failed() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 1; i <= 50; i++) {
            lines.add(i + " \u001b[31mERROR\u001b[0m <b>bold</b> <script>document.title = 'taken'</script> ::error::x "
                    + "/a/path/that/has/no/end".repeat(i % 7) + " 中文 " + "x".repeat(i % 5 == 0 ? 3000 : 0));
            if (i == 20) {
                lines.add(Timeline.logLine(Timeline.PORT_OPEN, Duration.ofMillis(20_300)));
            }
        }
        List<Finding> findings = List.of(
                new Finding.Met(
                        Requirement.FC_STARTUP,
                        "the first connection was accepted 20.3 s after the launch on this machine"),
                new Finding.Met(Requirement.FC_PORT, "the server listens on CAPort 9000"),
                new Finding.Violated(
                        Requirement.FC_BIND,
                        "the server listens on 127.0.0.1:9000 only: a connection was accepted at 127.0.0.1,"
                                + " and not at 127.0.0.2",
                        "set server.address=0.0.0.0 in src/main/resources/application.properties"),
                new Finding.Violated(
                        Requirement.FC_KEEPALIVE,
                        "<script>document.title = 'taken'</script> the server closed a connection that was idle for"
                                + " 20.0 s",
                        "set server.tomcat.keep-alive-timeout=25h\nand server.tomcat.max-keep-alive-requests=-1\n"
                                + "in src/main/resources/application.properties"),
                new Finding.Unproven(
                        Requirement.FC_EXECUTION,
                        "no long-running request was made",
                        "set keepAlive.slowPath to a path of the application that answers slowly"),
                new Finding.Skipped(Requirement.FC_SIZE, "switched off: checks has FC-SIZE=off"));
        ColdStart times = new ColdStart(
                Duration.ofMillis(812),
                Optional.of(Duration.ofMillis(431)),
                Optional.of(Duration.ofMillis(20_300)),
                Optional.empty(),
                Optional.of(Duration.ofMillis(14_900)));
        return CheckRecord.of(
                new CheckReport(
                        findings,
                        times,
                        List.of("the function's Java 17 of layer acs:fc:cn-hangzhou:official:layers/Java17/versions/3"
                                + " is checked with 17.0.15 of /usr/lib/jvm/java-17"),
                        List.of("the start took 14.9 s of processor time here;"
                                + " divided by the function's cpu of 0.05 that is 298 s,"
                                + " more than the 120 s that the platform waits: give the function more cpu"),
                        List.of("the last line"),
                        log(lines)),
                Records.SHA,
                "check");
    }

    private static HistoryRow measured(String time, long min, long median, long max, String limits) {
        return new HistoryRow(
                Instant.parse(time),
                Records.SHA,
                Duration.ofMillis(min),
                Duration.ofMillis(max),
                new TypicalStart(Duration.ofMillis(median), 10, limits.isEmpty() ? "none" : limits));
    }

    private Path log(List<String> lines) throws IOException {
        return Files.write(folder.resolve("server.log"), lines);
    }

    private static Path page(String name, CheckRecord record) throws IOException {
        return Files.writeString(PAGES.resolve(name + ".html"), HtmlReport.text(record, HISTORY))
                .toAbsolutePath();
    }

    private String run(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                browser.orElseThrow().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + Files.createTempDirectory(folder, "profile")));
        command.addAll(List.of(arguments));
        Path errors = folder.resolve("errors");
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
            return output;
        } finally {
            process.destroyForcibly();
        }
    }
}
