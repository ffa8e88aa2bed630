package io.github.fcmaven.check;

import static io.github.fcmaven.platform.Requirement.FC_EXECUTION;
import static io.github.fcmaven.platform.Requirement.FC_KEEPALIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.instance.Host;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Proof;
import io.github.fcmaven.platform.Requirement;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real servers of Node.js: the machine's, and the one that the system property {@code node10} names. */
@LaunchesServers
class NodeCheckTest {

    private static final String SERVER = "const server = http.createServer((request, response) => {\n"
            + "  if (request.url !== '/slow') response.end('Hello');\n"
            + "}).listen(port, '0.0.0.0');\n";

    @TempDir
    Path work;

    @BeforeEach
    void withNode() {
        assumeTrue(onPath("node"), "needs Node.js");
    }

    @ParameterizedTest
    @CsvSource({"0, DECLARED", "90000000, DECLARED", "86400000, DECLARED", "3600000, REFUTED", "5000, REFUTED"})
    void theLiveServerSaysHowLongItHoldsAConnection(long keepAliveTimeout, Proof proof) {
        Checked.Result result = Checked.node(SERVER + "server.keepAliveTimeout = " + keepAliveTimeout + ";")
                .run(work);
        assertThat(result.of(FC_KEEPALIVE).proof())
                .as(result.observed(FC_KEEPALIVE))
                .contains(proof);
        if (proof == Proof.DECLARED) {
            assertThat(result.observed(FC_KEEPALIVE))
                    .contains("; server.timeout is 0 (the running server, Node.js v")
                    .contains("server.keepAliveTimeout is " + keepAliveTimeout + " (the running server");
        }
    }

    @Test
    void aTimeoutOfTheLiveServerCutsRequests() {
        Checked.Result result = Checked.node(SERVER + "server.timeout = 120000; server.keepAliveTimeout = 0;")
                .run(work);
        assertFound(result, FC_EXECUTION, "violated", Proof.REFUTED);
        assertThat(result.observed(FC_EXECUTION)).contains("server.timeout is 120000");
        // keepAliveTimeout 0 leaves the socket the timeout of its server, also when it is idle
        assertFound(result, FC_KEEPALIVE, "violated", Proof.REFUTED);
        assertThat(result.observed(FC_KEEPALIVE)).endsWith(": a connection that is idle for longer is closed");
    }

    @Test
    void aRequestThatWasHeldIsDeclaredToBeHeldForADay() {
        Checked.Result result = Checked.node(SERVER + "server.timeout = 0; server.keepAliveTimeout = 0;")
                .slowPath("/slow")
                .run(work);
        assertFound(result, FC_EXECUTION, "unproven", Proof.DECLARED);
    }

    @Test
    void theInstanceThatIsTimedCarriesNothing() throws IOException {
        Checked.node(SERVER
                        + "server.keepAliveTimeout = 0;"
                        + "console.log('preloaded ' + /--require/.test(process.env.NODE_OPTIONS));")
                .run(work);
        assertThat(lines("server.log")).contains("preloaded false");
        assertThat(lines("server-clock.log")).contains("preloaded true");
    }

    @Test
    void whatIsObservedAloneLaunchesNoSecondInstance() {
        Checked.Result result =
                Checked.node(SERVER + "server.keepAliveTimeout = 0;").observed().run(work);
        assertFound(result, FC_KEEPALIVE, "unproven", Proof.OBSERVED);
        assertThat(work.resolve("server-clock.log")).doesNotExist();
    }

    @Test
    void aSecondInstanceThatDoesNotStartLeavesItObserved() {
        Checked.Result result = Checked.node("if (/--require/.test(process.env.NODE_OPTIONS)) process.exit(3);\n"
                        + SERVER + "server.keepAliveTimeout = 0;")
                .run(work);
        assertFound(result, FC_KEEPALIVE, "unproven", Proof.OBSERVED);
        assertThat(result.observed(FC_KEEPALIVE)).endsWith("the second instance did not report its limits");
    }

    @Test
    void node10CutsRequestsByDefault() {
        String node = System.getProperty("node10", "");
        assumeTrue(!node.isEmpty(), "the system property node10 names no program");
        Host old = Host.running().withInterpreter(node);

        Checked.Result stock = Checked.node(SERVER).on(old).run(work);
        assertFound(stock, FC_EXECUTION, "violated", Proof.REFUTED);
        assertThat(stock.observed(FC_EXECUTION)).contains("server.timeout is 120000", "Node.js v10.");

        Checked.Result set = Checked.node(SERVER + "server.timeout = 0; server.keepAliveTimeout = 0;")
                .on(old)
                .run(work);
        assertFound(set, FC_KEEPALIVE, "unproven", Proof.DECLARED);
        assertThat(set.of(FC_EXECUTION).verdict()).isEqualTo("unproven");
    }

    private List<String> lines(String log) throws IOException {
        return Files.readAllLines(work.resolve(log));
    }

    private static void assertFound(Checked.Result result, Requirement requirement, String verdict, Proof proof) {
        Finding finding = result.of(requirement);
        assertThat(finding.verdict()).as(finding.observed()).isEqualTo(verdict);
        assertThat(finding.proof()).as(finding.observed()).contains(proof);
    }

    private static boolean onPath(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
