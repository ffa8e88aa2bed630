package io.github.fcmaven.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A server in Java whose settings are system properties: what it needs is what its timers and its port need. */
interface JavaServer extends KnownServer {

    /** Its timers of idle connections, and its limits of a connection's number of requests. */
    List<ServerTimer> timers(PackagedFiles files);

    /** Its timers of running requests, beside those of idle connections. */
    default List<ServerTimer> requestTimers(ServerSettings settings) {
        return List.of();
    }

    /** Where it listens without its port's key; empty where the key is not read. */
    default Optional<String> defaultPort(PackagedFiles files) {
        return Optional.empty();
    }

    /** What it needs beside its port and its timers. */
    default List<Need> moreNeeds(PackagedFiles files) {
        return List.of();
    }

    @Override
    default DeclaredLimits limits(PackagedStart start) {
        List<ServerTimer> idle = timers(start.files());
        List<ServerTimer> running = idleTimerCutsRequests() ? idle : requestTimers(start.settings());
        return new DeclaredLimits(
                ServerTimer.declared(idle, start.settings()), ServerTimer.declared(running, start.settings()));
    }

    @Override
    default List<Need> needs(PackagedStart start) {
        List<Need> needs = new ArrayList<>();
        portKey()
                .flatMap(key -> defaultPort(start.files()).map(listens -> Need.property(key, "{port}", listens)))
                .ifPresent(needs::add);
        timers(start.files()).forEach(timer -> timer.need().ifPresent(needs::add));
        needs.addAll(moreNeeds(start.files()));
        return needs.stream()
                .map(need -> need.setBy(start.settings().anywhere(need.key()).map(Setting::source)))
                .toList();
    }
}
