package io.github.fcmaven.server;

import io.github.fcmaven.function.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The only place of a package that names a host: a setting, or a line of one of its own files.
 *
 * @param where it is written
 * @param how it gets another value, in words that follow "name another one" and that "in checkEnvironment" follows
 */
public record HostPlace(String where, String how) {

    private static final Pattern OWN_TEXT = Pattern.compile("(?!(?:.*/)?(?:node_modules|vendor|site-packages)/)"
            + "(?:.*/)?(?:bootstrap|[^/]*\\.(?:[cm]?js|json|py|php|inc|rb|sh|ya?ml|toml|ini|cfg|conf|properties|xml))");

    private static final Pattern HOST = Pattern.compile("(?i)host|addr|server|ur[il]|node|endpoint|broker");

    private static final Pattern NO_VALUE =
            Pattern.compile("^\\s*(?:#(?!!)|//|\\*|/\\*|--)|\\b(?:require|import)\\b|^\\s*(?:from|use|namespace)\\b");

    /**
     * That of a package.
     *
     * @param host or its address with the port
     * @return empty where no place names it, or several do
     */
    public static Optional<HostPlace> of(String host, PackagedServer packaged) {
        PackagedStart start = packaged.start();
        boolean readsVariables = start.settings().packaged().profiles() != Profiles.OTHER
                || packaged.kind() == ServerKind.MICRONAUT
                || packaged.kind() == ServerKind.HELIDON;
        Predicate<String> names = naming(host);
        List<Setting> settings = start.settings().saying(setting -> names.test(setting.key() + "=" + setting.value()));
        return settings.isEmpty()
                ? inFiles(host, names, start)
                : settings.stream()
                        .filter(any -> settings.size() == 1)
                        .map(setting -> of(host, setting, readsVariables))
                        .findFirst();
    }

    /** Whether a line names it. A name without a point is a word of many texts: it stands in an address, or for one. */
    private static Predicate<String> naming(String host) {
        String name = Pattern.quote(host);
        if (host.contains(".")) {
            return Pattern.compile("(?<![\\w.]|\\w-)" + name + "(?![\\w-]|\\.\\w)")
                    .asPredicate();
        }
        Predicate<String> address = Pattern.compile(
                        "(?://|@)" + name + "(?![\\w.-])|(?<![\\w.-])" + name + ":\\d{2,5}\\b")
                .asPredicate();
        Predicate<String> value = Pattern.compile("([\"'])" + name + "\\1|[=:,-]\\s*" + name + "\\s*(?:[},]|$)")
                .asPredicate();
        return address.or(value.and(HOST.asPredicate()));
    }

    private static HostPlace of(String host, Setting setting, boolean readsVariables) {
        String key = setting.key();
        if (setting.source().equals(Setting.VARIABLE + key)) {
            return new HostPlace(setting.source(), " by setting " + key);
        }
        boolean isFile = setting.source().contains(".");
        Matcher placeholder = Pattern.compile("\\$\\{([^{}:]+):[^{}]*" + Pattern.quote(host) + "[^{}]*}")
                .matcher(setting.value());
        boolean named = placeholder.find();
        if (!named && isFile && key.startsWith("spring.config.import")) {
            return new HostPlace(
                    setting.place(),
                    " by setting CONFIG_SERVER, after you write ${CONFIG_SERVER:" + host + "} in place of " + host
                            + " there (no variable replaces an import),");
        }
        String how = !readsVariables
                ? " by a variable that the program should read in place of " + key + ","
                : " by setting " + Setting.variable(named ? placeholder.group(1) : key)
                        + (isFile ? "" : ", once " + setting.source() + " no longer says it,");
        return new HostPlace(setting.place(), how);
    }

    private static Optional<HostPlace> inFiles(String host, Predicate<String> names, PackagedStart start) {
        List<HostPlace> found = new ArrayList<>();
        for (Entry entry : start.function().entries().values()) {
            String path = entry.path().value();
            String text = OWN_TEXT.matcher(path).matches() ? entry.text() : "";
            int number = 0;
            for (String line : text.contains(host) ? text.lines().toList() : List.<String>of()) {
                number++;
                if (names.test(line) && !NO_VALUE.matcher(line).find()) {
                    found.add(ofLine(path + ", line " + number, line));
                }
            }
        }
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static HostPlace ofLine(String where, String line) {
        Set<String> read = PortVariable.readIn(line).collect(Collectors.toSet());
        return new HostPlace(
                where,
                read.size() == 1
                        ? " by setting " + read.iterator().next()
                        : " by a variable that " + where + ", should read in its place,");
    }
}
