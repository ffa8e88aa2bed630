package io.github.fcmaven.startup;

import io.github.fcmaven.process.ListeningSocket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is known of a server's package, asked where waiting longer might show nothing new. */
public interface Expectation {

    /** Nothing is known. */
    Expectation NONE = new Expectation() {};

    /**
     * Whether a server that listens there, and not on CAPort, has made up its mind.
     *
     * @param sockets all on which it listens
     * @param lines what it printed last
     */
    default boolean settled(List<ListeningSocket> sockets, List<String> lines) {
        return false;
    }

    /** What it must have asked for in vain by its configuration, where none of the lines names it. */
    default Optional<RefusedConnection> refused(List<String> lines) {
        return RefusedConnection.in(lines);
    }

    /** Ports that its own sources name, as far as numbers in them may be ports. */
    default Set<Integer> ports() {
        return Set.of();
    }

    /** How long it must then have done next to nothing until waiting longer shows nothing new. */
    default Duration quiet() {
        return Duration.ofSeconds(10);
    }

    /** The ports that its package names besides CAPort: in its start command, or its configuration. */
    default Set<Integer> named() {
        return Set.of();
    }

    /** The ports at which it says that it listens, in the lines that it printed. */
    default Set<Integer> announced(List<String> lines) {
        return Set.of();
    }
}
