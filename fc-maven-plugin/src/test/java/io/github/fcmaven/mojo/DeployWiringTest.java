package io.github.fcmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.github.fcmaven.check.CheckReport;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.report.CheckRecord;
import io.github.fcmaven.report.JsonReport;
import io.github.fcmaven.zip.FunctionZip;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The gate before {@code s deploy}: a script of our own stands for the tool, and a server of the JDK for the cloud. */
@MojoTest
@Execution(ExecutionMode.SAME_THREAD)
class DeployWiringTest {

    private static final String PROJECT = "target/test-classes/projects/deployed";
    private static final Path FOLDER = Path.of(PROJECT);
    private static final Path ZIP = FOLDER.resolve("target/function.zip");
    private static final Path RECORD = FOLDER.resolve("target/fc-reports/report.json");
    private static final Path ASKED = FOLDER.resolve("target/asked");

    private final List<String> lines = new ArrayList<>();
    private HttpServer cloud;
    private int status = 200;

    /** As the component prints a call; the answer is the event. */
    private static final String INVOKED = """
            [ "$2" = invoke ] && {
              printf '========= FC invoke Logs begin =========\\na line of the log\\n'
              printf "========= FC invoke Logs end =========\\n$ERROR\\nInvoke Result:\\n"
              cat "${5#--event-file=}"
              printf '\\n\\n✔ [hello] completed (0s)\\n'
            }""";

    @BeforeEach
    void aCheckedZipAndADeployTool() throws IOException {
        cloud = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        cloud.createContext("/", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        cloud.start();
        Files.createDirectories(RECORD.getParent());
        zip("#!/bin/sh\n");
        tool("");
        record(new Finding.Met(Requirement.FC_PORT, "it listens"));
        Files.setLastModifiedTime(FOLDER.resolve("s.yaml"), FileTime.from(Instant.EPOCH));
        Files.deleteIfExists(ASKED);
    }

    @AfterEach
    void theCloudIsGone() {
        cloud.stop(0);
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "deploy", pom = "pom.xml")
    void aZipThatPassedIsDeployedAndItsAddressAskedOnce(DeployMojo mojo) throws Exception {
        LoggedGoal.run(mojo, lines);

        assertThat(ASKED).hasContent("-v\nverify --template s.yaml\nhello deploy --template s.yaml -y\n");
        assertThat(lines)
                .contains(
                        "s 3.1.10 takes s.yaml",
                        "s deploy empties what s.yaml leaves out, also what the console has set: vpcConfig,"
                                + " sessionAffinity; -Dfc.dryRun shows it. If empty is meant, write the key without a"
                                + " value, such as sessionAffinity:",
                        "✔ [hello] completed (0s)",
                        "Deployed. GET " + url() + " answers 200");
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "deploy", pom = "pom.xml")
    @MojoParameter(name = "dryRun", value = "true")
    void aDryRunShowsThePlanAndDeploysNothing(DeployMojo mojo) throws Exception {
        LoggedGoal.run(mojo, lines);

        assertThat(ASKED).hasContent("-v\nverify --template s.yaml\nhello plan --template s.yaml\n");
        assertThat(lines).contains("Nothing was deployed: dryRun is set.");
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "deploy", pom = "pom.xml")
    void whatIsNotKnownToHavePassedIsRefused(DeployMojo mojo) throws Exception {
        String gate = ", so nothing shows that Function Compute can run it\n  fix: run mvn verify fc:deploy";
        Files.setLastModifiedTime(
                FOLDER.resolve("s.yaml"), FileTime.from(Instant.now().plusSeconds(9)));
        assertRefused(mojo, "s.yaml was changed after the check" + gate);
        Files.setLastModifiedTime(FOLDER.resolve("s.yaml"), FileTime.from(Instant.EPOCH));

        record(new Finding.Violated(Requirement.FC_PORT, "it listens elsewhere", "change it"));
        assertRefused(mojo, "the check of target/function.zip ended with FAILED" + gate);

        record(new Finding.Met(Requirement.FC_PORT, "it listens"));
        zip("#!/bin/sh\nexit 1\n");
        assertRefused(
                mojo, "target/fc-reports/report.json is the record of another zip than target/function.zip" + gate);

        Files.delete(RECORD);
        assertRefused(
                mojo, "there is no record of a check of target/function.zip, target/fc-reports/report.json" + gate);
        assertThat(ASKED).doesNotExist();
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "deploy", pom = "pom.xml")
    @MojoParameter(name = "force", value = "true")
    void forceDeploysItAndSaysSoTwice(DeployMojo mojo) throws Exception {
        Files.delete(RECORD);

        LoggedGoal.run(mojo, lines);

        assertThat(ASKED).content().endsWith("hello deploy --template s.yaml -y\n");
        assertThat(lines).filteredOn(line -> line.startsWith("NOT CHECKED")).hasSize(2);
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "deploy", pom = "pom.xml")
    void whatDoesNotAnswerAfterwardsFails(DeployMojo mojo) throws Exception {
        status = 412;

        assertThatThrownBy(() -> LoggedGoal.run(mojo, lines))
                .hasMessageStartingWith("Deployed, but GET " + url() + " answers 412:\n  fix: look at the function's"
                        + " logs in the console; ")
                .hasMessageEndingWith("explain -Dfc.page=troubleshooting lists the codes");
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "deploy", pom = "pom.xml")
    void aZipThatAnActionBuildsAnewIsNotTheOneThatWasChecked(DeployMojo mojo) throws Exception {
        tool("[ \"$2\" = deploy ] && echo more >> target/function.zip");

        assertThatThrownBy(() -> LoggedGoal.run(mojo, lines))
                .hasMessageStartingWith("target/function.zip was changed while it was deployed");
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "invoke", pom = "pom.xml")
    @MojoParameter(name = "remote", value = "true")
    @MojoParameter(name = "event", value = "{\"id\": 1}")
    @MojoParameter(name = "outputFile", value = "target/answer")
    void anEventGoesToTheFunctionInTheCloud(InvokeMojo mojo) throws Exception {
        tool(INVOKED);

        LoggedGoal.run(mojo, lines);

        assertThat(FOLDER.resolve("target/answer")).hasBinaryContent("{\"id\": 1}\n".getBytes(StandardCharsets.UTF_8));
        assertThat(ASKED).content().contains("hello invoke --template s.yaml --event-file=");
        assertThat(lines).contains("a line of the log");
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "invoke", pom = "pom.xml")
    @MojoParameter(name = "remote", value = "true")
    @MojoParameter(name = "eventFile", value = "target/function.zip")
    void whatTheDeployToolCannotSendIsRefused(InvokeMojo mojo) throws Exception {
        assertThatThrownBy(() -> LoggedGoal.run(mojo, lines))
                .hasMessageStartingWith("the event is not UTF-8, and the deploy tool sends text only");
        assertThat(ASKED).doesNotExist();
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "invoke", pom = "pom.xml")
    @MojoParameter(name = "remote", value = "true")
    @MojoParameter(name = "outputFile", value = "target/answer")
    void aCallThatFailedThereFailsHere(InvokeMojo mojo) throws Exception {
        tool("ERROR='Error Type: InvocationError'\n" + INVOKED);

        assertThatThrownBy(() -> LoggedGoal.run(mojo, lines))
                .hasMessageStartingWith("the function failed in the cloud: InvocationError");
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "logs", pom = "pom.xml")
    @MojoParameter(name = "since", value = "10m")
    @MojoParameter(name = "search", value = "ERROR")
    @MojoParameter(name = "requestId", value = "1-2")
    void theLogOfTheFunctionInTheCloudIsShown(LogsMojo mojo) throws Exception {
        tool("[ \"$2\" = logs ] && echo 'a line of the log'");

        LoggedGoal.run(mojo, lines);

        assertThat(ASKED)
                .content()
                .containsPattern("hello logs --template s.yaml --start-time=\\S+Z --end-time=\\S+Z --search=ERROR"
                        + " --request-id=1-2\n");
        assertThat(lines).contains("a line of the log");
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "logs", pom = "pom.xml")
    @MojoParameter(name = "tail", value = "true")
    void theLogIsFollowed(LogsMojo mojo) throws Exception {
        LoggedGoal.run(mojo, lines);

        assertThat(ASKED).content().endsWith("hello logs --template s.yaml --tail\n");
    }

    private void assertRefused(DeployMojo mojo, String message) {
        assertThatThrownBy(() -> LoggedGoal.run(mojo, lines)).hasMessageStartingWith(message);
    }

    private String url() {
        return "http://127.0.0.1:" + cloud.getAddress().getPort();
    }

    private static void zip(String bootstrap) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(ZIP))) {
            zip.putNextEntry(new ZipEntry("bootstrap"));
            zip.write(bootstrap.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void tool(String action) throws IOException {
        Path program = Files.writeString(FOLDER.resolve("target/s"), """
                #!/bin/sh
                echo "$*" >> target/asked
                [ "$1" = -v ] && { echo '@serverless-devs/s: 3.1.10, s-home: /root/.s'; exit 0; }
                %s
                [ "$2" = deploy ] && printf '✔ [hello] completed (0s)\\nurl: \\n  system_url: %s\\n'
                exit 0
                """.formatted(action, url()));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void record(Finding finding) throws IOException {
        CheckReport report = new CheckReport(
                List.of(finding),
                new CheckReport.ColdStart(
                        Duration.ZERO, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                List.of(),
                List.of(),
                List.of(),
                RECORD.resolveSibling("server.log"));
        Files.writeString(RECORD, JsonReport.text(CheckRecord.of(report, FunctionZip.sha256(ZIP), "check")));
    }
}
