package io.github.fcmaven.gateway;

import io.github.fcmaven.function.FunctionSpec;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How often an asynchronous call is made again. Source: page on asynchronous calls. It does not say how long the
 * platform waits where the function failed: here as long as where it is throttled.
 *
 * @param attempts how often, where the function fails
 * @param age until when, after the platform took it
 */
record AsyncRetries(int attempts, Duration age) {

    private static final int ATTEMPTS = 3;
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration FIRST = Duration.ofMillis(500);

    /** The platform calls again for so long where it has no instance for it. */
    private static final Duration THROTTLED = Duration.ofHours(5);

    private static final int DOUBLED = 6;

    /** As {@code asyncInvokeConfig} says, or else the platform's own. */
    static AsyncRetries of(FunctionSpec spec) {
        Map<?, ?> config = spec.settings().get("asyncInvokeConfig") instanceof Map<?, ?> map ? map : Map.of();
        return new AsyncRetries(
                number(config.get("maxAsyncRetryAttempts")).orElse(ATTEMPTS),
                number(config.get("maxAsyncEventAgeInSeconds"))
                        .map(Duration::ofSeconds)
                        .orElse(A_DAY));
    }

    private static Optional<Integer> number(Object value) {
        return Optional.ofNullable(value)
                .map(Object::toString)
                .filter(text -> text.matches("\\d{1,7}"))
                .map(Integer::parseInt);
    }

    /**
     * How long to wait before the next call; empty where there is none.
     *
     * @param made how often it was called again already
     * @param throttled whether the function did not get it
     * @param since how long ago the platform took it
     */
    Optional<Duration> wait(int made, boolean throttled, Duration since) {
        Duration pause = FIRST.multipliedBy(1L << Math.min(made, DOUBLED));
        Duration until = throttled && THROTTLED.compareTo(age) < 0 ? THROTTLED : age;
        boolean again = (throttled || made < attempts) && since.plus(pause).compareTo(until) < 0;
        return again ? Optional.of(pause) : Optional.empty();
    }
}
