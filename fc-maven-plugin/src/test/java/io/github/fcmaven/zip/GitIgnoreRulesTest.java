package io.github.fcmaven.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.ProcessorTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a {@code .gitignore} leaves out; git itself leaves out the same. */
class GitIgnoreRulesTest {

    private static final List<String> FILES = List.of(
            "server.js",
            "server/app.js",
            "docs.md",
            "docs/a.md",
            "docs/b/c.md",
            "docs-old/a.md",
            "src/docs/d.md",
            "src/docs2/d.md",
            "foo/baz",
            "foo/x/baz",
            "keep/me.txt",
            "keep/other.txt",
            "a.log",
            ".env",
            "conf/.env",
            "a b.txt",
            "#hash",
            "!bang",
            "[x].txt",
            "data.1.json",
            "data.2.json",
            "x");

    private static final List<String> PARTS = List.of(
            "*",
            "**",
            "/",
            "**/",
            "/**",
            "a",
            "docs",
            "src",
            "foo",
            "keep",
            "x",
            ".",
            ".md",
            ".log",
            ".txt",
            "?",
            "[ab]",
            "[!a]",
            "[a-c]",
            "[[:alpha:]]",
            "[",
            "]",
            "\\",
            "!",
            "#",
            " ",
            "-");

    @TempDir
    private Path work;

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "docs/**              | docs/a.md docs/b/c.md",
                "server/**            | server/app.js",
                "**/docs/**           | docs/a.md docs/b/c.md src/docs/d.md",
                "docs/*               | docs/a.md docs/b/c.md",
                "keep\\n!keep/me.txt  | keep/me.txt keep/other.txt",
                "keep/*\\n!keep/me.txt | keep/other.txt",
                "foo/**/baz           | foo/baz foo/x/baz",
                "foo/**baz            | foo/baz",
                "data.[!1].json       | data.2.json",
                "[[:lower:]].log      | a.log",
                "\\#hash              | #hash",
                "/                    | ``",
                "[a                   | ``",
                "a.log # all          | ``",
            })
    void aListLeavesOut(String list, String files) {
        assertThat(ignored(list.replace("\\n", "\n")))
                .containsExactlyInAnyOrder(files.isEmpty() ? new String[0] : files.split(" "));
    }

    @Test
    void gitLeavesOutTheSame() throws Exception {
        assumeTrue(git("init", "-q") != null, "git is not installed");
        for (String file : FILES) {
            Path path = work.resolve(file);
            Files.createDirectories(path.getParent());
            Files.createFile(path);
        }
        Random random = new Random(6);
        for (int i = 0; i < 150; i++) {
            String list = list(random);
            Files.writeString(work.resolve(".git/list"), list);
            List<String> shipped = List.of(
                    git("ls-files", "-o", "-z", "--exclude-from=.git/list").split("\0"));
            assertThat(ignored(list))
                    .as(list)
                    .containsExactlyElementsOf(FILES.stream()
                            .filter(file -> !shipped.contains(file))
                            .sorted()
                            .toList());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a?, ab",
        "a??, a\u00e9",
        "a???, a\u4e2d",
        "????, a\u4e2d \ud83d\ude00",
        "a[\u00e9], ''",
        "a[!b][!b], a\u00e9",
        "a\u00e9, a\u00e9",
        "a*, ab a\u00e9 a\u4e2d"
    })
    void aLetterOfSeveralBytesIsSeveral(String list, String left) throws Exception {
        List<String> names = List.of("ab", "a\u00e9", "a\u4e2d", "\ud83d\ude00");
        GitIgnoreRules rules = GitIgnoreRules.of(Stream.of(list));

        assertThat(String.join(" ", names.stream().filter(rules::ignores).toList()))
                .isEqualTo(left);
        assumeTrue(git("init", "-q") != null, "git is not installed");
        Files.writeString(work.resolve(".git/list"), list);
        for (String name : names) {
            Files.createFile(work.resolve(name));
        }
        assertThat(git("ls-files", "-o", "-z", "--exclude-from=.git/list").split("\0"))
                .containsExactlyInAnyOrderElementsOf(
                        names.stream().filter(name -> !rules.ignores(name)).toList());
    }

    /** As of node_modules with the usual list. */
    @Test
    @ProcessorTime(seconds = 12)
    void manyLinesAreTriedOnceWithEachFolder() {
        GitIgnoreRules rules = GitIgnoreRules.of(IntStream.range(0, 130).mapToObj(i -> "*.log" + i));

        assertThat(IntStream.range(0, 40_000)
                        .mapToObj(i -> "node_modules/a" + i % 500 + "/lib/internal/deep/more/file" + i + ".js")
                        .filter(rules::ignores))
                .isEmpty();
    }

    private static String list(Random random) {
        StringBuilder list = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            for (int parts = 1 + random.nextInt(4); parts > 0; parts--) {
                list.append(PARTS.get(random.nextInt(PARTS.size())));
            }
            list.append('\n');
        }
        return list.toString();
    }

    private static List<String> ignored(String list) {
        GitIgnoreRules rules = GitIgnoreRules.of(list.lines());
        return new ArrayList<>(
                new TreeSet<>(FILES.stream().filter(rules::ignores).toList()));
    }

    private String git(String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "core.ignoreCase=false"));
        command.addAll(List.of(arguments));
        try {
            Process git = new ProcessBuilder(command)
                    .directory(work.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String printed = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return git.waitFor() == 0 ? printed : null;
        } catch (IOException e) {
            return null;
        }
    }
}
