package io.github.fcmaven.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.function.TestSpec;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often the platform makes an asynchronous call again. */
class AsyncRetriesTest {

    private static final AsyncRetries DEFAULTS = AsyncRetries.of(TestSpec.DEMO);

    @Test
    void withoutAsyncInvokeConfigAFunctionIsCalledThreeTimesMoreWithinADay() {
        assertThat(DEFAULTS).isEqualTo(new AsyncRetries(3, Duration.ofDays(1)));
    }

    @Test
    void asyncInvokeConfigSaysHowOftenAndUntilWhen() {
        Map<String, Object> config = Map.of("maxAsyncRetryAttempts", "0", "maxAsyncEventAgeInSeconds", 60);
        assertThat(AsyncRetries.of(TestSpec.DEMO.withSettings(Map.of("asyncInvokeConfig", config))))
                .isEqualTo(new AsyncRetries(0, Duration.ofMinutes(1)));
    }

    /** Twice as long each time, up to half a minute. */
    @ParameterizedTest
    @CsvSource({
        "0, false, 0, 500",
        "1, false, 1, 1000",
        "2, false, 2, 2000",
        "3, false, 4, -1",
        "3, true, 4, 4000",
        "40, true, 900, 32000",
        "0, false, 86400, -1",
        "40, true, 18000, -1"
    })
    void aCallThatFailedIsMadeAgainAfterAWhile(int made, boolean throttled, long seconds, long millis) {
        Optional<Duration> expected =
                Optional.of(millis).filter(wait -> wait >= 0).map(Duration::ofMillis);
        assertThat(DEFAULTS.wait(made, throttled, Duration.ofSeconds(seconds))).isEqualTo(expected);
    }
}
