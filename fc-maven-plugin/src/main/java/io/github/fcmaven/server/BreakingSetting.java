package io.github.fcmaven.server;

import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.Requirement;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The setting that breaks a requirement: an edit has an effect only where that is written. */
final class BreakingSetting {

    /** A file that frameworks read by its name: of a profile, or with what holds in one. */
    private static final Pattern BY_NAME = Pattern.compile("(?:.*/)?application[^/]*");

    private BreakingSetting() {}

    /** One that holds. */
    static Optional<Setting> of(Requirement requirement, KnownServer server, PackagedStart start, CaPort port) {
        ServerSettings settings = start.settings();
        return switch (requirement) {
            case FC_PORT ->
                server.portKey()
                        .flatMap(settings::effective)
                        .filter(said -> !said.value().strip().equals(port.toString()));
            case FC_BIND -> settings.oneAddress();
            case FC_KEEPALIVE, FC_EXECUTION ->
                timers(requirement, server, start).stream()
                        .filter(timer -> ServerTimer.declared(List.of(timer), settings)
                                .filter(declared -> !declared.forADay())
                                .isPresent())
                        .flatMap(timer -> settings.effective(timer.key()).stream())
                        .findFirst();
            default -> Optional.empty();
        };
    }

    private static List<ServerTimer> timers(Requirement requirement, KnownServer server, PackagedStart start) {
        return server instanceof JavaServer java ? java.timersOf(requirement, start.files()) : List.of();
    }

    /**
     * One of a profile, of which nobody knows here whether it is active, as where code says so: whoever saw the
     * requirement broken saw that. Nothing where code may set the same, which decides last.
     */
    static Optional<Setting> ofProfile(Requirement requirement, KnownServer server, PackagedStart start, CaPort port) {
        boolean inCode =
                server.setsInCode(requirement).filter(start.files()::marks).isPresent();
        ServerSettings settings = start.settings();
        return inCode
                ? Optional.empty()
                : switch (requirement) {
                    case FC_PORT ->
                        server.portKey()
                                .flatMap(key -> ofProfile(key, start, value -> !ServerSettings.isCaPort(value, port)));
                    case FC_BIND -> server.hostKey().flatMap(key -> ofProfile(key, start, settings::isOneAddress));
                    case FC_KEEPALIVE, FC_EXECUTION ->
                        timers(requirement, server, start).stream()
                                .flatMap(timer -> ofProfile(timer.key(), start, timer::isTooShort).stream())
                                .findFirst();
                    default -> Optional.empty();
                };
    }

    /** In each profile that says it, for any of them may be the one. */
    private static Optional<Setting> ofProfile(String key, PackagedStart start, Predicate<String> breaks) {
        PackagedConfiguration packaged = start.settings().packaged();
        List<Setting> all = !start.settings().isAmbiguous(key) || packaged.profiles() == Profiles.QUARKUS
                ? List.of()
                : packaged.all(key).stream()
                        .filter(said -> breaks.test(said.value().strip()))
                        .filter(said -> BY_NAME.matcher(said.source()).matches())
                        .toList();
        String places = all.stream()
                .map(Setting::source)
                .distinct()
                .map(file -> all.size() == 1 ? file : inResources(file))
                .collect(Collectors.joining(" and "));
        return all.stream().findFirst().map(said -> new Setting(key, said.value(), places));
    }

    private static String inResources(String file) {
        return ServerFixes.CLASSES.matcher(file).replaceFirst("src/main/resources/");
    }
}
