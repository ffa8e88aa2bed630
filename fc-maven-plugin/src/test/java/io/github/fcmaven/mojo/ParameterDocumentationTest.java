package io.github.fcmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
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

    /** What is not spoken of as a parameter: the plugin's configuration, its goals, and the ways to name several. */
    private static final Pattern NAMED = Pattern.compile(
            "\\b(?!(?:configuration|goal|version|parameters?|properties|package)\\b)(\\w+) of fc-maven-plugin");

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
                        "explain",
                        "help",
                        "integration-test",
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

    /** An advice that names a parameter which no goal has leads nowhere: {@code memorySize of fc-maven-plugin}. */
    @Test
    void everyParameterThatAMessageNamesIsOne() throws IOException {
        Set<String> known = new TreeSet<>();
        elements(descriptor.getDocumentElement(), "parameter").forEach(parameter -> known.add(text(parameter, "name")));
        Set<String> unknown = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher named = NAMED.matcher(Files.readString(file));
                while (named.find()) {
                    if (!known.contains(named.group(1))) {
                        unknown.add(file.getFileName() + " names " + named.group(1));
                    }
                }
            }
        }
        assertThat(unknown).isEmpty();
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
