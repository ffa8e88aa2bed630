package io.github.fcmaven.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a server's packaged configuration says. A file that cannot be parsed says nothing, and so does one within a
 * library: what a library brings is not what the user set.
 *
 * @param profiles how it says in which profile a value holds
 * @param places the files of the application: those beside the jar, which win, then those of each jar
 * @param active the profiles in which the package runs
 * @param order which files are read, by their paths within a place, from the one that wins to the one that yields
 * @param jars how many jars were looked into: of several, nobody knows here which one is started
 */
record PackagedConfiguration(
        Profiles profiles, List<List<ConfigurationFile>> places, ActiveProfiles active, List<String> order, int jars) {

    /** What Spring Boot reads: a folder config wins over its parent, properties win over YAML. */
    static final List<String> OF_SPRING = List.of(
            "config/application.properties",
            "config/application.yml",
            "config/application.yaml",
            "application.properties",
            "application.yml",
            "application.yaml");

    static final String HOCON = "application.conf";
    static final String MICROPROFILE = "META-INF/microprofile-config.properties";

    private static final List<String> NAMING = List.of(
            "spring.config.location",
            "spring.config.additional-location",
            "spring.config.name",
            "spring.config.import",
            "loader.path");

    /** What a framework reads without being told: its name, and its profile. */
    private static final Pattern BY_NAME =
            Pattern.compile("(?:config/(?:[^/]+/)?)?(application|bootstrap)(-[^/]+)?\\.(?:properties|ya?ml)");

    /** @param missingForYaml the library that the package lacks, and without which the server reads no YAML */
    static PackagedConfiguration of(
            Profiles profiles, List<String> order, Optional<String> missingForYaml, PackagedFiles files) {
        Optional<ConfigurationFault> unread = missingForYaml.map(ConfigurationFault::missing);
        List<Map<String, String>> places = new ArrayList<>(List.of(files.loose()));
        files.jars().values().forEach(jar -> places.add(jar.configuration()));
        return new PackagedConfiguration(
                profiles,
                places.stream().map(place -> read(place, order, unread)).toList(),
                ActiveProfiles.UNKNOWN,
                order,
                files.jars().size());
    }

    /** Whether a start of Spring Boot, or a file that is read, names others: see {@link NamedConfiguration}. */
    boolean isBesideOthers(StartSettings start) {
        return NAMING.stream().anyMatch(key -> start.of(key).isPresent())
                || !all("spring.config.import").isEmpty();
    }

    /** Whether a document comes after one that imports a file, which yields to it: no order of files shows that. */
    boolean hasDocumentsAfterImport() {
        return places.stream()
                .flatMap(List::stream)
                .map(ConfigurationFile::documents)
                .anyMatch(documents -> documents.stream()
                        .limit(Math.max(0, documents.size() - 1))
                        .flatMap(document -> document.keySet().stream())
                        .anyMatch(key -> Setting.isForm(key, "spring.config.import")));
    }

    /** Few packages name a service of configuration: for the others {@link UnreadConfiguration} is not loaded. */
    boolean mayBeBesideService(StartSettings start) {
        return Stream.concat(start.settings().stream().map(Setting::key), keys())
                .map(key -> key.toLowerCase(Locale.ROOT))
                .anyMatch(key -> key.contains("cloud") || key.contains("apollo"));
    }

    /** The same in these profiles. */
    PackagedConfiguration in(ActiveProfiles known) {
        return new PackagedConfiguration(profiles, places, known, order, jars);
    }

    /** The same with other files. */
    PackagedConfiguration reading(List<List<ConfigurationFile>> others, List<String> inOrder) {
        return new PackagedConfiguration(profiles, others, active, inOrder, jars);
    }

    /** Files of a form that the server does not read, under whatever name, are no configuration of it. */
    private static List<ConfigurationFile> read(
            Map<String, String> place, List<String> order, Optional<ConfigurationFault> unread) {
        List<ConfigurationFile> read = new ArrayList<>();
        for (Map.Entry<String, String> file : place.entrySet()) {
            if (unread.isPresent() && file.getKey().matches(".*\\.ya?ml")) {
                read.add(new ConfigurationFile(file.getKey(), List.of(), unread));
            } else if (hasForm(file.getKey(), order)) {
                read.add(ConfigurationFile.read(file.getKey(), file.getValue()));
            }
        }
        return read;
    }

    private static boolean hasForm(String path, List<String> names) {
        String ending = path.substring(path.lastIndexOf('.'));
        for (String name : names) {
            if (name.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }

    /** The files that the framework reads by their names and cannot read. */
    Stream<UnreadableFile> unreadable(boolean isSpring) {
        return places.stream()
                .flatMap(List::stream)
                .flatMap(file -> file
                        .fault()
                        .filter(fault -> isSpring || !fault.isSpringsOnly())
                        .flatMap(fault -> unreadable(file, fault, isSpring))
                        .stream());
    }

    private Optional<UnreadableFile> unreadable(ConfigurationFile file, ConfigurationFault fault, boolean isSpring) {
        Matcher name = BY_NAME.matcher(file.pathInClasses());
        if (!name.matches()) {
            return Optional.empty();
        }
        boolean always = isSpring && name.group(1).equals("application") && name.group(2) == null;
        String where = file.path() + (fault.line() > 0 ? ", line " + fault.line() : "");
        UnreadableFile told =
                new UnreadableFile(where, fault.what(), fault.fix(), always && jars < 2, fault.isOfPackage());
        return Optional.of(told.isCertain() || told.isPassedOver() ? told : told.asPossible());
    }

    /** The files that are read, from the one that wins to the one that yields: those of a profile win over others. */
    private Stream<ConfigurationFile> read() {
        List<String> names = Stream.concat(
                        active.winnersFirst().stream().flatMap(profile -> order.stream()
                                .filter(name -> !name.startsWith("META-INF/") && !name.endsWith(".conf"))
                                .map(name -> ofProfile(name, profile))),
                        order.stream())
                .toList();
        return places.stream().flatMap(place -> names.stream().flatMap(name -> place.stream()
                .filter(file -> file.pathInClasses().equals(name))));
    }

    /** The name is the user's, so nothing of it is a pattern. */
    private static String ofProfile(String file, String profile) {
        int end = file.lastIndexOf('.');
        return end < 0 ? file : file.substring(0, end) + "-" + profile + file.substring(end);
    }

    /** What holds: the first file that has the key decides. */
    Optional<Setting> effective(String key) {
        return read().flatMap(file -> holding(key, file)
                        .map(value -> new Setting(profiles.written(key, file.documents(), active), value, file.path()))
                        .stream())
                .findFirst();
    }

    /** The last document that has the key wins; in it the key as it is documented, else its first other form. */
    private Optional<String> holding(String key, ConfigurationFile file) {
        return profiles.holding(file.documents(), active)
                .flatMap(document -> Optional.ofNullable(document.get(key))
                        .or(() -> document.entrySet().stream()
                                .filter(entry -> Setting.isForm(entry.getKey(), key))
                                .map(Map.Entry::getValue)
                                .findFirst())
                        .stream())
                .reduce((first, second) -> second);
    }

    /** Everything that holds, by the keys as they are written. */
    Map<String, Setting> everything() {
        Map<String, Setting> all = new LinkedHashMap<>();
        read().forEach(file -> {
            Map<String, Setting> ofFile = new LinkedHashMap<>();
            profiles.holding(file.documents(), active)
                    .flatMap(document -> document.entrySet().stream())
                    .forEach(entry ->
                            ofFile.put(entry.getKey(), new Setting(entry.getKey(), entry.getValue(), file.path())));
            ofFile.forEach(all::putIfAbsent);
        });
        return all;
    }

    /** Every key of every file, in whatever profile. */
    Stream<String> keys() {
        return inAnyFile().map(Setting::key);
    }

    /** All that is said, in whatever file and profile. */
    Stream<Setting> inAnyFile() {
        return places.stream().flatMap(List::stream).flatMap(file -> file.documents().stream()
                .flatMap(document -> document.entrySet().stream())
                .map(entry -> new Setting(entry.getKey(), entry.getValue(), file.path())));
    }

    /** All that any file says of the key, in whatever profile, what holds first. */
    List<Setting> all(String key) {
        List<Setting> all = new ArrayList<>(effective(key).stream().toList());
        places.stream()
                .flatMap(List::stream)
                .filter(file -> profiles.mayHold(file.path()))
                .forEach(file -> file.documents()
                        .forEach(document -> document.forEach((written, value) -> {
                            if (profiles.isSaid(written, key)) {
                                all.add(new Setting(key, value, file.path()));
                            }
                        })));
        return all;
    }
}
