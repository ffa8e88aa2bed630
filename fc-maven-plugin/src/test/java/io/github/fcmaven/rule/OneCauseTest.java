package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_BOOTSTRAP;
import static io.github.fcmaven.platform.Requirement.FC_BOOTSTRAP_BOM;
import static io.github.fcmaven.platform.Requirement.FC_BOOTSTRAP_MODE;
import static io.github.fcmaven.platform.Requirement.FC_BOOTSTRAP_SHEBANG;
import static io.github.fcmaven.platform.Requirement.FC_COMMAND;
import static io.github.fcmaven.platform.Requirement.FC_FILE;
import static io.github.fcmaven.platform.Requirement.FC_JAR;
import static io.github.fcmaven.platform.Requirement.FC_LANGUAGE_VERSION;
import static io.github.fcmaven.platform.Requirement.FC_LAYER;
import static io.github.fcmaven.platform.Requirement.FC_NESTED_ZIP;
import static io.github.fcmaven.platform.Requirement.FC_RUNTIME;
import static io.github.fcmaven.platform.Requirement.FC_TOP_FOLDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.fcmaven.payload.TestJar;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.JavaLayer;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.platform.Severity;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One cause is one violation: what only follows from it is left open. */
class OneCauseTest {

    @ParameterizedTest
    @MethodSource({"belowAFolder", "zippedTwice"})
    void whatIsMissedForTheWholePackageIsLeftOpen(Pack pack, Requirement cause, Requirement consequence) {
        assertThat(Row.violations(pack)).extracting(Finding::requirement).containsExactly(cause);
        assertThat(cause.severity()).isEqualTo(Severity.ERROR);
        assertThat(Row.of(pack, consequence)).isInstanceOf(Finding.Unproven.class);
        assertThat(Row.of(pack, consequence).observed())
                .isEqualTo("it cannot be judged: " + Row.of(pack, cause).observed());
        assertThat(Row.of(pack, consequence).fix())
                .isEqualTo(Row.of(pack, cause).fix());
    }

    static Stream<Arguments> belowAFolder() {
        byte[] jar = TestJar.executable("com.acme.Main", 8).bytes();
        Pack python = Pack.empty().file("app/server.py", "").file("app/web/main.py", "");
        Pack others = Pack.empty()
                .file("app/start.sh", Pack.SCRIPT)
                .file("app/index.js", "")
                .file("app/index.php", "");
        return Stream.of(
                arguments(Pack.empty().program("app/bootstrap", Pack.SCRIPT), FC_TOP_FOLDER, FC_BOOTSTRAP),
                arguments(
                        Pack.empty().program("app/start.sh", Pack.SCRIPT).command("./start.sh"),
                        FC_TOP_FOLDER,
                        FC_COMMAND),
                arguments(
                        Pack.empty().file("app/demo.jar", jar).command("java", "-jar", "demo.jar"),
                        FC_TOP_FOLDER,
                        FC_JAR),
                arguments(python.copy().command("python3", "server.py"), FC_TOP_FOLDER, FC_FILE),
                arguments(python.copy().command("python3", "/code/web/main.py"), FC_TOP_FOLDER, FC_FILE),
                arguments(python.copy().command("python3", "-m", "server"), FC_TOP_FOLDER, FC_FILE),
                arguments(python.copy().command("python3", "-m", "web.main"), FC_TOP_FOLDER, FC_FILE),
                arguments(others.copy().command("sh", "start.sh"), FC_TOP_FOLDER, FC_FILE),
                arguments(others.copy().command("node", "index.js"), FC_TOP_FOLDER, FC_FILE),
                arguments(others.copy().command("php", "index.php"), FC_TOP_FOLDER, FC_FILE));
    }

    static Stream<Arguments> zippedTwice() {
        Pack zip = Pack.empty().file("function.zip", "PK");
        return Stream.of(
                arguments(zip, FC_NESTED_ZIP, FC_BOOTSTRAP),
                arguments(zip.copy().command("./start.sh"), FC_NESTED_ZIP, FC_COMMAND),
                arguments(zip.copy().command("java", "-jar", "demo.jar"), FC_NESTED_ZIP, FC_JAR),
                arguments(zip.copy().command("python3", "-m", "server"), FC_NESTED_ZIP, FC_FILE),
                arguments(zip.copy().command("python3", "server.py"), FC_NESTED_ZIP, FC_FILE),
                arguments(zip.copy().command("sh", "start.sh"), FC_NESTED_ZIP, FC_FILE),
                arguments(zip.copy().command("node", "index.js"), FC_NESTED_ZIP, FC_FILE),
                arguments(zip.copy().command("php", "index.php"), FC_NESTED_ZIP, FC_FILE));
    }

    /** A build gives no mode of programs to a file that is none: whoever corrects the file has that mode too. */
    @ParameterizedTest
    @MethodSource
    void aFileThatIsNoProgramIsNotToldToLackItsModeToo(byte[] content, Requirement cause) {
        Pack pack = Pack.empty().file("start", content).command("./start");

        assertThat(Row.violations(pack)).extracting(Finding::requirement).containsExactly(cause);
        assertThat(Row.of(pack, FC_BOOTSTRAP_MODE)).isInstanceOf(Finding.Unproven.class);
        assertThat(Row.violations(pack.from(FixLocation.DESCRIPTOR)))
                .extracting(Finding::requirement)
                .containsExactlyInAnyOrder(cause, FC_BOOTSTRAP_MODE);
    }

    static Stream<Arguments> aFileThatIsNoProgramIsNotToldToLackItsModeToo() {
        return Stream.of(
                arguments("#!/bin/sh\necho\n".getBytes(StandardCharsets.UTF_16), FC_BOOTSTRAP_BOM),
                arguments("#!/bin/sh\necho\n".getBytes(StandardCharsets.UTF_16LE), FC_BOOTSTRAP_SHEBANG),
                arguments("MZ\0\0\0\0".getBytes(StandardCharsets.UTF_8), FC_BOOTSTRAP_SHEBANG),
                arguments("echo started\n".getBytes(StandardCharsets.UTF_8), FC_BOOTSTRAP_SHEBANG));
    }

    /** A program of the image starts whatever the zip holds. */
    @Test
    void aZipInTheZipIsNoCauseWhereNothingOfItIsMissed() {
        Pack zip = Pack.empty().file("function.zip", "PK").command("/bin/sh");

        assertThat(Row.violations(zip)).isEmpty();
        assertThat(Row.of(zip, FC_NESTED_ZIP)).isInstanceOf(Finding.Met.class);
    }

    @Test
    void whatIsNotBelowTheFolderEitherIsItsOwnCause() {
        Pack other = Pack.empty().file("app/server.py", "").command("python3", "main.py");
        Pack below = Pack.empty().file("app/server.py", "").command("python3", "app/server.py", "server.py");

        Pack archive = Pack.empty().file("app.zip", "PK").command("python3", "app.zip");

        assertThat(Row.violations(archive)).isEmpty();
        assertThat(Row.violations(other)).extracting(Finding::requirement).containsExactly(FC_FILE);
        assertThat(Row.violations(below)).isEmpty();
    }

    /** A runtime stands for it that is near in its spelling: what this one lacks, the one that is meant may have. */
    @ParameterizedTest
    @MethodSource("ofTheRuntime")
    void whatDependsOnAnUnknownRuntimeIsLeftOpen(Pack pack, Requirement consequence) {
        assertThat(Row.violations(pack)).extracting(Finding::requirement).containsExactly(consequence);
        Finding unknown = new Finding.Violated(FC_RUNTIME, "runtime is 'custom.debian13'", "set runtime");

        pack.told(unknown);

        assertThat(Row.violations(pack)).containsExactly(unknown);
        assertThat(Row.of(pack, consequence))
                .isEqualTo(new Finding.Unproven(
                        consequence, "it cannot be judged: it depends on the runtime", "set the runtime first"));
    }

    static Stream<Arguments> ofTheRuntime() {
        return Stream.of(
                arguments(
                        Pack.empty()
                                .file("server.py", "")
                                .command("/var/fc/lang/python3.12/bin/python3", "server.py")
                                .runtime(CustomRuntime.CUSTOM_DEBIAN10),
                        FC_COMMAND),
                arguments(
                        Pack.empty().file("server.py", "if (n := 1): pass\n").command("python3", "server.py"),
                        FC_LANGUAGE_VERSION),
                arguments(Pack.plain(8).runtime(CustomRuntime.CUSTOM_DEBIAN12), FC_COMMAND),
                arguments(Pack.empty().file("index.js", "exports.handler = 1"), FC_BOOTSTRAP),
                arguments(
                        Pack.plain(8)
                                .command("/opt/java21/bin/java", "-jar", "demo.jar")
                                .layers(JavaLayer.JAVA21),
                        FC_LAYER));
    }

    @Test
    void whatIsMetOnTheOneThatStandsForItIsLeftOpenToo() {
        Pack pack = Pack.plain(8);
        assertThat(Row.of(pack, FC_COMMAND)).isInstanceOf(Finding.Met.class);
        assertThat(Row.of(pack, FC_JAR)).isInstanceOf(Finding.Met.class);

        pack.told(new Finding.Unproven(FC_RUNTIME, "runtime comes from a variable", "write it"));

        assertThat(Row.of(pack, FC_COMMAND).observed()).isEqualTo("it cannot be judged: it depends on the runtime");
        assertThat(Row.of(pack, FC_JAR)).isInstanceOf(Finding.Met.class);
    }

    @Test
    void whatEachRuntimeLacksIsToldBesideAnUnknownOne() {
        Pack pack = Pack.plain(8)
                .command("java", "-jar", "other.jar", "--x")
                .told(new Finding.Unproven(FC_RUNTIME, "runtime comes from a variable", "write it"));

        assertThat(Row.violations(pack)).extracting(Finding::requirement).containsExactly(FC_JAR);
    }
}
