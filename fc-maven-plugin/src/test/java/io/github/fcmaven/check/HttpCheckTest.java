package io.github.fcmaven.check;

import static io.github.fcmaven.platform.Requirement.FC_HTTP;
import static io.github.fcmaven.platform.Requirement.FC_KEEPALIVE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.check.FaultyServer.Fault;
import io.github.fcmaven.platform.Proof;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that answer late, not at all, or in another protocol. */
@LaunchesServers
class HttpCheckTest {

    /** What a busy machine may add: less than one wait more, of which the shortest takes 1.5 s. */
    private static final Duration TOLERANCE = Duration.ofSeconds(1);

    private static final String NO_ANSWER =
            "FC-HTTP unproven, FC-KEEPALIVE unproven, FC-EXECUTION unproven, FC-PARALLEL skipped, FC-REDIRECT skipped,"
                    + " FC-FREEZE skipped";

    @TempDir
    Path work;

    @Test
    void aHeaderThatDripsIsAnAnswerTooLate() {
        Checked.Result result =
                Checked.java(Fault.SLOW_HEADER).bounds(Checked.IMPATIENT).run(work);
        assertThat(result.unmet()).isEqualTo(NO_ANSWER);
        assertThat(result.observed(FC_KEEPALIVE)).matches("GET /: the server sent [1-5] bytes within \\S+ s, .*");
        assertThat(result.report().warnings()).hasSize(1);
        assertInTime(result);
    }

    @Test
    void aServerThatNeverRepliesLeavesKeepAliveUnproven() {
        Checked.Result result =
                Checked.java(Fault.MUTE).bounds(Checked.IMPATIENT).run(work);
        assertThat(result.unmet()).isEqualTo(NO_ANSWER);
        assertThat(result.observed(FC_KEEPALIVE)).matches("GET /: the server did not answer within [2-9].* s");
        assertThat(result.of(FC_KEEPALIVE).fix()).contains("probe.path");
        assertThat(result.observed(FC_HTTP)).contains("so far it only accepts connections, and another path");
        assertThat(result.of(FC_HTTP).proof()).contains(Proof.INCONCLUSIVE);
        assertThat(result.report().coldStart().firstResponse()).isEmpty();
        Duration greetings = Duration.ofSeconds(2);
        assertThat(result.afterOpen())
                .isLessThan(Checked.IMPATIENT
                        .silence()
                        .plus(greetings)
                        .plus(TOLERANCE)
                        .plus(result.lag()));
    }

    /** A busy machine draws it out: the wait goes on while the server's processes work. */
    @Test
    void anAnswerThatIsLateForWorkIsAnAnswer() {
        Checked.Result result =
                Checked.java(Fault.WORKS_FIRST).bounds(Checked.LATE).run(work);
        assertThat(result.observed(FC_HTTP)).isEqualTo("GET / was answered 200 in HTTP/1.1");
        assertThat(result.report().passed()).isTrue();
        assertThat(result.report().coldStart().firstResponse().orElseThrow()).isGreaterThan(Duration.ofSeconds(3));
    }

    /** It answers nothing else meanwhile, and is no server that never answers. */
    @Test
    void anAnswerOfAServerThatSleptIsAnAnswer() {
        Checked.Result result =
                Checked.java(Fault.SLEEPS_FIRST).bounds(Checked.LATE).run(work);
        assertThat(result.observed(FC_HTTP)).isEqualTo("GET / was answered 200 in HTTP/1.1");
        assertThat(result.report().passed()).isTrue();
    }

    @Test
    void endlessInterimAnswersAreNoHttp() {
        Checked.Result result = Checked.java(Fault.ENDLESS_INTERIM).run(work);
        assertThat(result.unmet()).isEqualTo("FC-HTTP violated, the rest skipped");
        assertThat(result.observed(FC_HTTP))
                .isEqualTo("GET /: the server sent more than 8 interim answers in place of an answer");
        assertInTime(result);
    }

    @Test
    void anotherProtocolIsNamed() {
        Checked.Result result = Checked.java(Fault.TLS).run(work);
        assertThat(result.unmet()).isEqualTo("FC-HTTP violated, the rest skipped");
        assertThat(result.observed(FC_HTTP))
                .isEqualTo("GET /: the server does not speak HTTP/1.1 but TLS (first bytes 15 03 01 00 02 02 50)");
        assertThat(result.of(FC_HTTP).platform()).contains("502 BadResponse");
        assertThat(result.of(FC_HTTP).fix()).contains("turn TLS off", "server.ssl");
        assertInTime(result);
    }

    @Test
    void aGreetingOfAnotherProtocolIsNamed() {
        Checked.Result result = Checked.java(Fault.SSH).run(work);
        assertThat(result.unmet()).isEqualTo("FC-HTTP violated, the rest skipped");
        assertThat(result.observed(FC_HTTP)).contains("SSH");
        assertInTime(result);
    }

    @Test
    void aServerThatHangsUpOnPlainTextIsAskedWhetherItSpeaksTls() throws Exception {
        Path key = work.resolve("server.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=test",
                        "-storepass",
                        "password",
                        "-keystore",
                        key.toString())
                .start();
        assertThat(keytool.waitFor()).isZero();
        Checked.Result result = Checked.java(Fault.TLS_ONLY).file(key).run(work);
        assertThat(result.unmet()).isEqualTo("FC-HTTP violated, the rest skipped");
        assertThat(result.observed(FC_HTTP)).contains("TLS");
        assertThat(result.of(FC_HTTP).fix()).contains("turn TLS off");
    }

    @Test
    void aServerOfHttp2AloneIsNamed() {
        Checked.Result result = Checked.java(Fault.HTTP_2_ONLY).run(work);
        assertThat(result.unmet()).isEqualTo("FC-HTTP violated, the rest skipped");
        assertThat(result.observed(FC_HTTP)).matches("GET /: the server .*; it answers a greeting in HTTP/2");
        assertThat(result.of(FC_HTTP).fix()).contains("HTTP/1.1");
    }

    @Test
    void whatIsNoServerOfHttpAtAllIsToldFromOneThatIsSlow() {
        Checked.Result echo = Checked.java(Fault.ECHO).run(work);
        assertThat(echo.unmet()).isEqualTo("FC-HTTP violated, the rest skipped");
        assertThat(echo.observed(FC_HTTP)).contains("no protocol we know");
    }

    @Test
    void whatClosesEachConnectionWithoutAnAnswerIsNoServerOfHttp() {
        Checked.Result silent = Checked.java(Fault.HANGS_UP).run(work);
        assertThat(silent.unmet()).isEqualTo("FC-HTTP violated, the rest skipped");
        assertThat(silent.observed(FC_HTTP)).contains("closed the connection after", "without an answer");
        assertThat(silent.of(FC_HTTP).fix()).startsWith("let what listens on CAPort answer each request");
    }

    static void assertInTime(Checked.Result result) {
        assertThat(result.afterOpen())
                .isLessThan(Checked.SHORT.answer().plus(TOLERANCE).plus(result.lag()));
    }
}
