package io.github.fcmaven.server;

import io.github.fcmaven.platform.CodePath;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Configuration that a framework reads and that nobody reads here: outside of the package, or in a form of its own.
 * What it says is not known. Sources: Spring Boot's page on externalized configuration, Micronaut's guide, Quarkus'
 * guide to its configuration, Ktor's page on its configuration in a file.
 */
final class UnreadConfiguration {

    /** What Micronaut, Quarkus and servers of HOCON read by its name, and is neither properties nor YAML. */
    private static final Pattern OTHER_FORM =
            Pattern.compile("(?:.*/)?(?:config/)?(?:application|bootstrap)(?:-[^/]+)?\\.(?:toml|json|groovy|hocon)");

    private static final List<String> OF_SPRING =
            List.of("spring.config.location", "spring.config.additional-location", "spring.config.import");

    private static final List<String> OF_OTHERS =
            List.of("micronaut.config.files", "quarkus.config.locations", "smallrye.config.locations");

    /** Properties by which the library of HOCON reads another file; a variable of such a name is none. */
    private static final List<String> OF_HOCON = List.of("config.file", "config.resource", "config.url");

    /**
     * What names a service of configuration, which Spring Cloud and Apollo ask without an import: most often in {@code
     * bootstrap.yml}. What a server of configuration says of itself is no such key.
     */
    private static final Pattern REMOTE = Pattern.compile("(?i)(spring[._]cloud[._](?:(?:nacos|consul|zookeeper)[._])?"
            + "config[._])(?!enabled|import|server[._](?!addr)).*|apollo[._]bootstrap[._]enabled");

    /**
     * An absolute path that is not in the package, a service, a path that a variable decides, one with a hint, or a
     * folder of folders.
     */
    private static final Pattern OUTSIDE = Pattern.compile("(?:optional:)?(?:(?:file:(?://)?)?(?!" + CodePath.ROOT
            + "(?:/|$))/.*|(?!optional:|file:|classpath\\*?:)[a-z][a-z+-]+:.*|.*\\$\\{.*|.*\\[\\.\\w+]"
            + "|[^:]*(?::[^:]*)?/\\*/)");

    private UnreadConfiguration() {}

    /**
     * Whether there is any.
     *
     * @param start what the start says
     * @param packaged what the packaged files say
     */
    static boolean isThere(
            KnownServer known, PackagedFiles files, StartSettings start, PackagedConfiguration packaged) {
        boolean hocon = known.configurationFiles().contains(PackagedConfiguration.HOCON);
        boolean form = (known instanceof Micronaut || known instanceof Quarkus || hocon)
                        && files.any(name -> OTHER_FORM.matcher(name).matches())
                || hocon && start.settings().stream().map(Setting::key).anyMatch(OF_HOCON::contains)
                || known instanceof SpringBoot && start.of("loader.path").isPresent()
                || known instanceof Quarkus && files.any(".env"::equals)
                || known instanceof Ktor && (start.of("config").isPresent() || files.marks(Mark.KTOR_EMBEDDED));
        Stream<String> keys = known instanceof SpringBoot ? OF_SPRING.stream() : OF_OTHERS.stream();
        return form || keys.anyMatch(key -> isElsewhere(key, start, packaged));
    }

    /** Of several the one that holds without a profile is followed. */
    private static boolean isElsewhere(String key, StartSettings start, PackagedConfiguration packaged) {
        Optional<Setting> followed = start.of(key).or(() -> packaged.effective(key));
        return start.of(key).isEmpty()
                        && packaged.all(key).stream().anyMatch(said -> !followed.equals(Optional.of(said)))
                || followed.stream()
                        .flatMap(said -> Stream.of(said.value().strip().split("\\s*[,;]\\s*")))
                        .anyMatch(place -> OUTSIDE.matcher(place).matches());
    }

    /**
     * Whether a service of configuration may say more, and none of the files that are read turns it off.
     *
     * @param start what the start says
     * @param packaged what the packaged files say
     */
    static boolean isRemote(StartSettings start, PackagedConfiguration packaged) {
        return Stream.concat(start.settings().stream().map(Setting::key), packaged.keys())
                .map(REMOTE::matcher)
                .filter(Matcher::matches)
                .map(key -> key.group(1) == null ? key.group() : key.group(1) + "enabled")
                .map(key -> key.toLowerCase(Locale.ROOT).replace('_', '.'))
                .distinct()
                .anyMatch(enabled -> start.of(enabled)
                        .or(() -> packaged.effective(enabled))
                        .filter(said -> said.value().strip().equalsIgnoreCase("false"))
                        .isEmpty());
    }
}
