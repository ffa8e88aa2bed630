package io.github.fcmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.setting.Xml;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Holds every parameter, as Maven's own descriptor has it, to a description, a default and a property. */
class ParameterDocumentationTest {

    /** Nested elements and maps cannot be given by one property. */
    private static final Set<String> NESTED = Set.of(
            "java.util.Map",
            "io.github.fcmaven.mojo.SecretMap",
            "io.github.fcmaven.mojo.HealthCheckConfig",
            "io.github.fcmaven.mojo.LifecycleHook",
            "io.github.fcmaven.mojo.TriggerConfig",
            "io.github.fcmaven.mojo.Probe",
            "io.github.fcmaven.mojo.KeepAlive",
            "io.github.fcmaven.mojo.TrainingConfig");

    private static final Set<String> LISTS_OF_NESTED = Set.of("extraDirectories", "permissions", "triggers");

    /**
     * What pages and messages name beside parameters: keys of s.yaml, of the
     * report and of other plugins, settings of servers.
     */
    private static final Set<String> OF_OTHERS = Set.of(
            "customRuntimeConfig",
            "instanceLifecycleConfig",
            "vpcConfig",
            "logConfig",
            "lastLines",
            "skipITs",
            "mainClass",
            "recompressZippedFiles",
            "idleTimeout",
            "keepAliveTimeout",
            "connectionIdleTimeoutSeconds",
            "pluginManagement",
            "setPeriodic",
            "embeddedServer");

    /** What is not spoken of as a parameter: the plugin's configuration, its goals, and the ways to name several. */
    private static final Pattern NAMED = Pattern.compile(
            "\\b(?!(?:configuration|goal|version|parameters?|properties|package)\\b)(\\w+) of fc-maven-plugin");

    private static final Pattern ADVISED =
            Pattern.compile("\\b(?:set|give|remove|more|under|with) ([a-z]+[A-Z]\\w*)(?![\\w(])");

    private static final Pattern IN_PAGE = Pattern.compile("`([a-z]+[A-Z]\\w*)(?:[. =][^`]*)?`");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```.*?```");

    private static Document descriptor;

    @BeforeAll
    static void readDescriptor() throws Exception {
        try (InputStream in = ParameterDocumentationTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            descriptor =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        }
    }

    @Test
    void theGoalsAreThere() {
        Set<String> goals = new TreeSet<>();
        elements(descriptor.getDocumentElement(), "mojo").forEach(mojo -> goals.add(text(mojo, "goal")));

        assertThat(goals)
                .containsExactly(
                        "aggregate",
                        "deploy",
                        "explain",
                        "help",
                        "integration-test",
                        "invoke",
                        "logs",
                        "measure",
                        "package",
                        "run",
                        "start",
                        "stop",
                        "validate",
                        "verify");
    }

    @Test
    void everyGoalIsThreadSafe() {
        assertThat(elements(descriptor.getDocumentElement(), "mojo"))
                .allSatisfy(mojo -> assertThat(text(mojo, "threadSafe"))
                        .as(text(mojo, "goal"))
                        .isEqualTo("true"));
    }

    @Test
    void everyParameterSaysWhatItIsAndItsDefaultAndHasAProperty() {
        List<String> wrong = new ArrayList<>();
        for (Element mojo : elements(descriptor.getDocumentElement(), "mojo")) {
            if (!text(mojo, "goal").equals("help")) {
                elements(mojo, "parameter").stream()
                        .filter(parameter -> text(parameter, "editable").equals("true"))
                        .forEach(parameter -> check(mojo, parameter, wrong));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void runtimeNamesEachRuntime() {
        List<Element> runtimes = elements(descriptor.getDocumentElement(), "parameter").stream()
                .filter(parameter -> text(parameter, "name").equals("runtime"))
                .toList();

        assertThat(runtimes).isNotEmpty().allSatisfy(parameter -> assertThat(
                        text(parameter, "description").split("[ ,]+"))
                .contains(Arrays.stream(CustomRuntime.values())
                        .map(CustomRuntime::wireName)
                        .toArray(String[]::new)));
    }

    /** An advice that names a parameter which no goal has leads nowhere: {@code memorySize of fc-maven-plugin}. */
    @Test
    void everyParameterThatAMessageNamesIsOne() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            assertThat(unknown(files.filter(file -> file.toString().endsWith(".java")), NAMED, ADVISED))
                    .isEmpty();
        }
    }

    /** What is written in code and in two words, as parameters are, is one, or is listed above. */
    @Test
    void everyParameterThatAPageNamesIsOne() throws Exception {
        try (Stream<Path> root = Files.list(Path.of(".."));
                Stream<Path> english = Files.list(Path.of("../src-site/markdown"));
                Stream<Path> chinese = Files.list(Path.of("../src-site/zh-CN"))) {
            assertThat(unknown(
                            Stream.of(root, english, chinese)
                                    .flatMap(pages -> pages)
                                    .filter(page -> page.toString().matches("(?!.*/(architecture|changing)).*\\.md")),
                            IN_PAGE))
                    .isEmpty();
        }
    }

    private static Set<String> unknown(Stream<Path> files, Pattern... naming) throws Exception {
        Set<String> known = new TreeSet<>(OF_OTHERS);
        known.addAll(parameters());
        Set<String> unknown = new TreeSet<>();
        for (Path file : files.toList()) {
            String text = EXAMPLE.matcher(Files.readString(file)).replaceAll("");
            Stream.of(naming)
                    .flatMap(pattern -> pattern.matcher(text).results())
                    .map(named -> named.group(1))
                    .filter(name -> !known.contains(name))
                    .forEach(name -> unknown.add(file.getFileName() + " names " + name));
        }
        return unknown;
    }

    /** Those of each goal, and the elements of those that have some. */
    private static Set<String> parameters() throws ClassNotFoundException {
        Set<String> names = new TreeSet<>();
        elements(descriptor.getDocumentElement(), "parameter").forEach(parameter -> names.add(text(parameter, "name")));
        names.addAll(Xml.keys());
        Set<String> nested = new TreeSet<>(NESTED);
        nested.addAll(Set.of(ExtraDirectory.class.getName(), Permission.class.getName()));
        for (String type : nested) {
            for (Field element : Class.forName(type).getDeclaredFields()) {
                names.add(element.getName());
            }
        }
        return names;
    }

    private static void check(Element mojo, Element parameter, List<String> wrong) {
        String name = text(parameter, "name");
        String where = text(mojo, "goal") + ": " + name;
        String description = text(parameter, "description");
        Element configured = configured(mojo, name);
        if (description.length() < 20) {
            wrong.add(where + " has no description");
        }
        boolean nested = NESTED.contains(text(parameter, "type")) || LISTS_OF_NESTED.contains(name);
        boolean defaultValue = configured != null && configured.hasAttribute("default-value");
        if (!defaultValue && !description.contains("Default:") && !nested) {
            wrong.add(where + " says no default");
        }
        if (!nested && (configured == null || !configured.getTextContent().startsWith("${fc."))) {
            wrong.add(where + " has no property fc.*");
        }
    }

    private static Element configured(Element mojo, String name) {
        return elements(mojo, "configuration").stream()
                .flatMap(configuration -> elements(configuration, name).stream())
                .findFirst()
                .orElse(null);
    }

    private static String text(Element parent, String name) {
        return elements(parent, name).stream()
                .findFirst()
                .map(Element::getTextContent)
                .orElse("")
                .strip();
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }
}
