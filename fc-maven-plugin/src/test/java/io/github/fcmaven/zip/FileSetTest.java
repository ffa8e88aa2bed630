package io.github.fcmaven.zip;

import static io.github.fcmaven.zip.ZipAssert.assertThatZip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Requirement;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Neither opening a pipe nor matching a pattern ends by an interrupt: hence the thread of the limit. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FileSetTest {

    @TempDir
    Path folder;

    private Path base() throws IOException {
        return Files.createDirectories(folder.resolve("base"));
    }

    private Path file(String name, String text) throws IOException {
        Path file = base().resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private void link(String name, String target) throws IOException {
        Path link = base().resolve(name);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, Path.of(target));
    }

    private List<String> names(String into, List<String> includes, List<String> excludes) throws IOException {
        return new FileSet(base(), into, includes, excludes, "extraDirectories")
                .entries().stream().map(entry -> entry.path().value()).toList();
    }

    private FcProblem problem(List<String> excludes) throws IOException {
        FileSet set = new FileSet(base(), "data", List.of(), excludes, "extraDirectories");
        FcProblem problem = Assertions.catchThrowableOfType(FcProblem.class, set::entries);
        assertThat(problem).as("a refusal").isNotNull();
        return problem;
    }

    @Test
    void allFilesTravelButWhatMavenLeavesOut() throws IOException {
        file("b.txt", "b");
        file("a/x.txt", "x");
        file(".hidden", "h");
        file(".git/config", "secret");
        file("a/.DS_Store", "junk");
        file("a/x.txt~", "backup");
        assertThat(names("", List.of(), List.of())).containsExactly(".hidden", "a/x.txt", "b.txt");
    }

    @Test
    void patternsAreAnts() throws IOException {
        file("a/x.txt", "");
        file("a/b/y.txt", "");
        file("a/b/z.bin", "");
        file("top.txt", "");
        assertThat(names("", List.of("**/*.txt"), List.of())).containsExactly("a/b/y.txt", "a/x.txt", "top.txt");
        assertThat(names("", List.of("*.txt"), List.of())).containsExactly("top.txt");
        assertThat(names("", List.of("a/"), List.of("**/*.bin"))).containsExactly("a/b/y.txt", "a/x.txt");
        assertThat(names("", List.of(), List.of("a/b/**"))).containsExactly("a/x.txt", "top.txt");
    }

    @Test
    void filesAreMovedBelowAFolder() throws IOException {
        file("x", "");
        for (String into : List.of("conf", "conf/", "./conf")) {
            assertThat(names(into, List.of(), List.of())).containsExactly("conf/x");
        }
        assertThat(names(".", List.of(), List.of())).containsExactly("x");
    }

    @Test
    void modesFollowTheFirstBytesAndNeverTheFileSystem() throws IOException {
        file("run.sh", "#!/bin/sh\n");
        Files.write(base().resolve("server"), new byte[] {0x7f, 'E', 'L', 'F', 2, 1});
        Path text = file("a.txt", "text");
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(text, PosixFilePermissions.fromString("rwxrwxrwx"));
            Files.setPosixFilePermissions(base().resolve("run.sh"), PosixFilePermissions.fromString("rw-------"));
        }
        assertThat(new FileSet(base(), "", List.of(), List.of(), "extraDirectories").entries())
                .extracting(entry -> entry.path().value(), Entry::mode)
                .containsExactly(
                        Assertions.tuple("a.txt", FileMode.READABLE),
                        Assertions.tuple("run.sh", FileMode.EXECUTABLE),
                        Assertions.tuple("server", FileMode.EXECUTABLE));
    }

    /** They are decided while the file is packed, by as many of its bytes as are read for that. */
    @ParameterizedTest
    @CsvSource({
        "run.sh, #!, 10, 0755",
        "run.sh, #!, 100_000, 0755",
        "tool.jar, #!, 10, 0755",
        "tool.jar, #!, 100_000, 0755",
        "a.txt, text, 100_000, 0644",
        "a.txt, #, 1, 0644",
        "a.txt, '', 0, 0644"
    })
    void modesInTheZipFollowTheFirstBytesToo(String name, String head, String size, String mode) throws IOException {
        file(name, head + "x".repeat(Integer.parseInt(size.replace("_", "")) - head.length()));
        Path zip = folder.resolve("function.zip");

        SortedMap<CodePath, Entry> entries = new TreeMap<>();
        new FileSet(base(), "", List.of(), List.of(), "extraDirectories")
                .entries()
                .forEach(entry -> entries.put(entry.path(), entry));
        Zips.write(entries, zip, Instant.parse("2024-01-01T00:00:00Z"));

        assertThatZip(zip).hasEntry(name).withMode(Integer.parseInt(mode, 8));
    }

    @Test
    void linksWithinTheFolderTravelAsCopies() throws IOException {
        file("real/x.txt", "x");
        link("alias.txt", "real/x.txt");
        link("dir", "real");
        List<Entry> entries = new FileSet(base(), "", List.of(), List.of(), "extraDirectories").entries();
        assertThat(entries)
                .extracting(entry -> entry.path().value())
                .containsExactly("alias.txt", "dir/x.txt", "real/x.txt");
        for (Entry entry : entries) {
            assertThat(entry.content().head(9)).isEqualTo("x".getBytes(StandardCharsets.UTF_8));
        }
        assertThat(names("", List.of("dir/**"), List.of())).containsExactly("dir/x.txt");
        assertThat(names("", List.of(), List.of("dir/x.txt"))).containsExactly("alias.txt", "real/x.txt");
    }

    @Test
    void theFolderItselfMayBeALink() throws IOException {
        file("x", "");
        Path link = Files.createSymbolicLink(folder.resolve("link"), base());
        assertThat(new FileSet(link, "", List.of(), List.of(), "extraDirectories").entries())
                .hasSize(1);
    }

    @Test
    void linksThatLeaveTheFolderAreRefusedWithTheirTarget() throws IOException {
        Files.writeString(folder.resolve("secret"), "s");
        link("a/leak", "../../secret");
        FcProblem problem = problem(List.of());
        assertThat(problem.requirement()).contains(Requirement.FC_ENTRY);
        assertThat(problem.what())
                .contains("data/a/leak")
                .contains(folder.toRealPath().resolve("secret").toString())
                .contains("leaves");
    }

    @Test
    void linksToFoldersOutsideAreRefusedAndNotScanned() throws IOException {
        link("all", "/");
        assertThat(problem(List.of()).what()).contains("data/all").contains("link to /, which leaves");
    }

    @Test
    void danglingAndLoopingLinksAreRefused() throws IOException {
        link("dangling", "nowhere");
        assertThat(problem(List.of()).what())
                .contains("data/dangling")
                .contains("nowhere")
                .contains("leads nowhere");
        link("self", "self");
        assertThat(problem(List.of("dangling")).what()).contains("data/self").contains("symbolic link to self");
        file("a/x", "");
        link("a/up", "..");
        assertThat(problem(List.of("dangling", "self")).what())
                .contains("data/a/up")
                .contains("loops");
    }

    @Test
    void foldersThatLinkToEachOtherAreALoop() throws IOException {
        file("a/x", "");
        file("b/y", "");
        link("a/b", "../b");
        link("b/a", "../a");
        assertThat(problem(List.of()).what()).contains("loops");
    }

    @Test
    void whatIsExcludedIsNotLookedAt() throws IOException {
        file("x", "");
        link("dangling", "nowhere");
        link("out/all", "/");
        link("loop", ".");
        assertThat(names("", List.of(), List.of("dangling", "out/**", "loop/**")))
                .containsExactly("x");
        assertThat(names("", List.of("x"), List.of())).containsExactly("x");
    }

    @Test
    void aFifoIsRefusedAndNeverOpened() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "mkfifo is not installed");
        Path fifo = base().resolve("pipe");
        assertThat(new ProcessBuilder("/usr/bin/mkfifo", fifo.toString())
                        .start()
                        .waitFor())
                .isZero();
        assertThat(problem(List.of()).what()).contains("data/pipe").contains("FIFO");
        assertThat(names("", List.of(), List.of("pipe"))).isEmpty();
    }

    @Test
    void aFolderThatMayNotBeReadIsRefused() throws IOException {
        file("closed/x", "");
        Files.setPosixFilePermissions(base().resolve("closed"), PosixFilePermissions.fromString("---------"));
        try {
            assumeTrue(!Files.isReadable(base().resolve("closed")), "root reads every folder");
            assertThat(problem(List.of()).what()).contains("data/closed").contains("permission denied");
        } finally {
            Files.setPosixFilePermissions(base().resolve("closed"), PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void aMissingFolderIsNamedByItsElement() {
        FileSet set = new FileSet(folder.resolve("none"), "", List.of(), List.of(), "extraDirectories");
        FcProblem problem = Assertions.catchThrowableOfType(FcProblem.class, set::entries);
        assertThat(problem.what())
                .contains("extraDirectories")
                .contains(folder.resolve("none").toString())
                .contains("does not exist");
    }

    @Test
    void namesThatAreNotUtf8AreRefusedNotLost() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "no /bin/sh");
        Process touch = new ProcessBuilder("/bin/sh", "-c", "touch \"$(printf 'bad\\377name')\"")
                .directory(base().toFile())
                .start();
        assertThat(touch.waitFor()).isZero();
        FcProblem problem = problem(List.of());
        assertThat(problem.requirement()).contains(Requirement.FC_ENTRY);
        assertThat(problem.what()).contains("not readable as UTF-8");
    }

    @Test
    void namesThatWouldTravelGarbledAreRefused() throws IOException {
        file("a\\b", "");
        assertThat(problem(List.of()).what()).contains("backslash");
    }

    @Test
    void anEnvironmentOfPythonIsToldAsOne() throws IOException {
        file("venv/pyvenv.cfg", "");
        Files.createDirectories(base().resolve("venv/bin"));
        Files.createSymbolicLink(base().resolve("venv/bin/python3"), Path.of("/bin/sh"));

        assertThat(problem(List.of()).getMessage())
                .contains("write venv/ into .fcignore, because a virtual environment runs only where it was made");
        file(".fcignore", "venv/\n");
        file("server.py", "");
        assertThat(names("", List.of(), List.of())).containsExactly("server.py");
    }

    @Test
    void whatTheFoldersIgnoreFileNamesStaysBehind() throws IOException {
        file(".fcignore", "# not for the platform\n*.log\n/docs/\n!keep.log\nbuild/**/cache\n");
        file("server.js", "");
        file("a.log", "");
        file("keep.log", "");
        file("docs/index.md", "");
        file("lib/docs/index.md", "");
        file("build/x/y/cache/z", "");
        assertThat(names("", List.of(), List.of())).containsExactly("keep.log", "lib/docs/index.md", "server.js");
        assertThat(names("", List.of(), List.of("**/*.log"))).containsExactly("lib/docs/index.md", "server.js");
    }

    /** What a list leaves behind, and which of that is told because git and the deploy tool differ. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a byte order mark | \uFEFFsecret.txt\\n*.log | docs/a.md lib/docs/b.md server.js | secret.txt of",
                "a byte order mark and CR LF | \uFEFFsecret.txt\\r\\n*.log\\r\\n | docs/a.md lib/docs/b.md server.js |"
                        + " save .fcignore without its byte order mark",
                "CR LF alone | secret.txt\\r\\n*.log\\r\\n | docs/a.md lib/docs/b.md server.js | ``",
                "a dot and a slash | ./secret.txt\\n./docs | debug.log lib/docs/b.md server.js |"
                        + " docs/a.md, secret.txt of",
                "capitals | SECRET.TXT\\n*.LOG\\nDocs/ | lib/docs/b.md server.js | debug.log, docs/a.md, secret.txt of",
                "a folder anywhere | docs/ | debug.log secret.txt server.js | lib/docs/b.md of",
                "a folder at the root | /docs/ | debug.log lib/docs/b.md secret.txt server.js | ``",
                "a folder by its name | docs | debug.log secret.txt server.js | ``",
                "braces | *.{log,txt} | docs/a.md lib/docs/b.md server.js | debug.log, secret.txt of",
                "brackets that are no range | [z-a].log\\n*.txt | debug.log docs/a.md lib/docs/b.md server.js | ``",
                "signs of regular expressions | ++(\\n*.txt\\n$^)\\n |"
                        + " debug.log docs/a.md lib/docs/b.md server.js | ``",
                "an exception for which git would take long | *.log\\n!*d*e*b*u*g.log |"
                        + " debug.log docs/a.md lib/docs/b.md secret.txt server.js | ``",
                "an exception | *\\n!server.js | server.js | ``",
                "an exception with a dot | *.log\\n!./debug.log | docs/a.md lib/docs/b.md secret.txt server.js |"
                        + " debug.log of",
                "comments alone | # all\\n\\n | debug.log docs/a.md lib/docs/b.md secret.txt server.js | ``",
            })
    void whatGitAndTheDeployToolReadDifferentlyStaysBehindAndIsTold(
            String name, String list, String travels, String told) throws IOException {
        file(".fcignore", list.replace("\\r", "\r").replace("\\n", "\n"));
        for (String file : List.of("server.js", "secret.txt", "debug.log", "docs/a.md", "lib/docs/b.md")) {
            file(file, "");
        }

        SelectedFiles selected = new FileSet(base(), "", List.of(), List.of(), "functionDirectory").select();

        assertThat(selected.entries()).extracting(entry -> entry.path().value()).containsExactly(travels.split(" "));
        assertThat(selected.warnings()).hasSize(told.isEmpty() ? 0 : 1).allMatch(line -> line.contains(told));
    }

    @ParameterizedTest
    @CsvSource({"5, 'a1, a2, a3, a4, a5 of '", "6, 'a1, a2, a3, a4, a5 and 1 more of '"})
    void ofManyFilesThatStayBehindFiveAreNamed(int count, String told) throws IOException {
        file("server.js", "");
        file(".fcignore", "A?\n");
        for (int i = 1; i <= count; i++) {
            file("a" + i, "");
        }

        assertThat(new FileSet(base(), "", List.of(), List.of(), "functionDirectory")
                        .select()
                        .warnings())
                .singleElement()
                .asString()
                .startsWith(told);
    }

    @Test
    void aListThatIsNoTextIsRefusedByItsName() throws IOException {
        Files.write(base().resolve(".fcignore"), new byte[] {(byte) 0xd6, (byte) 0xd0, '\n'});

        assertThat(problem(List.of()).what()).contains(".fcignore is not UTF-8");
        assertThat(problem(List.of()).fix()).isEqualTo("save it as UTF-8, a pattern a line");
    }

    /** Under {@code LC_ALL=C} each letter that is not ASCII; the file is then refused by its name. */
    @Test
    void aFolderWhoseNameThisBuildCannotReadHasNoList() throws IOException {
        assertThat(new DeployToolIgnore(base()).ignores("\uD800/a.txt")).isFalse();
    }

    @Test
    void aListBelowIsReadAsTheDeployToolReadsIt() throws IOException {
        file("lib/.fcignore", "*.test.js\n");
        file("lib/a.test.js", "");
        file("lib/a.js", "");
        file("a.test.js", "");

        assertThat(names("", List.of(), List.of())).containsExactly("a.test.js", "lib/a.js");
    }

    @Test
    void aLinkToAPackagesProgramTravelsAsAScriptThatExecutesIt() throws Exception {
        file("node_modules/it's a tool/bin/cli", "#!/bin/sh\necho \"$0 $1\"\n");
        link("node_modules/.bin/tool", "../it's a tool/bin/cli");
        link("alias.txt", "node_modules/it's a tool/bin/cli");

        Path unpacked = unpacked();

        assertThat(printed(unpacked.resolve("app/node_modules/.bin/tool").toString(), "word"))
                .endsWith("/node_modules/.bin/../it's a tool/bin/cli word\n");
        assertThat(Files.readString(unpacked.resolve("app/alias.txt"))).startsWith("#!/bin/sh\necho");
    }

    @Test
    void nodeRunsSuchAScriptAsItRunsTheLink() throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(File.pathSeparator))
                        .anyMatch(place -> new File(place, "node").canExecute()),
                "needs Node.js");
        file("node_modules/it's a tool/bin/cli", "console.log(require.main === module, process.argv.slice(1).join())");
        file("node_modules/new/cli.mjs", "console.log(import.meta.url.replace(/.*node_modules/, ''), await 'here')");
        link("node_modules/.bin/tool", "../it's a tool/bin/cli");
        link("node_modules/.bin/new", "../new/cli.mjs");

        Path programs = unpacked().resolve("app/node_modules/.bin");

        assertThat(printed("node", programs.resolve("tool").toString(), "word"))
                .startsWith("true /")
                .endsWith("/node_modules/it's a tool/bin/cli,word\n");
        assertThat(printed("node", programs.resolve("new").toString())).isEqualTo("/new/cli.mjs here\n");
    }

    private Path unpacked() throws IOException {
        Path unpacked = folder.resolve("unpacked");
        for (Entry entry : new FileSet(base(), "app", List.of(), List.of(), "functionDirectory").entries()) {
            Path copy = unpacked.resolve(entry.path().value());
            Files.createDirectories(copy.getParent());
            Files.write(copy, entry.content().head(1000));
            assumeTrue(copy.toFile().setExecutable(entry.mode().equals(FileMode.EXECUTABLE)));
        }
        return unpacked;
    }

    private static String printed(String... command) throws IOException {
        Process process = new ProcessBuilder(command).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void aLinkToAProgramOutsideTheFolderIsRefused() throws IOException {
        Files.writeString(folder.resolve("outside"), "x");
        link("node_modules/.bin/tool", "../../../outside");
        assertThat(problem(List.of()).what()).contains("node_modules/.bin/tool", "leaves");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*a*a*a*a*a*a*a*a*a*a*b", "+(+(a|aa))b", "/*?*?*?*?*?*?*?*?*?*?*b"})
    void aPatternThatTriesEachPlaceOfEachStarEnds(String pattern) throws IOException {
        file(".fcignore", pattern + "\n");
        file("a".repeat(200), "");
        assertThat(problem(List.of()).what()).contains("a pattern of .fcignore would take too long");
    }

    @Test
    void aPatternThatTriesEachFolderForEachOfItsFoldersEnds() throws IOException {
        file(".fcignore", "**/a/".repeat(12) + "b\n");
        file("a/".repeat(60) + "c", "");
        assertThat(problem(List.of()).what()).contains("a pattern of .fcignore would take too long");
    }

    @Test
    void aPatternThatIsLongerThanAPathIsRefusedWithItsLine() throws IOException {
        file(".fcignore", "#" + " ".repeat(9000) + "\n" + "{a,".repeat(100_000) + "\n");
        file("a", "");
        assertThat(problem(List.of()).what()).contains(".fcignore, line 2 has 300000 characters");

        file(".fcignore", "?".repeat(50_000) + "\n");
        assertThat(problem(List.of()).what()).contains(".fcignore, line 1 has 50000 characters");

        file(".fcignore", "#" + "!(a)".repeat(9) + "\n" + "!(a)".repeat(9) + "\n");
        assertThat(problem(List.of()).what()).contains(".fcignore, line 2 has more than 8 times !(");

        file(".fcignore", "**/".repeat(1300) + "b\n" + "+(".repeat(1000) + "\n" + "{a,".repeat(1000) + "\n");
        assertThat(names("", List.of(), List.of())).containsExactly("a");
    }
}
