package io.github.fcmaven.server;

import io.github.fcmaven.platform.CodePath;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file that Spring Boot is told to read, with that of each profile beside it. Source: Spring Boot's page on
 * externalized configuration.
 *
 * @param inClasses whether it is looked for in the classes of a jar, and not in the package
 * @param path within these
 */
record ConfigLocation(boolean inClasses, String path) {

    /** {@code optional:file:./conf/}, {@code classpath:shop.yml}, {@code conf/shop.yml}; no pattern. */
    private static final Pattern ELEMENT =
            Pattern.compile("(?:optional:)?(?:(file):(?://)?|(classpath\\*?):/?)?([^:*]*)");

    private static final List<String> ENDINGS = List.of(".properties", ".yml", ".yaml");

    /**
     * What names locations: a plain path lies beside it.
     *
     * @param folder as the paths below it begin; nothing for the root
     * @param inClasses whether it is in a jar
     */
    record Base(String folder, boolean inClasses) {

        /** The start, whose paths lie in {@code /code}. */
        static final Base START = new Base("", false);

        static Base of(String file, boolean inClasses) {
            return new Base(file.substring(0, file.lastIndexOf('/') + 1), inClasses);
        }
    }

    /**
     * What a value of {@code spring.config.location} and its like lists, from the one that wins, which is written last.
     *
     * @param names of the files that are read in a folder
     */
    static List<ConfigLocation> listed(String value, List<String> names, Base base) {
        List<String> elements = Arrays.asList(value.strip().split("\\s*[,;]\\s*"));
        Collections.reverse(elements);
        return elements.stream()
                .map(ELEMENT::matcher)
                .filter(Matcher::matches)
                .flatMap(element -> of(element, names, base))
                .toList();
    }

    private static Stream<ConfigLocation> of(Matcher element, List<String> names, Base base) {
        boolean classpath = element.group(2) != null;
        String written = element.group(3);
        boolean relative = element.group(1) == null && !classpath && !written.startsWith("/");
        boolean inClasses = classpath || relative && base.inClasses();
        String path = ((relative ? base.folder() : "") + written).replaceFirst("^(?:" + CodePath.ROOT + "/|\\./)+", "");
        return path.isEmpty() || path.endsWith("/")
                ? names.stream().flatMap(name -> ENDINGS.stream()
                        .map(ending -> new ConfigLocation(inClasses, path + name + ending)))
                : Stream.of(new ConfigLocation(inClasses, path));
    }

    /** Where Spring Boot looks for files of these names without being told. */
    static List<ConfigLocation> usual(List<String> names) {
        return names.stream()
                .flatMap(name ->
                        PackagedConfiguration.OF_SPRING.stream().map(file -> file.replace("application.", name + ".")))
                .flatMap(file -> Stream.of(new ConfigLocation(false, file), new ConfigLocation(true, file)))
                .toList();
    }

    /** Whether that is its file, or the one of a profile: {@code shop.yml}, {@code shop-prod.yml}. */
    boolean names(String file) {
        int end = Math.max(0, path.lastIndexOf('.'));
        return file.equals(path)
                || file.startsWith(path.substring(0, end) + "-")
                        && file.endsWith(path.substring(end))
                        && file.indexOf('/', end) < 0;
    }
}
