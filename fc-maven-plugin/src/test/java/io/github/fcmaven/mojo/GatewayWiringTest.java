package io.github.fcmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.descriptor.DeploymentDescriptor;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.TestSpec;
import io.github.fcmaven.gateway.EchoFunction;
import io.github.fcmaven.gateway.GatewayFile;
import io.github.fcmaven.process.Await;
import io.github.fcmaven.zip.FunctionZip;
import io.github.fcmaven.zip.Zips;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The goal run, behind its gateway. */
@MojoTest
@Timeout(60)
class GatewayWiringTest {

    private static final String PROJECT = "target/test-classes/projects/gateway";
    private static final Path OUTPUT = Path.of(PROJECT, "target");

    private final List<String> told = new CopyOnWriteArrayList<>();

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "run", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "gateway")
    @MojoParameter(name = "checkPort", value = "auto")
    @MojoParameter(name = "gatewayPort", value = "auto")
    @MojoParameter(name = "gatewayAddress", value = "0.0.0.0")
    @MojoParameter(name = "domain", value = "default")
    @MojoParameter(name = "overload", value = "reject")
    @MojoParameter(name = "eager", value = "false")
    @MojoParameter(name = "freeze", value = "true")
    @MojoParameter(name = "freezeAfter", value = "200ms")
    @MojoParameter(name = "idleTimeout", value = "2s")
    void theParametersReachTheGatewayAndItsFileTellsOfItAsLongAsItRuns(RunMojo mojo) throws Exception {
        packaged("gateway");
        Path file = OUTPUT.resolve("fc/gateway/gateway.properties");
        CompletableFuture<Exception> end = new CompletableFuture<>();
        Thread run = new Thread(() -> {
            try {
                LoggedGoal.run(mojo, told);
                end.complete(null);
            } catch (Exception e) {
                end.complete(e);
            }
        });
        run.start();
        try {
            Await.until("the gateway", () -> GatewayFile.ofRunning(file).isPresent());
            assertThat(told).noneMatch(line -> line.startsWith("cold start"));
            GatewayFile running = GatewayFile.ofRunning(file).orElseThrow();
            assertThat(running.sha256()).isEqualTo(FunctionZip.sha256(OUTPUT.resolve("gateway.zip")));
            HttpResponse<String> answer = get(running.url() + "/echo");

            assertThat(answer.body()).contains("X-Fc-Function-Name: orders");
            assertThat(answer.headers().firstValue("Content-Disposition")).contains("attachment");
            assertThat(told)
                    .anyMatch(line -> line.matches("The function runs at http://localhost:\\d+, as on Function"
                            + " Compute; Ctrl-C ends it\\."))
                    .anyMatch(line ->
                            line.startsWith("The gateway listens on 0.0.0.0: anyone who can reach this machine"))
                    .anyMatch(line -> line.startsWith("authType is function: the gateway does not verify signatures"))
                    .contains("listening");
            Await.until("its line", () -> told.stream().anyMatch(line -> line.matches("GET /echo 200 \\d+ ms")));
            Await.until("freezing", () -> told.stream().anyMatch(line -> line.startsWith("No request for 200 ms")));
            Await.until("the end of the instance", () -> told.stream()
                    .anyMatch(line -> line.startsWith("The instance had no request for idleTimeout")));
        } finally {
            run.interrupt();
        }
        assertThat(end.get()).isNull();
        assertThat(file).doesNotExist();
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "run", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "refused")
    @MojoParameter(name = "domain", value = "fcapp.run")
    void aValueThatIsNoneIsRefused(RunMojo mojo) throws Exception {
        packaged("refused");

        assertThatThrownBy(() -> LoggedGoal.run(mojo, told))
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("domain is 'fcapp.run'")
                .hasMessageContaining("set domain to custom or default");
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "run", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "named")
    @MojoParameter(name = "gatewayAddress", value = "example.com")
    void aNameIsNoAddress(RunMojo mojo) throws Exception {
        packaged("named");

        assertThatThrownBy(() -> LoggedGoal.run(mojo, told))
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("gatewayAddress is 'example.com', which is no IP address");
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "run", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "watched")
    @MojoParameter(name = "watch", value = "true")
    @MojoParameter(name = "gatewayPort", value = "off")
    void requestsCannotWaitWithoutAGateway(RunMojo mojo) throws Exception {
        packaged("watched");

        assertThatThrownBy(() -> LoggedGoal.run(mojo, told))
                .isInstanceOf(MojoFailureException.class)
                .hasMessageContaining("watch needs the gateway");
    }

    /** Before it is refused for another cause. */
    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "run", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "stale")
    @MojoParameter(name = "overload", value = "none")
    void aZipThatIsOlderThanAFileOfItIsToldWithTheCommand(RunMojo mojo) throws Exception {
        packaged("stale");
        Path work = Files.createDirectories(OUTPUT.resolve("fc/stale"));
        Path jar = Files.writeString(OUTPUT.resolve("demo.jar"), "x").toAbsolutePath();
        Files.writeString(work.resolve("package.record"), "");
        Files.writeString(work.resolve("package.inputs"), jar + "\n");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().minusSeconds(60)));

        assertThatThrownBy(() -> LoggedGoal.run(mojo, told)).hasMessageContaining("overload is 'none'");
        assertThat(told).noneMatch(line -> line.contains("is older than"));

        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(60)));
        assertThatThrownBy(() -> LoggedGoal.run(mojo, told)).hasMessageContaining("overload is 'none'");
        assertThat(told)
                .filteredOn(line -> line.contains("is older than"))
                .singleElement()
                .asString()
                .startsWith("target/stale.zip is older than target/demo.jar, so what runs is the function as it was"
                        + " packed before; type: mvn ");
    }

    /** The check uses the instance itself, and would see nothing of one that stands still. */
    @Test
    @Basedir(PROJECT)
    void theProjectsOwnTestsGoThroughTheGatewayOfStart(
            @InjectMojo(goal = "start", pom = "pom.xml")
                    @MojoParameter(name = "finalName", value = "started")
                    @MojoParameter(name = "checkPort", value = "auto")
                    @MojoParameter(name = "gateway", value = "true")
                    @MojoParameter(name = "freezeAfter", value = "100ms")
                    StartMojo start,
            @InjectMojo(goal = "integration-test", pom = "pom.xml")
                    @MojoParameter(name = "finalName", value = "started")
                    @MojoParameter(name = "keepAliveIdle", value = "1s")
                    @MojoParameter(name = "keepAliveProof", value = "observe")
                    @MojoParameter(name = "probePath", value = "/echo")
                    IntegrationTestMojo check,
            @InjectMojo(goal = "stop", pom = "pom.xml") @MojoParameter(name = "finalName", value = "started")
                    StopMojo stop)
            throws Exception {
        packaged("started");
        Map<Object, Object> context = new HashMap<>();
        LoggedGoal.run(start, context, told);
        try {
            String url = start.project.getProperties().getProperty("fc.gateway.url");
            assertThat(get(url + "/echo").body()).contains("X-Fc-Function-Name: orders");
            Await.until("freezing", () -> told.stream().anyMatch(line -> line.startsWith("No request for 100 ms")));

            LoggedGoal.run(check, context, told);
        } finally {
            LoggedGoal.run(stop, context, told);
        }
        assertThat(told).anyMatch(line -> line.startsWith("Checking the instance that start launched"));
        assertThat(OUTPUT.resolve("fc-reports/started/report.json"))
                .content()
                .containsPattern("\"requirement\": \"FC-HTTP\",\\s+\"verdict\": \"met\"");
        assertThat(OUTPUT.resolve("fc/started")).isDirectoryNotContaining("glob:**/{gateway.properties,instance*}");
    }

    private static void packaged(String name) throws Exception {
        FunctionPackage function = EchoFunction.of(TestSpec.of("orders", 10));
        Files.createDirectories(OUTPUT);
        Zips.write(function.entries(), OUTPUT.resolve(name + ".zip"), Instant.parse("1980-02-01T00:00:00Z"));
        Files.writeString(
                OUTPUT.resolve(name + ".s.yaml"), DeploymentDescriptor.serverlessDevs(function, "./" + name + ".zip"));
    }

    private static HttpResponse<String> get(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
