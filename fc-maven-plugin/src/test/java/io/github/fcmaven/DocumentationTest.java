package io.github.fcmaven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every link leads somewhere, on the site and in the repository; every page is found; all of them name one version. */
class DocumentationTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path SITE = ROOT.resolve("src-site/markdown");
    private static final Path CHINESE = ROOT.resolve("src-site/zh-CN");

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern ANCHOR = Pattern.compile("<a id=\"([^\"]+)\"></a>");
    private static final Pattern CODE = Pattern.compile("(?s:```.*?```)|(?m)^ {4}(?!- ).*$");
    private static final Pattern EXAMPLE = Pattern.compile("<!-- (it/\\S+) -->\n```\\w+\n((?s).*?)\n```");
    private static final Pattern MENU = Pattern.compile("href=\"([^\"]+)\"");
    private static final Pattern GOAL = Pattern.compile("@Mojo\\(\\s*name = \"([^\"]+)\"");
    private static final Pattern PLUGIN =
            Pattern.compile("<artifactId>fc-maven-plugin</artifactId>\\s*<version>([^<]+)</version>"
                    + "|io\\.github\\.fcmaven:fc-maven-plugin:(\\d[^:\\s`]*)");

    @Test
    void everyLinkLeadsToAFileAndAnAnchor() {
        List<String> broken = new ArrayList<>();
        for (Path page : pages(path -> true)) {
            for (String link : links(page)) {
                if (!leadsSomewhere(page, link)) {
                    broken.add(ROOT.relativize(page) + ": " + link);
                }
            }
        }
        assertThat(broken)
                .as("links without a target; an anchor is an <a id=\"...\"></a>, which the site and the repository"
                        + " both know")
                .isEmpty();
    }

    @Test
    void everyItemOfTheMenuIsAPage() {
        assertThat(menu()).isNotEmpty().allMatch(item -> generated().contains(item) || Files.exists(source(item)));
    }

    @Test
    void everyPageIsFoundFromTheMenuOrTheListOfDecisions() {
        Set<String> found = menu();
        links(SITE.resolve("decisions/index.md")).forEach(link -> found.add(html(Path.of("decisions", link))));
        assertThat(pages(page -> page.startsWith(SITE)))
                .extracting(page -> html(SITE.relativize(page)))
                .as("a decision has its line in decisions/index.md, another page its item in site.xml")
                .filteredOn(page -> !found.contains(page))
                .isEmpty();
    }

    @Test
    void everyExampleStandsInAProjectThatIsBuilt() {
        List<String> strange = new ArrayList<>();
        int examples = 0;
        for (Path page : pages(page -> page.startsWith(SITE))) {
            for (MatchResult example : find(EXAMPLE, text(page))) {
                examples++;
                Path source = ROOT.resolve(example.group(1));
                String text = Files.exists(source) ? text(source).replace("@fcmaven.version@", version()) : "";
                String shown = squeezed(example.group(2));
                if (!squeezed(text).contains(shown) && !ofStarter(text).contains(shown)) {
                    strange.add(ROOT.relativize(page) + ": " + example.group(1));
                }
            }
        }
        assertThat(strange).as("examples that their project does not hold").isEmpty();
        assertThat(examples).isGreaterThan(15);
    }

    @Test
    void everyPageAndSampleNamesTheVersionThatIsBuilt() {
        List<Path> files = new ArrayList<>(pages(page -> !page.endsWith("CHANGELOG.md")));
        files.add(ROOT.resolve("it/sample/pom.xml"));
        Set<String> named = new TreeSet<>();
        for (Path file : files) {
            find(PLUGIN, text(file))
                    .forEach(match -> named.add(match.group(1) == null ? match.group(2) : match.group(1)));
        }
        assertThat(named).containsExactly(version());
    }

    private static String version() {
        return find(Pattern.compile("<version>([^<]+)</version>"), text(ROOT.resolve("pom.xml")))
                .get(0)
                .group(1);
    }

    /** What the starter makes of a pom, as its {@code samples.xml} says. */
    private static String ofStarter(String pom) {
        return squeezed(pom)
                .replace("<maven.compiler.release>8<", "<maven.compiler.release>17<")
                .replace(
                        "<executions> <execution> <goals> <goal>package</goal> <goal>integration-test</goal>"
                                + " <goal>verify</goal> </goals> </execution> </executions>",
                        "<extensions>true</extensions>");
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    /**
     * Whether a link has a target: a file, an anchor in it, the page of a goal, or another site. A page leads to the
     * source of another one, which the repository shows and the site renames: so only to one of its own folder.
     */
    private static boolean leadsSomewhere(Path page, String link) {
        if (link.contains(":")) {
            return true;
        }
        int hash = link.indexOf('#');
        String file = hash < 0 ? link : link.substring(0, hash);
        boolean ofTheSite = page.startsWith(SITE) || page.startsWith(CHINESE);
        if (ofTheSite && generated().contains(file)) {
            return true;
        }
        Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
        return Files.exists(target)
                && (!ofTheSite || target.startsWith(page.startsWith(SITE) ? SITE : CHINESE))
                && (hash < 0
                        || find(ANCHOR, text(target)).stream()
                                .anyMatch(match -> match.group(1).equals(link.substring(hash + 1))));
    }

    /** The page that an item of the menu leads to; on the site the Chinese ones stand below the English ones. */
    private static Path source(String item) {
        Path page = Path.of(item.replaceFirst("\\.html$", ".md"));
        Path chinese = CHINESE.getFileName();
        return page.startsWith(chinese) ? CHINESE.resolve(chinese.relativize(page)) : SITE.resolve(page);
    }

    /** What {@code mvn site} makes besides our pages: one for each goal. */
    private static Set<String> generated() {
        try (Stream<Path> mojos = Files.list(Path.of("src/main/java/io/github/fcmaven/mojo"))) {
            Set<String> pages = mojos.filter(Files::isRegularFile)
                    .flatMap(mojo -> find(GOAL, text(mojo)).stream())
                    .map(goal -> goal.group(1) + "-mojo.html")
                    .collect(Collectors.toCollection(TreeSet::new));
            pages.add("help-mojo.html");
            pages.add("plugin-info.html");
            return pages;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> menu() {
        return find(MENU, text(SITE.resolve("../site.xml"))).stream()
                .map(item -> item.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> links(Path page) {
        String prose = CODE.matcher(text(page)).replaceAll("");
        return find(LINK, prose).stream().map(link -> link.group(1)).toList();
    }

    private static List<MatchResult> find(Pattern pattern, String text) {
        return pattern.matcher(text).results().toList();
    }

    private static String html(Path page) {
        return page.toString().replace('\\', '/').replaceFirst("\\.md$", ".html");
    }

    private static List<Path> pages(Predicate<Path> wanted) {
        try (Stream<Path> root = Files.list(ROOT);
                Stream<Path> site = Files.walk(SITE);
                Stream<Path> chinese = Files.walk(CHINESE)) {
            return Stream.of(root, site, chinese)
                    .flatMap(files -> files)
                    .filter(page -> page.toString().endsWith(".md"))
                    .map(Path::normalize)
                    .filter(wanted)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
