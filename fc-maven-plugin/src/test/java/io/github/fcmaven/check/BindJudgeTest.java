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

class BindJudgeTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** Its process ended with the request, so that nobody saw at which address its socket was. */
    @Test
    void aServerThatAcceptedEverywhereAndIsGoneIsNotSaidToBindToLess() {
        Set<Loopback> everywhere = EnumSet.allOf(Loopback.class);
        Finding gone = judged(new ReachableAddresses(9000, everywhere, everywhere));
        Finding first = judged(new ReachableAddresses(9000, everywhere, EnumSet.of(Loopback.FIRST)));

        assertThat(gone).isInstanceOf(Finding.Unproven.class);
        assertThat(gone.observed()).endsWith("no socket of the server was left to look at");
        assertThat(first).isInstanceOf(Finding.Violated.class);
    }

    private static Finding judged(ReachableAddresses reach) {
        Traffic traffic = Observations.traffic(
                reach,
                List.of(),
                Optional.empty(),
                new Idle(new Reply.Closed(SECOND, false, 0), Optional.empty(), Optional.empty()),
                Optional.empty(),
                SECOND);
        Observation seen = Observations.served(
                Observations.setting(ServerKind.UNKNOWN), new StartOutcome.Accepted(SECOND, 9000), traffic);
        return BindJudge.judge(new Case(seen, any -> "", List.of()));
    }
}
