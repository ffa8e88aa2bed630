package io.github.fcmaven.server;

import static io.github.fcmaven.platform.Requirement.FC_EXECUTION;
import static io.github.fcmaven.platform.Requirement.FC_KEEPALIVE;

import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.server.DeclaredLimits.Declared;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A server in Java whose settings are system properties: what it needs is what its timers and its port need. */
interface JavaServer extends KnownServer {

    /** Its timers of idle connections, and its limits of a connection's number of requests. */
    default List<ServerTimer> timers(PackagedFiles files) {
        return List.of();
    }

    /** Its timers of running requests, beside those of idle connections. */
    default List<ServerTimer> requestTimers() {
        return List.of();
    }

    /** What it does without its port's key; empty where it has no such key, or does not read it. */
    default Optional<String> withoutPort(PackagedFiles files) {
        return defaultPort().isPresent()
                ? portKey().map(key -> label() + " listens on " + defaultPort().getAsInt())
                : Optional.empty();
    }

    /** What it needs beside its port and its timers. */
    default List<Need> moreNeeds(PackagedFiles files) {
        return List.of();
    }

    /** By what a class is known that makes the server, where only code tells it its port and address. */
    default Optional<Mark> madeBy() {
        return Optional.empty();
    }

    @Override
    default ServerFixes fixes(PackagedStart start) {
        return madeBy().flatMap(start.files()::ownClassThat)
                .map(fixes()::inClass)
                .orElse(fixes());
    }

    /** What is set as the requirement has it, and is so set in vain: the code sets it last. */
    @Override
    default Optional<String> overridden(Requirement requirement, PackagedStart start, CaPort port) {
        return switch (requirement) {
            case FC_PORT ->
                portKey()
                        .flatMap(start.settings()::effective)
                        .filter(setting -> ServerSettings.isCaPort(setting.value(), port))
                        .map(setting ->
                                inCode("set the port " + port + ", or none", vain(setting.says()), requirement, start)
                                        + ServerFixes.OR_CA_PORT);
            case FC_BIND ->
                hostKey()
                        .filter(key -> start.settings().oneAddress().isEmpty())
                        .map(key -> inCode(
                                "set no address, or 0.0.0.0",
                                start.settings()
                                        .effective(key)
                                        .map(Setting::says)
                                        .map(JavaServer::vain)
                                        .orElse(key + " is not set, the address comes from the code"),
                                requirement,
                                start));
            case FC_KEEPALIVE ->
                ServerTimer.declared(timers(start.files()), start.settings())
                        .filter(Declared::forADay)
                        .map(declared -> inCode(
                                "set no timeout of idle connections, or one of 25 hours, and no limit of requests",
                                vain(declared.says()),
                                requirement,
                                start));
            default -> Optional.empty();
        };
    }

    private static String vain(String says) {
        return says.contains(" is not set") ? "the code decides it" : says + ", and that has no effect";
    }

    private String inCode(String edit, String says, Requirement requirement, PackagedStart start) {
        Optional<String> setter = setsInCode(requirement).flatMap(start.files()::classThat);
        Optional<String> child = requirement == Requirement.FC_BIND || setter.isPresent()
                ? Optional.empty()
                : ChildSettings.edit(needs(start), start);
        return child.orElseGet(() -> letCode(edit, says, requirement, start, setter));
    }

    private static String letCode(
            String edit, String says, Requirement requirement, PackagedStart start, Optional<String> setter) {
        String who = setter.or(
                        () -> requirement == Requirement.FC_BIND ? start.files().loopbackClass() : Optional.empty())
                .map(name -> "the class " + name)
                .orElse("the application's code, where it makes the server,");
        return "let " + who + " " + edit + ": " + says;
    }

    @Override
    default DeclaredLimits limits(PackagedStart start) {
        boolean inCode = setsInCode(FC_KEEPALIVE).filter(start.files()::marks).isPresent();
        if (inCode) {
            return DeclaredLimits.NONE; // the code decides last
        }
        return new DeclaredLimits(
                ServerTimer.declared(timersOf(FC_KEEPALIVE, start.files()), start.settings()),
                ServerTimer.declared(timersOf(FC_EXECUTION, start.files()), start.settings()));
    }

    /** The timers that end idle connections, or cut running requests, whichever that requirement is about. */
    default List<ServerTimer> timersOf(Requirement requirement, PackagedFiles files) {
        return requirement == FC_KEEPALIVE || idleTimerCutsRequests() ? timers(files) : requestTimers();
    }

    @Override
    default List<Need> needs(PackagedStart start) {
        List<Need> needs = new ArrayList<>();
        portKey()
                .flatMap(key -> withoutPort(start.files()).map(listens -> Need.property(key, "{port}", listens)))
                .ifPresent(needs::add);
        timers(start.files()).forEach(timer -> timer.need().ifPresent(needs::add));
        needs.addAll(moreNeeds(start.files()));
        return needs.stream()
                .map(need -> need.setBy(start.settings().anywhere(need.key()).map(Setting::source)))
                .toList();
    }
}
