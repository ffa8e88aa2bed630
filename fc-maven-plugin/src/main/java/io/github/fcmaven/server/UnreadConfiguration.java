package io.github.fcmaven.server;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.CodePath;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Configuration that a framework reads and that nobody reads here: outside of the package, or in a form of its own.
 * What it says is not known. Sources: Spring Boot's page on externalized configuration, Micronaut's guide, Quarkus'
 * guide to its configuration, Ktor's page on its configuration in a file.
 */
final class UnreadConfiguration {

    /** What Micronaut and Quarkus read by its name, and is neither properties nor YAML. */
    private static final Pattern OTHER_FORM =
            Pattern.compile("(?:.*/)?(?:config/)?(?:application|bootstrap)(?:-[^/]+)?\\.(?:toml|json|groovy|hocon)");

    private static final List<String> OF_SPRING =
            List.of("spring.config.location", "spring.config.additional-location", "spring.config.import");

    private static final List<String> OF_OTHERS =
            List.of("micronaut.config.files", "quarkus.config.locations", "smallrye.config.locations");

    /**
     * What names a service of configuration, which Spring Cloud and Apollo ask without an import: most often in {@code
     * bootstrap.yml}. What a server of configuration says of itself is no such key.
     */
    private static final Pattern REMOTE = Pattern.compile("(?i)(spring[._]cloud[._](?:(?:nacos|consul|zookeeper)[._])?"
            + "config[._])(?!enabled|import|server[._](?!addr)).*|apollo[._]bootstrap[._]enabled");

    /** An absolute path that is not in the package, a service, a path that a variable decides, or one with a hint. */
    private static final Pattern OUTSIDE = Pattern.compile("(?:optional:)?(?:(?:file:(?://)?)?(?!" + CodePath.ROOT
            + "(?:/|$))/.*|(?!optional:|file:|classpath\\*?:)[a-z][a-z+-]+:.*|.*\\$\\{.*|.*\\[\\.\\w+])");

    /** By what a script tells its server something, or leads it to other files; whatever else it does. */
    private static final Pattern TELLS =
            Pattern.compile("(?i)-D\\w|\\s--\\w|(?<![a-z])port|_port|spring|address|\\bhost|profile|config"
                    + "|\\.(?:properties|ya?ml|conf)\\b|\\$\\{?\\w*(?:opt|arg)|\\$@|\\b(?:cd|pushd)\\s");

    private UnreadConfiguration() {}

    /** Whether the scripts of a start that is not followed tell the server more than the packaged files do. */
    static boolean isInScript(FunctionPackage function, List<String> argv) {
        Set<String> words = argv.stream()
                .flatMap(word -> CodePath.named(word).stream())
                .map(CodePath::value)
                .collect(Collectors.toSet());
        return function.entries().values().stream()
                .filter(entry -> entry.path().equals(CodePath.BOOTSTRAP)
                        || words.contains(entry.path().value())
                        || entry.path().value().endsWith(".sh"))
                .flatMap(entry -> EntryText.of(entry).lines())
                .filter(line -> !line.strip().startsWith("#"))
                .anyMatch(line -> TELLS.matcher(line).find());
    }

    /**
     * Whether there is any.
     *
     * @param start what the start says
     * @param packaged what the packaged files say
     */
    static boolean isThere(
            KnownServer known, PackagedFiles files, StartSettings start, PackagedConfiguration packaged) {
        boolean form = (known instanceof Micronaut || known instanceof Quarkus)
                        && files.any(name -> OTHER_FORM.matcher(name).matches())
                || known instanceof Quarkus && files.any(".env"::equals)
                || known instanceof Ktor && start.of("config").isPresent();
        Stream<String> keys = known instanceof SpringBoot ? OF_SPRING.stream() : OF_OTHERS.stream();
        return form
                || keys.flatMap(key -> start.of(key).or(() -> packaged.effective(key)).stream())
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
