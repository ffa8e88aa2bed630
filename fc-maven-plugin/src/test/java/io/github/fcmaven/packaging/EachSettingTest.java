package io.github.fcmaven.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.descriptor.DeploymentDescriptor;
import io.github.fcmaven.descriptor.DescriptorSource;
import io.github.fcmaven.descriptor.FoundDescriptor;
import io.github.fcmaven.explain.Explanation;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.function.TestSpec;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.rule.SeverityOverrides;
import io.github.fcmaven.setting.DeploySetting;
import io.github.fcmaven.setting.Settings;
import io.github.fcmaven.setting.Xml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each setting on its whole way: from the POM to {@code s.yaml}, and from such a file that a user keeps. */
class EachSettingTest {

    private static final String PROVISION = "<provisionConfig><defaultTarget>1</defaultTarget>"
            + "<alwaysAllocateCPU>true</alwaysAllocateCPU><alwaysAllocateGPU>false</alwaysAllocateGPU>"
            + "<scheduledActions/><targetTrackingPolicies/></provisionConfig>";

    private static final Map<String, Object> ALL = all();

    @TempDir
    private Path folder;

    /** All but a key that the tool does not have: {@code props} alone takes such a one. */
    static Stream<String> names() {
        return ALL.keySet().stream().filter(name -> !name.equals("futureList"));
    }

    @Test
    void noSettingIsLeftOut() {
        assertThat(ALL.keySet())
                .containsAll(Arrays.stream(DeploySetting.values())
                        .map(DeploySetting::key)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatThePomSaysIsReadBackAndExplained(String name) throws IOException {
        FunctionPackage function = function(Map.of(name, ALL.get(name)));
        Path file = write(DeploymentDescriptor.serverlessDevs(function, "./function.zip"));

        assertThat(DeploymentDescriptor.read(file, new TreeMap<>()).spec().settings())
                .isEqualTo(function.spec().settings());
        FoundDescriptor kept = find(file);
        assertThat(kept.findings()).isEmpty();
        assertThat(kept.function().spec().settings()).isEqualTo(function.spec().settings());
        assertThat(explained(function)).anyMatch(line -> line.matches("  " + name + " +\\S.*"));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aKeptFileAgreesOrIsRefusedNamingBoth(String name) throws IOException {
        FunctionPackage function = function(Map.of(name, ALL.get(name)));
        FoundDescriptor same = find(write(DeploymentDescriptor.serverlessDevs(function, "./function.zip")));
        FoundDescriptor without =
                find(write(DeploymentDescriptor.serverlessDevs(function(Map.of()), "./function.zip")));

        assertThatCode(() -> hold(function.spec(), same)).doesNotThrowAnyException();
        assertThatThrownBy(() -> hold(function.spec(), without))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining(Settings.parameter(name) + " is ")
                .hasMessageContaining("in pom.xml, and s.yaml does not set it, which means none");
    }

    private static void hold(FunctionSpec ours, FoundDescriptor there) {
        Map<String, ExplicitParameters.Place> places = new HashMap<>();
        ours.settings().keySet().forEach(key -> places.put(Settings.parameter(key), ExplicitParameters.Place.POM));
        Agreement agreement = new Agreement(new ExplicitParameters(places), there.said(), "s.yaml");
        new SpecAgreement(agreement, ours, there.function().spec()).hold("hello");
        agreement.orThrow();
    }

    private static List<String> explained(FunctionPackage function) {
        return new Explanation(
                        "all",
                        List.of(),
                        function,
                        List.of(),
                        OptionalLong.empty(),
                        SeverityOverrides.parse(Map.of(), Optional.empty()),
                        Optional.empty())
                .lines();
    }

    private static FunctionPackage function(Map<String, Object> settings) {
        return new FunctionPackage(
                TestSpec.of("orders", 1).withSettings(settings),
                CustomRuntime.CUSTOM,
                List.of(),
                CaPort.DEFAULT,
                StartupCommand.BOOTSTRAP,
                Map.of(),
                new TreeMap<>());
    }

    private Path write(String text) throws IOException {
        return Files.writeString(folder.resolve("s.yaml"), text);
    }

    private static FoundDescriptor find(Path file) {
        return DeploymentDescriptor.find(
                new DescriptorSource(file, Optional.empty(), Optional.empty()), new TreeMap<>());
    }

    /** What the project of the golden file has, and the one setting that excludes another one there. */
    private static Map<String, Object> all() {
        Path pom = Path.of("src/test/resources/projects/settings/pom.xml");
        StringBuilder text = new StringBuilder(PROVISION);
        try (var in = Files.newBufferedReader(pom)) {
            for (Xpp3Dom one : Xpp3DomBuilder.build(in)
                    .getChild("build")
                    .getChild("plugins")
                    .getChild("plugin")
                    .getChild("configuration")
                    .getChildren()) {
                text.append(one.toUnescapedString().replaceFirst("<\\?xml[^>]*>", ""));
            }
            return new LinkedHashMap<>(Xml.settings(text.toString()));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
