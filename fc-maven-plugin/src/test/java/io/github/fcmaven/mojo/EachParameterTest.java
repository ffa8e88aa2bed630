package io.github.fcmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptorBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A parameter that no test gives to a goal may reach nothing: each is set in a project, a test of a goal, or a build.
 */
class EachParameterTest {

    private static final List<Path> TESTS = Stream.of(
                    "src/test/resources/projects",
                    "src/test/java/io/github/fcmaven/mojo",
                    "../it/builds/src/test",
                    "../it/benchmarks/src/test",
                    "../it/sample")
            .map(Path::of)
            .toList();

    /** What is tested below Maven alone, from before this test: nothing is added here. */
    private static final Set<String> SET_BY_NONE = Set.of(
            "allowedSecrets", "debugSuspend", "excludes", "jreLocales", "measurePath", "provisionConfig", "signatures");

    @Test
    void isSetByATest() throws Exception {
        String tests = tests();
        Set<String> unset = new TreeSet<>();
        parameters().forEach((name, property) -> {
            boolean set = tests.contains("<" + name + ">")
                    || tests.contains("name = \"" + name + "\"")
                    || !property.isEmpty()
                            && Pattern.compile("\\b" + Pattern.quote(property) + "\\b")
                                    .matcher(tests)
                                    .find();
            if (!set) {
                unset.add(name);
            }
        });

        assertThat(unset).isEqualTo(new TreeSet<>(SET_BY_NONE));
    }

    /** The command line sets no element: each that is one word has a parameter of its own. */
    @ParameterizedTest
    @ValueSource(classes = {Probe.class, KeepAlive.class})
    void anElementOfOneWordHasAParameterForTheCommandLine(Class<?> element) throws Exception {
        String name = element.getSimpleName();
        String parent = name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);

        assertThat(parameters().values())
                .containsAll(Stream.of(element.getDeclaredFields())
                        .filter(field -> field.getType() == String.class)
                        .map(field -> "fc." + parent + "." + field.getName())
                        .toList());
    }

    /** What a user may give to a goal of ours, each with its property. */
    private static Map<String, String> parameters() throws Exception {
        Map<String, String> parameters = new TreeMap<>();
        try (InputStream in = EachParameterTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            for (MojoDescriptor mojo : new PluginDescriptorBuilder()
                    .build(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .getMojos()) {
                for (Parameter parameter : mojo.getParameters()) {
                    if (parameter.isEditable() && !mojo.getGoal().equals("help")) {
                        String expression = mojo.getMojoConfiguration()
                                .getChild(parameter.getName())
                                .getValue("");
                        parameters.put(parameter.getName(), expression.replaceAll("[${}]", ""));
                    }
                }
            }
        }
        return parameters;
    }

    /** Other files than this one. */
    private static String tests() throws IOException {
        StringBuilder text = new StringBuilder();
        for (Path root : TESTS) {
            try (Stream<Path> files = Files.walk(root)) {
                for (Path file : files.filter(path -> path.toString().matches(".*\\.(?:xml|java|properties)"))
                        .filter(path ->
                                !path.toString().contains("target/") && !path.endsWith("EachParameterTest.java"))
                        .toList()) {
                    text.append(Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return text.toString();
    }
}
