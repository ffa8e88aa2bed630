package io.github.fcmaven.server;

import java.util.Optional;

/**
 * A literal port that a configuration or a start says.
 *
 * @param number the port, 1 to 65535
 * @param source where it is said, for messages: file and key
 */
public record ConfiguredPort(int number, String source) {

    /** The port that a value is; empty where it is a placeholder, which asks the environment, or no TCP port. */
    public static Optional<ConfiguredPort> of(String value, String source) {
        String text = value.strip();
        if (!text.matches("\\d{1,5}")) {
            return Optional.empty();
        }
        int number = Integer.parseInt(text);
        return number < 1 || number > 65535 ? Optional.empty() : Optional.of(new ConfiguredPort(number, source));
    }
}
