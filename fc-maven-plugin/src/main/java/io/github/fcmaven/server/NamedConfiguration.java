package io.github.fcmaven.server;

import io.github.fcmaven.function.FunctionPackage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The files that Spring Boot is told to read, beside those of its own names or in their place: by {@code
 * spring.config.location}, {@code .additional-location}, {@code .name} and {@code .import}. What is not in the package
 * tells nothing.
 */
final class NamedConfiguration {

    private static final String LOCATION = "spring.config.location";
    private static final String ADDITIONAL = "spring.config.additional-location";
    private static final String NAME = "spring.config.name";
    private static final String IMPORT = "spring.config.import";

    /** The places that are no jars: what the start names, and what lies beside the jars. */
    private static final int LOOSE = 2;

    private final FunctionPackage function;
    private final StartSettings start;

    /** The last one that is named wins, and is the first here. */
    private final List<String> names;

    NamedConfiguration(FunctionPackage function, StartSettings start) {
        this.function = function;
        this.start = start;
        this.names = new ArrayList<>(start.of(NAME)
                .map(Setting::value)
                .map(value -> List.of(value.strip().split("\\s*,\\s*")))
                .orElse(List.of("application")));
        Collections.reverse(names);
    }

    /** The configuration with them: what the start names overrides what Spring Boot reads by its name. */
    PackagedConfiguration of(PackagedConfiguration packaged) {
        List<ConfigLocation> named = Stream.of(IMPORT, ADDITIONAL, LOCATION)
                .flatMap(key -> start.of(key).stream())
                .flatMap(said -> ConfigLocation.listed(said.value(), names, ConfigLocation.Base.START).stream())
                .toList();
        List<ConfigLocation> usual = start.of(LOCATION).isPresent() ? List.of() : ConfigLocation.usual(names);
        List<ConfigLocation> read = joined(named, usual);

        List<ConfigurationFile> above = inPackage(named);
        List<List<ConfigurationFile>> places = new ArrayList<>(List.of(above));
        packaged.places().forEach(place -> places.add(without(above, place)));

        PackagedConfiguration whole = packaged.reading(meant(places, read), order(read));
        return whole.effective(IMPORT).map(said -> importing(said, whole, read)).orElse(whole);
    }

    /** An import overrides the file that declares it, and is overridden by all that overrides this file. */
    private PackagedConfiguration importing(Setting said, PackagedConfiguration whole, List<ConfigLocation> before) {
        int at = placeOf(said, whole.places());
        String declaring = said.source().replaceFirst("^(BOOT-INF|WEB-INF)/classes/", "");
        List<ConfigLocation> named =
                ConfigLocation.listed(said.value(), names, ConfigLocation.Base.of(declaring, at >= LOOSE));
        List<ConfigLocation> read = joined(named, before);

        List<ConfigurationFile> imported = joined(inPackage(named), inClasses(named, whole.places()));
        List<List<ConfigurationFile>> places = new ArrayList<>();
        meant(whole.places(), read).forEach(place -> places.add(without(imported, place)));
        places.set(at, joined(imported, places.get(at)));
        return whole.reading(places, aboveDeclaring(order(named), declaring, whole.order()));
    }

    /** An import comes right before the file that declares it; of one for a profile, before all. */
    private static List<String> aboveDeclaring(List<String> imported, String declaring, List<String> order) {
        List<String> all = new ArrayList<>(without(imported, order));
        all.addAll(Math.max(0, all.indexOf(declaring)), imported);
        return all;
    }

    /** The place of the file that declares the import; the last one where that is not found. */
    private static int placeOf(Setting said, List<List<ConfigurationFile>> places) {
        return IntStream.range(0, places.size())
                .filter(at -> places.get(at).stream().anyMatch(file -> declares(file, said)))
                .findFirst()
                .orElse(places.size() - 1);
    }

    private static boolean declares(ConfigurationFile file, Setting said) {
        return file.path().equals(said.source())
                && file.documents().stream()
                        .flatMap(document -> document.keySet().stream())
                        .anyMatch(key -> Setting.isForm(key, IMPORT));
    }

    /** Files of the package that are named there. */
    private List<ConfigurationFile> inPackage(List<ConfigLocation> named) {
        return function.entries().values().stream()
                .filter(entry -> named.stream()
                        .anyMatch(one ->
                                !one.inClasses() && one.names(entry.path().value())))
                .map(entry -> ConfigurationFile.read(entry.path().value(), entry.text()))
                .toList();
    }

    /** Files of the jars that are named there. */
    private static List<ConfigurationFile> inClasses(List<ConfigLocation> named, List<List<ConfigurationFile>> places) {
        return places.stream()
                .skip(LOOSE)
                .flatMap(List::stream)
                .filter(file -> named.stream().anyMatch(one -> one.inClasses() && one.names(file.pathInClasses())))
                .toList();
    }

    /** Each place without what is named in the other kind of place alone, where it has the same path. */
    private static List<List<ConfigurationFile>> meant(
            List<List<ConfigurationFile>> places, List<ConfigLocation> read) {
        return IntStream.range(0, places.size())
                .mapToObj(at -> places.get(at).stream()
                        .filter(file -> isMeant(file, at >= LOOSE, read))
                        .toList())
                .toList();
    }

    private static boolean isMeant(ConfigurationFile file, boolean inClasses, List<ConfigLocation> read) {
        List<ConfigLocation> naming =
                read.stream().filter(one -> one.names(file.pathInClasses())).toList();
        return naming.isEmpty() || naming.stream().anyMatch(one -> one.inClasses() == inClasses);
    }

    private static List<String> order(List<ConfigLocation> read) {
        return read.stream().map(ConfigLocation::path).distinct().toList();
    }

    private static <T> List<T> without(List<T> others, List<T> all) {
        return all.stream().filter(one -> !others.contains(one)).toList();
    }

    private static <T> List<T> joined(List<T> first, List<T> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }
}
