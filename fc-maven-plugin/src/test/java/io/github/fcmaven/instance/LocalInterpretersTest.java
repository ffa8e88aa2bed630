package io.github.fcmaven.instance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Language;
import io.github.fcmaven.process.PortLease;
import io.github.fcmaven.process.Programs;
import io.github.fcmaven.process.ServerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands for the platform's interpreters; the interpreters here are scripts that answer as such do. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LocalInterpretersTest {

    @TempDir
    Path work;

    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Test
    void theImagesInterpreterIsStoodForByTheOneThatIsNamed() throws Exception {
        Path python = interpreter("python3", "3.11.7");
        TestFunction function = new TestFunction()
                .runtime(CustomRuntime.CUSTOM)
                .file("server.py", new byte[0])
                .start(List.of("python"), List.of("server.py"));

        try (Instance instance = function.unpack(work, host(python))) {
            run(instance);
            assertThat(lines).contains("python3 3.11.7 runs server.py");
            assertThat(instance.notes())
                    .contains("the function's Python 3.7.4 of the runtime custom is checked with 3.11.7 of " + python);
            assertThat(instance.differences().older()).isEmpty();
        }
    }

    @Test
    void anInterpreterAtItsOwnPathIsFoundThere() throws Exception {
        Path node = interpreter("node", "20.1.0");
        TestFunction function = new TestFunction()
                .runtime(CustomRuntime.CUSTOM_DEBIAN10)
                .file("server.js", new byte[0])
                .env("PATH", "/var/fc/lang/nodejs20/bin:/usr/bin:/bin")
                .start(List.of("/var/fc/lang/nodejs20/bin/node"), List.of("server.js"));

        try (Instance instance = function.unpack(work, host(node))) {
            run(instance);
            assertThat(lines).contains("node 20.1.0 runs server.js");
        }
    }

    @Test
    void theWordsOfAShellFindTheInterpreterAtItsOwnPath() throws Exception {
        Path node = interpreter("node", "20.1.0");
        TestFunction function = new TestFunction()
                .runtime(CustomRuntime.CUSTOM_DEBIAN10, "acs:fc:cn-hangzhou:official:layers/Nodejs20/versions/3")
                .file("server.js", new byte[0])
                .start(List.of("/bin/sh"), List.of("-c", "exec /opt/nodejs20/bin/node server.js"));

        try (Instance instance = function.unpack(work, host(node))) {
            run(instance);
            assertThat(lines).contains("node 20.1.0 runs server.js");
        }
    }

    @Test
    void aScriptFindsTheLayersInterpreterOnItsPath() throws Exception {
        Path node = interpreter("node", "22.99.0");
        TestFunction function = TestFunction.script("exec node server.js")
                .runtime(CustomRuntime.CUSTOM_DEBIAN11, "acs:fc:cn-hangzhou:official:layers/Nodejs22/versions/3")
                .env("PATH", "/opt/nodejs22/bin:/usr/bin:/bin:/opt/bin");

        try (Instance instance = function.unpack(work, host(node))) {
            run(instance);
            assertThat(lines).contains("node 22.99.0 runs server.js");
        }
    }

    /** What PHP has without a php.ini; the function's own takes the place of that. */
    @ParameterizedTest
    @CsvSource({"php.txt, PHP's defaults: seen", "etc/php.ini, 'no others: '"})
    void thePhpIniOfThisMachineDecidesNothing(String beside, String printed) throws Exception {
        assumeTrue(Programs.find("php").isPresent(), "needs PHP");
        TestFunction function = new TestFunction()
                .runtime(CustomRuntime.CUSTOM)
                .file(
                        "server.php",
                        ("<?php echo getenv('PHP_INI_SCAN_DIR') ? \"PHP's defaults\" : 'no others'?>: "
                                        + "<? echo $_ENV['SHOP'] ?>")
                                .getBytes(UTF_8))
                .file(beside, "short_open_tag = Off".getBytes(UTF_8))
                .env("SHOP", "seen")
                .start(List.of("php"), List.of("server.php"));

        try (Instance instance = function.unpack(work)) {
            run(instance);
            assertThat(String.join("", lines)).contains(printed);
        }
    }

    /** No page says whether it is there, so it is tried: FC-COMMAND stays unproven. */
    @Test
    void debiansOwnPythonIsStoodForWhereItMayBe() throws Exception {
        Path python = interpreter("python3", "3.11.7");
        TestFunction function = new TestFunction()
                .runtime(CustomRuntime.CUSTOM_DEBIAN10)
                .file("server.py", new byte[0])
                .start(List.of("python3"), List.of("server.py"));

        try (Instance instance = function.unpack(work, host(python))) {
            run(instance);
            assertThat(lines).contains("python3 3.11.7 runs server.py");
        }
    }

    /** What this machine has at the same path has other modules, and another version. */
    @ParameterizedTest
    @CsvSource({
        "CUSTOM_DEBIAN12, /usr/bin/python3, server.py, 'python3 3.11.7 runs server.py'",
        "CUSTOM_DEBIAN12, /bin/python3.11, server.py, 'python3 3.11.7 runs server.py'",
        "CUSTOM_DEBIAN10, /usr/bin/python3, server.py, 'python3 3.11.7 runs server.py'",
        "CUSTOM_DEBIAN12, ./server.py, '', 'python3 3.11.7 runs -u'",
        "CUSTOM, /usr/local/bin/node, server.py, 'node 3.11.7 runs server.py'"
    })
    void anInterpreterOfTheImageIsStoodForAtItsPathToo(
            CustomRuntime runtime, String program, String argument, String said) throws Exception {
        Path here = interpreter(said.substring(0, said.indexOf(' ')), "3.11.7");
        TestFunction function = new TestFunction()
                .runtime(runtime)
                .program("server.py", "#!/usr/bin/python3 -u\n")
                .start(List.of(program), argument.isEmpty() ? List.of() : List.of(argument));

        try (Instance instance = function.unpack(work, host(here))) {
            run(instance);
            assertThat(lines).contains(said);
        }
    }

    /** An image has homes of the same last names: {@code /var/fc/lang/nodejs20} beside {@code /opt/nodejs20}. */
    @ParameterizedTest(name = "{1} on {0}")
    @CsvSource({
        "CUSTOM_DEBIAN10, Nodejs18/versions/3, /opt/nodejs18, node",
        "CUSTOM_DEBIAN10, Nodejs16/versions/2, /opt/nodejs16, node"
    })
    void aLayerBesideTheImagesOwnIsNoFault(CustomRuntime runtime, String layer, String home, String program)
            throws Exception {
        Path local = interpreter(program, "99.1.0");
        TestFunction function = TestFunction.script("exec " + program + " server")
                .runtime(runtime, "acs:fc:cn-hangzhou:official:layers/" + layer)
                .env("PATH", home + "/bin:/usr/bin:/bin:/opt/bin")
                .start(List.of(program), List.of("server"));

        try (Instance instance = function.unpack(work, host(local))) {
            run(instance);
            assertThat(lines).contains(program + " 99.1.0 runs server");
        }
    }

    @Test
    void whatTheRuntimeHasNotIsNotFoundOnItsPath() throws Exception {
        TestFunction function =
                TestFunction.script("node server.js; php server.php").runtime(CustomRuntime.CUSTOM_DEBIAN12);

        try (Instance instance = function.unpack(work)) {
            run(instance);
            assertThat(lines).contains("node: command not found", "php: command not found");
        }
    }

    @Test
    void aScriptThatNamesTheImagesInterpreterFindsItInANamespace() throws Exception {
        assumeTrue(Programs.find("unshare").isPresent(), "needs unshare");
        Path node = interpreter("node", "20.1.0");
        TestFunction function = TestFunction.script("exec /var/fc/lang/nodejs20/bin/node /code/server.js")
                .runtime(CustomRuntime.CUSTOM_DEBIAN10);

        try (Instance instance = function.unpack(work, host(node))) {
            assumeTrue(instance.differences().inconclusive().isEmpty(), "needs a private mount namespace");
            run(instance);
            assertThat(lines).contains("node 20.1.0 runs /code/server.js");
        }
        assertThat(Path.of("/var/fc/lang/nodejs20/bin/node")).doesNotExist();
    }

    /** Node.js looks for modules in every folder above the program, python-dotenv for variables. */
    @ParameterizedTest
    @CsvSource({
        "node, 20.1.0, CUSTOM_DEBIAN10, /var/fc/lang/nodejs20/bin/node, node_modules",
        "python3, 3.11.7, CUSTOM_DEBIAN12, python3, .env"
    })
    void whatLiesAboveThePackageIsOutOfReach(
            String name, String version, CustomRuntime runtime, String command, String above) throws Exception {
        Path file = Files.createDirectory(work.resolve(above));
        Path interpreter = executable(name, """
                #!/bin/sh
                case $1 in
                    -c|-p|-r) printf '%%s\n%%s' "$0" %s ;;
                    *) pwd; ls -d ../../../%s ;;
                esac
                """.formatted(version, above));
        TestFunction function = new TestFunction()
                .runtime(runtime)
                .file("server", new byte[0])
                .start(List.of(command), List.of("server"));

        try (Instance instance = function.unpack(work, host(interpreter))) {
            boolean hidden = instance.ownTmp();
            run(instance);
            assertThat(lines.contains("/code")).isEqualTo(hidden);
            assertThat(lines.contains("../../../" + above)).isNotEqualTo(hidden);
            assertThat(instance.notes().stream().anyMatch(note -> note.contains("can find " + file)))
                    .isNotEqualTo(hidden);
        }
    }

    /** A file in the root of this machine: the campaign has it, which needs root anyway. */
    @Tag("matrix")
    @Test
    void whatLiesInTheRootIsHiddenFromTheStart() throws Exception {
        Path file = Path.of("/.env");
        String ours = "# made by LocalInterpretersTest of fc-maven-plugin, and left by a run that was killed\n";
        if (Files.isReadable(file)
                && Files.isRegularFile(file)
                && Files.readString(file).equals(ours)) {
            Files.delete(file);
        }
        assumeTrue(Files.notExists(file) && Files.isWritable(Path.of("/")), "needs a root without such a file");
        Path python = executable("python3", """
                #!/bin/sh
                case $1 in
                    -c) printf '%s\n3.11.7' "$0" ;;
                    *) [ -e /.env ] && echo found || echo hidden ;;
                esac
                """);
        TestFunction function = new TestFunction()
                .runtime(CustomRuntime.CUSTOM_DEBIAN12)
                .file("server", new byte[0])
                .start(List.of("python3"), List.of("server"));
        Files.writeString(file, ours, StandardOpenOption.CREATE_NEW);
        file.toFile().deleteOnExit();
        try (Instance instance = function.unpack(work, host(python))) {
            assumeTrue(instance.ownTmp(), "needs a private mount namespace");
            run(instance);
            assertThat(lines).contains("hidden").doesNotContain("found");
            assertThat(instance.notes()).noneMatch(note -> note.contains("can find"));
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void whatOtherLanguagesLookForIsNoConcernOfThisOne() throws Exception {
        Files.createDirectory(work.resolve("node_modules"));

        assertThat(FoldersAbove.with(Set.of(Language.NODE), work.resolve("fc/code")))
                .contains(work.resolve("node_modules"));
        assertThat(FoldersAbove.with(Set.of(Language.PHP), work.resolve("fc/code")))
                .isEmpty();
    }

    @Test
    void anOlderInterpreterProvesNothingByAFailedStart() throws Exception {
        Path python = interpreter("python3", "3.9.2");
        TestFunction function = new TestFunction()
                .runtime(CustomRuntime.CUSTOM_DEBIAN12)
                .file("server.py", new byte[0])
                .start(List.of("python3"), List.of("server.py"));

        try (Instance instance = function.unpack(work, host(python))) {
            assertThat(instance.differences().older())
                    .contains("this machine's Python 3.9.2 is used instead of Python 3.11.2 of the runtime"
                            + " custom.debian12: name a newer one with interpreter");
        }
    }

    @Test
    void aNameThatIsNotOnTheRuntimesPathIsNotStarted() throws Exception {
        Path node = interpreter("node", "20.1.0");
        TestFunction function = new TestFunction()
                .runtime(CustomRuntime.CUSTOM_DEBIAN10)
                .file("server.js", new byte[0])
                .start(List.of("node"), List.of("server.js"));

        assertThatThrownBy(() -> function.unpack(work, host(node)))
                .hasMessageContaining("FC-COMMAND: the start command's program 'node' does not exist")
                .hasMessageContaining("/var/fc/lang/nodejs20/bin/node");
    }

    @Test
    void anInterpreterThatDoesNotAnswerIsRefused() throws Exception {
        Path silent = executable("node", "#!/bin/sh\nexit 1\n");

        assertThatThrownBy(() -> host(silent).interpreter(Language.NODE))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining("interpreter names " + silent + ", which does not answer");
        assertThatThrownBy(() -> Host.running().withInterpreter("/usr/bin/ruby"))
                .hasMessageContaining("interpreter is '/usr/bin/ruby', which is not the name of an interpreter");
    }

    @ParameterizedTest
    @CsvSource({
        "PYTHON, 3.9.2, 3.11.2, true",
        "PYTHON, 3.11.7, 3.7.4, false",
        "PYTHON, 3.11.1, 3.11.2, false",
        "NODE, 20.1.0, 20.11.0, false",
        "NODE, 18.20.0, 20, true",
        "PHP, 8.1.2, 8.2.1, true"
    })
    void ofAVersionTheReleaseCounts(Language language, String mine, String theirs, boolean older) {
        assertThat(new LocalInterpreter(language, work, mine, Set.of()).isOlderThan(theirs))
                .isEqualTo(older);
    }

    /** What somebody installed for the Python here is not on the platform; a layer of others may bring it. */
    @ParameterizedTest(name = "{1}, layers {0}")
    @CsvSource({
        "'', CUSTOM_DEBIAN12, python3, No module named 'neighbour'",
        "'', CUSTOM_DEBIAN11, /var/fc/lang/python3.12/bin/python3, No module named 'neighbour'",
        "'', CUSTOM_DEBIAN12, ./bootstrap, No module named 'neighbour'",
        "acs:fc:cn-hangzhou:123:layers/mine/versions/1, CUSTOM_DEBIAN12, python3, installed here"
    })
    void whatIsInstalledForThePythonHereIsNotTheFunctions(
            String layer, CustomRuntime runtime, String command, String said) throws Exception {
        Optional<LocalInterpreter> here = LocalInterpreter.find(Language.PYTHON, Optional.empty());
        assumeTrue(here.isPresent(), "needs Python");
        Path real = here.get().file().toRealPath();
        Path python = Files.createDirectories(work.resolve("here/bin")).resolve("python3");
        Files.createSymbolicLink(python, real);
        Files.writeString(work.resolve("here/pyvenv.cfg"), "home = " + real.getParent() + "\n");
        Path packages = Files.createDirectories(work.resolve("here/lib/" + real.getFileName() + "/site-packages"));
        Files.writeString(packages.resolve("neighbour.py"), "print('installed here')\n");
        TestFunction function = new TestFunction()
                .runtime(runtime, layer.isEmpty() ? new String[0] : new String[] {layer})
                .program("bootstrap", "#!/usr/bin/env python3\nimport json, ssl, neighbour\n")
                .start(List.of(command), List.of("bootstrap"));

        try (Instance instance = function.unpack(work, host(python))) {
            run(instance);
            assertThat(lines).anyMatch(line -> line.contains(said));
        }
    }

    private static Host host(Path interpreter) {
        return new Host(Host.running().javaHome(), Host.running().javaVersion(), Optional.of(interpreter.toString()));
    }

    /** Answers the question for its path and version, and else says what it would run. */
    private Path interpreter(String name, String version) throws Exception {
        return executable(name, """
                #!/bin/sh
                case $1 in
                    -c|-p|-r) printf '%%s\\n%%s' "$0" '%1$s' ;;
                    *) echo "%2$s %1$s runs $1" ;;
                esac
                """.formatted(version, name));
    }

    private Path executable(String name, String text) throws Exception {
        Path file =
                Files.writeString(Files.createDirectories(work.resolve("local")).resolve(name), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return file;
    }

    private void run(Instance instance) throws InterruptedException {
        try (PortLease port = PortLease.free()) {
            ServerProcess server = instance.launch(TestFunction.launch(work, port.port(), Map.of(), lines));
            server.awaitEnd();
            server.lastLines();
        }
    }
}
