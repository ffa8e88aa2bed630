package io.github.fcmaven.server;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How a framework's configuration says in which profile a value holds. */
enum Profiles {
    /** A document of its own, or a file of its own: {@code application-prod.yml}. */
    SPRING,
    /** A prefix before the key: {@code %prod.quarkus.http.port}. */
    QUARKUS,
    /** As Spring does, and which of them are active is not read here. */
    OTHER;

    private static final Pattern PREFIX = Pattern.compile("%(?:\\{([^}]*)}|([^.]+))\\.(.*)");

    /** Those of the development and of tests, in which no package runs. */
    private static final List<String> NEVER_PACKAGED = List.of("dev", "test");

    /** Whether anything of that file may hold in a package. */
    boolean mayHold(String path) {
        return this != QUARKUS
                || NEVER_PACKAGED.stream().noneMatch(profile -> path.contains("application-" + profile + "."));
    }

    /** Whether a written key says something of the documented one, in whatever profile a package may run in. */
    boolean isSaid(String written, String key) {
        Matcher profiles = PREFIX.matcher(written);
        if (this != QUARKUS || !profiles.matches()) {
            return Setting.isForm(written, key);
        }
        String names = profiles.group(1) == null ? profiles.group(2) : profiles.group(1);
        return Setting.isForm(profiles.group(3), key)
                && Stream.of(names.split(",")).map(String::strip).anyMatch(name -> !NEVER_PACKAGED.contains(name));
    }

    /**
     * What holds of the documents, the one that wins last.
     *
     * @param active the profiles in which it runs
     */
    Stream<Map<String, String>> holding(List<Map<String, String>> documents, ActiveProfiles active) {
        Stream<Map<String, String>> plain = documents.stream().filter(active::accept);
        if (this != QUARKUS) {
            return plain;
        }
        return Stream.concat(
                plain.map(document -> without("%", document)),
                active.names().stream()
                        .flatMap(profile -> documents.stream().map(document -> below("%" + profile + ".", document))));
    }

    private static Map<String, String> without(String beginning, Map<String, String> document) {
        Map<String, String> others = new LinkedHashMap<>(document);
        others.keySet().removeIf(key -> key.startsWith(beginning));
        return others;
    }

    private static Map<String, String> below(String beginning, Map<String, String> document) {
        Map<String, String> below = new LinkedHashMap<>();
        document.forEach((key, value) -> {
            if (key.startsWith(beginning)) {
                below.put(key.substring(beginning.length()), value);
            }
        });
        return below;
    }

    /** A key as it stands where it holds: with the profile before it. */
    String written(String key, List<Map<String, String>> documents, ActiveProfiles active) {
        return active.names().stream()
                .map(profile -> "%" + profile + "." + key)
                .filter(one -> this == QUARKUS && documents.stream().anyMatch(document -> document.containsKey(one)))
                .reduce((first, second) -> second)
                .orElse(key);
    }
}
