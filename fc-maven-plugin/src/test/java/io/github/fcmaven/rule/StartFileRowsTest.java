package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_BOOTSTRAP_BOM;
import static io.github.fcmaven.platform.Requirement.FC_BOOTSTRAP_CRLF;
import static io.github.fcmaven.platform.Requirement.FC_BOOTSTRAP_INTERPRETER;
import static io.github.fcmaven.platform.Requirement.FC_BOOTSTRAP_SHEBANG;
import static io.github.fcmaven.platform.Requirement.FC_FILE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.executable.TinyElf;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.zip.FileSet;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Start files and scripts whose bytes are wrong, each named for what it is, with the edit that makes it right. */
class StartFileRowsTest {

    private static final String SCRIPT = "#!/bin/bash\nexec ./server\n";
    private static final Pack RIGHT = Pack.script(SCRIPT);
    private static final String DOS2UNIX =
            "save it with LF line ends (dos2unix; in .gitattributes: * text=auto eol=lf)";

    @ParameterizedTest
    @MethodSource({"lineEnds", "behindAnInterpreter", "encodings", "foreign", "given", "interpreters"})
    void eachIsNamedAndMendedByItsFix(Row row) {
        row.holds();
    }

    /** As the Python of a venv is. */
    @Test
    void anInterpreterThatIsALinkIsLeftOpen() {
        Finding link = new Finding.Violated(Requirement.FC_SYMLINK, "venv/bin is a symbolic link", "zip the file")
                .concerning("venv/bin");

        assertThat(Pack.script("#!/code/venv/bin/python3\n").told(link).check().findings())
                .filteredOn(finding -> finding.requirement() == Requirement.FC_BOOTSTRAP_INTERPRETER)
                .singleElement()
                .isInstanceOf(Finding.Unproven.class);
    }

    @Test
    void theProgramOfALinkOfNpmIsJudged(@TempDir Path base) throws Exception {
        Path program =
                Files.createDirectories(base.resolve("node_modules/serve")).resolve("cli.js");
        Files.writeString(program, "#!/usr/bin/env node\r\n");
        Path link = Files.createDirectories(base.resolve("node_modules/.bin")).resolve("serve");
        Files.createSymbolicLink(link, Path.of("../serve/cli.js"));
        Pack pack = Pack.script("#!/bin/bash\nexec node_modules/.bin/serve\n");
        new FileSet(base, "", List.of(), List.of(), "functionDirectory")
                .entries()
                .forEach(entry -> pack.entry(entry.path().value(), entry.content(), entry.mode()));

        assertThat(Row.violations(pack))
                .extracting(Finding::observed)
                .singleElement()
                .asString()
                .endsWith("node_modules/serve/cli.js has a carriage return in line 1");
    }

    static Stream<Row> lineEnds() {
        return Stream.of(
                crlf("each line", "#!/bin/bash\r\nexec ./server\r\n", 1, DOS2UNIX),
                crlf("the first line alone", "#!/bin/bash\r\nexec ./server\n", 1, DOS2UNIX),
                crlf("the second line alone", "#!/bin/bash\nexec ./server\r\n", 2, DOS2UNIX),
                crlf("an option of bash", "#!/bin/bash -e\r\nexec ./server\n", 1, DOS2UNIX),
                crlf("Python's first line", "#!/usr/bin/env python3\r\nprint(1)\r\n", 1, DOS2UNIX),
                crlf(
                        "the end of the file",
                        "#!/bin/bash\nexec ./server\r",
                        2,
                        "save it with LF line ends (tr -d '\\r'): dos2unix leaves the one at its end"),
                crlf(
                        "an old Mac",
                        "#!/bin/bash\rexec ./server\r",
                        1,
                        "save it with LF line ends (tr '\\r' '\\n'): dos2unix leaves a CR without LF"),
                crlf(
                        "an old Mac, and a comment that swallows the rest",
                        "#!/bin/bash\n# start\rexec ./server\r",
                        2,
                        "save it with LF line ends (tr '\\r' '\\n')"),
                crlf("a word of a command that never ends", "#!/bin/bash\ncat <<A\na\r\nA\r\n:\n", 3, DOS2UNIX),
                crlf("a line behind a shift", "#!/bin/bash\nx=$((1<<n))\ncd /tmp\r\n./server\n", 3, DOS2UNIX),
                crlf("a word behind what only looks like a comment", "#!/bin/bash\nexec ./server a#1\r\n", 2, DOS2UNIX),
                crlf("both", "#!/bin/bash\r\n:\rexec ./server\r\n", 1, "save it with LF line ends: it mixes CR LF"));
    }

    static Stream<Row> behindAnInterpreter() {
        String crlf = "exec node server.js\r\n";
        Pack server = Pack.empty().file("server.js", "");
        return Stream.of(
                shell("sh", server.copy().file("start.sh", crlf).command("/bin/sh", "-eu", "start.sh")),
                shell("bash", server.copy().file("start.sh", crlf).command("bash", "-o", "pipefail", "start.sh", "x")),
                shell("bash", server.copy().file("start.sh", crlf).command("env", "A=b", "bash", "./start.sh")),
                shell(
                        "bash",
                        Pack.script("#!/bin/sh\nexec bash /code/start.sh\n")
                                .file("server.js", "")
                                .file("start.sh", crlf)),
                new Row(
                        "the last line of a script for bash",
                        Pack.empty().file("start.sh", "cd app\nexec ./server\r").command("bash", "start.sh"),
                        FC_BOOTSTRAP_CRLF,
                        "start.sh, which bash reads, has a carriage return in line 2",
                        "save it with LF line ends (tr -d '\\r')",
                        Pack.empty().file("start.sh", "cd app\nexec ./server").command("bash", "start.sh")));
    }

    static Stream<Row> encodings() {
        String utf16 = "save it as UTF-8 without BOM (PowerShell 7: Out-File -Encoding utf8NoBOM)";
        return Stream.of(
                encoded(
                        "UTF-8 with BOM",
                        FC_BOOTSTRAP_BOM,
                        "\ufeff" + SCRIPT,
                        StandardCharsets.UTF_8,
                        "bootstrap line 1 begins with a byte order mark",
                        "save it as UTF-8 without BOM"),
                encoded(
                        "UTF-16BE without",
                        FC_BOOTSTRAP_SHEBANG,
                        SCRIPT,
                        StandardCharsets.UTF_16BE,
                        "bootstrap is saved as UTF-16 (big endian): each second byte is 0",
                        utf16),
                encoded(
                        "UTF-32",
                        FC_BOOTSTRAP_BOM,
                        "\ufeff" + SCRIPT,
                        Charset.forName("UTF-32LE"),
                        "bootstrap is saved as UTF-32",
                        utf16),
                new Row(
                        "UTF-16 for Python",
                        Pack.empty()
                                .file("server.py", "\ufeffimport os\n".getBytes(StandardCharsets.UTF_16LE))
                                .command("python3", "server.py"),
                        FC_BOOTSTRAP_BOM,
                        "server.py is saved as UTF-16 (little endian)",
                        utf16,
                        Pack.empty().file("server.py", "import os\n").command("python3", "server.py")));
    }

    static Stream<Row> foreign() {
        String amd64 = "build it for linux/amd64";
        return Stream.of(
                foreign("nothing", "is empty", "build it again"),
                foreign(
                        "a blank that is none",
                        "line 1 has the character U+00A0 behind #!",
                        "type the first line again: #!/bin/bash",
                        "#!\u00c2\u00a0/bin/bash\n"),
                foreign(
                        "a Debian package",
                        "is a Debian package",
                        "unpack it (dpkg-deb -x)",
                        "!<arch>\ndebian-binary   "),
                foreign("xz", "is compressed (xz)", "unpack it (unxz", 0xfd, '7', 'z', 'X', 'Z', 0, 0, 4),
                foreign("bzip2", "is compressed (bzip2)", "unpack it (bunzip2", "BZh91AY"),
                foreign("zstd", "is compressed (zstd)", "unpack it (unzstd", 0x28, 0xb5, 0x2f, 0xfd, 4),
                foreign("7z", "is a 7z archive", "unpack it (7z x)", '7', 'z', 0xbc, 0xaf, 0x27, 0x1c, 0),
                foreign("a zip", "is a zip", "unpack it (unzip)", "PK\u0003\u0004\u0014\0\0\0"),
                foreign("a jar", "is a jar", "start it with java", "PK\u0003\u0004" + "\0".repeat(26) + "META-INF/"),
                foreign("tar", "is a tar archive", "unpack it (tar -xf)", "a".repeat(257) + "ustar\0"),
                foreign(
                        "a preview class",
                        "is a Java class",
                        "start it with java",
                        0xca,
                        0xfe,
                        0xba,
                        0xbe,
                        0xff,
                        0xff,
                        0,
                        65),
                foreign("Mach-O, fat", "is a macOS program", amd64, 0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 2),
                foreign("Mach-O, fat, swapped", "is a macOS program", amd64, 0xbe, 0xba, 0xfe, 0xca, 2, 0, 0, 0),
                foreign("Mach-O, 64", "is a macOS program", amd64, 0xcf, 0xfa, 0xed, 0xfe, 7),
                foreign("Mach-O, 64, swapped", "is a macOS program", amd64, 0xfe, 0xed, 0xfa, 0xcf, 7),
                foreign("Mach-O, 32, swapped", "is a macOS program", amd64, 0xfe, 0xed, 0xfa, 0xce, 7),
                foreign("PE", "is a Windows program", amd64, "MZ\u0090\0"),
                foreign("WebAssembly", "is a WebAssembly module", amd64, "\0asm\u0001\0\0\0"),
                foreign("bitcode", "is LLVM bitcode", "link it", 'B', 'C', 0xc0, 0xde),
                foreign("HTML", "is an HTML page", "fetch the file itself", "\n<!DOCTYPE html>\n<html>404"),
                foreign("XML", "is an XML document", "fetch or build", "<?xml version=\"1.0\"?><Error/>"),
                foreign(
                        "batch",
                        "is a batch file of Windows",
                        "write a start script",
                        "@ECHO OFF\r\nnode server.js\r\n"),
                foreign(
                        "no kind we know",
                        "is neither a script nor a program",
                        "ship the program itself",
                        9,
                        0,
                        8,
                        7,
                        6),
                foreign(
                        "a blank before it", "line 1 does not begin with #!: blanks or empty lines",
                        "remove everything before #!", "\n#!/bin/bash\n"),
                foreign(
                        "a script without its line",
                        "line 1 does not begin with #!",
                        "make #!/bin/bash its first line",
                        "exec ./server\n"));
    }

    /** What the kernel refuses so, a shell reads itself, and each program that starts another one gives it to one. */
    @ParameterizedTest
    @ValueSource(strings = {"exec ./run", "./run", "nohup ./run", "cd . && exec ./run"})
    void aTextThatAShellStartsNeedsNoFirstLine(String command) {
        for (String text : List.of("exec ./server\n", "\ufeff#!/bin/sh\nexec ./server\n")) {
            Pack pack = Pack.script("#!/bin/sh\n" + command + "\n");
            assertThat(Row.violations(pack.program("run", text))).isEmpty();
        }
        assertThat(Row.violations(Pack.script("#!/bin/sh\n" + command + "\n").program("run", Pack.elf(183))))
                .isNotEmpty();
    }

    static Stream<Row> given() {
        String pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:12\nsize 9\n";
        return Stream.of(
                given("python3", pointer, "a Git LFS pointer", "run git lfs pull"),
                given("node", pointer, "a Git LFS pointer", "run git lfs pull"),
                given("bash", "<html>404</html>", "an HTML page", "fetch the file itself"),
                given("node", "\u001f\u008b\b", "compressed (gzip)", "unpack it (gunzip"),
                new Row(
                        "a program for bash",
                        Pack.empty()
                                .program("server", TinyElf.program().bytes())
                                .command("bash", "server"),
                        FC_FILE,
                        "the start command gives bash the program server, which is an ELF file, not a script",
                        "start it itself: /code/server in command",
                        Pack.empty()
                                .program("server", TinyElf.program().bytes())
                                .command("/code/server")));
    }

    static Stream<Row> interpreters() {
        Pack mended = Pack.script("#!/bin/bash\n");
        return Stream.of(
                new Row(
                        "a text that runs the script",
                        Pack.script("#!/code/run\n").program("run", "exec sh $1\n"),
                        FC_BOOTSTRAP_INTERPRETER,
                        "bootstrap line 1 names /code/run, and /code/run line 1 does not begin with #!",
                        "write #!/bin/bash there",
                        mended),
                new Row(
                        "an object file that runs the script",
                        Pack.script("#!/code/run\n")
                                .program("run", TinyElf.program().type(1).bytes()),
                        FC_BOOTSTRAP_INTERPRETER,
                        "bootstrap line 1 names /code/run, and /code/run is an ELF object file",
                        "write #!/bin/bash there",
                        mended),
                new Row(
                        "an interpreter that may not be executed",
                        Pack.script("#!/code/run\n")
                                .file("run", TinyElf.program().bytes()),
                        FC_BOOTSTRAP_INTERPRETER,
                        "bootstrap line 1 names /code/run, and it has the mode 0644",
                        "write #!/bin/bash there",
                        mended),
                new Row(
                        "an interpreter that runs itself",
                        Pack.script("#!/code/run\n").program("run", "#!/code/run\n"),
                        FC_BOOTSTRAP_INTERPRETER,
                        "bootstrap line 1 names /code/run, and it is a script whose interpreter is a script",
                        "write #!/bin/bash there",
                        mended),
                new Row(
                        "an option that env takes for a part of the name",
                        Pack.script("#!/usr/bin/env bash -e\nexec ./server\n"),
                        FC_BOOTSTRAP_INTERPRETER,
                        "bootstrap line 1 gives env the one argument 'bash -e', which is not a program",
                        "write #!/usr/bin/env bash, and the options below it",
                        Pack.script("#!/usr/bin/env bash\nset -e\nexec ./server\n")),
                new Row(
                        "an option that an old env does not know",
                        Pack.script("#!/usr/bin/env -S bash -e\nexec ./server\n"),
                        FC_BOOTSTRAP_INTERPRETER,
                        "bootstrap line 1 gives env the option -S, which the env of the runtime custom (Debian 9) does"
                                + " not know",
                        "write #!/usr/bin/env bash, and the options below it, or set runtime",
                        Pack.script("#!/usr/bin/env -S bash -e\nexec ./server\n")
                                .runtime(CustomRuntime.CUSTOM_DEBIAN10)),
                new Row(
                        "a first line that is too long",
                        Pack.script("#!/bin/bash -" + "e".repeat(300) + "\nexec ./server\n"),
                        FC_BOOTSTRAP_SHEBANG,
                        "bootstrap line 1 has more than 255 characters",
                        "write a short first line",
                        RIGHT),
                new Row(
                        "a program that the script becomes",
                        Pack.script(SCRIPT)
                                .program(
                                        "server", TinyElf.program().machine(183).bytes()),
                        FC_BOOTSTRAP_SHEBANG,
                        "server is an ELF program, but not for x86-64: it is for 64-bit ARM (aarch64)",
                        "build it for linux/amd64",
                        Pack.script(SCRIPT).program("server", TinyElf.program().bytes())));
    }

    /** A program without the bit, and a script that starts it. */
    private static Pack unready(String lines) {
        return Pack.script("#!/bin/bash\n" + lines)
                .file("server", TinyElf.program().bytes());
    }

    @Test
    void aProgramThatIsNotMadeExecutableIsNamed() {
        assertThat(Row.violations(unready("chmod -x server\nchmod +x other\nexec ./server\n")))
                .extracting(Finding::requirement)
                .containsExactly(Requirement.FC_BOOTSTRAP_MODE);
    }

    static Stream<Pack> harmless() {
        return Stream.of(
                Pack.script("#!/usr/bin/env python3\nprint(1)\r\nprint(2)\r\n"),
                Pack.script("#!/bin/bash\n# a comment\r\nexec ./server\n"),
                Pack.script("#!/bin/bash\nexec ./server #\r\n"),
                Pack.script("#!/bin/bash\ncat > /tmp/a <<EOF\na=1\r\nEOF\nexec ./server\n"),
                Pack.script("#!/bin/bash\ncat <<-EOF\na=1\r\n  EOF\r\n\tEOF\nexec ./server\n"),
                unready("chmod +x ./server\nexec ./server\n"),
                unready("chmod 755 /code/server && exec /code/server\n"),
                unready("chmod -R 755 /code\n./server\n"),
                unready("chmod +x *\n./server\n"),
                unready("cp built server; chmod a+x server\nexec ./server\n"),
                unready(". ./prep.sh\nexec ./server\n").file("prep.sh", "chmod +x server\n"),
                unready("sh prep.sh && exec ./server\n")
                        .file("prep.sh", "bash bin/more.sh\n")
                        .file("bin/more.sh", "chmod +x /code/server\n"),
                unready("./prep.sh\nexec ./server\n").program("prep.sh", "#!/bin/sh\nchmod +x server\n"),
                Pack.script("#!/code/run -x\n").program("run", "#!/bin/sh\n"),
                Pack.empty().file("server.py", "import os\r\nprint(1)\r").command("python3", "server.py"),
                Pack.empty().file("server.js", "let a\rlet b\r\n").command("node", "server.js"),
                Pack.script("")
                        .file("start.sh", "# a\r\n  # b\r\nexec ./server\n")
                        .command("bash", "start.sh"),
                Pack.script("").file("start.sh", "\ufeffexec ./server\n").command("bash", "start.sh"),
                Pack.script("#!/bin/sh\nexec bash -c true\n").file("true", "a\r\n"),
                Pack.empty().file("app.pyz", "PK\u0003\u0004").command("python3", "app.pyz"),
                Pack.empty().file("index.php", "<html><?php echo 1;").command("php", "index.php"));
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void whatTheInterpreterReadsAllTheSameIsNoViolation(Pack pack) {
        assertThat(Row.violations(pack)).isEmpty();
    }

    private static Row crlf(String name, String text, int line, String fix) {
        return new Row(
                name,
                Pack.script(text),
                FC_BOOTSTRAP_CRLF,
                "bootstrap has a carriage return in line " + line,
                fix,
                Pack.script(lf(text)));
    }

    private static Row shell(String interpreter, Pack wrong) {
        return new Row(
                "a script for " + wrong,
                wrong,
                FC_BOOTSTRAP_CRLF,
                "start.sh, which " + (interpreter.equals("sh") ? "/bin/sh" : interpreter)
                        + " reads, has a carriage return in line 1",
                DOS2UNIX,
                wrong.copy().file("start.sh", "exec node server.js\n"));
    }

    private static Row encoded(
            String name, Requirement requirement, String text, Charset charset, String observed, String fix) {
        return new Row(
                name, Pack.empty().program("bootstrap", text.getBytes(charset)), requirement, observed, fix, RIGHT);
    }

    private static Row foreign(String name, String what, String fix, int... bytes) {
        byte[] file = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            file[i] = (byte) bytes[i];
        }
        return new Row(
                name, Pack.empty().program("bootstrap", file), FC_BOOTSTRAP_SHEBANG, "bootstrap " + what, fix, RIGHT);
    }

    private static Row foreign(String name, String what, String fix, String text) {
        return foreign(name, what, fix, text.chars().toArray());
    }

    private static Row given(String interpreter, String text, String what, String fix) {
        return new Row(
                what + " for " + interpreter,
                Pack.empty()
                        .file("a.x", text.getBytes(StandardCharsets.ISO_8859_1))
                        .command(interpreter, "a.x"),
                FC_FILE,
                "the start command gives " + interpreter + " the program a.x, which is " + what,
                fix,
                Pack.empty().file("a.x", "true\n").command(interpreter, "a.x"));
    }

    private static String lf(String text) {
        return text.replace("\r\n", "\n").replaceAll("\r$", "").replace('\r', '\n');
    }
}
