package io.github.fcmaven.server;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.CodePath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
            Pattern.compile("(?:optional:)?(?:file:(?://)?|(classpath\\*?):/?)?([^:*]*)");

    private static final Pattern PROFILE = Pattern.compile("(.*?)-[^/]+(\\.(?:properties|ya?ml))");

    private final FunctionPackage function;
    private final StartSettings start;

    NamedConfiguration(FunctionPackage function, StartSettings start) {
        this.function = function;
        this.start = start;
    }

    /** The configuration with them. */
    PackagedConfiguration of(PackagedConfiguration packaged) {
        List<String> names = start.of(NAME)
                .map(Setting::value)
                .map(value -> List.of(value.strip().split("\\s*,\\s*")))
                .orElse(List.of("application"));
        List<String> order = new ArrayList<>(names.stream()
                .flatMap(name ->
                        PackagedConfiguration.ORDER.stream().map(file -> file.replace("application.", name + ".")))
                .toList());
        Optional<Setting> only = start.of(LOCATION);
        if (only.isPresent()) {
            order = files(only.get().value(), names);
        }
        for (Optional<Setting> more : List.of(start.of(ADDITIONAL), packaged.effective(IMPORT))) {
            order.addAll(0, more.map(setting -> files(setting.value(), names)).orElse(List.of()));
        }
        List<List<ConfigurationFile>> places = new ArrayList<>(packaged.places());
        places.add(0, read(Set.copyOf(order)));
        return new PackagedConfiguration(packaged.profiles(), places, packaged.active(), List.copyOf(order));
    }

    /** With those of profiles. */
    private List<ConfigurationFile> read(Set<String> named) {
        List<ConfigurationFile> files = new ArrayList<>();
        for (Entry entry : function.entries().values()) {
            String path = entry.path().value();
            Matcher profile = PROFILE.matcher(path);
            if (named.contains(path) || profile.matches() && named.contains(profile.group(1) + profile.group(2))) {
                files.add(ConfigurationFile.read(path, EntryText.of(entry)));
            }
        }
        return files;
    }

    /** The last element wins. */
    private static List<String> files(String value, List<String> names) {
        List<String> elements = new ArrayList<>(List.of(value.strip().split("\\s*[,;]\\s*")));
        Collections.reverse(elements);
        return new ArrayList<>(elements.stream()
                .map(ELEMENT::matcher)
                .filter(Matcher::matches)
                .flatMap(element -> files(element, names))
                .toList());
    }

    private static Stream<String> files(Matcher element, List<String> names) {
        String path = element.group(2).replaceFirst("^(?:" + CodePath.ROOT + "/|\\./)+", "");
        return path.isEmpty() || path.endsWith("/")
                ? names.stream().flatMap(name -> Stream.of(".properties", ".yaml", ".yml")
                        .map(end -> path + name + end))
                : Stream.of(path);
    }
}
