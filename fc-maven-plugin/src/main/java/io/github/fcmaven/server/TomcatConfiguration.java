package io.github.fcmaven.server;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The {@code conf/server.xml} of a Tomcat that the start runs by its own script.
 *
 * @param file it
 */
record TomcatConfiguration(Entry file) {

    private static final Pattern SCRIPT = Pattern.compile("(?:(.*)/)?bin/catalina\\.sh");
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern CONNECTOR = Pattern.compile("<Connector\\b([^>]*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("(\\w+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");

    /** Empty where the start is another, or its files may be elsewhere. */
    static Optional<TomcatConfiguration> of(PackagedStart start) {
        if (start.function().environment().containsKey("CATALINA_BASE")) {
            return Optional.empty();
        }
        return start.argv().stream()
                .map(SCRIPT::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .map(script -> (script.group(1) == null ? "" : script.group(1) + "/") + "conf/server.xml")
                .flatMap(CodePath::named)
                .flatMap(start.function()::entry)
                .map(TomcatConfiguration::new);
    }

    /** Where it listens for HTTP; empty where that is not known of each connector. */
    List<ListenAddress> listens() {
        List<ListenAddress> all = new ArrayList<>();
        for (Map<String, String> connector : connectors()) {
            if (connector.values().stream().anyMatch(value -> value.contains("${"))) {
                return List.of();
            }
            if (!connector.getOrDefault("protocol", "").contains("AJP") && connector.containsKey("port")) {
                String host = connector.getOrDefault("address", "");
                Optional<String> tls = Optional.of(
                                "remove SSLEnabled and what belongs to it from the Connector in " + path())
                        .filter(fix -> connector.getOrDefault("SSLEnabled", "").equals("true"));
                String text = (host.isEmpty() ? "" : host + ":") + connector.get("port");
                all.add(ListenAddress.of(text, path(), tls));
            }
        }
        return all;
    }

    private List<Map<String, String>> connectors() {
        return CONNECTOR
                .matcher(COMMENT.matcher(file.text()).replaceAll(""))
                .results()
                .map(found -> attributes(found.group(1)))
                .toList();
    }

    private static Map<String, String> attributes(String text) {
        Map<String, String> all = new TreeMap<>();
        ATTRIBUTE
                .matcher(text)
                .results()
                .forEach(found -> all.put(found.group(1), found.group(2) == null ? found.group(3) : found.group(2)));
        return all;
    }

    private String path() {
        return file.path().value();
    }

    /** What to change in it. */
    ServerFixes fixes(ServerFixes any) {
        String connector = " the Connector in " + path();
        String address = connectors().stream()
                .flatMap(one -> Optional.ofNullable(one.get("address")).stream())
                .findFirst()
                .map(one -> "=\"" + one + "\"")
                .orElse("");
        return any.withPort("set port=\"{port}\" of" + connector + ServerFixes.OR_CA_PORT)
                .withBind("remove address" + address + " from" + connector)
                .withKeepAlive("set keepAliveTimeout=\"-1\" and maxKeepAliveRequests=\"-1\" of" + connector);
    }
}
