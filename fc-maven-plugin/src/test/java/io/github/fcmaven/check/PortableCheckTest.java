package io.github.fcmaven.check;

import static io.github.fcmaven.platform.Requirement.FC_BIND;
import static io.github.fcmaven.platform.Requirement.FC_FREEZE;
import static io.github.fcmaven.platform.Requirement.FC_KEEPALIVE;
import static io.github.fcmaven.platform.Requirement.FC_MEMORY_USE;
import static io.github.fcmaven.platform.Requirement.FC_PORT;
import static io.github.fcmaven.platform.Requirement.FC_STARTUP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.github.fcmaven.check.FaultyServer.Fault;
import io.github.fcmaven.instance.Host;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Pause;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.process.PortLease;
import io.github.fcmaven.process.Programs;
import io.github.fcmaven.startup.ReachableAddresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same servers, looked at as on a system that is not Linux: whoever holds a socket is not known there, nor the
 * memory of a process, which cannot be stopped either; every other verdict is the same.
 */
@LaunchesServers
class PortableCheckTest {

    private static final String NO_OWNER = "this system does not show which process owns the socket";
    private static final Set<Requirement> BY_OWNER = Set.of(FC_PORT, FC_BIND);

    private static final Map<Fault, String> ARGUMENTS = Map.of(Fault.SLOW_START, "1500", Fault.HOLDS_HEAP, "400");

    @TempDir
    Path work;

    @Test
    void onlyTheOwnerOfTheSocketAndTheMemoryAreNotKnown() {
        Checked.Result result = portably(Checked.java(Fault.NONE)).run(work);

        assertThat(result.unmet())
                .isEqualTo("FC-PORT unproven, FC-BIND unproven,"
                        + " FC-KEEPALIVE unproven, FC-EXECUTION unproven, FC-MEMORY-USE skipped,"
                        + " FC-FREEZE unproven");
        assertThat(List.of(FC_PORT, FC_BIND)).allSatisfy(requirement -> assertThat(result.observed(requirement))
                .contains(NO_OWNER));
        assertThat(result.report().passed()).isTrue();
    }

    @Test
    void aDayIsProvenOfTheProcessesThatCouldHoldTheSocket() {
        Checked.Result result = portably(Checked.timed(List.of("-Dsun.net.httpserver.idleInterval=90000"), "jdk"))
                .run(work);
        assertThat(result.of(FC_KEEPALIVE)).isInstanceOf(Finding.Met.class);
        assertThat(result.observed(FC_KEEPALIVE)).contains("23 h 59 min 50 s by the fast-forwarded clock");
    }

    @Test
    void aServerOnAnotherPortIsFoundByWhatItsStartCommandNames() {
        try (PortLease other = PortLease.free()) {
            // Late, as a real server is: of one that listens when the wait begins, only its end shows whose it is.
            Checked checked = Checked.java(Fault.WRONG_PORT, other.port().toString(), "2500");
            Checked.Result result = portably(checked).bounds(Checked.IMPATIENT).run(work);
            assertThat(result.of(FC_PORT)).isInstanceOf(Finding.Violated.class);
            assertThat(result.observed(FC_PORT)).contains("*:" + other.port()).contains("not on CAPort");
            assertThat(result.of(FC_PORT).fix()).contains("FC_CUSTOM_LISTEN_PORT");
            assertThat(result.of(FC_STARTUP)).isInstanceOf(Finding.Skipped.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Listening on http://127.0.0.1:%d", "Tomcat started on port(s): %d (http)"})
    void aServerOnAnotherPortIsFoundByWhatItPrints(String line) {
        try (PortLease other = PortLease.free()) {
            Checked.Result result =
                    portably(elsewhere(other, line)).bounds(Checked.IMPATIENT).run(work);
            assertThat(result.observed(FC_PORT)).contains("127.0.0.1:" + other.port() + ", and not on CAPort");
        }
    }

    @Test
    void aServerThatSaysNothingOfItsPortIsFoundByItsSource() {
        try (PortLease other = PortLease.free()) {
            Checked.Result result = portably(elsewhere(other, "hello"))
                    .before(launched -> awaitOpen(other))
                    .startTimeout(Duration.ofSeconds(2))
                    .run(work);
            assertThat(result.observed(FC_PORT)).contains("127.0.0.1:" + other.port() + ", and not on CAPort");
            assertThat(result.unmet())
                    .isEqualTo("FC-STARTUP skipped, FC-PORT violated, FC-BIND violated, the rest skipped");
        }
    }

    /** Both numbers are in its source; the stranger answers as HTTP does, and at one address. */
    @Test
    void aStrangerAtANumberOfThePackageIsNotJudgedAndNotAsked() throws IOException {
        assumePython();
        AtomicInteger asked = new AtomicInteger();
        HttpServer stranger = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        stranger.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        stranger.start();
        try (PortLease other = PortLease.free()) {
            int strange = stranger.getAddress().getPort();
            Checked.Result result = portably(
                            Checked.python("""
                            import socket, time
                            neighbour = %d
                            server = socket.create_server(("0.0.0.0", %d))
                            time.sleep(60)
                            """.formatted(strange, other.port().number())))
                    .before(launched -> awaitOpen(other))
                    .startTimeout(Duration.ofSeconds(2))
                    .run(work);
            assertThat(result.observed(FC_PORT)).contains(":" + other.port()).doesNotContain(":" + strange);
            assertThat(result.of(FC_BIND)).isInstanceOf(Finding.Unproven.class);
            assertThat(asked).hasValue(0);
        } finally {
            stranger.stop(0);
        }
    }

    @Test
    void aServerThatListensBeforeTheWaitBeginsIsNoStranger() {
        try (PortLease other = PortLease.free()) {
            Checked.Result result = portably(
                            Checked.java(Fault.WRONG_PORT, other.port().toString()))
                    .before(launched -> awaitOpen(other))
                    .startTimeout(Duration.ofSeconds(3))
                    .run(work);
            assertThat(result.observed(FC_PORT)).contains("*:" + other.port()).contains("not on CAPort");
        }
    }

    private static void awaitOpen(PortLease port) {
        assertThat(Pause.until(() -> ReachableAddresses.anywhere(port.port().number()), Duration.ofSeconds(60)))
                .as("the server listens")
                .isTrue();
    }

    private static void assumePython() {
        assumeTrue(Programs.find("python3").isPresent(), "needs python3");
    }

    private static Checked elsewhere(PortLease port, String line) {
        assumePython();
        return Checked.python(
                """
                import socket, time
                server = socket.create_server(("127.0.0.1", %d))
                print("%s", flush=True)
                time.sleep(60)
                """.formatted(port.port().number(), line.formatted(port.port().number())));
    }

    @Test
    void whoListenedAtTheNamedPortBeforeIsNotTheServer() throws IOException {
        try (ServerSocket stranger = new ServerSocket(0)) {
            Checked checked = Checked.java(Fault.NEVER_LISTENS, String.valueOf(stranger.getLocalPort()));
            assertThat(portably(checked)
                            .startTimeout(Duration.ofSeconds(1))
                            .run(work)
                            .unmet())
                    .isEqualTo("FC-STARTUP violated, the rest skipped");
        }
    }

    @Test
    void whatItAsksForOnThisMachineIsNotTheServer() throws IOException {
        try (ServerSocket service = new ServerSocket(0)) {
            String address = "127.0.0.1:" + service.getLocalPort();
            Checked checked = Checked.script("""
                    echo "Started consumer for %1$s"
                    echo "Listening for orders of %1$s"
                    exec sleep 60
                    """.formatted(address)).variables(Map.of("QUEUE", "redis://" + address));
            assertThat(portably(checked)
                            .startTimeout(Duration.ofSeconds(2))
                            .run(work)
                            .unmet())
                    .isEqualTo("FC-STARTUP violated, the rest skipped");
        }
    }

    /**
     * It is known by its port alone, however late, and not found again: it ends by itself here. Where a look at the
     * children happened to see it while the script lived, nobody asks its port.
     */
    @Test
    void whatAnEndedScriptLeavesInTheBackgroundIsSeenByItsPort() {
        assumePython();
        Checked.Result result = portably(Checked.script(
                        "{ sleep 2.5; timeout 9 python3 -m http.server" + " $FC_CUSTOM_LISTEN_PORT; } & exit 0"))
                .run(work);
        assertThat(result.of(FC_STARTUP)).isInstanceOf(Finding.Violated.class);
        assertThat(result.observed(FC_STARTUP)).contains("in the background, but an instance ends with");
        assumeFalse(result.observed(FC_STARTUP).contains("it left PID"), "its children were seen while it lived");
        assertThat(result.observed(FC_STARTUP))
                .contains("it left a process that still runs and listens on port " + result.port()
                        + " in the background");
    }

    @Tag("matrix")
    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"WRONG_PORT", "TLS_ONLY"})
    void eachFaultGetsTheSameVerdicts(Fault fault) throws IOException {
        String argument = ARGUMENTS.getOrDefault(fault, "");
        assertSame(() -> Checked.java(fault, argument).startTimeout(Duration.ofSeconds(6)));
    }

    @Tag("matrix")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/initialize=first",
                "/initialize=404",
                "/initialize=mute",
                "/health=500",
                "/health=drip",
                "/health=close",
                "/invoke=404",
                "/invoke=garbage",
                "/pre-stop=500",
                "/pre-stop=die",
            })
    void eachCallGetsTheSameVerdicts(String behaviour) throws IOException {
        assertSame(() -> Checked.called(behaviour));
    }

    @Tag("matrix")
    @ParameterizedTest
    @ValueSource(strings = {"jdk", "threads 75", "threads", "reaps 300", "dies"})
    void eachTimerGetsTheSameVerdicts(String server) throws IOException {
        assertSame(() -> Checked.timed(List.of(), server.split(" ")));
    }

    @Tag("matrix")
    @ParameterizedTest
    @ValueSource(
            strings = {
                "exec python3 -m http.server $FC_CUSTOM_LISTEN_PORT",
                "python3 -m http.server $FC_CUSTOM_LISTEN_PORT",
                "python3 -m http.server $FC_CUSTOM_LISTEN_PORT --bind 127.0.0.1",
                "timeout 9 python3 -m http.server $FC_CUSTOM_LISTEN_PORT & exit 0",
                "timeout 9 python3 -m http.server $FC_CUSTOM_LISTEN_PORT --bind 127.0.0.1 & sleep 2; exit 0",
                "exec sleep 60",
                "exit 7",
                "exec nothing-of-that-name",
            })
    void eachScriptGetsTheSameVerdicts(String line) throws IOException {
        assumePython();
        assertSame(() -> Checked.script(line).startTimeout(Duration.ofSeconds(6)));
    }

    private void assertSame(Supplier<Checked> server) throws IOException {
        Checked.Result linux = server.get().run(Files.createDirectory(work.resolve("linux")));
        Checked.Result any = portably(server.get()).run(Files.createDirectory(work.resolve("any")));
        assertThat(any.report().findings())
                .hasSameSizeAs(linux.report().findings())
                .as(any.report().findings() + "\nagainst\n" + linux.report().findings())
                .allSatisfy(finding -> assertSame(linux.of(finding.requirement()), finding));
    }

    private static void assertSame(Finding linux, Finding any) {
        if (any.observed().contains(NO_OWNER)) {
            assertThat(BY_OWNER).contains(any.requirement());
            assertThat(linux).isInstanceOf(Finding.Met.class);
            assertThat(any).isInstanceOf(Finding.Unproven.class);
        } else if (any.requirement() == FC_FREEZE && any instanceof Finding.Unproven) {
            assertThat(any.observed()).isEqualTo("this system cannot stop a server and let it go on");
        } else if (any.requirement() == FC_MEMORY_USE) {
            assertThat(any).isInstanceOf(Finding.Skipped.class);
        } else {
            assertThat(any.verdict()).as(any.requirement().id()).isEqualTo(linux.verdict());
        }
    }

    private static Checked portably(Checked checked) {
        return checked.on(Host.running().withFunctionMemory().withoutItsSystem());
    }
}
