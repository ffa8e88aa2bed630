package io.github.fcmaven.server;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.CodePath;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files that Spring Boot is told to read, beside those of its own names or in their place: by {@code
 * spring.config.location}, {@code .additional-location}, {@code .name} and {@code .import}. What is not in the package
 * tells nothing. Source: Spring Boot's page on externalized configuration.
 */
final class NamedConfiguration {

    private static final String LOCATION = "spring.config.location";
    private static final String ADDITIONAL = "spring.config.additional-location";
    private static final String NAME = "spring.config.name";
    private static final String IMPORT = "spring.config.import";

    private static final Pattern ELEMENT =
            Pattern.compile("(?:optional:)?(?:(file):(?://)?|(classpath\\*?):/?)?([^:*]*)");

    /** The places that are no jars: what the start names, and what lies beside the jars. */
    private static final int LOOSE = 2;

    private final FunctionPackage function;
    private final StartSettings start;
    private final List<String> names;

    NamedConfiguration(FunctionPackage function, StartSettings start) {
        this.function = function;
        this.start = start;
        this.names = start.of(NAME)
                .map(Setting::value)
                .map(value -> List.of(value.strip().split("\\s*,\\s*")))
                .orElse(List.of("application"));
    }

    /** A file, or that of each profile, in the package or in the classes of a jar. */
    private record Named(boolean inClasses, String path) {
        boolean is(String file) {
            int end = Math.max(0, path.lastIndexOf('.'));
            return file.equals(path)
                    || file.startsWith(path.substring(0, end) + "-")
                            && file.endsWith(path.substring(end))
                            && file.indexOf('/', end) < 0;
        }
    }

    /** The configuration with them: what the start names stands above what Spring Boot reads by its name. */
    PackagedConfiguration of(PackagedConfiguration packaged) {
        List<Named> read = new ArrayList<>(Stream.of(IMPORT, ADDITIONAL, LOCATION)
                .flatMap(key -> start.of(key).stream())
                .flatMap(said -> files(said.value(), "", false))
                .toList());
        List<ConfigurationFile> above = inPackage(read);
        if (start.of(LOCATION).isEmpty()) {
            read.addAll(ofItsOwnNames());
        }
        List<List<ConfigurationFile>> places = new ArrayList<>(List.of(above));
        packaged.places().forEach(place -> places.add(without(above, place)));
        PackagedConfiguration whole = packaged.reading(meant(places, read), order(read));
        return whole.effective(IMPORT).map(said -> imported(whole, read, said)).orElse(whole);
    }

    private List<Named> ofItsOwnNames() {
        return names.stream()
                .flatMap(name ->
                        PackagedConfiguration.ORDER.stream().map(file -> file.replace("application.", name + ".")))
                .flatMap(file -> Stream.of(new Named(false, file), new Named(true, file)))
                .toList();
    }

    /** An import stands above the file that declares it, and below all that this one yields to. */
    private PackagedConfiguration imported(PackagedConfiguration whole, List<Named> read, Setting said) {
        List<List<ConfigurationFile>> places = whole.places();
        Predicate<ConfigurationFile> declares = file -> file.path().equals(said.source())
                && file.documents().stream()
                        .flatMap(document -> document.keySet().stream())
                        .anyMatch(key -> Setting.isForm(key, IMPORT));
        int at = 0;
        while (at < places.size() - 1 && places.get(at).stream().noneMatch(declares)) {
            at++;
        }
        String by = said.source().replaceFirst("^(BOOT-INF|WEB-INF)/classes/", "");
        List<Named> named = files(said.value(), by.substring(0, by.lastIndexOf('/') + 1), at >= LOOSE)
                .toList();
        List<ConfigurationFile> found = new ArrayList<>(inPackage(named));
        places.stream()
                .skip(LOOSE)
                .flatMap(List::stream)
                .filter(file -> named.stream().anyMatch(one -> one.inClasses() && one.is(file.pathInClasses())))
                .forEach(found::add);
        List<Named> all = Stream.concat(named.stream(), read.stream()).toList();
        List<List<ConfigurationFile>> with = new ArrayList<>();
        meant(places, all).forEach(place -> with.add(without(found, place)));
        with.get(at).addAll(0, found);
        return whole.reading(with, order(all));
    }

    private static List<String> order(List<Named> read) {
        return read.stream().map(Named::path).distinct().toList();
    }

    /** A file of the package is none of the classes, though it has the same path there, and the reverse. */
    private static List<List<ConfigurationFile>> meant(List<List<ConfigurationFile>> places, List<Named> read) {
        List<List<ConfigurationFile>> meant = new ArrayList<>();
        for (List<ConfigurationFile> place : places) {
            boolean inClasses = meant.size() >= LOOSE;
            meant.add(place.stream()
                    .filter(file -> {
                        List<Named> those = read.stream()
                                .filter(one -> one.is(file.pathInClasses()))
                                .toList();
                        return those.isEmpty() || those.stream().anyMatch(one -> one.inClasses() == inClasses);
                    })
                    .toList());
        }
        return meant;
    }

    private static List<ConfigurationFile> without(List<ConfigurationFile> others, List<ConfigurationFile> place) {
        return new ArrayList<>(
                place.stream().filter(file -> !others.contains(file)).toList());
    }

    private List<ConfigurationFile> inPackage(List<Named> named) {
        return function.entries().values().stream()
                .filter(entry -> named.stream()
                        .anyMatch(one -> !one.inClasses() && one.is(entry.path().value())))
                .map(entry -> ConfigurationFile.read(entry.path().value(), EntryText.of(entry)))
                .toList();
    }

    /**
     * The last element wins.
     *
     * @param folder of the file that names them, in which a plain path lies
     * @param inClasses whether that file is in a jar
     */
    private Stream<Named> files(String value, String folder, boolean inClasses) {
        List<String> elements = Arrays.asList(value.strip().split("\\s*[,;]\\s*"));
        Collections.reverse(elements);
        return elements.stream()
                .map(ELEMENT::matcher)
                .filter(Matcher::matches)
                .flatMap(element -> files(element, folder, inClasses));
    }

    private Stream<Named> files(Matcher element, String folder, boolean inClasses) {
        boolean plain = element.group(1) == null && element.group(2) == null;
        String written = (plain && !element.group(3).startsWith("/") ? folder : "") + element.group(3);
        boolean classes = element.group(2) != null
                || plain && inClasses && !element.group(3).startsWith("/");
        String path = written.replaceFirst("^(?:" + CodePath.ROOT + "/|\\./)+", "");
        return path.isEmpty() || path.endsWith("/")
                ? names.stream().flatMap(name -> Stream.of(".properties", ".yaml", ".yml")
                        .map(end -> new Named(classes, path + name + end)))
                : Stream.of(new Named(classes, path));
    }
}
