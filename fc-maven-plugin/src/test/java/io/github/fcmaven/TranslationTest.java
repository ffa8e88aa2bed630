package io.github.fcmaven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The Chinese pages have the sections, ids, examples and words of the platform that
 * the English ones have, and all else in Chinese.
 */
class TranslationTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private static final Path CHINESE = ROOT.resolve("src-site/zh-CN");

    private static final Pattern TASKS = Pattern.compile("(?s)<menu name=\"(?:Start|Your function)\">(.*?)</menu>");
    private static final Pattern HREF = Pattern.compile("href=\"((?!search)[^\"]+)\"");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\"></a>");
    private static final Pattern HEADING = Pattern.compile("(?m)^(#+) ");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```.*?\n```");
    private static final Pattern COMMENT = Pattern.compile("<!-- .*? -->|(?<=\\s)(?:#|//) [^\n]*");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern PLATFORM = Pattern.compile("(?s)\\*\\*(?:On the platform\\.|平台上的表现。)\\*\\*(.*?)\n\n");
    private static final Pattern QUOTED = Pattern.compile("`[^`]+`|(?<!\\*)\\*[^*]+\\*(?!\\*)");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    @ParameterizedTest
    @MethodSource("pages")
    void bothLanguagesSayTheSame(Path english, Path chinese) throws IOException {
        String one = Files.readString(ROOT.resolve(english));
        String other = Files.readString(ROOT.resolve(chinese));

        assertThat(all(ANCHOR, other)).as("anchors").isEqualTo(all(ANCHOR, one));
        assertThat(withoutComments(other)).as("examples").isEqualTo(withoutComments(one));
        assertThat(comments(other)).as("comments of examples in Chinese").allMatch(text -> HAN.matcher(text)
                .find());
        assertThat(all(HEADING, prose(other))).as("the levels of headings").isEqualTo(all(HEADING, prose(one)));
        assertThat(rows(other)).as("code in the rows of tables").isEqualTo(rows(one));
        assertThat(platform(other)).as("what the platform answers").isEqualTo(platform(one));
        assertThat(paragraphs(other)).as("paragraphs in Chinese").allMatch(text -> HAN.matcher(text)
                .find());
    }

    /** A reader of Chinese gets every step from an empty project to a deployed function. */
    @Test
    void everyPageOfATaskIsThereInChinese() throws IOException {
        String menu = Files.readString(ROOT.resolve("src-site/site.xml"));
        List<String> tasks = all(TASKS, menu).stream()
                .flatMap(tasksOfMenu -> all(HREF, tasksOfMenu).stream())
                .toList();

        assertThat(tasks).hasSizeGreaterThan(9).contains("deploy.html", "spring-boot.html", "php.html");
        assertThat(tasks)
                .filteredOn(page -> !Files.exists(CHINESE.resolve(page.replace(".html", ".md"))))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aChinesePageIsInTheMenuAndLeadsToChinesePages(Path english, Path chinese) throws IOException {
        if (chinese.startsWith("src-site")) {
            assertThat(Files.readString(ROOT.resolve("src-site/site.xml")))
                    .contains("href=\"zh-CN/" + chinese.getFileName().toString().replace(".md", ".html") + '"');
        }
        assertThat(all(LINK, Files.readString(ROOT.resolve(chinese))))
                .filteredOn(link -> link.matches("(\\.\\./|src-site/markdown/)[a-z-]+\\.(html|md)"))
                .as("links to English pages that are there in Chinese")
                .noneMatch(link -> Files.exists(CHINESE.resolve(link.replaceAll(".*/|\\.\\w+$", "") + ".md")));
    }

    /** Each Chinese page with the English one that it is a translation of. */
    static Stream<Arguments> pages() throws IOException {
        try (Stream<Path> files = Files.list(CHINESE)) {
            return Stream.concat(
                    Stream.of(Arguments.of(Path.of("README.md"), Path.of("README.zh-CN.md"))),
                    files.sorted().toList().stream()
                            .map(page -> Arguments.of(
                                    Path.of(
                                            "src-site/markdown",
                                            page.getFileName().toString()),
                                    ROOT.relativize(page))));
        }
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(match -> match.group(match.groupCount()))
                .toList();
    }

    /** Every example as code: its comments are for readers, and in their language. */
    private static List<String> withoutComments(String text) {
        return all(EXAMPLE, text).stream()
                .map(example -> COMMENT.matcher(example).replaceAll("<!-- -->"))
                .toList();
    }

    private static List<String> comments(String text) {
        return all(EXAMPLE, text).stream()
                .flatMap(example -> all(COMMENT, example).stream())
                .toList();
    }

    private static String prose(String text) {
        return EXAMPLE.matcher(text).replaceAll("");
    }

    /** Of each row the code, in any order: a sentence of another language has another one. */
    private static List<TreeSet<String>> rows(String text) {
        return prose(text)
                .lines()
                .filter(line -> line.startsWith("|"))
                .map(line -> new TreeSet<>(all(CODE, line)))
                .toList();
    }

    private static List<List<String>> platform(String text) {
        return PLATFORM.matcher(text)
                .results()
                .map(match -> QUOTED.matcher(match.group(1).replaceAll("\\s+", " "))
                        .results()
                        .map(MatchResult::group)
                        .toList())
                .toList();
    }

    /** Without examples, tables, headings, which may be the platform's own words, and what is code alone. */
    private static List<String> paragraphs(String text) {
        return Stream.of(prose(text).split("\n\n"))
                .map(String::strip)
                .filter(part -> part.matches("(?s)[^|#<\\[].*"))
                .filter(part -> !part.matches("`[^`]*`。?"))
                .toList();
    }
}
