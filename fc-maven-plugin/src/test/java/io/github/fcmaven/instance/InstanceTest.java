package io.github.fcmaven.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.executable.TinyElf;
import io.github.fcmaven.files.UserFolder;
import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.process.Await;
import io.github.fcmaven.process.PortLease;
import io.github.fcmaven.process.Programs;
import io.github.fcmaven.process.ServerProcess;
import io.github.fcmaven.process.ThisMachine;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated // it changes a property of the JVM
/** An instance of a package: what it starts, what the server sees, and that nothing is left. */
class InstanceTest {

    @TempDir
    Path work;

    private static void awaitLine(ServerProcess server, String line) throws Exception {
        Await.until("line '" + line + "' of " + server.lastLines(), () -> server.lastLines()
                .contains(line));
    }

    @Test
    void startsTheServerFromItsFolderAndLeavesNothingButTheLog() throws Exception {
        Path code;
        long pid;
        try (PortLease port = PortLease.free();
                Instance instance = TestFunction.java("listen").unpack(work)) {
            code = instance.code();
            ServerProcess server = instance.launch(TestFunction.launch(work, port.port()));
            pid = server.pid();
            Await.until("a connection", () -> Await.accepts(port.port().number()));
            awaitLine(server, "listening");

            assertThat(server.isAlive()).isTrue();
            assertThat(server.tree()).containsExactly(pid);
            assertThat(server.timeline().firstOutput()).isPresent();
            assertThat(server.listening()).singleElement().satisfies(socket -> {
                assertThat(socket.port()).isEqualTo(port.port().number());
                assertThat(socket.pids()).containsExactly(pid);
                assertThat(socket.toString()).isEqualTo("*:" + port.port());
            });
            assertThat(instance.notes())
                    .singleElement()
                    .asString()
                    .contains("17.0.2", "Java17", Host.running().javaVersion());
            assertThat(instance.differences().inconclusive()).isEmpty();
            assertThat(instance.differences().older()).isEmpty();
        }
        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThat(code).doesNotExist();
        assertThat(work.resolve("fc")).isEmptyDirectory();
        assertThat(work.resolve("server.log")).hasContent("listening");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=b", "a:b", "a\"b"})
    void aPathThatProgramsMisreadLeavesNothingInTheFolderOfTheUser(String name) throws Exception {
        assumeTrue(File.pathSeparatorChar == ':', "another system has other names");
        Path checkout = Files.createDirectory(work.resolve(name));
        InstanceParent parent =
                InstanceParent.of(Files.createDirectory(checkout.resolve("fc")).toRealPath());
        try (Instance first = TestFunction.script("sleep 300").unpack(checkout);
                Instance second = TestFunction.script("sleep 300").unpack(checkout)) {
            assertThat(first.code().startsWith(checkout)).isFalse();
            assertThat(madeIn(parent))
                    .hasSize(2)
                    .allMatch(made ->
                            first.code().startsWith(made) || second.code().startsWith(made));
            assertThat(InstanceFolder.sweep(checkout.resolve("fc"))).isEmpty();
            assertThat(first.code()).exists();
        }
        assertThat(madeIn(parent)).isEmpty();
        assertThat(parent.folder()).isEqualTo(UserFolder.get());
    }

    @Test
    void aPipeInPlaceOfTheFolderOfInstancesIsNeverOpened() throws Exception {
        assumeTrue(Programs.find("mkfifo").isPresent(), "needs mkfifo");
        Path pipe = work.resolve("fc");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        assertThat(CompletableFuture.supplyAsync(() -> InstanceFolder.sweep(pipe))
                        .get(5, TimeUnit.SECONDS))
                .isEmpty();
        assertThatThrownBy(() -> TestFunction.script("sleep 300").unpack(work))
                .hasMessageContaining("remove or rename " + pipe + ", which is no folder");
    }

    private static List<Path> madeIn(InstanceParent parent) throws IOException {
        try (Stream<Path> made = Files.list(parent.folder())) {
            return made.filter(path -> path.getFileName().toString().startsWith(parent.prefix()))
                    .toList();
        }
    }

    @Test
    void windowsSeparatesPathsByAnotherCharacter() {
        assertThat(InstanceParent.isUsable("C:\\Users\\me\\target\\fc", ';')).isTrue();
        assertThat(Stream.of("C:\\a;b", "C:\\a=b")).noneMatch(path -> InstanceParent.isUsable(path, ';'));
        assertThat(InstanceParent.isUsable("/home/me/a;b", ':')).isTrue();
    }

    @Test
    void givesTheServerThePlatformsEnvironmentAndNothingOfTheBuilds() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        try (PortLease port = PortLease.free();
                Instance instance = TestFunction.java("environment")
                        .env("PATH", "/opt/java17/bin:/usr/bin:/bin:/opt/bin")
                        .env("JAVA_HOME", "/opt/java17")
                        .env("CLASSES", "a:/code/lib:/codex:-Dx=/code/y")
                        .env("SERVER_PORT", "9000")
                        .env("LIMIT", "9000")
                        .unpack(work)) {
            ServerProcess server = instance.launch(
                    TestFunction.launch(work, port.port(), Map.of("DB_URL", "jdbc:canary:1234"), lines));
            awaitLine(server, "listening");
            String java = Host.running().javaHome().toRealPath().toString();
            assertThat(lines)
                    .contains(
                            "PATH=" + instance.code().resolveSibling("bin") + ":" + java
                                    + "/bin:/usr/bin:/bin:/opt/bin",
                            "JAVA_HOME=" + java,
                            "CLASSES=a:" + instance.code() + "/lib:/codex:-Dx=" + instance.code() + "/y",
                            "SERVER_PORT=" + port.port(),
                            "FC_CUSTOM_LISTEN_PORT=" + port.port(),
                            "LIMIT=9000",
                            "TZ=UTC",
                            "FC_FUNCTION_NAME=orders",
                            "FC_FUNCTION_VERSION=LATEST",
                            "DB_URL=***",
                            "cwd=" + instance.code())
                    .noneMatch(line -> line.startsWith("USER=") || line.startsWith("MAVEN"));
        }
        assertThat(Files.readString(work.resolve("server.log"))).doesNotContain("canary");
    }

    /** Its text is no value: what only the deployment knows is left out, and said. */
    @Test
    void givesTheServerNoTextOfTheDeployTool() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        try (PortLease port = PortLease.free();
                Instance instance = TestFunction.java("environment")
                        .env("DB_URL", "jdbc:${env('DB_HOST')}:3306")
                        .env("ACCOUNT", "${config('AccountID')}")
                        .env("PATH", "/opt/java17/bin:${env(PATH)}")
                        .env("KNOWN", "${env(KNOWN)}")
                        .env("SPRING", "${server.port}")
                        .unpack(work)) {
            ServerProcess server =
                    instance.launch(TestFunction.launch(work, port.port(), Map.of("KNOWN", "filled in"), lines));
            awaitLine(server, "listening");

            assertThat(lines)
                    .contains("KNOWN=***", "SPRING=${server.port}")
                    .noneMatch(line -> line.startsWith("DB_URL=") || line.startsWith("ACCOUNT="))
                    .noneMatch(line -> line.startsWith("PATH=") && line.contains("$"));
            assertThat(instance.notes())
                    .contains(
                            "the function was started without its variable DB_URL: ${env('DB_HOST')} has no value here")
                    .contains("the function was started without its variable ACCOUNT: ${config('AccountID')} has no"
                            + " value here");
            assertThat(instance.differences().inconclusive())
                    .contains(new LocalDifferences.Inconclusive(
                            "the function was started without its variable DB_URL, since ${env('DB_HOST')} has no value"
                                    + " here",
                            "give DB_URL a value under checkEnvironment of fc-maven-plugin, which is never shipped; or"
                                    + " set the environment variable of ${env(...)} before Maven runs"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"${env(PROFILE)}", "--profile=${env('PROFILE')}", "${config('AccountID')}", "${vars.x}"})
    void startsNoCommandWithATextOfTheDeployTool(String word) throws Exception {
        assertThatThrownBy(() -> TestFunction.java("listen", word).unpack(work))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining("the start command holds ${")
                .hasMessageContaining("fix: write the value itself; or set the environment variable");
    }

    @Test
    void aLinkThatIsStartedIsRefusedAndAnyOtherIsSaid() throws Exception {
        Path zip = linked("node_modules/.bin/x", "bootstrap");
        try (Instance instance =
                Instance.unpack(TestFunction.script("exit 0").function(), zip, work.resolve("fc"), Host.running())) {
            String why = "the zip's symbolic links (node_modules/.bin/x) are not made here, since no page says what the"
                    + " platform makes of one";
            assertThat(instance.differences().inconclusive()).contains(LocalDifferences.Inconclusive.elsewhere(why));
            assertThat(instance.notes()).contains(why);
            assertThat(instance.code().resolve("node_modules")).doesNotExist();
        }
        Path other = linked("bootstrap", "real");
        assertThatThrownBy(() -> Instance.unpack(
                        TestFunction.script("exit 0")
                                .start(List.of("/code/bootstrap"), List.of())
                                .function(),
                        other,
                        work.resolve("fc"),
                        Host.running()))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining("the start command names bootstrap, which is a symbolic link in the zip")
                .hasMessageContaining("fix: put the file itself into the zip");
    }

    private Path linked(String link, String file) throws Exception {
        Path zip = work.resolve("links.zip");
        try (var out = new ZipArchiveOutputStream(zip.toFile())) {
            for (String name : List.of(file, link)) {
                var entry = new ZipArchiveEntry(name);
                entry.setUnixMode(name.equals(link) ? 0120777 : 0100755);
                out.putArchiveEntry(entry);
                out.write("#!/bin/sh\nexit 0\n".getBytes(StandardCharsets.UTF_8));
                out.closeArchiveEntry();
            }
        }
        return zip;
    }

    @Test
    void treatsAVariableOfThisMachineAsAShippedOne() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        Map<String, String> own = Map.of(
                "DATA", "/code/x",
                "STORE", "/opt/java17/lib/security/cacerts",
                "APP_PORT", "9000",
                "PATH", "/opt/java17/bin:/usr/bin",
                "HIDDEN_TOKEN", "/code/canary");
        try (PortLease port = PortLease.free();
                Instance instance = TestFunction.java("environment").unpack(work)) {
            ServerProcess server = instance.launch(TestFunction.launch(work, port.port(), own, lines));
            awaitLine(server, "listening");
            assertThat(lines).contains("DATA=***", "STORE=***", "HIDDEN_TOKEN=***", "PATH=***");
            assertThat(Files.readString(work.resolve("server.log"))).doesNotContain("canary");
            Map<String, String> seen = environment(server.pid());
            Path java = Host.running().javaHome().toRealPath();
            assertThat(seen)
                    .containsEntry("DATA", instance.code() + "/x")
                    .containsEntry("STORE", java + "/lib/security/cacerts")
                    .containsEntry("APP_PORT", port.port().toString())
                    .containsEntry("FC_CUSTOM_LISTEN_PORT", port.port().toString());
            assertThat(seen.get("PATH")).contains(java + "/bin:/usr/bin");
        }
    }

    /** A client of another service is made of them when the function starts. */
    @Test
    void aFunctionWithARoleHasItsCredentialsByName() {
        FunctionPackage none = TestFunction.script("exit").function();
        FunctionPackage role = none.withSpec(none.spec().withSettings(Map.of("role", "auto")));
        String[] names = {
            "ALIBABA_CLOUD_ACCESS_KEY_ID", "ALIBABA_CLOUD_ACCESS_KEY_SECRET", "ALIBABA_CLOUD_SECURITY_TOKEN"
        };

        assertThat(ServerEnvironment.shipped(none)).doesNotContainKeys(names);
        assertThat(ServerEnvironment.shipped(role)).containsKeys(names).containsValue("given-on-the-platform");
    }

    private static Map<String, String> environment(long pid) throws Exception {
        assumeTrue(ThisMachine.isLinux(), "needs Linux' /proc");
        return Stream.of(Files.readString(Path.of("/proc/" + pid + "/environ")).split("\0"))
                .collect(Collectors.toMap(entry -> entry.split("=", 2)[0], entry -> entry.split("=", 2)[1]));
    }

    @Test
    void keepsTheCanaryOutOfEveryFileWhileTheServerRuns() throws Exception {
        try (PortLease port = PortLease.free();
                Instance instance = TestFunction.java("environment").unpack(work)) {
            ServerProcess server = instance.launch(TestFunction.launch(
                    work, port.port(), Map.of("PASSWORD", "canary-4711"), new CopyOnWriteArrayList<>()));
            awaitLine(server, "listening");
            try (var files = Files.walk(work)) {
                assertThat(files.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(file -> assertThat(
                                Files.readString(file, StandardCharsets.ISO_8859_1))
                        .doesNotContain("canary-4711"));
            }
        }
    }

    @Test
    void leavesNoFolderWhereTheSupervisorCannotBeStarted() {
        String folder =
                System.setProperty("java.io.tmpdir", work.resolve("missing").toString());
        try {
            assertThatThrownBy(() -> TestFunction.script("sleep 60").unpack(work))
                    .isInstanceOf(FcProblem.class)
                    .hasMessageContaining("the supervisor");
        } finally {
            System.setProperty("java.io.tmpdir", folder);
        }
        assertThat(work.resolve("fc")).isEmptyDirectory();
    }

    @Test
    void refusesAStartFileThatDoesNotExistInThePlatformsWords() {
        assertThatThrownBy(() -> new TestFunction().unpack(work)).isInstanceOfSatisfying(FcProblem.class, problem -> {
            assertThat(problem.requirement()).contains(Requirement.FC_COMMAND);
            assertThat(problem.platform()).contains("CAFileNotFound", "the file /code/bootstrap is not exist");
        });
        assertThat(work.resolve("fc")).isEmptyDirectory();
    }

    @Test
    void refusesAStartFileThatNotEveryoneMayExecute() {
        TestFunction function =
                new TestFunction().entry(new Entry(CodePath.BOOTSTRAP, Content.of("#!/bin/sh\n"), FileMode.READABLE));
        assertThatThrownBy(() -> function.unpack(work))
                .isInstanceOfSatisfying(FcProblem.class, problem -> assertThat(problem.requirement())
                        .contains(Requirement.FC_BOOTSTRAP_MODE));
    }

    @Test
    void refusesWhatTheKernelWouldRefuseInsteadOfHandingItToAShell() {
        assertThatThrownBy(() ->
                        new TestFunction().program("bootstrap", "exit 0\n").unpack(work))
                .isInstanceOfSatisfying(FcProblem.class, problem -> assertThat(problem.requirement())
                        .contains(Requirement.FC_BOOTSTRAP_SHEBANG));
    }

    @ParameterizedTest
    @MethodSource("leftToAShell")
    void refusesEveryFileThatAShellWouldRunInTheKernelsPlace(String name, byte[] bootstrap, byte[] interpreter) {
        TestFunction function =
                new TestFunction().program("bootstrap", bootstrap).program("run", interpreter);
        assertThatThrownBy(() -> function.unpack(work))
                .as(name)
                .isInstanceOfSatisfying(FcProblem.class, problem -> assertThat(problem.requirement())
                        .hasValueSatisfying(
                                requirement -> assertThat(requirement.id()).startsWith("FC-BOOTSTRAP-")));
    }

    static Stream<Arguments> leftToAShell() {
        byte[] script = "#!/code/run\n".getBytes(StandardCharsets.UTF_8);
        byte[] text = "touch ran\n".getBytes(StandardCharsets.UTF_8);
        byte[] object = TinyElf.program().type(1).bytes();
        byte[] noSegment = TinyElf.program().bytes();
        noSegment[56] = 0;
        return Stream.of(
                Arguments.of("an object file", object, text),
                Arguments.of("a head without segments", noSegment, text),
                Arguments.of("a head that is cut", Arrays.copyOf(noSegment, 20), text),
                Arguments.of(
                        "a program for another machine",
                        TinyElf.program().machine(183).bytes(),
                        text),
                Arguments.of("a script that a text runs", script, text),
                Arguments.of("a script that an object file runs", script, object),
                Arguments.of("a script that runs itself", script, script),
                Arguments.of("an empty file", new byte[0], text));
    }

    @Test
    void refusesABareJavaWhereTheRuntimeHasNone() throws Exception {
        TestFunction function = TestFunction.java("listen").start(List.of("java"), List.of("-version"));
        assertThatThrownBy(() -> function.unpack(work))
                .isInstanceOfSatisfying(FcProblem.class, problem -> assertThat(problem.platform())
                        .contains("the file java is not exist"));
    }

    /** What pip installs has a folder of the command's name. */
    @ParameterizedTest
    @CsvSource({
        "no-such-server, write ./no-such-server:",
        "no-such-server/app.py, 'if the runtime does not have it, ship it'"
    })
    void onlyAFileIsAProgramOfThePackage(String file, String fix) {
        TestFunction function =
                new TestFunction().program(file, "#!/bin/sh\n").start(List.of("no-such-server"), List.of());
        assertThatThrownBy(() -> function.unpack(work))
                .isInstanceOfSatisfying(
                        FcProblem.class, problem -> assertThat(problem.fix()).startsWith(fix));
    }

    @Test
    void findsTheJavaOfTheImageOnRuntimeCustom() throws Exception {
        try (Instance instance = TestFunction.java()
                        .start(List.of("java"), List.of("-version"))
                        .runtime(CustomRuntime.CUSTOM)
                        .unpack(work);
                ServerProcess server = instance.launch(TestFunction.launch(work, CaPort.DEFAULT))) {
            Await.until("the end", () -> !server.isAlive());
            assertThat(server.ending()).startsWith("exited with code 0");
            assertThat(String.join("\n", server.lastLines())).contains("version");
            assertThat(instance.notes())
                    .singleElement()
                    .asString()
                    .contains("Java 8 of runtime custom", Host.running().javaVersion());
        }
    }

    @Test
    void isStartedOnce() throws Exception {
        try (Instance instance = TestFunction.script("sleep 60").unpack(work)) {
            LaunchOptions launch = TestFunction.launch(work, CaPort.DEFAULT);
            instance.launch(launch);
            assertThatThrownBy(() -> instance.launch(launch)).isInstanceOf(IllegalStateException.class);
        }
    }

    /** A server that is killed leaves its folder in /tmp, as Tomcat does: with the instance it goes. */
    @ParameterizedTest
    @ValueSource(strings = {"", "ls /code/bootstrap; "})
    void aScriptThatStartsJavaHasATemporaryFolderOfItsOwn(String inNamespace) throws Exception {
        String name = "fc-" + UUID.randomUUID();
        Path named = Files.writeString(Path.of("/tmp", name + ".txt"), "hello\n");
        try (PortLease port = PortLease.free();
                Instance instance = TestFunction.java("environment")
                        .program(
                                "bootstrap",
                                "#!/bin/sh\n" + inNamespace + "cat $NAMED\nmkdir /tmp/" + name
                                        + " && ls -d /tmp/fc-*\nexec $JAVA_HOME/bin/java -cp . "
                                        + TestServer.class.getName()
                                        + " environment\n")
                        .start(List.of(), List.of())
                        .env("NAMED", named.toString())
                        .env("JAVA_HOME", "/opt/java17")
                        .unpack(work)) {
            assumeTrue(instance.ownTmp(), "no private mount namespaces here");
            ServerProcess server = instance.launch(TestFunction.launch(work, port.port()));
            awaitLine(server, "listening");

            assertThat(server.lastLines())
                    .contains("hello", "/tmp/" + name, named.toString(), "tmpdir=/tmp")
                    .noneMatch(line -> line.contains("denied"));
            assertThat(Path.of("/tmp", name)).doesNotExist();
            assertThat(server.tree()).containsExactly(server.pid());
        } finally {
            Files.delete(named);
        }
        assertThat(work.resolve("fc")).isEmptyDirectory();
    }

    @Test
    void mountsTheFolderAtCodeForAScriptThatNamesIt() throws Exception {
        try (Instance instance = TestFunction.script(
                        "cd /code/lib && pwd && ls /opt/java17/bin/java && cat /code/lib/text; sleep 60")
                .file("lib/text", "hello\n".getBytes())
                .unpack(work)) {
            assumeTrue(instance.differences().inconclusive().isEmpty(), "no private mount namespaces here");
            ServerProcess server = instance.launch(TestFunction.launch(work, CaPort.DEFAULT));
            awaitLine(server, "hello");
            assertThat(server.lastLines()).containsExactly("/code/lib", "/opt/java17/bin/java", "hello");
            assertThat(server.tree()).contains(server.pid());
            assertThat(Path.of("/opt/java17")).doesNotExist();
        }
        assertThat(work.resolve("fc")).isEmptyDirectory();
    }
}
