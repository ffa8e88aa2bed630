package io.github.fcmaven.check;

import static io.github.fcmaven.platform.Requirement.FC_PORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.check.FaultyServer.Fault;
import io.github.fcmaven.platform.Finding;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A port that answers, and not with the server that should be there. */
@LaunchesServers
class SecondServerTest {

    private static final String FIRST = """
            import http.server, os, socket, sys, threading, time

            class Health(http.server.BaseHTTPRequestHandler):
                protocol_version = "HTTP/1.1"
                def do_GET(self):
                    self.send_response(200)
                    self.send_header("Content-Length", "2")
                    self.end_headers()
                    self.wfile.write(b"ok")

            port = int(os.environ["FC_CUSTOM_LISTEN_PORT"])
            first = http.server.ThreadingHTTPServer(("", port), Health)
            threading.Thread(target=first.serve_forever).start()
            """;

    @TempDir
    Path work;

    @Test
    void aServerWhoseMainThreadFindsItsPortTakenViolatesPort() {
        Checked.Result result =
                Checked.java(Fault.TWO_SERVERS).idle(Duration.ofSeconds(5)).run(work);
        assertThat(result.observed(FC_PORT))
                .matches("two servers of this start want CAPort \\d+: one listens there, and the other one cannot"
                        + " \\(.*java.net.BindException: Address already in use.*\\)");
        assertThat(result.of(FC_PORT).fix())
                .matches("give one of the two another port, or start only one"
                        + " \\(the one that finds it taken starts in io.github.fcmaven.check.FaultyServer.before,"
                        + " FaultyServer.java:\\d+\\)");
        assertThat(result.report().warnings()).noneMatch(warning -> warning.contains("main thread"));
    }

    @Test
    void aLineThatNamesTheTakenPortIsEnough() {
        Checked.Result result = second("print('Port %d was already in use.' % port, flush=True)");
        assertThat(result.of(FC_PORT)).isInstanceOf(Finding.Violated.class);
        assertThat(result.observed(FC_PORT)).contains("was already in use");
    }

    @Test
    void aTakenPortThatNoLineNamesIsCaPortWhereTheServerHasNoOther() {
        Checked.Result result = second("http.server.HTTPServer(('', port), Health)");
        assertThat(result.of(FC_PORT)).isInstanceOf(Finding.Violated.class);
        assertThat(result.observed(FC_PORT)).contains("Address already in use");
    }

    @Test
    void whereItHasAnotherPortThatMayBeTheTakenOne() {
        Checked.Result result = second("""
                other = socket.create_server(("127.0.0.1", 0))
                http.server.HTTPServer(other.getsockname(), Health)
                """);
        assertThat(result.of(FC_PORT)).isInstanceOf(Finding.Met.class);
        assertThat(result.report().warnings())
                .anyMatch(warning -> warning.startsWith(
                        "the server listens, but a server of the same start cannot open its port (OSError:"));
    }

    /** Such as mini-httpd: its socket of IPv6 serves both, so that of IPv4 is refused, and it goes on with one. */
    @Test
    void aProgramThatOpensBothFamiliesApartIsOneServer() {
        Checked.Result result = Checked.python(FIRST.replace(
                                        "class Health",
                                        "class Dual(http.server.ThreadingHTTPServer):\n"
                                                + "    address_family = socket.AF_INET6\n\nclass Health")
                                .replace("http.server.ThreadingHTTPServer((\"\", port)", "Dual((\"::\", port)")
                        + "print('bind: Address already in use', flush=True)")
                .idle(Duration.ofSeconds(1))
                .run(work);
        assertThat(result.of(FC_PORT)).isInstanceOf(Finding.Met.class);
    }

    @Test
    void oneThatTriesAgainMayHaveIt() {
        Checked.Result result = second("""
                print("Connection in use: ('127.0.0.1', %d)" % port)
                print("Retrying in 1 second.", flush=True)
                """);
        assertThat(result.of(FC_PORT)).isInstanceOf(Finding.Met.class);
        assertThat(result.report().warnings()).anyMatch(warning -> warning.contains("(Connection in use: "));
    }

    /** An instance has nobody else. */
    @Test
    void aPortThatAProcessOfThisMachineHoldsSaysNothing() throws IOException {
        try (ServerSocket stranger = new ServerSocket(0)) {
            Checked.Result result = second(
                    "print('EADDRINUSE: address already in use :::" + stranger.getLocalPort() + "', flush=True)");
            assertThat(result.of(FC_PORT)).isInstanceOf(Finding.Met.class);
            assertThat(result.report().warnings()).noneMatch(warning -> warning.contains("EADDRINUSE"));
        }
    }

    private Checked.Result second(String lines) {
        return Checked.python(FIRST + lines).idle(Duration.ofSeconds(1)).run(work);
    }
}
