package io.github.fcmaven.server;

import io.github.fcmaven.function.ArgumentFiles;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.JavaCommand;
import io.github.fcmaven.platform.CodePath;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Dropwizard's configuration file says, which its command {@code server} is given. Source: Dropwizard's
 * configuration reference.
 *
 * @param file the word that names it
 * @param found the file of the package; empty where it is none
 * @param start which may set a variable
 */
record Dropwizard(String file, Optional<Entry> found, PackagedStart start) {

    static final String ARTIFACT = "dropwizard-core";

    /** Those of its core have moved from io.dropwizard with Dropwizard 3. */
    static final String CLASSES = "io/dropwizard/jersey/";

    static final String BIND =
            "write bindHost: 0.0.0.0 for that connector in Dropwizard's configuration file, or leave that line out";

    /** The connectors of a server of the type {@code default}, and the one of the type {@code simple}. */
    private static final String OF_DEFAULT = "server.applicationConnectors";

    private static final String ONLY = "server.connector";

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(?::-([^}]*))?}");
    private static final Pattern OF_SERVER = Pattern.compile("(?m)^(?:server|logging|metrics|database)\\s*:");
    private static final Pattern TIME = Pattern.compile("(\\d{1,9})\\s*([a-z]+)");
    private static final int DEFAULT_PORT = 8080;
    private static final int DEFAULT_SECONDS = 30;

    private static final Map<String, Duration> UNITS = Map.ofEntries(
            Map.entry("ms", Duration.ofMillis(1)),
            Map.entry("millisecond", Duration.ofMillis(1)),
            Map.entry("s", Duration.ofSeconds(1)),
            Map.entry("second", Duration.ofSeconds(1)),
            Map.entry("m", Duration.ofMinutes(1)),
            Map.entry("min", Duration.ofMinutes(1)),
            Map.entry("minute", Duration.ofMinutes(1)),
            Map.entry("h", Duration.ofHours(1)),
            Map.entry("hour", Duration.ofHours(1)),
            Map.entry("d", Duration.ofDays(1)),
            Map.entry("day", Duration.ofDays(1)));

    /** The types that take TLS alone, with those that do the same without it. */
    private static final Map<String, String> WITHOUT_TLS = Map.of("https", "http", "h2", "h2c");

    /** A connector of the application, by its keys; the port is empty where nobody knows it. */
    private record Connector(String type, Optional<Integer> port, String host, Optional<String> idle) {}

    /** Of a start {@code java -jar app.jar server FILE}; a property of the start may say more than the file. */
    static Optional<Dropwizard> of(PackagedStart start) {
        List<String> arguments = arguments(start).orElse(List.of());
        boolean isServer = arguments.size() == 2 && arguments.get(0).equals("server");
        boolean more = start.argv().stream().anyMatch(word -> word.startsWith("-Ddw."))
                || start.function().environment().values().stream().anyMatch(value -> value.contains("-Ddw."));
        return isServer && !more && start.files().holds(ARTIFACT, CLASSES)
                ? Optional.of(new Dropwizard(
                        arguments.get(1),
                        CodePath.named(arguments.get(1))
                                .flatMap(path -> start.function().entry(path)),
                        start))
                : Optional.empty();
    }

    /** The words of its command, where a start has none: with the file that configures it, if there is only one. */
    static Optional<String> missingCommand(PackagedStart start) {
        List<String> files = start.function().entries().values().stream()
                .filter(entry -> entry.path().value().matches(".*\\.ya?ml"))
                .filter(entry -> OF_SERVER.matcher(entry.text()).find())
                .map(entry -> entry.path().value())
                .limit(2)
                .toList();
        return arguments(start)
                .filter(given -> given.isEmpty() && start.files().holds(ARTIFACT, CLASSES))
                .map(none -> "server" + (files.size() == 1 ? " " + files.get(0) : ""));
    }

    private static Optional<List<String>> arguments(PackagedStart start) {
        return JavaCommand.of(ArgumentFiles.expanded(start.function(), start.argv()))
                .map(JavaCommand::arguments);
    }

    /** The file that it is given, where no jar has one of that name, which its code could read. */
    Optional<String> givenFile() {
        return start.files().any(name -> name.endsWith(file)) && found.isEmpty() ? Optional.empty() : Optional.of(file);
    }

    /** Where it listens; empty where that is not known of each connector. */
    List<ListenAddress> listens() {
        List<Connector> connectors = connectors();
        return connectors.stream().allMatch(connector -> connector.port.isPresent())
                ? connectors.stream().map(this::address).toList()
                : List.of();
    }

    private ListenAddress address(Connector connector) {
        boolean everywhere = connector.host.isEmpty() || connector.host.matches("0\\.0\\.0\\.0|::|\\*");
        return new ListenAddress(
                (connector.host.isEmpty() ? "" : connector.host + ":") + connector.port.orElseThrow(),
                connector.port.orElseThrow(),
                everywhere,
                found.orElseThrow().path().value(),
                Optional.ofNullable(WITHOUT_TLS.get(connector.type))
                        .map(plain -> "write type: " + plain + " for that connector in "
                                + found.orElseThrow().path() + ", and remove its keys of TLS"));
    }

    /** The same fixes for the connectors that the file has, with its name where it is a file of the package. */
    ServerFixes fixes(ServerFixes any) {
        ServerFixes named = found.isEmpty()
                ? any
                : any.withKeepAlive(any.keepAlive() + " (" + file + ")").withBind(any.bind() + " (" + file + ")");
        return isSimple(keys())
                ? named.withPort(named.port().replace(OF_DEFAULT, ONLY))
                        .withKeepAlive(named.keepAlive().replace(OF_DEFAULT, ONLY))
                : named;
    }

    private static boolean isSimple(Map<String, String> keys) {
        return keys.getOrDefault("server.type", "").equals("simple");
    }

    /** Of the only connector. */
    DeclaredLimits limits() {
        List<Connector> connectors = connectors();
        if (connectors.size() != 1) {
            return DeclaredLimits.NONE;
        }
        Optional<String> idle = connectors.get(0).idle;
        if (idle.isEmpty()) {
            return DeclaredLimits.idle(false, "idleTimeout is not set, so 30 seconds (" + file + ")", DEFAULT_SECONDS);
        }
        return idle.flatMap(Dropwizard::time)
                .map(time -> DeclaredLimits.idle(
                        time.toSeconds() >= DeclaredLimits.SECONDS_OF_A_DAY,
                        "idleTimeout is " + idle.get() + " (" + file + ")",
                        time.toSeconds()))
                .orElse(DeclaredLimits.NONE);
    }

    private static Optional<Duration> time(String text) {
        Matcher time = TIME.matcher(text.strip());
        return time.matches()
                ? Optional.ofNullable(UNITS.get(time.group(2)))
                        .or(() -> Optional.ofNullable(UNITS.get(time.group(2).replaceFirst("s$", ""))))
                        .map(unit -> unit.multipliedBy(Long.parseLong(time.group(1))))
                : Optional.empty();
    }

    private Map<String, String> keys() {
        return found.map(entry ->
                        ConfigurationFile.read(withYamlsName(entry.path().value()), entry.text()))
                .filter(read -> read.fault().isEmpty() && read.documents().size() == 1)
                .map(read -> read.documents().get(0))
                .orElse(Map.of());
    }

    private List<Connector> connectors() {
        Map<String, String> keys = keys();
        List<Connector> connectors = new ArrayList<>();
        if (isSimple(keys)) {
            connectors.add(connector(keys, ONLY));
        } else if (keys.keySet().stream().anyMatch(key -> key.startsWith(OF_DEFAULT + "["))) {
            for (int i = 0; keys.containsKey(OF_DEFAULT + "[" + i + "].type"); i++) {
                connectors.add(connector(keys, OF_DEFAULT + "[" + i + "]"));
            }
        } else if (!keys.isEmpty()) {
            connectors.add(connector(Map.of(), ONLY));
        }
        return connectors;
    }

    /** JSON is YAML. */
    private static String withYamlsName(String path) {
        return path.endsWith(".json") ? path + ".yml" : path;
    }

    private Connector connector(Map<String, String> keys, String prefix) {
        return new Connector(
                keys.getOrDefault(prefix + ".type", "http"),
                value(keys.getOrDefault(prefix + ".port", "" + DEFAULT_PORT))
                        .filter(text -> text.matches("[1-9]\\d{1,4}"))
                        .map(Integer::valueOf),
                value(keys.getOrDefault(prefix + ".bindHost", "")).orElse(""),
                Optional.ofNullable(keys.get(prefix + ".idleTimeout")));
    }

    /** A variable has the value of the package, else its default. */
    private Optional<String> value(String text) {
        Matcher variable = VARIABLE.matcher(text);
        if (!variable.matches()) {
            return Optional.of(text).filter(plain -> !plain.contains("${"));
        }
        String set = start.function().environment().get(variable.group(1));
        return Optional.ofNullable(set == null ? variable.group(2) : set)
                .filter(value -> !variable.group(1).startsWith("FC_"));
    }
}
