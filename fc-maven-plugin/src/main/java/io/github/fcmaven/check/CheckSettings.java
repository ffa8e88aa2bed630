package io.github.fcmaven.check;

import java.time.Duration;
import java.util.Optional;

/**
 * What the user may set of a check.
 *
 * @param startTimeout when our waiting for a start ends; beyond 120 s FC-STARTUP is violated whatever it says
 * @param probePath the path of every request but the slow one
 * @param keepAliveIdle how long a connection is left idle, and a slow request is held
 * @param slowPath a path of the application that answers late, where it has one
 */
public record CheckSettings(
        Duration startTimeout, String probePath, Duration keepAliveIdle, Optional<String> slowPath) {

    /** 120 s, {@code /}, 65 s, none. */
    public static final CheckSettings DEFAULTS =
            new CheckSettings(Duration.ofSeconds(120), "/", Duration.ofSeconds(65), Optional.empty());
}
