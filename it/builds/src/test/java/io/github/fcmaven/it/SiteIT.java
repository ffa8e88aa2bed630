package io.github.fcmaven.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The site as {@code mvn site} makes it: each link leads to a page that is there, and to an anchor in it. Links of the
 * sources are looked at in each build, by DocumentationTest; here those of the skin, the menu and the goals are too.
 */
@Tag("matrix")
@Timeout(450) // the build's own limit, whose failure shows its log, and the copy
class SiteIT {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();
    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");
    private static final Pattern ANCHOR = Pattern.compile("(?:id|name)=\"([^\"]+)\"");

    @Test
    void everyLinkLeadsToAPageAndAnAnchor() throws IOException {
        MavenBuild build = MavenBuild.empty("site").inAJvmOfItsOwn();
        copySources(build.directory());
        build.run("-Pquick", "-pl", "fc-maven-plugin,.", "package", "site").succeeded();
        Path site = build.directory().resolve("fc-maven-plugin/target/site");

        assertThat(links(site)).hasSizeGreaterThan(1000);
        assertThat(broken(site)).isEmpty();

        Files.writeString(
                site.resolve("zh-CN/wrong.html"),
                "<a id=\"here\" href=\"#here\"></a><a href=\"nowhere.html\"></a>"
                        + "<a href=\"../usage.html#nothing\"></a>");
        assertThat(broken(site))
                .containsExactlyInAnyOrder("zh-CN/wrong.html: nowhere.html", "zh-CN/wrong.html: ../usage.html#nothing");
    }

    /** What other builds make and delete meanwhile is not looked at. */
    private static void copySources(Path to) throws IOException {
        Set<String> made = Set.of("target", ".git");
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return made.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()
                        && !made.contains(file.getFileName().toString())) {
                    Path copy = to.resolve(ROOT.relativize(file));
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** A link of a page to something of this site. */
    private record Link(Path page, String text) {

        @Override
        public String toString() {
            return page + ": " + text;
        }

        private boolean leadsSomewhere(Path site) throws IOException {
            String[] parts = URLDecoder.decode(text, StandardCharsets.UTF_8).split("#", 2);
            Path target = parts[0].isEmpty()
                    ? site.resolve(page)
                    : site.resolve(page).resolveSibling(parts[0]).normalize();
            return Files.exists(target)
                    && (parts.length == 1
                            || parts[1].isEmpty()
                            || found(ANCHOR, Files.readString(target)).anyMatch(parts[1]::equals));
        }
    }

    private static List<String> broken(Path site) throws IOException {
        List<String> broken = new ArrayList<>();
        for (Link link : links(site)) {
            if (!link.leadsSomewhere(site)) {
                broken.add(link.toString());
            }
        }
        return broken;
    }

    private static Set<Link> links(Path site) throws IOException {
        try (Stream<Path> files = Files.walk(site)) {
            return files.filter(file -> file.toString().endsWith(".html"))
                    .flatMap(page -> found(LINK, text(page))
                            .filter(link -> !link.matches("(?:[a-z]+:|//).*"))
                            .map(link -> new Link(site.relativize(page), link.replace("&amp;", "&"))))
                    .collect(Collectors.toSet());
        }
    }

    private static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1));
    }
}
