package io.github.fcmaven.zip;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.NpmPackages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The deploy tool's own reader of {@code .fcignore} leaves the same files behind. */
class DeployToolIgnoreOracleTest {

    private static final NpmPackages NPM = new NpmPackages("ignore-walk", "@serverless-devs/ignore-walk@0.0.1");

    private static final List<String> FILES = List.of(
            "server.js",
            "SERVER.JS",
            "secret-notes.txt",
            "debug.log",
            "keep.log",
            ".env",
            ".hidden/x",
            "docs/a.md",
            "docs/deep/b.md",
            "lib/docs/c.md",
            "lib/a.js",
            "lib/a.test.js",
            "lib/b/index.js",
            "build/x/y/cache/z",
            "build/cache/z",
            "a b.txt",
            "[x].txt",
            "x.txt",
            "#notes",
            "!important",
            "a{b}.txt",
            "ab.txt",
            "ac.txt",
            "a1.txt",
            "a2.txt",
            "\u00fcber.TXT",
            "docs.md",
            "Docs/upper.md",
            "node_modules/m/index.js",
            "node_modules/m/README.md",
            "data.json",
            "data.JSON",
            "star*.txt",
            "05.txt",
            "\ud83d\ude00.txt",
            "x");

    private static final List<String> PATTERNS = List.of(
            "*.log",
            "!keep.log",
            "docs",
            "docs/",
            "/docs",
            "/docs/",
            "./docs",
            "./docs/",
            "!./docs/a.md",
            "docs/*",
            "docs/**",
            "**/docs",
            "**/docs/**",
            "lib/**/*.js",
            "!lib/a.js",
            "*.{js,md}",
            "a{b,c}.txt",
            "a{1..2}.txt",
            "a{1..3..2}.txt",
            "{a..c..2}?.txt",
            "{c..a..-2}b.txt",
            "[\\w]*.txt",
            "[\\d]*.txt",
            "a[\\d].txt",
            "{a,{b,ab}}.txt",
            "{a,}b.txt",
            "[]a]*.txt",
            "[!]a]*.txt",
            "docs/./a.md",
            "../docs",
            "docs ",
            "a.txt #c",
            "{a,b",
            "a{b}.txt",
            "*",
            "!*.js",
            "**",
            "!**/*.js",
            "!lib",
            "!lib/**",
            "?.txt",
            "[a-c]*.txt",
            "[!a]*.txt",
            "[x].txt",
            "\\[x\\].txt",
            "[",
            "[z-a].txt",
            "\\#notes",
            "#notes",
            "\\!important",
            "!!important",
            "SECRET-NOTES.TXT",
            "*.LOG",
            "Docs/",
            "\u00dcBER.txt",
            " docs",
            "docs ",
            "",
            "   ",
            "# comment",
            "  # comment",
            "build/**/cache",
            "build/*/cache",
            "**/cache/z",
            "*.test.js",
            "+(a|b)*.txt",
            "@(docs|lib)/*",
            "!(docs)/*.md",
            "?(x).txt",
            "*(a|b|c).txt",
            "*.!(js)",
            "+(a",
            ".*",
            ".env",
            "node_modules",
            "node_modules/**/*.md",
            "./",
            "/",
            "lib//a.js",
            "\\*.txt",
            "star\\*.txt",
            "data.json",
            "a?b.txt",
            "\\",
            "!",
            "!!",
            "$x{a}",
            "\uFEFFdocs",
            "lib/",
            "lib/b",
            "lib/b/",
            "/lib/b/",
            "!lib/b/index.js",
            "*/index.js",
            "**/*",
            "*/*",
            "*/*/*",
            "{01..10}.txt",
            "{5..10..05}.txt",
            "{-01..5}*.txt",
            "\ud83d\ude00.txt",
            "??.txt",
            "[\ud83d\ude00].txt",
            "[!]",
            "[^]",
            "[!]]",
            "[]");

    /**
     * The lists of one folder after the other are put into the tree, and what the deploy tool finds there is a line.
     */
    private static final String READ = """
            const fs = require('fs');
            const walk = require('@serverless-devs/ignore-walk').default;
            for (const root of fs.readFileSync(0, 'utf8').split('\\n').filter(line => line)) {
                for (const list of ['.fcignore', 'lib/.fcignore']) {
                    fs.copyFileSync(root + '/' + list, 'TREE/' + list);
                }
                const files = walk.sync({path: 'TREE', ignoreFiles: ['.fcignore'], includeEmpty: false});
                console.log(JSON.stringify(files.filter(file => !file.endsWith('.fcignore')).sort()));
            }
            """;

    @TempDir
    Path folder;

    @BeforeAll
    static void installs() throws Exception {
        NPM.install();
    }

    @Test
    void theDeployToolLeavesTheSameFilesBehind() throws Exception {
        Random random = new Random(6);
        List<List<String>> lists = new ArrayList<>();
        PATTERNS.forEach(pattern -> lists.add(List.of(pattern)));
        for (int i = 0; i < 150; i++) {
            lists.add(random.ints(2 + random.nextInt(3), 0, PATTERNS.size())
                    .mapToObj(PATTERNS::get)
                    .toList());
        }
        List<Path> roots = new ArrayList<>();
        for (List<String> list : lists) {
            roots.add(root(list, random));
        }
        for (String file : FILES) {
            Files.createDirectories(folder.resolve("tree").resolve(file).getParent());
            Files.createFile(folder.resolve("tree").resolve(file));
        }

        List<String> theirs = NPM.run(
                READ.replace("TREE", folder.resolve("tree").toString()),
                roots.stream().map(Path::toString).toList());

        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < roots.size(); i++) {
            DeployToolIgnore ignore = new DeployToolIgnore(roots.get(i));
            String ours = FILES.stream()
                    .filter(file -> !ignore.ignores(file))
                    .collect(Collectors.toCollection(TreeSet::new))
                    .stream()
                    .map(file -> '"' + file + '"')
                    .collect(Collectors.joining(",", "[", "]"));
            if (!ours.equals(theirs.get(i))) {
                wrong.add(lists.get(i) + "\n  ours   " + ours + "\n  theirs " + theirs.get(i));
            }
        }
        assertThat(wrong).isEmpty();
    }

    /**
     * A folder with a list, now and then with one more below it; the files are where the deploy tool looks for them.
     */
    private Path root(List<String> patterns, Random random) throws Exception {
        Path root = Files.createTempDirectory(folder, "root");
        Files.createDirectory(root.resolve("lib"));
        Files.writeString(
                root.resolve(".fcignore"), String.join(random.nextBoolean() ? "\n" : "\r\n", patterns) + "\n");
        boolean below = random.nextInt(4) == 0;
        Files.writeString(
                root.resolve("lib/.fcignore"), below ? PATTERNS.get(random.nextInt(PATTERNS.size())) + "\n" : "");
        return root;
    }
}
