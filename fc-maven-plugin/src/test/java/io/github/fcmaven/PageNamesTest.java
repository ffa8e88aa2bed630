package io.github.fcmaven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every class, member, test and file that a page for developers names is in the project. */
class PageNamesTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    /** What stands as code: a fence, or between backticks. */
    private static final Pattern CODE = Pattern.compile("(?s)```\\w*\\n.*?```|`[^`\\n]+`");

    /** A class, which may have its package in front of it, and a member of it behind: {@code rule.Rule.judge}. */
    private static final Pattern TYPE =
            Pattern.compile("(?<![\\w/.-])(?<package>(?:[a-z]\\w*\\.)+)?(?<type>[A-Z]\\w*[a-z]\\w*)"
                    + "(?:[.#](?<member>\\w+))?(?![\\w/-])");

    private static final Pattern DECLARED = Pattern.compile("\\b(?:class|record|enum|interface) ([A-Z]\\w*)");

    /** A page, a script, or a path from the root of the project or of the plugin. */
    private static final Pattern FILE = Pattern.compile(
            "(?<![\\w/.-])((?:src-site|it|src|\\.ci|samples|projects)(?:/[\\w.-]+)+|[\\w-]+\\.md)(?![\\w/*-])");

    private static final Pattern TEST = Pattern.compile("\\b[A-Z][a-z]\\w*(?:Test|IT)\\b");

    private static final Set<String> OTHERS = Set.of("JUnit");

    /** The text of each source, by its path. */
    private static final Map<Path, String> SOURCES = new TreeMap<>();

    /** The sources that declare a type of that name. */
    private static final Map<String, Set<Path>> DECLARING = new HashMap<>();

    private static final Set<Path> FILES = new TreeSet<>();

    @BeforeAll
    static void readTheProject() throws IOException {
        try (Stream<Path> top = Files.list(ROOT)) {
            for (Path folder : top.filter(PageNamesTest::isOurs).toList()) {
                try (Stream<Path> all = Files.walk(folder)) {
                    all.filter(file -> !file.toString().contains("/target/")).forEach(FILES::add);
                }
            }
        }
        for (Path file : FILES) {
            if (file.toString().endsWith(".java")) {
                String text = Files.readString(file);
                SOURCES.put(file, text);
                DECLARED.matcher(text).results().forEach(type -> DECLARING
                        .computeIfAbsent(type.group(1), none -> new TreeSet<>())
                        .add(file));
            }
        }
        assertThat(SOURCES).hasSizeGreaterThan(1000);
    }

    private static boolean isOurs(Path top) {
        return !Set.of(".git", "target").contains(top.getFileName().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONTRIBUTING.md", "src-site/markdown/architecture.md", "src-site/markdown/changing.md"})
    void everyClassAndMemberThatIsNamedIsThere(String page) throws IOException {
        List<MatchResult> names = CODE.matcher(Files.readString(ROOT.resolve(page)))
                .results()
                .flatMap(code -> TYPE.matcher(code.group()).results())
                .toList();

        assertThat(names).isNotEmpty();
        assertThat(names.stream().filter(name -> !isThere(name)).map(MatchResult::group))
                .as("names of nothing; one of another project goes to OTHERS")
                .isSubsetOf(OTHERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CONTRIBUTING.md", "src-site/markdown/architecture.md", "src-site/markdown/changing.md"})
    void everyFileThatIsNamedIsThere(String page) throws IOException {
        List<String> names = FILE.matcher(Files.readString(ROOT.resolve(page)))
                .results()
                .map(file -> file.group(1))
                .filter(name -> !name.contains("/target"))
                .toList();

        assertThat(names).isNotEmpty();
        assertThat(names)
                .filteredOn(name -> FILES.stream().noneMatch(file -> file.endsWith(name)))
                .isEmpty();
    }

    @Test
    void everyTestThatAnyPageNamesIsThere() throws IOException {
        Map<String, Path> missing = new TreeMap<>();
        for (Path file : FILES) {
            if (file.toString().endsWith(".md") && !file.endsWith("CHANGELOG.md")) {
                TEST.matcher(Files.readString(file))
                        .results()
                        .map(MatchResult::group)
                        .filter(test -> !DECLARING.containsKey(test))
                        .forEach(test -> missing.put(test, file));
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void aNameOfNothingIsNotThere() {
        assertThat(Stream.of("FunctionZipTest", "rule.Requirement", "Requirement.FC_NOTHING", "AnyTest#method")
                        .map(TYPE::matcher)
                        .flatMap(name -> name.results()))
                .hasSize(4)
                .noneMatch(PageNamesTest::isThere);
        assertThat(Stream.of("platform.Requirement", "Requirement.FC_BIND", "`RuleContext.jar`", "PageNamesTest")
                        .map(TYPE::matcher)
                        .flatMap(name -> name.results()))
                .hasSize(4)
                .allMatch(PageNamesTest::isThere);
    }

    private static boolean isThere(MatchResult name) {
        String inPackage = name.group(1) == null ? "" : name.group(1).replace('.', '/');
        String member = name.group(3);
        return DECLARING.getOrDefault(name.group(2), Set.of()).stream()
                .filter(file -> file.getParent().toString().concat("/").endsWith("/" + inPackage)
                        || file.toString().contains("/" + inPackage.replaceFirst("/$", ".java")))
                .anyMatch(file -> member == null
                        || Pattern.compile("\\b" + member + "\\b")
                                .matcher(SOURCES.get(file))
                                .find());
    }
}
