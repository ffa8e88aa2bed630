package io.github.fcmaven.server;

import io.github.fcmaven.server.PackagedServer.ConfiguredPort;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Where a server's packaged configuration says its port. Only what holds without a profile counts, and only a literal: a
 * placeholder asks the environment. A file that cannot be parsed says nothing.
 */
final class PortConfiguration {

    private static final Pattern CONFIGURATION =
            Pattern.compile("(?:(?:BOOT-INF|WEB-INF)/classes/)?(?:config/)?application\\.(?:properties|ya?ml)"
                    + "|META-INF/microprofile-config\\.properties");

    /** From the one that wins to the one that yields: a folder config wins over its parent, properties win over YAML. */
    private static final List<String> ORDER = List.of(
            "config/application.properties",
            "config/application.yaml",
            "config/application.yml",
            "application.properties",
            "application.yaml",
            "application.yml",
            "META-INF/microprofile-config.properties");

    private static final List<String> PROFILE_KEYS =
            List.of("spring.config.activate.on-profile", "spring.profiles", "spring.profiles[0]");

    private PortConfiguration() {}

    static boolean isConfiguration(String path) {
        return CONFIGURATION.matcher(path).matches();
    }

    /** The first file that has the key decides; what lies beside the jar wins over what lies in it. */
    static Optional<ConfiguredPort> of(ServerKind kind, String key, PackagedFiles files) {
        List<Map<String, String>> places = new ArrayList<>(List.of(files.loose()));
        places.addAll(files.jars().values());
        return places.stream()
                .flatMap(place -> ORDER.stream().flatMap(name -> filesOf(place, name)))
                .flatMap(file -> value(kind, key, file).map(value -> Map.entry(file.getKey(), value)).stream())
                .findFirst()
                .flatMap(found -> literal(found.getValue(), found.getKey() + " (" + key + ")"));
    }

    private static Stream<Map.Entry<String, String>> filesOf(Map<String, String> place, String name) {
        return place.entrySet().stream()
                .filter(file -> withoutClasses(file.getKey()).equals(name));
    }

    private static String withoutClasses(String path) {
        return path.replaceFirst("^(BOOT-INF|WEB-INF)/classes/", "");
    }

    private static Optional<ConfiguredPort> literal(String value, String source) {
        if (!value.strip().matches("\\d{1,5}")) {
            return Optional.empty();
        }
        int number = Integer.parseInt(value.strip());
        return number < 1 || number > 65535 ? Optional.empty() : Optional.of(new ConfiguredPort(number, source));
    }

    /** The last document that has the key wins; Quarkus' packages run in the profile prod. */
    private static Optional<String> value(ServerKind kind, String key, Map.Entry<String, String> file) {
        String value = null;
        for (Map<String, String> document : documents(file.getKey(), file.getValue())) {
            if (PROFILE_KEYS.stream().noneMatch(document::containsKey)) {
                value = document.getOrDefault(key, value);
            }
            if (kind == ServerKind.QUARKUS) {
                value = document.getOrDefault("%prod." + key, value);
            }
        }
        return Optional.ofNullable(value);
    }

    private static List<Map<String, String>> documents(String path, String text) {
        try {
            return path.endsWith(".properties") ? properties(text) : yaml(text);
        } catch (IOException | YAMLException | IllegalArgumentException | StackOverflowError e) {
            return List.of();
        }
    }

    /** Spring Boot divides properties into documents by a comment of three dashes. */
    private static List<Map<String, String>> properties(String text) throws IOException {
        List<Map<String, String>> documents = new ArrayList<>();
        for (String part : text.split("(?m)^[#!]---\\s*$")) {
            Properties properties = new Properties();
            properties.load(new StringReader(part));
            Map<String, String> document = new LinkedHashMap<>();
            properties.stringPropertyNames().forEach(name -> document.put(name, properties.getProperty(name)));
            documents.add(document);
        }
        return documents;
    }

    private static List<Map<String, String>> yaml(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(20);
        options.setNestingDepthLimit(40);
        List<Map<String, String>> documents = new ArrayList<>();
        for (Object document : new Yaml(new SafeConstructor(options)).loadAll(text)) {
            Map<String, String> flat = new LinkedHashMap<>();
            flatten("", document, flat);
            documents.add(flat);
        }
        return documents;
    }

    private static void flatten(String prefix, Object value, Map<String, String> flat) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, below) -> flatten(prefix.isEmpty() ? "" + key : prefix + "." + key, below, flat));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                flatten(prefix + "[" + i + "]", list.get(i), flat);
            }
        } else if (!prefix.isEmpty() && value != null) {
            flat.put(prefix, String.valueOf(value));
        }
    }
}
