package io.github.fcmaven.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.HttpTrigger;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.server.ServerKind;
import io.github.fcmaven.startup.Loopback;
import io.github.fcmaven.startup.ReachableAddresses;
import io.github.fcmaven.startup.StartOutcome;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which answers are redirects, and which functions they harm. */
class RedirectJudgeTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private static final FunctionSpec PLAIN = new FunctionSpec(
            "orders",
            "cn-hangzhou",
            new FunctionSpec.Resources(512, 0.35, 512, 60, 10),
            Optional.empty(),
            new HttpTrigger("function", HttpTrigger.METHODS));

    @ParameterizedTest
    @CsvSource({
        "301, violated",
        "302, violated",
        "303, violated",
        "307, violated",
        "308, violated",
        "200, met",
        "300, met",
        "304, met",
        "404, met"
    })
    void whatABrowserFollowsIsARedirect(int status, String verdict) {
        assertThat(finding(status, Optional.empty()).verdict()).hasToString(verdict);
    }

    @Test
    void whereARedirectDoesNoHarmItIsNotJudged() {
        Finding finding = finding(302, Optional.of("customDomain leads to the function"));

        assertThat(finding).isInstanceOf(Finding.Skipped.class);
        assertThat(finding.observed()).isEqualTo("customDomain leads to the function");
    }

    @Test
    void itDoesNoHarmOnADomainOfOnesOwnOrWhereOnlyEventsCallTheFunction() {
        assertThat(RedirectJudge.harmless(PLAIN)).isEmpty();
        assertThat(RedirectJudge.harmless(PLAIN.withSettings(Map.of("customDomain", Map.of()))))
                .hasValueSatisfying(why -> assertThat(why).startsWith("customDomain leads to the function"));
        assertThat(RedirectJudge.harmless(PLAIN.withTriggers(Optional.empty(), List.of(Map.of("triggerType", "http")))))
                .isEmpty();
        assertThat(RedirectJudge.harmless(PLAIN.withTriggers(Optional.empty(), List.of())))
                .hasValueSatisfying(why -> assertThat(why).startsWith("no HTTP trigger calls the function"));
    }

    private static Finding finding(int status, Optional<String> harmless) {
        Response answer =
                new Response("HTTP/1.1", status, new Response.Headers(Map.of()), true, 2, Response.Body.WHOLE, SECOND);
        Set<Loopback> everywhere = EnumSet.allOf(Loopback.class);
        Traffic traffic = Observations.traffic(
                new ReachableAddresses(9000, everywhere, everywhere),
                List.of(),
                Optional.empty(),
                new Idle(answer, Optional.empty(), Optional.empty()),
                Optional.empty(),
                SECOND);
        Observation.Setting setting = Observations.setting(
                new Observation.CheckedFunction(ServerKind.UNKNOWN, 1, harmless, false, Optional.empty()),
                Observations.LINUX,
                CheckSettings.DEFAULTS);
        Observation seen = Observations.served(setting, new StartOutcome.Accepted(SECOND, 9000), traffic);
        return RedirectJudge.judge(new Case(seen, requirement -> "", List.of()));
    }
}
