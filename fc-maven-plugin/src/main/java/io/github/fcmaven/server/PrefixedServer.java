package io.github.fcmaven.server;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A server in Java that listens on 8080 until its keys {@code host} and {@code port} below one prefix say something
 * else, and whose {@code idle-timeout}, some minutes, also runs inside a request.
 */
interface PrefixedServer extends JavaServer {

    /** What its keys begin with, without the last point. */
    String prefix();

    /** Its timer of idle connections, as it reads that key. */
    ServerTimer idleTimer(String key);

    /** How many minutes the timer has where nobody sets it. */
    int idleMinutes();

    /** The value of the timer that is long enough. */
    String longEnough();

    /** What makes it listen on every address. */
    default String bindFix() {
        return "set " + prefix() + ".host=0.0.0.0";
    }

    @Override
    default Optional<String> portKey() {
        return Optional.of(prefix() + ".port");
    }

    @Override
    default Optional<String> hostKey() {
        return Optional.of(prefix() + ".host");
    }

    @Override
    default OptionalInt defaultPort() {
        return OptionalInt.of(8080);
    }

    @Override
    default boolean idleTimerCutsRequests() {
        return true;
    }

    @Override
    default List<ServerTimer> timers(PackagedFiles files) {
        return List.of(idleTimer(idleKey()).needing(longEnough(), closes()));
    }

    @Override
    default ServerFixes fixes() {
        String idle = "set " + idleKey() + "=" + longEnough();
        return new ServerFixes(
                bindFix() + ServerFixes.IN_PROPERTIES,
                "set " + prefix() + ".port={port}" + ServerFixes.IN_PROPERTIES + ServerFixes.OR_CA_PORT,
                idle + " (" + closes() + ")" + ServerFixes.IN_PROPERTIES,
                idle + " (its time, by default " + idleMinutes() + " minutes, also runs inside a request)"
                        + ServerFixes.IN_PROPERTIES);
    }

    private String idleKey() {
        return prefix() + ".idle-timeout";
    }

    private String closes() {
        return label() + " closes a connection after its idle-timeout, by default " + idleMinutes() + " minutes";
    }
}
