package io.github.fcmaven.server;

import io.github.fcmaven.function.Entry;
import java.util.Collection;
import java.util.Optional;

/**
 * The server that a package holds.
 *
 * @param kind by its files
 * @param port the literal port that its packaged configuration says, where it says one
 */
public record PackagedServer(ServerKind kind, Optional<ConfiguredPort> port) {

    /** The server that these entries hold. */
    public static PackagedServer of(Collection<Entry> entries) {
        throw new UnsupportedOperationException();
    }

    /**
     * A literal port in a packaged configuration.
     *
     * @param number the port
     * @param source where it is said, for messages: file and key
     */
    public record ConfiguredPort(int number, String source) {}
}
