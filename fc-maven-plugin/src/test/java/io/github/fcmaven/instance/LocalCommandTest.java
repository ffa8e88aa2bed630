package io.github.fcmaven.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.JavaLayer;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.process.Await;
import io.github.fcmaven.process.Programs;
import io.github.fcmaven.process.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of this machine is executed for a start command of the platform. */
class LocalCommandTest {

    @TempDir
    Path work;

    private List<String> printed(TestFunction function) throws Exception {
        try (Instance instance = function.unpack(work);
                ServerProcess server = instance.launch(TestFunction.launch(work, CaPort.DEFAULT))) {
            Await.until("the end", () -> !server.isAlive());
            return server.lastLines();
        }
    }

    private StartScripts scripts(String text, Map<String, String> environment) throws Exception {
        Path code = Files.createDirectories(work.resolve("code"));
        Files.writeString(code.resolve("bootstrap"), "#!/bin/bash\n" + text);
        return StartScripts.read(new PathMapping(code, Map.of()), List.of("/code/bootstrap"), environment);
    }

    @Test
    void hidesAJavaOfThisMachineThatTheRuntimeDoesNotHave() throws Exception {
        assertThat(printed(TestFunction.script("java -version\necho $?")))
                .containsExactly("java: command not found", "127");
    }

    @Test
    void letsAScriptBringItsOwnJavaOntoThePath() throws Exception {
        assertThat(printed(TestFunction.script("PATH=$PATH:$BROUGHT/bin\njava -version 2>&1 | grep -c version")
                        .env("BROUGHT", "/opt/java17")))
                .containsExactly("1");
    }

    @Test
    void hasTheImagesJavaOnThePathOfRuntimeCustom() throws Exception {
        assertThat(printed(TestFunction.script("java -version 2>&1 | grep -c version")
                        .runtime(CustomRuntime.CUSTOM)))
                .containsExactly("1");
    }

    @Test
    void takesThePackagesOwnProgramFromThePath() throws Exception {
        TestFunction function = new TestFunction()
                .program("bin/serve", "#!/bin/sh\necho served \"$@\"\n")
                .env("PATH", "/code/bin:/usr/bin:/bin")
                .start(List.of("serve"), List.of("a b", "/code/x"));
        List<String> lines = printed(function);
        assertThat(lines).singleElement().asString().startsWith("served a b ").endsWith("/code/x");
    }

    /** Node.js ends at a rejection that nobody handles from 15 on; {@code custom} has 10. */
    @ParameterizedTest
    @CsvSource({"CUSTOM, true", "CUSTOM_DEBIAN10, false"})
    void goesOnAfterARejectionWhereTheFunctionsNodeDoes(CustomRuntime runtime, boolean goesOn) throws Exception {
        assumeTrue(Programs.find("node").isPresent(), "needs Node.js");
        String program = runtime == CustomRuntime.CUSTOM ? "node" : "/var/fc/lang/nodejs20/bin/node";
        TestFunction function = new TestFunction()
                .program("a.js", "Promise.reject(new Error('gone')); setTimeout(() => console.log('goes on'), 100)")
                .runtime(runtime)
                .start(List.of(program), List.of("a.js"));

        assertThat(printed(function).contains("goes on")).isEqualTo(goesOn);
    }

    /** As the platform's; that of a Debian is dash, which has no {@code [[}. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "./plain.sh a",
                "./strict.sh a",
                "./env.sh a",
                "./child.sh",
                "sh plain.sh a",
                "/bin/sh plain.sh a",
                "sh -e plain.sh a",
                "sh -c eval\u00a0\"$BOTH\" plain.sh a",
                "./mounted.sh a",
            })
    void readsAScriptForShWithBash(String command) throws Exception {
        String both = "[[ $1 = [a-c] ]] && echo ${0##*/}\n";
        List<String> words = Arrays.stream(command.split(" "))
                .map(word -> word.replace('\u00a0', ' '))
                .toList();
        TestFunction function = new TestFunction()
                .env("BOTH", both)
                .program("plain.sh", "#!/bin/sh\n" + both)
                .program("strict.sh", "#! /bin/sh -eu\n" + both + "echo $NO_SUCH")
                .program("env.sh", "#!/usr/bin/env sh\n" + both)
                .program("mounted.sh", "#!/bin/sh\n" + both + "ls /code/env.sh\n")
                .program("child.sh", "#!/bin/bash\nexec sh ./plain.sh a\n")
                .start(words.subList(0, 1), words.subList(1, words.size()));
        assertThat(printed(function).get(0)).matches("(?:plain|strict|env|mounted)\\.sh");
    }

    /** A project below {@code /code} is hidden there, and so is its folder of programs. */
    @Test
    void namesNoFolderOfTheProjectWhereTheNamespaceHidesIt() throws Exception {
        List<String> lines = printed(new TestFunction()
                .program(
                        "bootstrap",
                        "#!/bin/sh\nls -d /code/bootstrap\necho $PWD $(tr '\\0' ' ' </proc/$$/cmdline)\n"));
        assumeTrue(lines.contains("/code/bootstrap"), "no private mount namespaces here");
        assertThat(lines.get(1))
                .startsWith("/code ")
                .endsWith(" /code/bootstrap")
                .doesNotContain(work.toString());
    }

    /** The words behind env are one word, here as on the platform. */
    @Test
    void leavesAFirstLineThatIsNoneForEnv() throws Exception {
        assertThat(printed(new TestFunction().program("bootstrap", "#!/usr/bin/env sh -e\necho started\n")))
                .first()
                .asString()
                .contains("sh -e");
    }

    @Test
    void goesOnWithoutItWhereNoLinkCanBeMade() {
        assertThat(PlatformShell.put(work.resolve("no such folder"))).isFalse();
    }

    @Test
    void aShOfThePackageComesFirst() throws Exception {
        TestFunction function = new TestFunction()
                .program("bin/sh", "#!/bin/bash\necho own\n")
                .env("PATH", "/code/bin:/usr/bin:/bin")
                .start(List.of("sh"), List.of("run.sh"));
        assertThat(printed(function)).containsExactly("own");
    }

    /** Which finds it on the PATH by its first line. */
    @ParameterizedTest
    @ValueSource(strings = {"npm", "./run.sh"})
    void givesNpmTheNodeOfTheFunction(String program) throws Exception {
        TestFunction function = new TestFunction()
                .runtime(CustomRuntime.CUSTOM_DEBIAN12, "acs:fc:cn-hangzhou:official:layers/Nodejs20/versions/3")
                .program("bin/npm", "#!/usr/bin/env node\nconsole.log(process.argv[2]);\n")
                .program("run.sh", "#!/bin/bash\nexec npm start\n")
                .env("PATH", "/code/bin:/opt/nodejs20/bin:/usr/bin:/bin")
                .start(List.of(program), List.of("start"));
        assertThat(printed(function)).containsExactly("start");
    }

    @Test
    void startsARelativeCommandFromTheCodeFolder() throws Exception {
        assertThat(printed(
                        new TestFunction().program("run.sh", "#!/bin/sh\npwd\n").start(List.of("./run.sh"), List.of())))
                .singleElement()
                .asString()
                .endsWith("/code");
    }

    @Test
    void saysThatABareNameIsNotLookedForInTheCodeFolder() {
        TestFunction function =
                new TestFunction().program("run.sh", "#!/bin/sh\n").start(List.of("run.sh"), List.of());
        assertThatThrownBy(() -> function.unpack(work))
                .isInstanceOfSatisfying(
                        FcProblem.class, problem -> assertThat(problem.fix()).contains("./run.sh"));
    }

    @Test
    void tellsAProgramThatThisMachineLacksFromOneThatThePlatformLacks() {
        assertThatThrownBy(() -> new TestFunction()
                        .start(List.of("no-such-program-4711"), List.of())
                        .unpack(work))
                .isInstanceOfSatisfying(FcProblem.class, problem -> assertThat(problem.requirement())
                        .isEmpty());
        assertThatThrownBy(() -> TestFunction.script("")
                        .program("bootstrap", "#!/no/such/shell\n")
                        .unpack(work))
                .isInstanceOfSatisfying(
                        FcProblem.class, problem -> assertThat(problem.what()).contains("/no/such/shell"));
        for (String java : List.of("/opt/java21/bin/java", "/usr/bin/java")) {
            assertThatThrownBy(() ->
                            new TestFunction().start(List.of(java), List.of()).unpack(work))
                    .isInstanceOfSatisfying(FcProblem.class, problem -> assertThat(problem.requirement())
                            .contains(Requirement.FC_COMMAND));
        }
    }

    @Test
    void findsACarriageReturnFarFromTheFirstBytes() {
        assertThatThrownBy(() ->
                        TestFunction.script("#".repeat(5000) + "\nexec x\r").unpack(work))
                .isInstanceOfSatisfying(FcProblem.class, problem -> {
                    assertThat(problem.requirement()).contains(Requirement.FC_BOOTSTRAP_CRLF);
                    assertThat(problem.what()).contains("line 3");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exec ./run.sh",
                "exec bash run.sh",
                ". /code/run.sh",
                "exec \"$PWD/run.sh\"",
                "sh a/b.sh",
                "$(dirname $0)/run.sh"
            })
    void knowsWhichFoldersAScriptNamesThatAnotherOneStarts(String start) throws Exception {
        Path code = Files.createDirectories(work.resolve("code/a")).getParent();
        Files.writeString(code.resolve("a/b.sh"), "exec ../run.sh || exec ./run.sh\n");
        Files.writeString(code.resolve("run.sh"), "#!/bin/sh\nexec /opt/java17/bin/java -jar app.jar\n");

        assertThat(scripts(start + "\n", Map.of()).namesOpt()).isTrue();
        assertThat(scripts("echo started\n", Map.of()).namesOpt()).isFalse();
    }

    @Test
    void takesADefaultForAUseOnlyWhereTheVariableIsNotSet() throws Exception {
        String line = "exec \"${JAVA_HOME:-/opt/java17}/bin/java\" -jar app.jar\n";
        assertThat(scripts(line, Map.of("JAVA_HOME", "/opt/java17")).namesPlaces(Map.of()))
                .isFalse();
        assertThat(scripts(line, Map.of()).namesOpt()).isTrue();
    }

    @Test
    void knowsWhichFoldersAScriptNames() throws Exception {
        assertThat(scripts("# see /code/readme\ncd lib/code\n", Map.of()).namesPlaces(Map.of()))
                .isFalse();
        assertThat(scripts("cd /code\n", Map.of()).namesCode()).isTrue();
        assertThat(scripts("PATH=$PATH:/opt/bin\n", Map.of()).namesOpt()).isTrue();
        assertThat(scripts("/var/fc/lang/nodejs20/bin/node x\n", Map.of()).imagePaths())
                .contains("/var/fc/lang/nodejs20/bin/node");
    }

    @Test
    void changesNothingOutsideTheNamespace() throws Exception {
        assumeTrue(Programs.find("unshare").isPresent(), "needs unshare");
        String before = Files.readString(Path.of("/proc/self/mountinfo"));
        List<String> lines = printed(
                TestFunction.script("echo $PWD; ls -d /code/bootstrap; exec 2>&1; ls /opt/java17/bin/java; exit 3"));
        assumeTrue(lines.contains("/code/bootstrap"), "no private mount namespaces here");
        assertThat(lines).containsExactly("/code", "/code/bootstrap", "/opt/java17/bin/java");
        assertThat(Files.readString(Path.of("/proc/self/mountinfo"))).isEqualTo(before);
    }

    @Test
    void aFailedStartOnAnOlderJavaThanTheLayersProvesNothing() throws Exception {
        Host running = Host.running();
        Host older = new Host(running.javaHome(), "17.0.2", Optional.empty());
        TestFunction function = TestFunction.java("listen")
                .start(List.of("/opt/java21/bin/java"), List.of("-version"))
                .runtime(CustomRuntime.CUSTOM_DEBIAN11, JavaLayer.JAVA21.arn("cn-hangzhou"));
        try (Instance instance = function.unpack(work, older)) {
            assertThat(instance.differences().older())
                    .contains("this machine's Java 17.0.2 is used instead of Java 21 of layer Java21: run Maven on 21,"
                            + " or set"
                            + " jdkToolchain");
            assertThat(instance.notes())
                    .singleElement()
                    .asString()
                    .startsWith("the function's Java 21 of layer Java21 is checked with 17.0.2 of ")
                    .endsWith(", which is older");
        }
        try (Instance instance = function.unpack(work, new Host(running.javaHome(), "21.0.1", Optional.empty()))) {
            assertThat(instance.differences().older()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"1.8.0_322,true", "16.0.2,true", "17.0.2,false", "17,false", "25-ea,false", "what,false"})
    void knowsAnOlderJavaByItsFeatureNumber(String version, boolean older) {
        assertThat(new Host(work, version, Optional.empty()).isOlderThan(JavaLayer.JAVA17))
                .isEqualTo(older);
    }

    @Test
    void aJavaOfWindowsIsAProgramToo() throws IOException {
        Path bin = Files.createDirectories(work.resolve("bin"));
        Files.writeString(work.resolve("release"), "JAVA_VERSION=\"17.0.2\"\n");
        Path java = Files.writeString(bin.resolve("java.exe"), "");
        assertThat(java.toFile().setExecutable(true)).isTrue();

        assertThat(Host.of(work).java()).isEqualTo(java.toAbsolutePath());
        assertThat(Host.executable(bin.resolve("java"))).isEqualTo(java);
    }

    /** The colon in the folder's name stands for that of a drive. */
    @Test
    void aJavaOfWindowsIsFoundOnThePathOfTheFunction() throws Exception {
        Path bin = Files.createDirectories(work.resolve("C:/jdk/bin"));
        Path java = Files.writeString(bin.resolve("java.exe"), "#!/bin/sh\necho $0\n");
        assertThat(java.toFile().setExecutable(true)).isTrue();
        Host windows = new Host(bin.getParent(), "17.0.2", Optional.empty());
        TestFunction function =
                new TestFunction().env("PATH", "/opt/java17/bin:/usr/bin").start(List.of("java"), List.of());

        try (Instance instance = function.unpack(work, windows);
                ServerProcess server = instance.launch(TestFunction.launch(work, CaPort.DEFAULT))) {
            Await.until("the end", () -> !server.isAlive());
            assertThat(server.lastLines()).singleElement().asString().endsWith("/bin/java.exe");
        }

        Files.delete(java);
        assertThatThrownBy(() -> function.unpack(work, windows).close())
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining("use the layer's own path, such as /opt/java17/bin/java");
    }

    @Test
    void readsAHostsVersionFromItsReleaseFile() throws Exception {
        Path home = Path.of(System.getProperty("java.home"));
        assertThat(Host.of(home).javaVersion()).isEqualTo(Host.running().javaVersion());
        assertThatThrownBy(() -> Host.of(work))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining("is not a Java home");
    }
}
