package io.github.fcmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.descriptor.DeploymentDescriptor;
import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.function.TestSpec;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.JavaLayer;
import io.github.fcmaven.process.SocketTable;
import io.github.fcmaven.report.JsonRecord;
import io.github.fcmaven.zip.FunctionZip;
import io.github.fcmaven.zip.Zips;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The goal launches a second instance of a real server, and shows a day to that one alone. */
@MojoTest
@Timeout(120)
class DayWiringTest {

    /** A class that serves by the JDK's HttpServer, and no other. */
    static final String SERVER = "io.github.fcmaven.check.TimedServer";

    private static final String PROJECT = "target/test-classes/projects/day";
    private static final Path OUTPUT = Path.of(PROJECT, "target");
    private static final String INSTRUMENTED = "Picked up JAVA_TOOL_OPTIONS";

    private final List<String> told = new ArrayList<>();
    private Callable<Void> duringIdle = () -> null;

    @BeforeEach
    void onLinux() {
        assumeTrue(SocketTable.readable(), "needs /proc");
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "integration-test", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "shown-a-day")
    @MojoParameter(name = "checkPort", value = "auto")
    @MojoParameter(name = "keepAliveIdle", value = "1s")
    void aDayIsShownToASecondInstanceThatHasALogOfItsOwn(IntegrationTestMojo mojo) throws Exception {
        Path reports = check(mojo, "shown-a-day");

        assertThat(reports.resolve("report.json")).content().contains("\"proof\": \"proven\"");
        assertThat(reports.resolve("server.log")).content().doesNotContain(INSTRUMENTED);
        assertThat(reports.resolve("server-clock.log")).content().contains(INSTRUMENTED);
        assertThat(told)
                .contains("Leaving a connection idle for 1 s")
                .contains("Launching a second instance whose clock is fast-forwarded by 24 hours");
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "integration-test", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "not-watched")
    @MojoParameter(name = "checkPort", value = "auto")
    @MojoParameter(name = "keepAliveProof", value = "off")
    void whatAnEarlierSecondInstancePrintedIsRemoved(IntegrationTestMojo mojo) throws Exception {
        Path earlier = Files.createDirectories(OUTPUT.resolve("fc-reports/not-watched"))
                .resolve("server-clock.log");
        Files.writeString(earlier, "of another check");

        Path reports = check(mojo, "not-watched");

        assertThat(reports.resolve("report.json")).content().contains("keepAlive.proof is off");
        assertThat(reports.resolve("server.log")).exists();
        assertThat(earlier).doesNotExist();
        assertThat(told).noneMatch(line -> line.contains("second instance") || line.contains("idle for"));
    }

    /** As another build in the same folder does. */
    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "integration-test", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "replaced")
    @MojoParameter(name = "checkPort", value = "auto")
    @MojoParameter(name = "keepAliveIdle", value = "1s")
    @MojoParameter(name = "keepAliveProof", value = "observe")
    void theRecordIsOfTheZipThatWasLaunchedThoughAnotherOneReplacedItMeanwhile(IntegrationTestMojo mojo)
            throws Exception {
        Path zip = OUTPUT.resolve("replaced.zip");
        List<String> launched = new ArrayList<>();
        duringIdle = () -> {
            launched.add(FunctionZip.sha256(zip));
            TreeMap<CodePath, Entry> others = new TreeMap<>(function().entries());
            CodePath more = CodePath.of("of-another-build");
            others.put(more, new Entry(more, Content.of(new byte[1]), FileMode.READABLE));
            Zips.write(others, zip, Instant.parse("1980-02-01T00:00:00Z"));
            return null;
        };

        Path reports = check(mojo, "replaced");

        assertThat(launched).hasSize(1);
        assertThat(JsonRecord.read(reports.resolve("report.json")).zipSha256()).isEqualTo(launched.get(0));
    }

    private Path check(IntegrationTestMojo mojo, String name) throws Exception {
        FunctionPackage function = function();
        Zips.write(function.entries(), OUTPUT.resolve(name + ".zip"), Instant.parse("1980-02-01T00:00:00Z"));
        Files.writeString(
                OUTPUT.resolve(name + ".s.yaml"), DeploymentDescriptor.serverlessDevs(function, "./" + name + ".zip"));
        mojo.setPluginContext(new HashMap<>());
        mojo.setLog(new SystemStreamLog() {
            @Override
            public void info(CharSequence line) {
                told.add(line.toString());
                if (line.toString().startsWith("Leaving a connection idle")) {
                    run(duringIdle);
                }
            }
        });

        mojo.execute();
        return OUTPUT.resolve("fc-reports").resolve(name);
    }

    private static void run(Callable<Void> work) {
        try {
            work.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static FunctionPackage function() throws IOException {
        Path jar = MojoWiringTest.jar(Files.createDirectories(OUTPUT), SERVER);
        CodePath path = CodePath.of("server.jar");
        TreeMap<CodePath, Entry> entries = new TreeMap<>();
        entries.put(path, new Entry(path, Content.of(Files.readAllBytes(jar)), FileMode.READABLE));
        List<String> command = List.of(
                JavaLayer.JAVA17.javaCommand(),
                "-XX:TieredStopAtLevel=1",
                "-Dsun.net.httpserver.idleInterval=90000",
                "-jar",
                "server.jar",
                "jdk");
        return new FunctionPackage(
                TestSpec.of("orders", 10),
                CustomRuntime.CUSTOM_DEBIAN11,
                List.of(JavaLayer.JAVA17.arn("cn-hangzhou")),
                CaPort.DEFAULT,
                new StartupCommand(command, List.of()),
                Map.of(),
                entries);
    }
}
