package io.github.fcmaven.server;

import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.Language;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.server.DeclaredLimits.Declared;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * All that is known of one kind of server: by what it is found, which settings it reads, which timers it has, what to
 * change. Each kind has one file, which is named after it.
 *
 * <p>To add a kind: write its file, and give it a constant in {@link ServerKind}. The tests then ask for the rest: a
 * package that holds it, its row for FC-KEEPALIVE, and its row in usage where {@link #needs} tells it something.
 */
interface KnownServer {

    /** How messages name it. */
    String label();

    /** What makes it keep each requirement. */
    ServerFixes fixes();

    /** The same for this package: for its version, and for the way it is started. */
    default ServerFixes fixes(PackagedStart start) {
        return fixes();
    }

    /**
     * Why the setting that keeps a requirement has no effect, and what to change instead; empty where it is not made
     * yet.
     *
     * @param port where the server should listen
     */
    default Optional<String> overridden(Requirement requirement, PackagedStart start, CaPort port) {
        return requirement == Requirement.FC_KEEPALIVE
                ? limits(start)
                        .keepAlive()
                        .filter(Declared::forADay)
                        .map(declared -> declared.says() + ", and the connection still ends: look for what else ends it"
                                + " (a header Connection: close, a timer or a proxy in the application)")
                : Optional.empty();
    }

    /** Whether a Java program with these files runs it. */
    default boolean isAmong(PackagedFiles files) {
        return false;
    }

    /** Whether a line of a command or a start script starts it; comments are left out. */
    default boolean isStartedBy(String line) {
        return false;
    }

    /** Whether a program in that language, whose code this is, runs it. */
    default boolean isRunBy(Language language, String code) {
        return false;
    }

    /** The key of its configuration that says where it listens; empty where only its code does. */
    default Optional<String> portKey() {
        return Optional.empty();
    }

    /** The key of its configuration that says on which address it listens; empty where only its code does. */
    default Optional<String> hostKey() {
        return Optional.empty();
    }

    /** The names of an address by which that key means every one. */
    default Set<String> anyAddress() {
        return Set.of();
    }

    /** Where it listens while nothing tells it; empty where that is no port that we know. */
    default OptionalInt defaultPort() {
        return OptionalInt.empty();
    }

    /** The same for this package. */
    default OptionalInt defaultPort(PackagedStart start) {
        return defaultPort();
    }

    /** The module by which pip installs a program of that name; empty where it is none of this server's. */
    default Optional<String> pipModule(String program) {
        return Optional.empty();
    }

    /**
     * The configuration files that it reads by their names, from the one that wins to the one that yields. Of a server
     * that reads none by itself those that applications read.
     */
    default List<String> configurationFiles() {
        return Stream.concat(
                        PackagedConfiguration.OF_SPRING.stream(),
                        Stream.of(PackagedConfiguration.HOCON, PackagedConfiguration.MICROPROFILE))
                .toList();
    }

    /** The library, as Maven names it, without which it reads no YAML, where the package lacks it. */
    default Optional<String> missingForYaml(PackagedFiles files) {
        return Optional.empty();
    }

    /** By what a class is known that sets in code what a key says too; empty where nothing is known of it. */
    default Optional<Mark> setsInCode(Requirement requirement) {
        return Optional.empty();
    }

    /** How its configuration files say in which profile a value holds. */
    default Profiles profiles() {
        return Profiles.OTHER;
    }

    /** Whether its timer of idle connections goes on while a request runs, and cuts that too. */
    default boolean idleTimerCutsRequests() {
        return false;
    }

    /** Whether it ends a connection after an error that it keeps after any other answer. */
    default boolean closesAfterErrors() {
        return false;
    }

    /** Whether it ends each connection behind its answer, and no header says so, unless a setting keeps it. */
    default boolean endsEachConnection() {
        return false;
    }

    /** Whether the object that serves can be asked, while it runs, for limits that only the code sets. */
    default boolean tellsItsLimits() {
        return false;
    }

    /** Whether its limits are known even where a start script starts it, and the command does not name it. */
    default boolean limitsAreKnownBehindScripts() {
        return false;
    }

    /** How it says in its log that it is there, and on which port. */
    default Optional<Announcement> announcement() {
        return Optional.empty();
    }

    /** How long it is told to keep connections and requests. */
    default DeclaredLimits limits(PackagedStart start) {
        return DeclaredLimits.NONE;
    }

    /** With what its port speaks plain HTTP; empty where nothing says that it does not, or nobody knows. */
    default Optional<Need> plainHttp(PackagedStart start) {
        return Optional.empty();
    }

    /** What says that it opens no port; empty where nothing does, or the application opens one. */
    default Optional<Setting> noServer(PackagedStart start) {
        return Optional.empty();
    }

    /** Where its own configuration file says that it listens; empty where nobody knows that, or not all of it. */
    default List<ListenAddress> listens(PackagedStart start) {
        return List.of();
    }

    /** The configuration file that its start names and that it cannot do without; empty where it names none. */
    default Optional<String> givenFile(PackagedStart start) {
        return Optional.empty();
    }

    /** What it must be told from outside, whoever tells it. */
    default List<Need> needs(PackagedStart start) {
        return List.of();
    }
}
