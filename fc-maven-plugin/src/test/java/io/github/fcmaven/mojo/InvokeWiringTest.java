package io.github.fcmaven.mojo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.maven.api.plugin.testing.Basedir;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The goal invoke, with a gateway that this JVM plays. */
@MojoTest
class InvokeWiringTest {

    private static final String PROJECT = "target/test-classes/projects/invoke";
    private static final Path FOLDER = Path.of(PROJECT, "target", "invoked");

    private final List<String> lines = new ArrayList<>();
    private final List<String> asked = new ArrayList<>();
    private HttpServer gateway;

    @BeforeEach
    void startGateway() throws IOException {
        Files.createDirectories(FOLDER.resolve("fc"));
        try (OutputStream out = Files.newOutputStream(FOLDER.resolve("foreign.zip"));
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("bootstrap"));
        }
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", exchange -> {
            asked.add(exchange.getRequestHeaders().getFirst("X-Fc-Invocation-Type") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            byte[] answer = {0, 'o', 'k'};
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        gateway.start();
        ProcessHandle self = ProcessHandle.current();
        Files.writeString(
                FOLDER.resolve("fc/gateway.properties"),
                "pid=" + self.pid() + "\nstartTime="
                        + self.info().startInstant().orElseThrow().toEpochMilli() + "\nurl=http://127.0.0.1:"
                        + gateway.getAddress().getPort() + "\nsha256=another\n");
    }

    @AfterEach
    void stopGateway() throws IOException {
        gateway.stop(0);
        Files.delete(FOLDER.resolve("fc/gateway.properties"));
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "invoke", pom = "pom.xml")
    @MojoParameter(name = "outputDirectory", value = "target/invoked")
    @MojoParameter(name = "zipFile", value = "target/invoked/foreign.zip")
    @MojoParameter(name = "eventTemplate", value = "timer")
    @MojoParameter(name = "eventFields", value = "payload=p,time=2026-01-01T00:00:00Z,triggerName=t")
    @MojoParameter(name = "invocationType", value = "Async")
    @MojoParameter(name = "outputFile", value = "target/invoked/answers/one")
    void theTemplateGoesToTheGatewayAndTheAnswerIntoTheFile(InvokeMojo mojo) throws Exception {
        LoggedGoal.run(mojo, lines);

        assertThat(asked)
                .containsExactly(
                        "Async {\"triggerTime\":\"2026-01-01T00:00:00Z\",\"triggerName\":\"t\",\"payload\":\"p\"}");
        assertThat(Files.readAllBytes(FOLDER.resolve("answers/one"))).containsExactly(0, 'o', 'k');
        assertThat(lines)
                .anyMatch(line -> line.startsWith("Sending the event to fc:run at http://127.0.0.1:"))
                .contains(
                        "fc:run runs another zip than target/invoked/foreign.zip is now; end it and start it again",
                        "The answer, 3 bytes, is in target/invoked/answers/one");
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "invoke", pom = "pom.xml")
    @MojoParameter(name = "outputDirectory", value = "target/invoked")
    @MojoParameter(name = "zipFile", value = "target/invoked/foreign.zip")
    @MojoParameter(name = "eventFile", value = "pom.xml")
    @MojoParameter(name = "outputFile", value = "target/invoked/answers/two")
    void aFileIsSentByteForByte(InvokeMojo mojo) throws Exception {
        LoggedGoal.run(mojo, lines);

        assertThat(asked).containsExactly("Sync " + Files.readString(Path.of(PROJECT, "pom.xml")));
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "invoke", pom = "pom.xml")
    @MojoParameter(name = "eventTemplate", value = "list")
    void theTemplatesAreListedWithoutAnyZip(InvokeMojo mojo) throws Exception {
        LoggedGoal.run(mojo, lines);

        assertThat(lines).hasSize(22).anyMatch(line -> line.startsWith("oss  "));
    }

    @Test
    @Basedir(PROJECT)
    @InjectMojo(goal = "invoke", pom = "pom.xml")
    @MojoParameter(name = "finalName", value = "nothing")
    void whereThereIsNoZipTheCommandIsToldThatMakesOne(InvokeMojo mojo) {
        assertThatThrownBy(() -> LoggedGoal.run(mojo, lines))
                .hasMessageContaining("there is no target/nothing.zip")
                .message()
                .containsPattern(
                        "type: mvn package (\\S+:fc-maven-plugin:\\S+):package \\1:invoke" + " -Dfc.finalName=nothing");
        assertThat(new GoalPrefix("mvn fc:", "").packageAnd("invoke")).isEqualTo("mvn package fc:invoke");
    }
}
