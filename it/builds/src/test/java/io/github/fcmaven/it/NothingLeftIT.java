package io.github.fcmaven.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a build ends, what it started ends with it within 3 seconds. */
@Timeout(value = 7, unit = TimeUnit.MINUTES)
@Execution(ExecutionMode.SAME_THREAD) // its signals end one build after the other
class NothingLeftIT {

    private static final Duration LIMIT = Duration.ofSeconds(3);
    private static final String GOAL = "io.github.fcmaven:fc-maven-plugin:";
    private static final String RUN = GOAL + "run";
    private static final String INVOKE = "io.github.fcmaven:fc-maven-plugin:invoke";

    /** Packaged once, and run by every signal's test. */
    private static MavenBuild packaged;

    private final int port = Ports.own();
    private final List<Process> started = new ArrayList<>();
    private Traces traces;

    @BeforeEach
    void needsLinux() {
        assumeThat(Path.of("/proc/self/environ"))
                .as("Linux, whose /proc tells what runs")
                .exists();
    }

    /** A test that fails must not leave the others waiting for the lock of the port. */
    @AfterEach
    void endWhatWasStarted() {
        for (Process process : started) {
            Stream.concat(process.descendants(), Stream.of(process.toHandle())).forEach(ProcessHandle::destroyForcibly);
        }
        if (traces != null) {
            traces.processes().forEach(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void aBuildWithoutThePostPhaseLeavesNothing() throws Exception {
        MavenBuild build = traced(MavenBuild.of("own-tests", "no-post"));

        build.run("integration-test").succeeded().says("The function runs at");

        assertNothingIsLeft();
    }

    @Tag("matrix")
    @Test
    void aFailingTestLeavesNothing() throws Exception {
        MavenBuild build = traced(MavenBuild.of("own-tests", "failing"));

        build.with("argLine", "-Dexpected=other").run("verify").failed().says("expected: <other> but was: <Hello>");

        assertNothingIsLeft();
    }

    @Tag("matrix")
    @Test
    void aFailureBetweenStartAndStopLeavesNothing() throws Exception {
        MavenBuild build = traced(MavenBuild.of("between-start-and-stop", "failure"));

        BuildResult result = build.with("failing", "true").run("verify").failed();

        result.says("The function runs at", "a test of the project fails");
        assertThat(result.log()).doesNotContain(":stop (");
        assertNothingIsLeft();
    }

    @Tag("matrix")
    @Test
    void aKillLeavesNothingOfTheInstanceOfStartEvenOfAServerThatIgnoresTerm() throws Exception {
        leavesNothingOfStart("KILL");
    }

    @Tag("matrix")
    @Test
    void aSignalLeavesNothingOfTheInstanceOfStartEvenOfAServerThatIgnoresTerm() throws Exception {
        leavesNothingOfStart("TERM");
    }

    private void leavesNothingOfStart(String signal) throws Exception {
        MavenBuild build = MavenBuild.of("between-start-and-stop", signal);
        build.with("fc.bootstrapFile", build.directory().resolve("stubborn").toString())
                .with("pause", "100");

        signalled(build, signal, "tests of the project, for 100 s", "verify");
    }

    @Test
    void aSignalToRunLeavesNothing() throws Exception {
        signalled(packaged(), "TERM", "; Ctrl-C ends it.", RUN);
    }

    @Tag("matrix")
    @Test
    void aKillOfRunLeavesNothing() throws Exception {
        signalled(packaged(), "KILL", "; Ctrl-C ends it.", RUN);
    }

    @Tag("matrix")
    @ParameterizedTest
    @ValueSource(strings = {"INT", "HUP"})
    void aSignalOfTheTerminalToRunLeavesNothing(String signal) throws Exception {
        Installed.assume("python3");
        String log = signalled(packaged().inATerminal(), signal, "; Ctrl-C ends it.", RUN);

        assertThat(log).contains("listening on").doesNotContain("\tat ", "Exception");
    }

    @Tag("matrix")
    @Test
    void ctrlCLeavesNothingOfACheck() throws Exception {
        Installed.assume("python3");
        MavenBuild build = MavenBuild.of("jdk-http-server", "ctrl-c").with("fc.keepAlive.idle", "20s");
        build.run("package").succeeded();

        String log = signalled(build.inATerminal(), "INT", "Checking target", GOAL + "integration-test");

        assertThat(log).doesNotContain("\tat ", "Exception", "BUILD");
    }

    @Test
    void aSignalToTheRunOfSeveralFunctionsLeavesNothing() throws Exception {
        runOfSeveral("TERM");
    }

    @Tag("matrix")
    @Test
    void aKillOfTheRunOfSeveralFunctionsLeavesNothing() throws Exception {
        runOfSeveral("KILL");
    }

    /** One listens where it is told, one at its CAPort alone: all answer at the same time, and end together. */
    private void runOfSeveral(String signal) throws Exception {
        Installed.assume("python3", "node");
        MavenBuild build = MavenBuild.of("mixed-languages", "run-" + signal)
                .edit(
                        "worker/src/main/function/server.py",
                        "PORT = ",
                        "import os\nPORT = int(os.environ['FC_CUSTOM_LISTEN_PORT']) or ");
        traces = new Traces(build.directory());
        Process maven = build.start("package", GOAL + "aggregate", GOAL + "explain", RUN);
        started.add(maven);
        await(maven, build.log(), () -> text(build.log()).contains("; Ctrl-C ends all."));
        String log = text(build.log());
        traces.remember();

        assertThat(log)
                .contains("s.yaml deploys 3 functions:")
                .containsOnlyOnce("The functions of this build; nothing is written")
                .containsPattern("api +api +cn-hangzhou +custom\\S* +0.35, 512 MB +" + build.port() + " +http .*none")
                .containsPattern("worker +worker +cn-hangzhou");
        Matcher runs = Pattern.compile("(api|front|worker) runs at (http://localhost:\\d+)")
                .matcher(log);
        List<String> names = new ArrayList<>();
        while (runs.find()) {
            names.add(runs.group(1));
            assertThat(body(runs.group(2))).isEqualToIgnoringCase("hello");
        }
        assertThat(names).containsExactly("api", "front", "worker");

        assertThat(new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + maven.pid())
                        .start()
                        .waitFor())
                .isZero();
        assertThat(maven.waitFor(15, TimeUnit.SECONDS)).as("Maven ends").isTrue();
        assertNothingIsLeft();
    }

    private static String body(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                .body()
                .strip();
    }

    @Test
    void twoFunctionsThatListenOnOnePortAreNamedBoth() throws Exception {
        Installed.assume("python3", "node");
        MavenBuild build = MavenBuild.of("mixed-languages", "clash");
        traces = new Traces(build.directory());

        build.run("package", RUN)
                .failed()
                .says("front and worker both listen on port " + build.port() + ", and neither takes the free port");

        assertNothingIsLeft();
    }

    @Tag("matrix")
    @ParameterizedTest
    @ValueSource(strings = {"TERM", "KILL"})
    void aSignalToInvokeLeavesNothingOfAFunctionThatHasNotAnswered(String signal) throws Exception {
        MavenBuild build = MavenBuild.of("event-function", "invoke-" + signal)
                .edit(
                        "src/main/java/demo/Main.java",
                        "byte[] event =",
                        "java.util.concurrent.locks.LockSupport.parkNanos(60_000_000_000L);\n        byte[] event =");
        build.run("package").succeeded();

        signalled(build, signal, "FC Invoke Start RequestId: ", INVOKE);
    }

    /** The moments lie evenly over the whole build: compiling, packaging, unpacking, starting, checking, ending. */
    @Tag("matrix")
    @RepeatedTest(20)
    void aKillAtAnyMomentLeavesNoProcessAndNoHalfZip(RepetitionInfo round) throws Exception {
        MavenBuild build = MavenBuild.of("jdk-http-server", "killed").with("fc.checkPort", Integer.toString(port));
        traces = new Traces(build.directory());
        Process maven = build.start("verify");
        started.add(maven);
        maven.waitFor(500L * round.getCurrentRepetition(), TimeUnit.MILLISECONDS);

        maven.destroyForcibly().waitFor();

        long end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < end
                && (Ports.isOpen(port) || !traces.processes().isEmpty())) {
            Thread.sleep(20);
        }
        assertThat(Ports.isOpen(port)).as("port %d is open", port).isFalse();
        assertThat(traces.processes()).isEmpty();
        Path zip = build.directory().resolve("target/function.zip");
        if (Files.exists(zip)) {
            try (ZipFile whole = new ZipFile(zip.toFile())) {
                assertThat(whole.size()).isEqualTo(1);
            }
        }
    }

    /** A Java is bundled, an archive made and proven: jlink and two JVMs in training, below Maven. */
    @Tag("matrix")
    @Test
    @Timeout(value = 60, unit = TimeUnit.MINUTES)
    @ResourceLock(MavenBuild.CACHE)
    void aKillWhileAStartIsMadeFasterLeavesNothing() throws Exception {
        Random random = new Random(18);
        List<String> signals = List.of("KILL", "TERM", "KILL", "HUP");
        MavenBuild build = MavenBuild.of("jdk-http-server", "killed-faster")
                .with("fc.coldStart", "fast")
                .with("fc.checkPort", Integer.toString(port));
        traces = new Traces(build.directory());
        Path images = build.cache().resolve("jre");
        for (int round = 0; round < Integer.getInteger("fc.rounds", 20); round++) {
            build.deleteCache();
            Process maven = build.start("package");
            started.add(maven);
            maven.waitFor(2000 + random.nextInt(14_000), TimeUnit.MILLISECONDS);
            long below = maven.descendants().count();
            new ProcessBuilder("kill", "-" + signals.get(round % 4), Long.toString(maven.pid()))
                    .start()
                    .waitFor();
            maven.waitFor(2, TimeUnit.SECONDS);
            maven.destroyForcibly().waitFor();
            await("round " + round, () -> traces.processes().isEmpty() && !Ports.isOpen(port) && runs(images) == 0);
            System.out.println(
                    "killed faster, round " + round + ", " + signals.get(round % 4) + ", " + below + " below Maven");
        }
        build.run("package").succeeded();
        assertThat(traces.left()).isEmpty();
        try (Stream<Path> all = Files.list(images)) {
            assertThat(all.filter(path -> path.getFileName().toString().startsWith(".")))
                    .isEmpty();
        }
    }

    private static long runs(Path images) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(images.toString()))
                .count();
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            Thread.sleep(20);
        }
        assertThat(condition.getAsBoolean()).as(what).isTrue();
    }

    private static MavenBuild packaged() {
        if (packaged == null) {
            packaged = MavenBuild.of("jdk-http-server", "signals");
            packaged.run("package").succeeded();
        }
        return packaged;
    }

    /** The argument of the JVM is how its process is known to be this build's: its folder shows in no other way. */
    private MavenBuild traced(MavenBuild build) {
        traces = new Traces(build.directory());
        return build.inAJvmOfItsOwn()
                .with("fc.checkPort", Integer.toString(port))
                .with("fc.jvmArguments", "-Dbuilt.in=" + build.directory());
    }

    private String signalled(MavenBuild build, String signal, String line, String goal) throws Exception {
        traces = new Traces(build.directory());
        Path log = build.log();
        Process maven = build.with("fc.checkPort", Integer.toString(port)).start(goal);
        started.add(maven);
        await(maven, log, () -> text(log).contains(line) && Ports.isOpen(port));
        traces.remember();
        assertThat(traces.processes())
                .as("Maven, the supervisor and the server")
                .hasSizeGreaterThanOrEqualTo(3);

        String kill = "kill -" + signal + " " + maven.pid();
        assertThat(new ProcessBuilder("/bin/sh", "-c", kill).start().waitFor()).isZero();

        assertThat(maven.waitFor(15, TimeUnit.SECONDS)).as("Maven ends").isTrue();
        assertNothingIsLeft();
        return text(log);
    }

    private static void await(Process maven, Path log, BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            if (!maven.isAlive()) {
                throw new AssertionError("the function does not run:\n" + text(log));
            }
            Thread.sleep(50);
        }
    }

    /** Called at Maven's end. */
    private void assertNothingIsLeft() throws InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < end && (Ports.isOpen(port) || !traces.left().isEmpty())) {
            Thread.sleep(20);
        }
        assertThat(Ports.isOpen(port)).as("port %d is open", port).isFalse();
        assertThat(traces.left()).isEmpty();
    }

    private static String text(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "";
        }
    }
}
