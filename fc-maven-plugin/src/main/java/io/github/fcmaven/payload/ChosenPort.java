package io.github.fcmaven.payload;

import io.github.fcmaven.function.StartSpec;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.server.PackagedServer;
import io.github.fcmaven.server.PackagedServer.ConfiguredPort;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * CAPort, and who said so.
 *
 * @param port the port
 * @param source who said so, for the log
 */
record ChosenPort(CaPort port, String source) {

    /** The user's, else the one the server is told by its start or its packaged configuration, else the platform's default. */
    static ChosenPort of(StartSpec start, PackagedServer server, List<String> argv) {
        Optional<String> told = server.kind().portKey().flatMap(key -> told(key, argv, start.environment()));
        // What the start tells the server stands above its files, even where it is no number.
        Optional<ConfiguredPort> configured = told.isPresent()
                ? told.flatMap(setting -> literal(setting.substring(setting.indexOf('=') + 1), setting))
                : server.port();
        if (start.port().isPresent()) {
            return new ChosenPort(start.port().get(), "as given");
        }
        return configured
                .map(found -> new ChosenPort(new CaPort(found.number()), "as " + found.source() + " says"))
                .orElse(new ChosenPort(CaPort.DEFAULT, "the platform's default"));
    }

    @Override
    public String toString() {
        return port + ", " + source;
    }

    /** The last of what a start says of a key: an argument stands above a system property, that above a variable. */
    private static Optional<String> told(String key, List<String> argv, Map<String, String> environment) {
        String variable = key.replace('.', '_').replace("-", "").toUpperCase(Locale.ROOT);
        return Stream.of(
                        last(argv, "--" + key + "="),
                        last(argv, "-D" + key + "="),
                        Optional.ofNullable(environment.get(variable)).map(value -> variable + "=" + value))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> last(List<String> argv, String prefix) {
        return argv.stream().filter(word -> word.startsWith(prefix)).reduce((first, second) -> second);
    }

    private static Optional<ConfiguredPort> literal(String value, String setting) {
        if (!value.matches("\\d{1,5}")) {
            return Optional.empty();
        }
        int number = Integer.parseInt(value);
        return number < 1 || number > 65535
                ? Optional.empty()
                : Optional.of(new ConfiguredPort(number, "the start (" + setting + ")"));
    }
}
