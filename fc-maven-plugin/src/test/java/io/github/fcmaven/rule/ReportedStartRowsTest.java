package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_BOOTSTRAP;
import static io.github.fcmaven.platform.Requirement.FC_BOOTSTRAP_INTERPRETER;
import static io.github.fcmaven.platform.Requirement.FC_COMMAND;
import static io.github.fcmaven.platform.Requirement.FC_KEEPALIVE_CONFIG;
import static io.github.fcmaven.platform.Requirement.FC_MAIN_CLASS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.payload.TestJar;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.Finding;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Packages that people brought from another platform, or packed in part, as they report them; each with its edit. */
class ReportedStartRowsTest {

    private static final String LAUNCHER = "org.springframework.boot.loader.JarLauncher";

    @ParameterizedTest
    @MethodSource({"programs", "classes"})
    void eachIsNamedAndMendedByItsFix(Row row) {
        row.holds();
    }

    static Stream<Row> programs() {
        Pack tencent = Pack.empty().file("app.js", "").runtime(CustomRuntime.CUSTOM_DEBIAN10);
        String node = "/var/fc/lang/nodejs20/bin/node";
        Pack venv = Pack.empty()
                .file("venv/lib/python3.11/site-packages/uvicorn/main.py", "")
                .file("app.py", "")
                .runtime(CustomRuntime.CUSTOM_DEBIAN12)
                .command("venv/bin/uvicorn", "app:app", "--timeout-keep-alive", "90000", "--port", "9000");
        String folder = "/code/venv/lib/python3.11/site-packages";
        Pack egg = Pack.empty()
                .program("node_modules/.bin/egg-scripts", "#!/usr/bin/env node\n")
                .command("node_modules/.bin/egg-scripts", "start", "--daemon");
        return Stream.of(
                new Row(
                        "the Node.js of SCF",
                        tencent.copy().bootstrap("#!/bin/bash\n/var/lang/node18/bin/node app.js\n"),
                        FC_COMMAND,
                        "bootstrap starts /var/lang/node18/bin/node, and that is a folder of another platform",
                        "write " + node + " in bootstrap",
                        tencent.copy().bootstrap("#!/bin/bash\n" + node + " app.js\n")),
                new Row(
                        "the start file of SCF",
                        tencent.copy().program("scf_bootstrap", "#!/bin/bash\n" + node + " app.js\n"),
                        FC_BOOTSTRAP,
                        "no start command is configured",
                        "write ./scf_bootstrap as command of fc-maven-plugin in pom.xml, or name that file bootstrap",
                        tencent.copy()
                                .program("scf_bootstrap", "#!/bin/bash\n" + node + " app.js\n")
                                .command("./scf_bootstrap")),
                new Row(
                        "a program of a virtual environment",
                        venv.copy().program("venv/bin/uvicorn", "#!/home/runner/venv/bin/python3\n"),
                        FC_BOOTSTRAP_INTERPRETER,
                        "venv/bin/uvicorn line 1 names /home/runner/venv/bin/python3",
                        "write #!/usr/bin/env python3 there, and set PYTHONPATH to " + folder,
                        venv.copy()
                                .program("venv/bin/uvicorn", "#!/usr/bin/env python3\n")
                                .variable("PYTHONPATH", folder)),
                new Row(
                        "egg in the background",
                        egg.copy(),
                        FC_COMMAND,
                        "egg-scripts is told to go into the background by --daemon",
                        "remove --daemon",
                        egg.copy().command("node_modules/.bin/egg-scripts", "start")));
    }

    static Stream<Row> classes() {
        Pack exploded = Pack.empty()
                .file("BOOT-INF/classes/com/acme/Main.class", TestJar.classBytes(8))
                .file("META-INF/MANIFEST.MF", "Start-Class: com.acme.Main\n");
        TestJar kotlin = TestJar.executable("com.acme.MainKt", 8);
        return Stream.of(
                new Row(
                        "a jar of Spring Boot without its launcher",
                        exploded.copy().command("java", LAUNCHER),
                        FC_MAIN_CLASS,
                        "the start command names the class " + LAUNCHER + ", which is not in the package",
                        "write -cp /code/BOOT-INF/classes:/code/BOOT-INF/lib/* and the class that META-INF/MANIFEST.MF"
                                + " names as Start-Class",
                        exploded.copy()
                                .command(
                                        "java", "-cp", "/code/BOOT-INF/classes:/code/BOOT-INF/lib/*", "com.acme.Main")),
                new Row(
                        "a class that only Spring Boot's launcher finds",
                        Pack.jar(TestJar.springBoot("2.7.18", 8)).command("java", "-cp", "demo.jar", "com.acme.App"),
                        FC_MAIN_CLASS,
                        "the start command names the class com.acme.App, which is not in the package",
                        "write -jar demo.jar in place of -cp and the class, in command and args",
                        Pack.jar(TestJar.springBoot("2.7.18", 8))),
                new Row(
                        "a war that no plugin made executable",
                        Pack.jar(TestJar.empty().program("WEB-INF.classes.com.acme.Main", 8)),
                        FC_MAIN_CLASS,
                        "demo.jar has no Main-Class in its manifest",
                        "let spring-boot-maven-plugin's goal repackage make it executable",
                        Pack.jar(kotlin)));
    }

    /** What the mounted disk has, nobody knows. */
    @ParameterizedTest
    @CsvSource({
        "nasConfig, /home/nas, /home/nas/venv/bin/python3",
        "nasConfig, /mnt/nas/, /mnt/nas/venv/bin/python3",
        "nasConfig, /mnt, /mnt/auto/venv/bin/python3",
        "ossMountConfig, /home/oss, /home/oss/bin/server"
    })
    void aProgramOnAMountedDiskIsLeftOpen(String setting, String folder, String program) {
        Pack pack = Pack.empty()
                .file("app.py", "")
                .command(program, "app.py")
                .settings(Map.of(
                        "logConfig",
                        "auto",
                        "vpcConfig",
                        "auto",
                        setting,
                        folder.equals("/mnt") ? "auto" : Map.of("mountPoints", List.of(Map.of("mountDir", folder)))));

        assertThat(Row.of(pack, FC_COMMAND)).isInstanceOf(Finding.Unproven.class);
        assertThat(Row.of(pack, FC_COMMAND).observed()).contains("disk mounted at " + folder);
        assertThat(Row.of(pack, FC_COMMAND).fix()).isEqualTo("put it into the package, unless that disk has it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "#!/bin/sh;exec npm start | egg-scripts start --title=x --daemon | egg-scripts is told",
                "#!/bin/sh;exec npm start | forever start app.js | forever start returns at once"
            })
    void whatAScriptOfNpmLeavesInTheBackgroundIsSeen(String script, String start, String observed) {
        Pack pack = Pack.empty()
                .bootstrap(script.replace(';', '\n') + "\n")
                .file("package.json", "{\"scripts\": {\"start\": \"" + start + "\"}}");

        assertThat(Row.violations(pack)).extracting(Finding::observed).anySatisfy(said -> assertThat(said)
                .startsWith(observed));
    }

    @Test
    void whatTheWordsOfAShellStartIsWrittenWhereTheyStand() {
        Pack pack = Pack.empty()
                .file("app.js", "")
                .runtime(CustomRuntime.CUSTOM_DEBIAN10)
                .command("/bin/sh", "-c", "exec node app.js");

        assertThat(Row.of(pack, FC_COMMAND).observed()).startsWith("/bin/sh starts node, and the runtime");
        assertThat(Row.of(pack, FC_COMMAND).fix())
                .isEqualTo("write /var/fc/lang/nodejs20/bin/node in command and args of fc-maven-plugin in pom.xml");
    }

    @Test
    void theScriptThatNpmRunsIsStartedWithoutIt() {
        Pack pack = Pack.empty()
                .command("npm", "run", "start:prod")
                .file("package.json", "{\"scripts\": {\"start\": \"nest start\", \"start:prod\": \"node dist/main\"}}");

        assertThat(Row.of(pack, FC_COMMAND).fix()).endsWith(": node dist/main");
    }

    @Test
    void flaskItselfIsNoApplication() {
        Pack pack = Pack.empty()
                .file("service.py", "")
                .file("python/flask/__main__.py", "from .cli import main\n")
                .variable("PYTHONPATH", "/code/python")
                .command("python3", "-m", "flask", "run");

        assertThat(Row.of(pack, FC_KEEPALIVE_CONFIG).fix()).endsWith(" server:app");
    }

    @Test
    void theOnlyClassThatCanBeStartedIsNamed() {
        TestJar jar = TestJar.empty().program("com.acme.MainKt", 8).manifest("Main-Class", "com.acme.Main");

        assertThat(Row.of(Pack.jar(jar), FC_MAIN_CLASS).fix()).startsWith("write com.acme.MainKt as mainClass");
    }
}
