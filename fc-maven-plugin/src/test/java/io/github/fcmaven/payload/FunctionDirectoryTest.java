package io.github.fcmaven.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.executable.TinyElf;
import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Draft;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.function.StartSpec;
import io.github.fcmaven.function.StartupCommand;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Language;
import io.github.fcmaven.server.ServerReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a folder of files is taken for, what starts it, and on which runtime. */
class FunctionDirectoryTest {

    private static final byte[] ELF = {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 62, 0};

    private final List<Entry> entries = new ArrayList<>();
    private Optional<PayloadKind> kind = Optional.empty();

    @ParameterizedTest
    @CsvSource({
        "server.py, python, server.py, 'Python program of 1 file', 'runtime custom with Python 3.7.4'",
        "server.js, node, server.js, 'Node.js program of 1 file', 'runtime custom with Node.js 10.16.2'",
        "server.php, php, server.php, 'PHP program of 1 file', 'runtime custom with PHP 7.4.12'"
    })
    void thePlatformsOwnExamplesAreStartedAsItStartsThem(
            String file, String program, String word, String label, String runtime) {
        file(file, "");

        Draft packed = pack(Builds.start());

        assertThat(packed.function().start()).isEqualTo(command(program, word));
        assertThat(packed.function().runtime()).isEqualTo(CustomRuntime.CUSTOM);
        assertThat(packed.function().environment()).isEmpty();
        assertThat(packed.decisions().get(0))
                .startsWith(file + ", found in src/main/function: " + label)
                .contains(runtime);
        assertThat(packed.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "server.py, CUSTOM_DEBIAN10, /var/fc/lang/python3.10/bin/python3",
        "server.py, CUSTOM_DEBIAN11, /var/fc/lang/python3.12/bin/python3",
        "server.js, CUSTOM_DEBIAN10, /var/fc/lang/nodejs20/bin/node"
    })
    void aNewerRuntimeIsToldTheInterpretersRealPath(String file, CustomRuntime runtime, String program) {
        file(file, "");

        Draft packed = pack(Builds.start().runtime(runtime));

        assertThat(packed.function().start()).isEqualTo(command(program, file));
        assertThat(packed.function().environment())
                .containsEntry("PATH", program.substring(0, program.lastIndexOf('/')) + ":" + runtime.path());
    }

    @ParameterizedTest
    @CsvSource({
        "GLIBC_2.24, CUSTOM, 'an HTTP server we do not know; runtime custom;'",
        "GLIBC_2.28, CUSTOM_DEBIAN10, 'orders needs GLIBC_2.28, so runtime custom.debian10'",
        "GLIBC_2.29, CUSTOM_DEBIAN11, 'orders needs GLIBC_2.29, so runtime custom.debian11'",
        "GLIBC_2.34, CUSTOM_DEBIAN12, 'orders needs GLIBC_2.34, so runtime custom.debian12'",
        "GLIBC_2.40, CUSTOM_DEBIAN12, 'orders needs GLIBC_2.40, so runtime custom.debian12'"
    })
    void aNativeProgramGetsTheFirstRuntimeWhoseCLibraryIsNewEnough(
            String version, CustomRuntime runtime, String reason) {
        entries.add(new Entry(
                CodePath.of("orders"), Content.of(TinyElf.linked(version).bytes()), FileMode.EXECUTABLE));

        Draft packed = pack(Builds.start());

        assertThat(packed.function().runtime()).isEqualTo(runtime);
        assertThat(packed.decisions().get(0)).contains(reason);
        assertThat(pack(Builds.start().runtime(CustomRuntime.CUSTOM)).function().runtime())
                .as("one that the user names stands")
                .isEqualTo(CustomRuntime.CUSTOM);
    }

    @Test
    void aLibraryThatTravelsCountsToo() {
        entries.add(new Entry(
                CodePath.of("orders"),
                Content.of(TinyElf.linked("GLIBC_2.4")
                        .needs("liba.so")
                        .runPath("$ORIGIN")
                        .bytes()),
                FileMode.EXECUTABLE));
        entries.add(new Entry(
                CodePath.of("liba.so"),
                Content.of(TinyElf.library("liba.so")
                        .needs("libc.so.6")
                        .version("libc.so.6", "GLIBC_2.30")
                        .bytes()),
                FileMode.READABLE));

        assertThat(pack(Builds.start()).function().runtime()).isEqualTo(CustomRuntime.CUSTOM_DEBIAN11);
    }

    @Test
    void theSystemsOwnInterpreterNeedsNoPath() {
        file("server.py", "");

        Draft packed = pack(Builds.start().runtime(CustomRuntime.CUSTOM_DEBIAN12));

        assertThat(packed.function().start()).isEqualTo(command("python3", "server.py"));
        assertThat(packed.function().environment()).isEmpty();
    }

    @Test
    void aLayerThatIsNamedBringsTheInterpreterAndItsRuntime() {
        file("server.js", "");
        String layer = "acs:fc:cn-hangzhou:official:layers/Nodejs22/versions/3";

        Draft packed = pack(Builds.start().layers(layer));

        assertThat(packed.function().runtime()).isEqualTo(CustomRuntime.CUSTOM_DEBIAN11);
        assertThat(packed.function().start()).isEqualTo(command("/opt/nodejs22/bin/node", "server.js"));
        assertThat(packed.function().environment().get("PATH")).startsWith("/opt/nodejs22/bin:");
        assertThat(packed.decisions().get(0))
                .contains("runtime custom.debian11 with Node.js 22.23.2 of the layer Nodejs22");
    }

    @Test
    void aRuntimeWithoutTheInterpreterNamesWhatHasOne() {
        file("server.js", "");

        assertThatThrownBy(() -> pack(Builds.start().runtime(CustomRuntime.CUSTOM_DEBIAN11)))
                .hasMessage("""
                        FC-COMMAND: the start command is node, and the runtime custom.debian11 has no Node.js
                          platform: CAFileNotFound: The function cannot be started. Error: the file node is not exist
                          fix: set runtime of fc-maven-plugin to custom or custom.debian10, or name the layer Nodejs24\
                         (acs:fc:cn-hangzhou:official:layers/Nodejs24/versions/1) or Nodejs22\
                         (acs:fc:cn-hangzhou:official:layers/Nodejs22/versions/3) or Nodejs20\
                         (acs:fc:cn-hangzhou:official:layers/Nodejs20/versions/3) with layers
                          see: mvn fc:explain -Dfc.requirement=FC-COMMAND""");
    }

    @Test
    void aLayerOfAnotherRuntimeIsRefused() {
        file("server.php", "");

        assertThat(Builds.refusal(pack(Builds.start()
                        .runtime(CustomRuntime.CUSTOM_DEBIAN12)
                        .layers("acs:fc:cn-hangzhou:official:layers/PHP81/versions/6"))))
                .startsWith("FC-LAYER: the layer PHP81 does not support the runtime custom.debian12");
    }

    @ParameterizedTest
    @CsvSource({"server.py, server.py", "app.py, app.py", "app.py, -m gunicorn app:app"})
    void packagesOfPythonBesideTheScriptAreFound(String program, String args) {
        Map<String, String> own = Map.of("PYTHONPATH", "/code/vendor");
        file(program, "");
        file("python/gunicorn/__main__.py", "");
        Builds.Start start = Builds.start().command("python3", args.split(" "));
        assertThat(pack(start).function().environment()).containsEntry("PYTHONPATH", "/code/python");
        assertThat(pack(start.environment(own)).function().environment()).containsAllEntriesOf(own);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"main\": \"dist/app.js\"}|dist/app.js",
                "{\"main\": \"a.js\", \"scripts\": {\"start\": \"node dist/app.js --port 9000\"}}|dist/app.js"
                        + " --port 9000",
                "{\"scripts\": {\"test\": \"x\"}}|index.js"
            })
    void packageJsonSaysWhatIsStarted(String json, String words) {
        file("package.json", json);
        file("dist/app.js", "");
        file("a.js", "");
        file("index.js", "");

        assertThat(pack(Builds.start()).function().start()).isEqualTo(command("node", words.split(" ")));
    }

    /** Beside what the samples show. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"main\": \"lib/\"} | lib/index.js | lib/index.js",
                "{\"main\": \"gone.js\"} | index.js | index.js",
                "{\"name\": \"x\"} | index.js | index.js",
                "{\"scripts\": {\"start\": \"node ./bin/www\"}} | bin/www | ./bin/www",
                "{\"scripts\": {\"start\": \"node src\"}} | src/index.json | src"
            })
    void whatNodeResolvesIsPackedAndStarted(String json, String file, String word) {
        file("package.json", json);
        file(file, "");

        Draft packed = pack(Builds.start());

        assertThat(packed.function().start()).isEqualTo(command("node", word));
        assertThat(packed.findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"scripts\": {\"start\": \"next start\"}}|has the start script 'next start', which is more"
                        + " than node with a file",
                "{\"scripts\": {\"start\": \"node a.js && node b.js\"}}|which is more than node with a file",
                "[1]|cannot be read: it is not an object",
                "{\"main\": |cannot be read: "
            })
    void aPackageJsonThatSaysNoPlainStartIsAnError(String json, String message) {
        file("package.json", json);

        assertThatThrownBy(() -> pack(Builds.start()))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining(message);
    }

    /** The fix of the start script's problem names this very edit. */
    @Test
    void aStartOfOnesOwnOverridesTheStartScript() {
        file("package.json", "{\"scripts\": {\"start\": \"NODE_ENV=production node app.js\"}}");
        file("app.js", "");

        assertThatThrownBy(() -> pack(Builds.start())).isInstanceOfSatisfying(FcProblem.class, problem -> assertThat(
                        problem.fix())
                .startsWith("give the start command with command and args of fc-maven-plugin in pom.xml, such as node"
                        + " and app.js"));
        assertThat(pack(Builds.start().command("node", "app.js")).function().start())
                .isEqualTo(command("node", "app.js"));
    }

    /** A Nest application starts by its own tool, and by Node.js in production. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"start\": \"nest start\", \"start:dev\": \"node dev.js\", \"start:prod\": \"node dist/main\"}"
                        + "|node and dist/main (its script start:prod): the platform",
                "{\"start\": \"next start\", \"serve\": \"node out.js\"}|node and out.js (its script serve)",
                "{\"start\": \"next start\", \"prod\": \"node a.js > x\"}|node and dist/server.js: the platform",
                "{\"start\": \"next start\", \"lint\": \"node lint.js\"}|node and dist/server.js: the platform",
                "{\"start\": \"next start\", \"prod\": [1], \"serve\": 5}|node and dist/server.js: the platform"
            })
    void theFixOfAStartScriptNamesTheScriptOfProduction(String scripts, String fix) {
        file("package.json", "{\"scripts\": " + scripts + "}");

        assertThatThrownBy(() -> pack(Builds.start()))
                .isInstanceOfSatisfying(
                        FcProblem.class, problem -> assertThat(problem.fix()).contains(fix));
    }

    /** Next.js, json-server, Remix: npm has their commands on its PATH, and the platform has no npm. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "next start|next|{\"bin\": {\"next\": \"./dist/next\"}}"
                        + "|node and node_modules/next/dist/next start (what npm runs for next): the platform",
                "next|next|{\"bin\": \"dist/next\"}|node and node_modules/next/dist/next (what npm runs for next)",
                "serve-it x|@a/b|{\"bin\": {\"serve-it\": \"dist/next\"}}|node and node_modules/@a/b/dist/next x (what",
                "b|@a/b|{\"bin\": \"dist/next\"}|node and node_modules/@a/b/dist/next (what npm runs for b)",
                "other|next|{\"bin\": \"dist/next\"}|node and dist/server.js",
                "next|next|{\"bin\": \"dist/gone\"}|node and dist/server.js",
                "next|next|[|node and dist/server.js",
                "next|../next|{\"bin\": \"dist/next\"}|node and dist/server.js"
            })
    void theFixOfAStartScriptNamesTheFileOfADependencysCommand(
            String script, String dependency, String description, String fix) {
        file(
                "package.json",
                "{\"scripts\": {\"start\": \"" + script + "\"}, \"dependencies\": {\"x\": \"1\", \"" + dependency
                        + "\": \"1\"}}");
        String name = dependency.replace("../", "");
        file("node_modules/" + name + "/package.json", description);
        file("node_modules/" + name + "/dist/next", "");

        assertThatThrownBy(() -> pack(Builds.start()))
                .isInstanceOfSatisfying(
                        FcProblem.class, problem -> assertThat(problem.fix()).contains(fix));
    }

    /** What is left to us is chosen by what the program uses when it begins. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "server.py | print(1) | custom",
                "server.py | print(f'{1=}') | custom.debian10",
                "server.py | import tomllib | custom.debian11",
                "server.py | import asyncore | custom",
                "server.js | let a = b.c | custom",
                "server.js | let a = b?.c | custom.debian10"
            })
    void theRuntimeIsTheFirstWhoseInterpreterWillDo(String file, String source, String runtime) {
        file(file, source);

        assertThat(pack(Builds.start()).function().runtime().wireName()).isEqualTo(runtime);
    }

    @Test
    void theRuntimeIsChosenByWhatACommandOfTheUsersOwnStarts() {
        file("package.json", "{\"scripts\": {\"start\": \"nest start\"}}");
        file("dist/main.js", "let a = b?.c");

        Draft packed = pack(Builds.start().command("node", "dist/main"));

        assertThat(packed.function().runtime().wireName()).isEqualTo("custom.debian10");
    }

    /** As without a command: what gunicorn and uvicorn load is the program. */
    @Test
    void theRuntimeIsChosenByTheApplicationThatAServerOfPythonLoads() {
        file("server.py", "import tomllib");
        file("api/main.py", "print(f'{1=}')");

        assertThat(runtimeOf("gunicorn", "server:app")).isEqualTo("custom.debian11");
        assertThat(runtimeOf("uvicorn", "api.main:create()")).isEqualTo("custom.debian10");
        assertThat(runtimeOf("gunicorn", "0.0.0.0:9000")).isEqualTo("custom");
    }

    private String runtimeOf(String module, String word) {
        Draft packed = pack(Builds.start().command("python3", "-m", module, word));
        return packed.function().runtime().wireName();
    }

    @Test
    void aMainThatIsNotThereIsAnError() {
        file("package.json", "{\"main\": \"dist/app.js\"}");

        assertThat(Builds.refusal(pack(Builds.start())))
                .startsWith("FC-FILE: package.json starts dist/app.js, which is not in src/main/function");
    }

    @Test
    void aBootstrapOverridesAll() {
        file("bootstrap", "#!/bin/sh\nexec python server.py\n");
        file("server.py", "");

        Draft packed = pack(Builds.start());

        assertThat(packed.function().start()).isEqualTo(StartupCommand.BOOTSTRAP);
        assertThat(packed.function().entry(CodePath.BOOTSTRAP).orElseThrow().mode())
                .isEqualTo(FileMode.EXECUTABLE);
        assertThat(packed.decisions().get(0))
                .startsWith("bootstrap, found in src/main/function: start file of its own");
    }

    @Test
    void aNativeProgramIsStartedByItsNameAndALibraryIsNone() {
        entries.add(new Entry(CodePath.of("orders"), Content.of(ELF), FileMode.EXECUTABLE));
        entries.add(new Entry(CodePath.of("libz.so.1"), Content.of(ELF), FileMode.EXECUTABLE));

        Draft packed = pack(Builds.start().arguments("--verbose"));

        assertThat(packed.function().start()).isEqualTo(command("/code/orders", "--verbose"));
        assertThat(packed.decisions().get(0)).contains("native program");
    }

    @Test
    void twoNativeProgramsMustBeToldApart() {
        entries.add(new Entry(CodePath.of("orders"), Content.of(ELF), FileMode.EXECUTABLE));
        entries.add(new Entry(CodePath.of("tool"), Content.of(ELF), FileMode.EXECUTABLE));

        assertThatThrownBy(() -> pack(Builds.start()))
                .hasMessageStartingWith("src/main/function holds several programs: orders, tool");
    }

    @Test
    void twoServersMustBeToldApartAndKindDoes() {
        file("server.py", "");
        file("server.js", "");

        assertThatThrownBy(() -> pack(Builds.start()))
                .hasMessageStartingWith("src/main/function holds server.py and server.js, but only one can be started");

        kind = Optional.of(PayloadKind.NODE);
        assertThat(pack(Builds.start()).function().start()).isEqualTo(command("node", "server.js"));
    }

    @Test
    void aFolderThatSaysNoStartNeedsACommand() {
        file("app.py", "");

        assertThatThrownBy(() -> pack(Builds.start()))
                .hasMessageStartingWith(
                        "FC-COMMAND: src/main/function has no server.py, server.js, server.php, package.json"
                                + ", bootstrap or x86-64 Linux program at its root");
        assertThat(pack(Builds.start().command("python3", "-m", "gunicorn", "app:app"))
                        .function()
                        .start())
                .isEqualTo(command("python3", "-m", "gunicorn", "app:app"));
    }

    @Test
    void aKindWithoutItsFileSaysWhichIsMissing() {
        file("app.py", "");
        kind = Optional.of(PayloadKind.PYTHON);

        assertThatThrownBy(() -> pack(Builds.start()))
                .hasMessageStartingWith("FC-COMMAND: src/main/function has no server.py");
    }

    @Test
    void aKindWithoutAFolderSaysWhereItIsLookedFor() {
        BuiltFiles built = new BuiltFiles(Optional.empty(), Optional.empty(), List.of(), Path.of("target"));

        assertThatThrownBy(() -> PayloadFinder.find(
                        built, Optional.empty(), "src/main/function does not exist", Optional.of(PayloadKind.PHP)))
                .hasMessageContaining("kind is php, but src/main/function does not exist")
                .hasMessageContaining("src/main/function");
    }

    @Test
    void aJarThatIsNamedIsShippedThoughThereIsAFolder() {
        BuiltFiles built = Builds.named(Path.of("missing.jar"));

        assertThatThrownBy(() -> PayloadFinder.find(
                        built, Optional.of(new FunctionDirectory("src/main/function", entries)), "", Optional.empty()))
                .hasMessageContaining("missing.jar does not exist");
    }

    @Test
    void whatOnlyJavaHasIsSaidToBeUnused() {
        file("server.py", "");

        assertThat(pack(Builds.start().jvmArguments("-Xmx1g")).warnings())
                .containsExactly("jvmArguments is not used: the function is not a Java program");
    }

    @Test
    void aGeneratedBootstrapStartsTheInterpreter() throws Exception {
        file("server.py", "");

        Draft packed = pack(Builds.start().form(new StartSpec.Form.GeneratedBootstrap()));

        Entry bootstrap = packed.function().entry(CodePath.BOOTSTRAP).orElseThrow();
        assertThat(new String(bootstrap.content().head(1000))).isEqualTo("#!/bin/bash\nexec 'python' 'server.py'\n");
    }

    @Test
    void aFolderStaysAsItWasRead() {
        Entry server = new Entry(CodePath.of("server.py"), Content.of(""), FileMode.READABLE);
        SortedMap<CodePath, Entry> files = new TreeMap<>(Map.of(server.path(), server));

        FunctionDirectory folder = new FunctionDirectory("src/main/function", files, Set.of());
        files.clear();

        assertThat(folder.holds("server.py")).isTrue();
    }

    @Test
    void anUnknownKindIsAnError() {
        assertThatThrownBy(() -> PayloadKind.parse("ruby"))
                .hasMessageContaining("kind is 'ruby', which is not a kind")
                .hasMessageContaining("give auto or one of java, python, node, php, binary, custom");
        assertThat(PayloadKind.parse("auto")).isEmpty();
        assertThat(PayloadKind.parse("node")).contains(PayloadKind.NODE);
    }

    @ParameterizedTest
    @EnumSource
    void eachLanguageIsAKind(Language language) {
        assertThat(PayloadKind.parse(language.name().toLowerCase(Locale.ROOT))).isPresent();
    }

    private void file(String path, String text) {
        entries.add(new Entry(CodePath.of(path), Content.of(text), FileMode.READABLE));
    }

    private Draft pack(Builds.Start start) {
        BuiltFiles built = new BuiltFiles(Optional.empty(), Optional.empty(), List.of(), Path.of("target"));
        return PayloadFinder.find(built, Optional.of(new FunctionDirectory("src/main/function", entries)), "", kind)
                .pack(Builds.SPEC, start.build(), new ServerReader());
    }

    private static StartupCommand command(String program, String... args) {
        return new StartupCommand(List.of(program), List.of(args));
    }
}
