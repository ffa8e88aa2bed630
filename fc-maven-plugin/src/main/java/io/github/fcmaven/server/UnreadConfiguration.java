package io.github.fcmaven.server;

import io.github.fcmaven.platform.CodePath;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Configuration that a framework reads and that nobody reads here: outside of the package, or in a form of its own.
 * What it says is not known. Sources: Spring Boot's page on externalized configuration, Micronaut's guide, Quarkus'
 * guide to its configuration.
 */
final class UnreadConfiguration {

    /** What Micronaut and Quarkus read by its name, and is neither properties nor YAML. */
    private static final Pattern OTHER_FORM =
            Pattern.compile("(?:.*/)?(?:config/)?(?:application|bootstrap)(?:-[^/]+)?\\.(?:toml|json|groovy|hocon)");

    private static final List<String> OF_SPRING =
            List.of("spring.config.location", "spring.config.additional-location", "spring.config.import");

    private static final List<String> OF_OTHERS =
            List.of("micronaut.config.files", "quarkus.config.locations", "smallrye.config.locations");

    /** An absolute path that is not in the package, a service, or a path that a variable decides. */
    private static final Pattern OUTSIDE = Pattern.compile("(?:optional:)?(?:(?:file:(?://)?)?(?!" + CodePath.ROOT
            + "(?:/|$))/.*|(?!optional:|file:|classpath\\*?:)[a-z][a-z+-]+:.*|.*\\$\\{.*)");

    private UnreadConfiguration() {}

    /**
     * Whether there is any.
     *
     * @param start what the start says
     * @param packaged what the packaged files say
     */
    static boolean isThere(
            KnownServer known, PackagedFiles files, StartSettings start, PackagedConfiguration packaged) {
        boolean form = (known instanceof Micronaut || known instanceof Quarkus)
                && files.any(name -> OTHER_FORM.matcher(name).matches());
        Stream<String> keys = known instanceof SpringBoot ? OF_SPRING.stream() : OF_OTHERS.stream();
        return form
                || keys.flatMap(key -> start.of(key).or(() -> packaged.effective(key)).stream())
                        .flatMap(said -> Stream.of(said.value().strip().split("\\s*[,;]\\s*")))
                        .anyMatch(place -> OUTSIDE.matcher(place).matches());
    }
}
