package io.github.fcmaven.server;

import io.github.fcmaven.server.PackagedServer.ConfiguredPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a server's packaged configuration says. A file that cannot be parsed says nothing, and so does one within a library: what a library
 * brings is not what the user set.
 *
 * @param kind the server
 * @param places the files of the application: those beside the jar, which win, then those of each jar
 */
record PackagedConfiguration(ServerKind kind, List<List<ConfigurationFile>> places) {

    /** From the one that wins to the one that yields: a folder config wins over its parent, properties win over YAML. */
    private static final List<String> ORDER = List.of(
            "config/application.properties",
            "config/application.yaml",
            "config/application.yml",
            "application.properties",
            "application.yaml",
            "application.yml",
            "META-INF/microprofile-config.properties");

    /** Quarkus' profiles, which stand before a key. */
    private static final Pattern QUARKUS_PROFILES = Pattern.compile("%(?:\\{([^}]*)}|([^.]+))\\.(.*)");

    /** Quarkus' profiles of the development and of tests, in which no package runs. */
    private static final List<String> NEVER_PACKAGED = List.of("dev", "test");

    static PackagedConfiguration of(ServerKind kind, PackagedFiles files) {
        List<Map<String, String>> places = new ArrayList<>(List.of(files.loose()));
        places.addAll(files.jars().values());
        return new PackagedConfiguration(
                kind, places.stream().map(PackagedConfiguration::read).toList());
    }

    private static List<ConfigurationFile> read(Map<String, String> place) {
        return place.entrySet().stream()
                .map(file -> ConfigurationFile.read(file.getKey(), file.getValue()))
                .toList();
    }

    /** The literal port that holds without a profile; a placeholder asks the environment. */
    Optional<ConfiguredPort> port(String key) {
        return effective(key).flatMap(setting -> literal(setting.value(), setting.source() + " (" + key + ")"));
    }

    /** What holds without a profile: the first file that has the key decides. */
    Optional<Setting> effective(String key) {
        return places.stream()
                .flatMap(place -> ORDER.stream().flatMap(name -> place.stream()
                        .filter(file -> file.pathInClasses().equals(name))))
                .flatMap(file -> withoutProfile(key, file).map(value -> new Setting(key, value, file.path())).stream())
                .findFirst();
    }

    /** All that any file says of the key, in whatever profile, what holds without one first. */
    List<Setting> all(String key) {
        List<Setting> all = new ArrayList<>(effective(key).stream().toList());
        places.stream().flatMap(List::stream).filter(this::mayHold).forEach(file -> file.documents()
                .forEach(document -> document.forEach((written, value) -> {
                    if (isSaid(written, key)) {
                        all.add(new Setting(key, value, file.path()));
                    }
                })));
        return all;
    }

    private boolean mayHold(ConfigurationFile file) {
        return kind != ServerKind.QUARKUS
                || NEVER_PACKAGED.stream().noneMatch(profile -> file.path().contains("application-" + profile + "."));
    }

    private boolean isSaid(String written, String key) {
        Matcher profiles = QUARKUS_PROFILES.matcher(written);
        if (kind != ServerKind.QUARKUS || !profiles.matches()) {
            return Setting.isForm(written, key);
        }
        String names = profiles.group(1) == null ? profiles.group(2) : profiles.group(1);
        return Setting.isForm(profiles.group(3), key)
                && Stream.of(names.split(",")).map(String::strip).anyMatch(name -> !NEVER_PACKAGED.contains(name));
    }

    /** The last document that has the key wins; Quarkus' packages run in the profile prod. */
    private Optional<String> withoutProfile(String key, ConfigurationFile file) {
        Stream<String> plain = file.documents().stream()
                .filter(document -> !ConfigurationFile.isProfiles(document))
                .flatMap(document -> values(document, "", key));
        Stream<String> prod = kind == ServerKind.QUARKUS
                ? file.documents().stream().flatMap(document -> values(document, "%prod.", key))
                : Stream.of();
        return Stream.concat(plain, prod).reduce((first, second) -> second);
    }

    private static Stream<String> values(Map<String, String> document, String profile, String key) {
        return document.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(profile))
                .filter(entry -> Setting.isForm(entry.getKey().substring(profile.length()), key))
                .map(Map.Entry::getValue);
    }

    private static Optional<ConfiguredPort> literal(String value, String source) {
        if (!value.strip().matches("\\d{1,5}")) {
            return Optional.empty();
        }
        int number = Integer.parseInt(value.strip());
        return number < 1 || number > 65535 ? Optional.empty() : Optional.of(new ConfiguredPort(number, source));
    }
}
