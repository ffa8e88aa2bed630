package io.github.fcmaven.server;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Something that a function asks for, such as a database.
 *
 * @param kind the scheme of its address, such as {@code mysql}
 * @param host its name or address
 * @param port its port, the scheme's own where none is written
 */
public record ServiceAddress(String kind, String host, int port) {

    private static final Map<String, Integer> PORTS = Map.ofEntries(
            Map.entry("mysql", 3306),
            Map.entry("mariadb", 3306),
            Map.entry("postgresql", 5432),
            Map.entry("postgres", 5432),
            Map.entry("sqlserver", 1433),
            Map.entry("oracle", 1521),
            Map.entry("redis", 6379),
            Map.entry("rediss", 6379),
            Map.entry("mongodb", 27017),
            Map.entry("amqp", 5672),
            Map.entry("amqps", 5671),
            Map.entry("http", 80),
            Map.entry("https", 443));

    /** The longer of two that begin alike comes first. */
    private static final String KINDS =
            "mysql|mariadb|postgresql|postgres|sqlserver|oracle|rediss|redis|mongodb|amqps|amqp|https|http";

    /** Drivers that stand before another one name themselves first: {@code jdbc:p6spy:mysql://...}. */
    private static final Pattern URL = Pattern.compile(
            "(?i)(?:(?:jdbc|r2dbc)(?::[a-z][\\w-]*)?:)?(" + KINDS
                    + ")(?::thin)?(?::[a-z]+)?:(?://|@/*)(?:[^/@]*@)?"
                    + "([A-Za-z0-9][\\w.-]*)(?::(\\d{1,5}))?(?:[/?;,:].*)?",
            Pattern.DOTALL);

    /**
     * What the start says comes first: it overrides the files. Links come last: seldom does a start depend on one.
     */
    static List<ServiceAddress> of(ServerSettings settings, Map<String, String> environment) {
        List<String> values = new ArrayList<>(environment.values());
        settings.packaged()
                .everything()
                .forEach((key, setting) ->
                        values.add(settings.effective(key).orElse(setting).value()));
        LinkedHashSet<ServiceAddress> found = new LinkedHashSet<>();
        for (String value : values) {
            Matcher url = URL.matcher(LocalService.expanded(value, environment).strip());
            if (url.matches()) {
                String kind = url.group(1).toLowerCase(Locale.ROOT);
                int port = url.group(3) == null ? PORTS.get(kind) : Integer.parseInt(url.group(3));
                found.add(new ServiceAddress(kind, url.group(2), port));
            }
        }
        return found.stream()
                .sorted(Comparator.comparing(service -> service.kind().startsWith("http")))
                .toList();
    }
}
