package io.github.fcmaven.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.http.Reply;
import io.github.fcmaven.server.ServerKind;
import io.github.fcmaven.startup.Loopback;
import io.github.fcmaven.startup.ReachableAddresses;
import io.github.fcmaven.startup.StartOutcome;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
}
