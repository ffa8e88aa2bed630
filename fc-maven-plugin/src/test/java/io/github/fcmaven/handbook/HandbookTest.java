package io.github.fcmaven.handbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages in the jar, printed as plain text. */
class HandbookTest {

    private static final Path SITE = Path.of("../src-site/markdown");

    @Test
    void aRequirementsPageIsPlainText() {
        String contract = """
            <a id="FC-PORT"></a>

            ## FC-PORT: it listens on CAPort

            **Rule.** The port is the one configured
            as `caPort`. Source: [Principles](https://example.invalid/principles).

            - one `a`
            - another that is so long that it does not fit into a line of a hundred columns and is continued below it

            | server | setting |
            |---|---|
            | Quarkus | `quarkus.http.port=9000` |
            | Spring Boot, any server | `server.port=9000` |

            ```xml
            <caPort>9000</caPort>
            ```

            <a id="FC-BIND"></a>

            ## FC-BIND: it listens on every address
            """;

        assertThat(PlainPage.lines(Handbook.requirement(contract, "FC-PORT").orElseThrow()))
                .containsExactly("""
                    FC-PORT: it listens on CAPort

                      Rule. The port is the one configured as caPort. Source: Principles
                      (https://example.invalid/principles).

                      - one a
                      - another that is so long that it does not fit into a line of a hundred columns and is continued
                        below it

                      server                   setting
                      Quarkus                  quarkus.http.port=9000
                      Spring Boot, any server  server.port=9000

                        <caPort>9000</caPort>\
                    """.split("\n"));
    }

    @Test
    void aWideTableIsToldRowByRow() {
        Page page = Handbook.whole("""
            # Times

            | server | closes after | setting |
            |---|---|---|
            | Jetty | 30 s | `idle=25h` |
            """);

        assertThat(PlainPage.lines(page))
                .containsExactly("Times", "", "  Jetty", "      closes after: 30 s", "      setting: idle=25h");
    }

    @Test
    void aChineseLineBreaksBetweenItsCharacters() {
        Page page = Handbook.whole("# 端口\n\n" + "服务器监听端口。".repeat(10));

        assertThat(PlainPage.lines(page)).hasSize(4).allMatch(line -> line.codePointCount(0, line.length()) <= 51);
    }

    @Test
    void chineseHasItsOwnColonAndNoBlankAfterBold() {
        Page page = Handbook.whole("# 端口\n\n**规则。** 监听。\n\n| 一 | 结果 | 二 |\n|---|---|---|\n| a | met | c |");

        assertThat(PlainPage.lines(page)).containsExactly("端口", "", "  规则。监听。", "", "  a", "      结果：met", "      二：c");
    }

    @Test
    void noChineseLineBeginsWithWhatEndsAPhrase() {
        for (int before = 40; before < 52; before++) {
            Page page = Handbook.whole("# 端口\n\n" + "口".repeat(before) + "、端口，（端口）。\n再次监听。" + "口".repeat(60));

            List<String> lines = PlainPage.lines(page);

            assertThat(lines).noneMatch(line -> line.strip().matches("[、，。）].*|.*（"));
            assertThat(String.join("", lines)).doesNotContain("。 再");
        }
    }

    @Test
    void anUnclosedMarkStaysAsItIs() {
        assertThat(Span.of("a `b and **c, 2 * 3 * 4"))
                .containsExactly(new Span(Span.Mark.PLAIN, "a `b and **c, 2 * 3 * 4"));
    }

    @ParameterizedTest
    @EnumSource(Requirement.class)
    void everyRequirementHasAPageOfTheSite(Requirement requirement) throws IOException {
        Page page = Handbook.requirement(Files.readString(SITE.resolve("contract.md")), requirement.id())
                .orElseThrow();

        assertThat(page.title()).startsWith(requirement.id() + ": ");
        assertThat(PlainPage.lines(page))
                .noneMatch(line -> line.contains("**") || line.contains("](") || line.contains("<a id"));
        assertThat(String.join("\n", PlainPage.lines(page))).contains("Rule.", "Test.", "On the platform.", "Fix.");
    }

    @Test
    void theJarHoldsThePagesOfTheSite() throws IOException {
        try (Stream<Path> sources = Files.list(SITE)) {
            assertThat(sources.map(source -> source.getFileName().toString()))
                    .contains("contract.md", "deploy.md", "troubleshooting.md");
        }
        Handbook english = Handbook.of(Locale.ROOT);
        assertThat(Arrays.stream(Requirement.values()).map(english::requirement))
                .allMatch(page -> page.isPresent());
        assertThat(Handbook.PAGES.stream().map(english::page)).allMatch(page -> page.isPresent());
        Handbook chinese = Handbook.of(Locale.SIMPLIFIED_CHINESE);
        assertThat(Arrays.stream(Requirement.values()).map(chinese::requirement))
                .allMatch(page -> page.orElseThrow().title().contains("："));
        assertThat(Handbook.PAGES.stream().map(chinese::page))
                .allMatch(page -> page.orElseThrow().title().matches("\\p{IsHan}+|PHP"));
        assertThat(Handbook.of(Locale.FRENCH).page("deploy")).isEqualTo(english.page("deploy"));
        assertThat(Handbook.requirements()).hasSameSizeAs(List.of(Requirement.values()));
    }
}
