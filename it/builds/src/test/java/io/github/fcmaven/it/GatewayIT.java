package io.github.fcmaven.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What others have made to talk to the platform, and here talks to the gateway. */
@Tag("matrix")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class GatewayIT {

    private static final Pattern RUNS_AT = Pattern.compile("The function runs at (http://localhost:\\d+),");

    /** It is whole only once its script has asked the function, and has read a header that the platform adds. */
    private static final String PAGE = """
            <!DOCTYPE html>
            <title>Page</title>
            <p id="answer">none</p>
            <script>
                fetch('/').then(async response => {
                    const id = response.headers.get('X-Fc-Request-Id');
                    document.getElementById('answer').textContent = await response.text() + ' by ' + id;
                });
            </script>
            """;

    /** Its jars, 11 MB, are downloaded by this build alone. */
    @Test
    void theSdkOfThePlatformInvokesTheFunction() {
        BuildResult result = MavenBuild.of("called-by-sdk", "sdk").run("verify").succeeded();

        assertThat(result.log()).contains("Tests run: 4, Failures: 0, Errors: 0, Skipped: 0");
    }

    @Test
    void aBrowserLoadsAPageOfASpringBootApplication() throws Exception {
        Optional<Path> browser = Stream.of("chromium", "chromium-browser", "google-chrome")
                .map(name -> Path.of("/usr/bin", name))
                .filter(Files::isExecutable)
                .findFirst();
        assumeTrue(browser.isPresent(), "there is no Chromium here: .ci/run installs it on Debian");
        MavenBuild build = MavenBuild.of("spring-boot-stock", "browser").with("fc.gatewayPort", "auto");
        Path pages = Files.createDirectories(build.directory().resolve("src/main/resources/static"));
        Files.writeString(pages.resolve("page.html"), PAGE);
        Process maven = build.start("package", "io.github.fcmaven:fc-maven-plugin:run");
        try {
            String dom = dom(browser.get(), gateway(maven, build.log()) + "/page.html", build.directory());

            assertThat(dom).containsPattern("<p id=\"answer\">Hello by 1-[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{12}</p>");
            assertThat(Files.readString(build.log())).contains("GET /page.html 200 ", "GET / 200 ");
        } finally {
            Stream.concat(maven.descendants(), Stream.of(maven.toHandle())).forEach(ProcessHandle::destroy);
        }
    }

    private static String gateway(Process maven, Path log) throws IOException, InterruptedException {
        while (maven.isAlive()) {
            Matcher line = RUNS_AT.matcher(Files.readString(log));
            if (line.find()) {
                return line.group(1);
            }
            Thread.sleep(50);
        }
        throw new AssertionError(Files.readString(log));
    }

    private static String dom(Path browser, String url, Path folder) throws IOException {
        Process process = new ProcessBuilder(
                        browser.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--user-data-dir=" + folder.resolve("target/profile"),
                        "--virtual-time-budget=10000",
                        "--dump-dom",
                        url)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            process.destroyForcibly();
        }
    }
}
