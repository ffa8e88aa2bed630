package io.github.fcmaven.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.function.FinalName;
import io.github.fcmaven.payload.TestJar;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Severity;
import io.github.fcmaven.rule.CheckedPackage;
import io.github.fcmaven.rule.SeverityOverrides;
import io.github.fcmaven.rule.StaticCheck;
import io.github.fcmaven.zip.FunctionZip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Zips as other people's tools make them: all that is said of each, with the edit that is named first, and whether it
 * can be unpacked for a launch, which must not differ from what is said.
 */
class StrangersZipTest {

    private static final String SCRIPT = "#!/bin/bash\nexec ./server\n";

    private static final boolean UNPACKS = true;
    private static final boolean REFUSED = false;

    @TempDir
    private Path folder;

    static Stream<Arguments> zips() {
        Charset gbk = Charset.forName("GBK");
        Charset dos = Charset.forName("IBM437");
        return Stream.of(
                row("as zip makes it", good().bytes(), UNPACKS),
                // macOS
                row(
                        "Finder's, of the files",
                        good().file("__MACOSX/._bootstrap", "\0\5\u0016\7")
                                .file(".DS_Store", "x")
                                .bytes(),
                        UNPACKS),
                row(
                        "Finder's, of the folder",
                        mac().bytes(),
                        UNPACKS,
                        "FC-TOP-FOLDER ERROR: every file of the zip is below myapp/, and the start command looks"
                                + " for its file at the root -> zip what is in the folder, not the folder: (cd myapp/"
                                + " && zip -r"
                                + " ../function.zip .)"),
                row(
                        "ditto's descriptors",
                        new ForeignZip()
                                .descriptors()
                                .program("bootstrap", SCRIPT)
                                .program("server", MadeZip.elf(62))
                                .bytes(),
                        UNPACKS),
                row(
                        "tar -a of a folder",
                        new ForeignZip()
                                .folder("./")
                                .program("./bootstrap", SCRIPT)
                                .program("./server", MadeZip.elf(62))
                                .bytes(),
                        UNPACKS),
                row(
                        "folders that stand twice",
                        good().folder("lib/").folder("lib/").file("lib/a", "x").bytes(),
                        UNPACKS),
                row(
                        "a folder of a file's mode",
                        good().entry("lib/", new byte[0], 0100755, ForeignZip.STORED)
                                .file("lib/a", "x")
                                .bytes(),
                        UNPACKS),
                // Windows
                row(
                        "Explorer's, which knows no modes",
                        new ForeignZip()
                                .on(ForeignZip.FAT)
                                .program("bootstrap", SCRIPT)
                                .program("server", MadeZip.elf(62))
                                .bytes(),
                        UNPACKS,
                        "FC-BOOTSTRAP-MODE ERROR: bootstrap, the start file, has the mode 0644"
                                + " -> make it 755 before it is zipped (chmod 755 bootstrap; in"
                                + " maven-assembly-plugin <fileMode>0755</fileMode>),"
                                + " with a zip tool that keeps Unix modes",
                        "FC-BOOTSTRAP-MODE ERROR: server, which a script starts, has the mode 0644"
                                + " -> make it 755 before it is zipped (chmod 755 server; in maven-assembly-plugin"
                                + " <fileMode>0755</fileMode>), with a zip tool that keeps"
                                + " Unix modes"),
                row(
                        "backslashes",
                        good().file("lib\\a.txt", "x").file("lib\\b.txt", "x").bytes(),
                        REFUSED,
                        "FC-ENTRY ERROR: 'lib\\a.txt' has backslashes, which Linux takes for letters of the name"
                                + " -> zip it with a tool that writes /, as tar -a, 7-Zip and PowerShell 7 do",
                        "FC-ENTRY ERROR: 'lib\\b.txt' has backslashes, which Linux takes for letters of the name"
                                + " -> zip it with a tool that writes /, as tar -a, 7-Zip and PowerShell 7 do"),
                row(
                        "a folder with a backslash",
                        good().folder("lib\\").bytes(),
                        REFUSED,
                        "FC-ENTRY ERROR: 'lib\\' has backslashes, which Linux takes for letters of the name"
                                + " -> zip it with a tool that writes /, as tar -a, 7-Zip and PowerShell 7 do"),
                row(
                        "UTF-8 names that say so",
                        good().utf8().file("静态/页.html", "x").bytes(),
                        UNPACKS),
                row("UTF-8 names that do not", good().file("静态/页.html", "x").bytes(), UNPACKS),
                row(
                        "names in GBK",
                        good().entry("静态.html".getBytes(gbk), new byte[] {1}, 0100644, ForeignZip.STORED)
                                .bytes(),
                        UNPACKS,
                        null,
                        "FC-ENTRY ERROR: the name of an entry is not UTF-8"),
                row(
                        "names in the charset of DOS",
                        good().entry("größe.html".getBytes(dos), new byte[] {1}, 0100644, ForeignZip.STORED)
                                .bytes(),
                        UNPACKS,
                        null,
                        "FC-ENTRY ERROR: the name of an entry is not UTF-8"),
                row(
                        "a UTF-8 name in an extra field, as of WinZip and Ant",
                        good().named("静.html").file("?.html", "x").bytes(),
                        UNPACKS,
                        "FC-ENTRY WARNING: an entry has the name '?.html' in the directory and '静.html' in an extra"
                                + " field -> zip it with a tool that writes UTF-8 names"),
                row(
                        "another name in an extra field",
                        good().named("../evil").file("a.html", "x").bytes(),
                        REFUSED,
                        "FC-ENTRY ERROR: a.html has the name 'a.html' in the directory and '../evil' in an extra"
                                + " field -> zip it again: the zip is damaged"),
                // names
                row(
                        "capital letters alone",
                        good().file("LICENSE", "a").file("license", "b").bytes(),
                        UNPACKS,
                        "FC-ENTRY WARNING: LICENSE and license differ only by case or Unicode normal form"
                                + " -> rename one of them"),
                row(
                        "two forms of one letter",
                        good().file("e\u0301.txt", "a").file("\u00e9.txt", "b").bytes(),
                        UNPACKS,
                        null,
                        "differ only by case or Unicode normal form"),
                row(
                        "a file twice",
                        good().file("a.txt", "1").file("a.txt", "2").bytes(),
                        REFUSED,
                        "FC-ENTRY ERROR: a.txt is in the zip twice: it depends on the program which one"
                                + " is unpacked -> put it into the zip once"),
                row(
                        "a file twice, as Gradle and tools that append leave it",
                        good().file("a.txt", "1").file("a.txt", "1").bytes(),
                        UNPACKS,
                        "FC-ENTRY WARNING: a.txt is in the zip twice, with the same bytes"
                                + " -> put it into the zip once"),
                row(
                        "a program twice, of two modes",
                        good().program("a", "1").file("a", "1").bytes(),
                        REFUSED,
                        "FC-ENTRY ERROR: a is in the zip twice: it depends on the program which one"
                                + " is unpacked -> put it into the zip once"),
                row(
                        "a file that is a folder",
                        good().file("a", "1").file("a/b", "2").bytes(),
                        REFUSED,
                        "FC-ENTRY ERROR: a is a file, and also a folder of the zip -> rename one of them"),
                row(
                        "out of the folder",
                        good().file("../evil", "x").bytes(),
                        REFUSED,
                        "FC-ENTRY ERROR: '../evil' cannot be the name of an entry: it has the segment '..'"
                                + " -> rename the file, or exclude it from the package"),
                row(
                        "a folder out of the folder",
                        good().folder("../evil/").bytes(),
                        REFUSED,
                        "FC-ENTRY ERROR: '../evil' cannot be the name of an entry: it has the segment '..'"
                                + " -> rename the file, or exclude it from the package"),
                row(
                        "absolute",
                        good().file("/etc/passwd", "x").bytes(),
                        REFUSED,
                        "FC-ENTRY ERROR: '/etc/passwd' cannot be the name of an entry: it is absolute"
                                + " -> rename the file, or exclude it from the package"),
                row("a drive", good().file("C:/app/x", "x").bytes(), UNPACKS),
                row("a blank at the end", good().file("x ", "x").bytes(), UNPACKS),
                // kinds
                row(
                        "setuid",
                        good().entry("tool", MadeZip.elf(62), 0104755, ForeignZip.DEFLATED)
                                .bytes(),
                        UNPACKS),
                row(
                        "a pipe",
                        good().entry("pipe", new byte[0], 0010644, ForeignZip.STORED)
                                .bytes(),
                        REFUSED,
                        "FC-ENTRY ERROR: pipe is not a plain file"
                                + " -> leave it out: pipes and devices cannot be shipped"),
                row("an empty file", good().file("empty", "").bytes(), UNPACKS),
                row(
                        "an empty stored file",
                        good().entry("empty", new byte[0], 0100644, ForeignZip.STORED)
                                .bytes(),
                        UNPACKS),
                row(
                        "a link of npm",
                        link("node_modules/.bin/x", "../x/cli.js"),
                        UNPACKS,
                        linkSaid("node_modules/.bin/x")),
                row("a link of pnpm", link("node_modules/koa", ".pnpm/koa/x"), UNPACKS, null, "node-linker=hoisted"),
                row("a link in place of the program", linked("server"), UNPACKS, linkSaid("server")),
                row(
                        "a link whose name ends as the program's",
                        linked("my server"),
                        UNPACKS,
                        "FC-COMMAND ERROR: bootstrap starts ./server, which is not in the package"
                                + " -> add the file with the tool that makes the zip, or correct its path in bootstrap:"
                                + " it is relative to /code, the root of the package",
                        linkSaid("my server")),
                // methods
                row("deflate64", method(9).bytes(), REFUSED, methodSaid(9)),
                row("bzip2", method(12).bytes(), REFUSED, methodSaid(12)),
                row("LZMA", method(14).bytes(), REFUSED, methodSaid(14)),
                row("zstd", method(93).bytes(), REFUSED, methodSaid(93)),
                row("xz", method(95).bytes(), REFUSED, methodSaid(95)),
                row(
                        "a password",
                        good().encrypted().file("secret.txt", "x").bytes(),
                        REFUSED,
                        "FC-ENTRY ERROR: secret.txt is encrypted -> zip it without a password"),
                // headers that contradict the directory
                row(
                        "another name in front of the bytes",
                        new ForeignZip()
                                .locally("../bootstrap")
                                .program("bootstrap", MadeZip.elf(62))
                                .bytes(),
                        REFUSED,
                        "FC-ENTRY ERROR: bootstrap is called '../bootstrap' in the header in front of its bytes"
                                + " -> zip it again: the zip is damaged"),
                row(
                        "another method in front of the bytes",
                        new ForeignZip()
                                .locally(ForeignZip.STORED)
                                .program("bootstrap", MadeZip.elf(62))
                                .bytes(),
                        REFUSED,
                        "FC-ENTRY ERROR: bootstrap is packed by method 0 in the header in front of its bytes,"
                                + " and by 8 in the directory of the zip -> zip it again: the zip is damaged"),
                row(
                        "bytes with another checksum",
                        new ForeignZip()
                                .miscounted()
                                .program("bootstrap", MadeZip.elf(62))
                                .bytes(),
                        REFUSED,
                        null,
                        "FC-ENTRY ERROR: a file of the package cannot be read: bootstrap is damaged: its bytes do"
                                + " not have the checksum of the directory"),
                row(
                        "a folder with bytes of its own",
                        good().entry("d/", new byte[] {1}, 040755, ForeignZip.STORED)
                                .bytes(),
                        UNPACKS,
                        "FC-ENTRY WARNING: d is a folder with 1 bytes of its own"
                                + " -> if it is meant as a file, zip it under a name without / at its end"),
                // around the zip
                row("a comment", good().comment("built by hand").bytes(), UNPACKS),
                row(
                        "a script before it",
                        good().after("#!/bin/sh\nexec unzip $0\n", true).bytes(),
                        UNPACKS),
                row(
                        "a script before it that no offset counts",
                        good().after("#!/bin/sh\nexec unzip $0\n", false).bytes(),
                        UNPACKS),
                row(
                        "no date",
                        new ForeignZip()
                                .date(0)
                                .program("bootstrap", SCRIPT)
                                .program("server", MadeZip.elf(62))
                                .bytes(),
                        UNPACKS),
                row(
                        "something behind it",
                        good().before("\n<!-- proxy -->\n").bytes(),
                        REFUSED,
                        "function.zip cannot be read as a zip: it does not end like a zip: it is cut,"
                                + " or something follows it -> make it again: with mvn package,"
                                + " or with the tool that made it"),
                row(
                        "cut",
                        cut(good().bytes()),
                        REFUSED,
                        "function.zip cannot be read as a zip: it does not end like a zip: it is cut,"
                                + " or something follows it -> make it again: with mvn package,"
                                + " or with the tool that made it"),
                row(
                        "the last part of three",
                        good().lastOf(3).bytes(),
                        REFUSED,
                        "function.zip cannot be read as a zip: it is the last part of a zip that is split into 3"
                                + " -> join its parts: zip -s 0 function.zip --out whole.zip"),
                row(
                        "no entry",
                        new ForeignZip().bytes(),
                        UNPACKS,
                        "FC-BOOTSTRAP ERROR: no start command is configured, and there is no file bootstrap at the"
                                + " root of the zip -> add a start script named bootstrap with the tool that makes the"
                                + " zip, or set command in the function's configuration"),
                // what is none
                row(
                        "nothing",
                        new byte[0],
                        REFUSED,
                        "function.zip cannot be read as a zip: it is empty"
                                + " -> zip the files themselves: (cd FOLDER && zip -r ../function.zip .)"),
                row(
                        "a tar.gz",
                        gzip(),
                        REFUSED,
                        "function.zip cannot be read as a zip: it is compressed (gzip)"
                                + " -> zip the files themselves: (cd FOLDER && zip -r ../function.zip .)"),
                row(
                        "a 7z",
                        new byte[] {'7', 'z', (byte) 0xbc, (byte) 0xaf, 0x27, 0x1c, 0, 4},
                        REFUSED,
                        "function.zip cannot be read as a zip: it is a 7z archive"
                                + " -> zip the files themselves: (cd FOLDER && zip -r ../function.zip .)"),
                row(
                        "a page",
                        "<!DOCTYPE html><html>not found</html>".getBytes(StandardCharsets.UTF_8),
                        REFUSED,
                        "function.zip cannot be read as a zip: it is an HTML page"
                                + " -> zip the files themselves: (cd FOLDER && zip -r ../function.zip .)"),
                row(
                        "a pointer of Git LFS",
                        "version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 1\n"
                                .getBytes(StandardCharsets.UTF_8),
                        REFUSED,
                        "function.zip cannot be read as a zip: it is a Git LFS pointer, not the file that it stands"
                                + " for -> zip the files themselves: (cd FOLDER && zip -r ../function.zip .)"),
                // zips in zips
                row(
                        "a zip in the zip",
                        new ForeignZip()
                                .entry("function.zip", good().bytes(), 0100644, ForeignZip.STORED)
                                .bytes(),
                        UNPACKS,
                        nested("function.zip")),
                row(
                        "a zip in Finder's zip",
                        new ForeignZip()
                                .entry("app.ZIP", good().bytes(), 0100644, ForeignZip.STORED)
                                .file("__MACOSX/._app.ZIP", "x")
                                .bytes(),
                        UNPACKS,
                        nested("app.ZIP")));
    }

    private static String linkSaid(String name) {
        return "FC-SYMLINK WARNING: " + name + " is a symbolic link"
                + " -> put the file itself into the zip: zip without -y (--symlinks)";
    }

    private static byte[] link(String name, String target) {
        return good().entry(name, target.getBytes(StandardCharsets.UTF_8), 0120755, ForeignZip.STORED)
                .bytes();
    }

    private static byte[] linked(String name) {
        return new ForeignZip()
                .program("bootstrap", SCRIPT)
                .entry(name, "bin/server".getBytes(StandardCharsets.UTF_8), 0120755, ForeignZip.STORED)
                .bytes();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("zips")
    void allIsSaidAndTheLaunchAgrees(String name, byte[] zip, boolean unpacks, List<String> said, String part)
            throws IOException {
        Path file = Files.write(folder.resolve("function.zip"), zip);

        List<String> ours = said(file);

        if (part == null) {
            assertThat(ours).containsExactlyInAnyOrderElementsOf(said);
        } else {
            assertThat(ours).singleElement().asString().contains(part);
        }
        assertThat(unpacks(file)).as("unpacks").isEqualTo(unpacks);
    }

    private boolean unpacks(Path zip) {
        try {
            FunctionZip.extract(zip, folder.resolve("code"));
            return FunctionZip.read(zip) != null;
        } catch (FcProblem e) {
            return false;
        }
    }

    private List<String> said(Path zip) throws IOException {
        try {
            PackagedFunction found = PackagedFunction.look(new OutputFiles(
                    folder,
                    new FinalName("function"),
                    Optional.of(zip),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty()));
            CheckedPackage packed = new CheckedPackage(
                    found.function(), OptionalLong.of(Files.size(zip)), found.findings(), found.origin(), List.of());
            return StaticCheck.of(packed, SeverityOverrides.DEFAULT).findings().stream()
                    .filter(Finding.Violated.class::isInstance)
                    .map(Finding.Violated.class::cast)
                    .filter(finding -> !finding.requirement().id().equals("FC-TIMEZONE"))
                    .map(finding -> finding.requirement().id()
                            + (finding.severity() == Severity.ERROR ? " ERROR: " : " WARNING: ") + finding.observed()
                            + " -> " + finding.fix())
                    .toList();
        } catch (FcProblem e) {
            return List.of(e.what().replace(folder + "/", "") + " -> " + e.fix());
        }
    }

    private static ForeignZip good() {
        return new ForeignZip().program("bootstrap", SCRIPT).program("server", MadeZip.elf(62));
    }

    private static ForeignZip mac() {
        return new ForeignZip()
                .folder("myapp/")
                .program("myapp/bootstrap", SCRIPT)
                .program("myapp/server", MadeZip.elf(62))
                .file("__MACOSX/myapp/._bootstrap", "x")
                .file("myapp/.DS_Store", "x");
    }

    private static ForeignZip method(int method) {
        return good().entry("data.bin", new byte[] {1, 2, 3, 4}, 0100644, method);
    }

    private static String methodSaid(int method) {
        return "FC-ENTRY ERROR: data.bin is compressed by method " + method
                + ", which few programs can unpack -> deflate it: zip -Z deflate, or 7z a -tzip -mm=Deflate";
    }

    private static String[] nested(String name) {
        return new String[] {
            "FC-NESTED-ZIP ERROR: the zip holds nothing but " + name + ", which the platform does not unpack -> deploy "
                    + name + " itself"
        };
    }

    private static byte[] cut(byte[] zip) {
        return java.util.Arrays.copyOf(zip, zip.length - 10);
    }

    private static byte[] gzip() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(all)) {
            gzip.write(TestJar.empty().bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all.toByteArray();
    }

    /** @param said all messages; after a null, a part of the only one */
    private static Arguments row(String name, byte[] zip, boolean unpacks, String... said) {
        boolean partly = said.length > 0 && said[0] == null;
        return Arguments.of(name, zip, unpacks, partly ? List.of() : List.of(said), partly ? said[1] : null);
    }
}
