package io.github.fcmaven.server;

import io.github.fcmaven.function.Entry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    private static final Pattern NO_VALUE =
            Pattern.compile("^\\s*(?:#(?!!)|//|\\*|/\\*|--)|\\b(?:require|import)\\b|^\\s*(?:from|use|namespace)\\b");

    /** Where code has a value for a variable that is not set. */
    private static final Pattern READ = Pattern.compile("(?i:\\benv(?:iron)?(?:\\.get|\\.fetch)?|getenv|_ENV|_SERVER)"
            + "(?:\\.|\\s*[(\\[]\\s*[\"'])([A-Z][A-Z0-9_]*)|\\$\\{([A-Z][A-Z0-9_]*):");

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
        Pattern name = Pattern.compile("(?<![\\w.]|\\w-)" + Pattern.quote(host) + "(?![\\w-]|\\.\\w)");
        List<Setting> settings = start.settings().saying(name);
        return settings.isEmpty()
                ? inFiles(host, name, start)
                : settings.stream()
                        .filter(any -> settings.size() == 1)
                        .map(setting -> of(host, setting, readsVariables))
                        .findFirst();
    }

    private static HostPlace of(String host, Setting setting, boolean readsVariables) {
        String key = setting.key();
        if (setting.source().equals(Setting.VARIABLE + key)) {
            return new HostPlace(setting.source(), " by setting " + key);
        }
        boolean isFile = setting.source().contains(".");
        Matcher placeholder = Pattern.compile("\\$\\{([^{}:]+):[^{}]*" + Pattern.quote(host) + "[^{}]*}")
                .matcher(setting.value());
        String how = !readsVariables
                ? " by a variable that the program should read in place of " + key + ","
                : " by setting " + Setting.variable(placeholder.find() ? placeholder.group(1) : key)
                        + (isFile ? "" : ", once " + setting.source() + " no longer says it,");
        return new HostPlace(setting.place(), how);
    }

    private static Optional<HostPlace> inFiles(String host, Pattern name, PackagedStart start) {
        List<HostPlace> found = new ArrayList<>();
        Pattern written = host.contains(".") ? name : asValue(host);
        for (Entry entry : start.function().entries().values()) {
            if (OWN_TEXT.matcher(entry.path().value()).matches()) {
                add(entry, written, found);
            }
        }
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** A name without a point is a word of many texts: a value is between quotes, or in an address. */
    private static Pattern asValue(String host) {
        String name = Pattern.quote(host);
        return Pattern.compile("([\"'])" + name + "(?::\\d+)?\\1|(?://|@)" + name + "(?![\\w.-])|\\b" + name
                + ":\\d{2,5}\\b|[=:-]\\s*" + name + "\\s*}?$");
    }

    private static void add(Entry entry, Pattern name, List<HostPlace> found) {
        String text = entry.text();
        if (!name.matcher(text).find()) {
            return;
        }
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (name.matcher(line).find() && !NO_VALUE.matcher(line).find()) {
                found.add(ofLine(entry.path().value() + ", line " + (i + 1), line));
            }
        }
    }

    private static HostPlace ofLine(String where, String line) {
        Set<String> read = READ.matcher(line)
                .results()
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new HostPlace(
                where,
                read.size() == 1
                        ? " by setting " + read.iterator().next()
                        : " by a variable that " + where + ", should read in its place,");
    }
}
