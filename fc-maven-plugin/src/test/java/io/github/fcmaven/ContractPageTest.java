package io.github.fcmaven;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.CheckedBy;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.JavaLayer;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.server.ServerKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The page to which every message points has a section for each requirement, and none for anything else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContractPageTest {

    private static final Pattern SECTION =
            Pattern.compile("<a id=\"(FC-[A-Z-]+)\"></a>\n\n## (FC-[A-Z-]+): (.*)\n((?:(?!<a id=).*\n)*)");

    private final Map<String, String> sections = new LinkedHashMap<>();

    @BeforeAll
    void readThePage() throws IOException {
        String page = Files.readString(Path.of("../src-site/markdown/contract.md"));
        Matcher section = SECTION.matcher(page);
        while (section.find()) {
            assertThat(section.group(2)).as("the heading below the anchor").isEqualTo(section.group(1));
            sections.put(section.group(1), section.group(4));
        }
        assertThat(page.lines().filter(line -> line.startsWith("## "))).hasSize(sections.size());
    }

    @Test
    void everyRequirementHasASectionInTheCataloguesOrder() {
        assertThat(sections.keySet())
                .containsExactlyElementsOf(
                        Arrays.stream(Requirement.values()).map(Requirement::id).toList());
    }

    @Test
    void everySectionSaysRuleTestSymptomAndFix() {
        sections.forEach((id, text) -> {
            for (String part : List.of("**Rule.**", "**Test.**", "**On the platform.**", "**Fix.**")) {
                assertThat(text).as(id).containsOnlyOnce(part);
            }
            assertThat(text).as("the source of " + id).containsPattern("[Ss]ource:\\s");
        });
    }

    /** Who reads the platform's log has its code, and nothing else. */
    @Test
    void everyCodeThatARunningServerCausesLeadsToItsRequirement() throws IOException {
        String page = Files.readString(Path.of("../src-site/markdown/troubleshooting.md"));
        Pattern code = Pattern.compile("^(?:[a-z ]+: )?(?:\\d{3} )?([A-Z][A-Za-z]{5,})\\b");
        for (Requirement requirement : Requirement.values()) {
            Matcher named = code.matcher(requirement.platform());
            if (requirement.isHeldBy(CheckedBy.PROBE) && named.find()) {
                assertThat(page)
                        .as(requirement + " below a heading with " + named.group(1))
                        .containsPattern("### [^\n]*" + named.group(1) + "[^\n]*\n(?:(?!###).*\n)*?.*#"
                                + requirement.id() + "\\)");
            }
        }
    }

    @Test
    void everySymptomIsTheOneThatMessagesName() {
        Map<String, String> codes = Arrays.stream(Requirement.values())
                .filter(requirement -> requirement.platform().matches("[A-Z][A-Za-z]+: .*"))
                .collect(toMap(Requirement::id, requirement -> requirement
                        .platform()
                        .substring(0, requirement.platform().indexOf(':'))));
        assertThat(codes).hasSizeGreaterThan(8);
        codes.forEach((id, code) -> assertThat(sections.get(id)).as(id).contains("`" + code + "`"));
    }

    /** What an image holds stands on the page as it stands in the code. */
    @Test
    void everyRuntimeHasItsRows() {
        for (CustomRuntime runtime : CustomRuntime.values()) {
            assertThat(sections.get("FC-LIBRARY"))
                    .contains("| `" + runtime + "` | " + runtime.system() + " | 2." + runtime.glibc() + " | 3.4."
                            + runtime.libstdcxx() + " |");
            assertThat(sections.get("FC-JAVA-VERSION"))
                    .contains("| `" + runtime + "` | " + runtime.system() + " | "
                            + (runtime.java().isPresent() ? runtime.java().getAsInt() : "none") + " | "
                            + layers(runtime)
                            + " |");
            assertThat(sections.get("FC-LANGUAGE-VERSION")).contains("| `" + runtime + "` |");
            assertThat(sections.get("FC-RUNTIME")).contains("`" + runtime + "`");
            assertThat(Requirement.FC_RUNTIME.sentence()).containsPattern("\\b" + runtime + "(?:,| |$)");
        }
    }

    private static String layers(CustomRuntime runtime) {
        return Arrays.stream(JavaLayer.values())
                .filter(layer -> layer.supports(runtime))
                .map(JavaLayer::toString)
                .collect(joining(", "));
    }

    @Test
    void everyServerThatWeKnowHasItsRowForKeepAlive() {
        for (ServerKind kind : ServerKind.values()) {
            if (kind != ServerKind.UNKNOWN) {
                assertThat(sections.get("FC-KEEPALIVE")).contains("| " + kind.label() + " |");
            }
        }
    }
}
