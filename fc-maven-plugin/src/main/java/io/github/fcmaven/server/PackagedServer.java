package io.github.fcmaven.server;

import io.github.fcmaven.function.Entry;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The server that a package holds.
 *
 * @param kind by its start and its files
 * @param port the literal port that its packaged configuration says, where it says one
 */
public record PackagedServer(ServerKind kind, Optional<ConfiguredPort> port) {

    /**
     * The server that these words start, else the one that these entries hold, found by the names of their files and of the files in their
     * jars; a jar within a jar is known by its name alone. What cannot be read tells nothing.
     *
     * @param argv the start command; empty where only the start file knows it
     */
    public static PackagedServer of(Collection<Entry> entries, List<String> argv) {
        PackagedFiles files = PackagedFiles.of(entries);
        ServerKind kind = ScriptServers.kindOf(entries, argv).orElseGet(() -> ServerFiles.kindOf(files));
        return new PackagedServer(kind, kind.portKey().flatMap(key -> PackagedConfiguration.of(kind, files)
                .port(key)));
    }

    /**
     * A literal port in a packaged configuration.
     *
     * @param number the port, 1 to 65535
     * @param source where it is said, for messages: file and key
     */
    public record ConfiguredPort(int number, String source) {}
}
