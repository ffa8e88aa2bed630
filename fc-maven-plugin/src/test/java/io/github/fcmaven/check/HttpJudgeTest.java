package io.github.fcmaven.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.http.Reply;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.server.ServerKind;
import io.github.fcmaven.startup.Loopback;
import io.github.fcmaven.startup.ReachableAddresses;
import io.github.fcmaven.startup.StartOutcome;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpJudgeTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** What closes without an answer is another protocol, or a handler that throws. */
    @ParameterizedTest
    @CsvSource({
        "JDK_HTTPSERVER, 'let the handler of that path answer every request: catch what it throws'",
        "UNKNOWN, 'let an HTTP server listen on CAPort'"
    })
    void theFixOfAConnectionWithoutAnAnswerIsThatOfItsServer(ServerKind kind, String fix) {
        Set<Loopback> everywhere = EnumSet.allOf(Loopback.class);
        Traffic traffic = Observations.traffic(
                new ReachableAddresses(9000, everywhere, everywhere),
                List.of(),
                Optional.empty(),
                new Idle(new Reply.Closed(SECOND, false, 0), Optional.empty(), Optional.empty()),
                Optional.empty(),
                SECOND);
        Observation seen =
                Observations.served(Observations.setting(kind), new StartOutcome.Accepted(SECOND, 9000), traffic);

        assertThat(HttpJudge.judge(new Case(seen, any -> "", List.of())).fix()).startsWith(fix);
    }

    /** Many servers speak both, and a handler may keep the path of the probe waiting. */
    @Test
    void silenceBesideHttp2IsNoProof() {
        Finding silent = judged(new Reply.TimedOut(SECOND, 0), "HTTP/2");

        assertThat(silent).isInstanceOf(Finding.Unproven.class);
        assertThat(silent.observed()).contains("it answers a greeting in HTTP/2");
        assertThat(judged(new Reply.Closed(SECOND, false, 0), "HTTP/2")).isInstanceOf(Finding.Violated.class);
        assertThat(judged(new Reply.TimedOut(SECOND, 0), "TLS")).isInstanceOf(Finding.Violated.class);
    }

    private static Finding judged(Reply first, String understood) {
        Set<Loopback> everywhere = EnumSet.allOf(Loopback.class);
        Traffic traffic = new Traffic(
                new Traffic.Listener(new ReachableAddresses(9000, everywhere, everywhere), List.of(), false),
                Optional.of(first),
                Optional.of(understood),
                new Traffic.Watched("/", Optional.empty(), Optional.empty()),
                Optional.empty(),
                SECOND,
                Optional.empty());
        Observation seen = Observations.served(
                Observations.setting(ServerKind.UNKNOWN), new StartOutcome.Accepted(SECOND, 9000), traffic);
        return HttpJudge.judge(new Case(seen, any -> "", List.of()));
    }
}
