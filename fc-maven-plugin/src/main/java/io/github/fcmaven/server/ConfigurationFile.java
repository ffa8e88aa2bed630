package io.github.fcmaven.server;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A configuration file of a package, as Spring Boot reads it: YAML 1.1 by SnakeYAML, or properties; or HOCON.
 *
 * @param path in the package or in its jar
 * @param documents what each of its documents says, by keys with dots; none where it cannot be parsed
 * @param fault why it cannot be read; empty where it can
 */
record ConfigurationFile(String path, List<Map<String, String>> documents, Optional<ConfigurationFault> fault) {

    /**
     * All properties and YAML of the application's own classes, and those at the root and in {@code config} of a jar or
     * a package. The name does not matter: applications name files of their own with {@code spring.config.import} and
     * its like.
     */
    private static final Pattern CONFIGURATION = Pattern.compile(
            "(?:(?:BOOT-INF|WEB-INF)/classes/(?!META-INF/).*|(?:config/.*)?[^/]+)\\.(?:properties|ya?ml)"
                    + "|(?:.*/)?application\\.conf"
                    + "|(?:.*/)?META-INF/microprofile-config[^/]*\\.properties");

    /** An element of a list of files to read: Spring Boot binds these as it does words between commas. */
    private static final Pattern LISTED =
            Pattern.compile("(spring\\.config\\.(?:import|location|additional-location|name))\\[(\\d{1,4})]");

    /** Most files are told by their last letters, without a pattern. */
    private static final List<String> ENDS = List.of(".properties", ".yml", ".yaml", ".conf");

    static boolean isConfiguration(String path) {
        return ENDS.stream().anyMatch(path::endsWith)
                && CONFIGURATION.matcher(path).matches();
    }

    static ConfigurationFile read(String path, String text) {
        try {
            return new ConfigurationFile(path, documents(path, text, false), ConfigurationFault.inText(path, text));
        } catch (YAMLException e) {
            return new ConfigurationFile(path, allowingDuplicates(path, text), ConfigurationFault.of(e, text));
        } catch (IOException | IllegalArgumentException | StackOverflowError e) {
            return new ConfigurationFile(path, List.of(), ConfigurationFault.inText(path, text));
        }
    }

    /** The path within the application's classes, which are at the root of other jars. */
    String pathInClasses() {
        return path.replaceFirst("^(BOOT-INF|WEB-INF)/classes/", "");
    }

    /** Other frameworks than Spring Boot take the last of several. */
    private static List<Map<String, String>> allowingDuplicates(String path, String text) {
        try {
            return documents(path, text, true);
        } catch (IOException | YAMLException | IllegalArgumentException | StackOverflowError e) {
            return List.of();
        }
    }

    private static List<Map<String, String>> documents(String path, String text, boolean duplicates)
            throws IOException {
        if (path.endsWith(".conf")) {
            return List.of(Hocon.read(text));
        }
        return path.endsWith(".properties") ? properties(text) : yaml(text, duplicates);
    }

    /** Spring Boot divides properties into documents by a comment of three dashes. */
    private static List<Map<String, String>> properties(String text) throws IOException {
        List<Map<String, String>> documents = new ArrayList<>();
        for (String part : text.split("(?m)^[#!]---\\s*$")) {
            Properties properties = new Properties();
            properties.load(new StringReader(part));
            Map<String, String> document = new LinkedHashMap<>();
            properties.stringPropertyNames().forEach(name -> document.put(name, properties.getProperty(name)));
            documents.add(withLists(document));
        }
        return documents;
    }

    private static List<Map<String, String>> yaml(String text, boolean duplicates) {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(duplicates);
        options.setWarnOnDuplicateKeys(false);
        options.setMaxAliasesForCollections(20);
        options.setNestingDepthLimit(40);
        List<Map<String, String>> documents = new ArrayList<>();
        for (Object document : new Yaml(new SafeConstructor(options)).loadAll(text)) {
            Map<String, String> flat = new LinkedHashMap<>();
            flatten("", document, flat);
            documents.add(withLists(flat));
        }
        return documents;
    }

    private static Map<String, String> withLists(Map<String, String> document) {
        Map<String, SortedMap<Integer, String>> lists = new LinkedHashMap<>();
        document.forEach((key, value) -> {
            Matcher listed = LISTED.matcher(key);
            if (listed.matches()) {
                lists.computeIfAbsent(listed.group(1), any -> new TreeMap<>())
                        .put(Integer.valueOf(listed.group(2)), value);
            }
        });
        lists.forEach((key, elements) -> document.putIfAbsent(key, String.join(",", elements.values())));
        return document;
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
