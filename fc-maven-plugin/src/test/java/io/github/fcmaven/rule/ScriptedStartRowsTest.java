package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.*;

import io.github.fcmaven.payload.TestJar;
import io.github.fcmaven.platform.JavaLayer;
import io.github.fcmaven.platform.Requirement;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a script says wrongly is mended in that script, and not where a start command would stand. */
class ScriptedStartRowsTest {

    private static final String SHOP = "#!/bin/sh\nexec java -cp 'lib/*' com.acme.Shop\n";
    private static final byte[] JAR = TestJar.executable("com.acme.Main", 8).bytes();
    private static final byte[] BOOT = TestJar.springBoot("3.5.0", 17).bytes();

    private static final byte[] NEEDS =
            TestJar.empty().program("com.acme.Shop", 8, "com/acme/Base").bytes();
    private static final byte[] BASE =
            TestJar.empty().classOf("com.acme.Base", 8).bytes();

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void isMendedInTheScript(Row row) {
        row.holds();
    }

    static Stream<Row> rows() {
        Pack jar = Pack.empty().file("lib/a.jar", JAR);
        Pack boot = Pack.empty().file("demo.jar", BOOT).layers(JavaLayer.JAVA17);
        Pack python = Pack.empty().file("shop/app.py", "print()");
        Pack node = Pack.empty().file("server.js", "").file("package.json", "{\"main\":\"server.js\"}");
        return Stream.of(
                row(
                        jar,
                        "java -cp 'lib/*' com.acme.Mian",
                        FC_MAIN_CLASS,
                        "the start command names the class com.acme.Mian, which is not in the package",
                        "correct its name in bootstrap, or add the jar",
                        "java -cp 'lib/*' com.acme.Main"),
                row(
                        boot,
                        "/opt/java17/bin/java -cp demo.jar org.springframework.boot.loader.JarLauncher",
                        FC_LAUNCHER,
                        "the start command names the class org.springframework.boot.loader.JarLauncher",
                        "write org.springframework.boot.loader.launch.JarLauncher in bootstrap",
                        "/opt/java17/bin/java -cp demo.jar org.springframework.boot.loader.launch.JarLauncher"),
                new Row(
                        "java, which is Java 8",
                        Pack.empty().file("demo.jar", BOOT).bootstrap("#!/bin/sh\nexec java -jar demo.jar\n"),
                        FC_JAVA_VERSION,
                        "org.springframework.boot.loader.launch.JarLauncher in demo.jar is Java 17 byte code",
                        "start /opt/java17/bin/java of the layer acs:fc:cn-hangzhou:official:layers/Java17/versions/3:"
                                + " bootstrap, and layers of fc-maven-plugin in pom.xml",
                        boot.copy().bootstrap("#!/bin/sh\nexec /opt/java17/bin/java -jar demo.jar\n")),
                new Row(
                        "a jar that breaks off",
                        jar.copy().file("lib/b.jar", Arrays.copyOf(NEEDS, 100)).bootstrap(SHOP),
                        FC_MAIN_CLASS,
                        "the start command names the class com.acme.Shop, which is not in the package; lib/b.jar cannot"
                                + " be read, and Java passes over it",
                        "replace lib/b.jar by a whole jar",
                        jar.copy()
                                .file("lib/b.jar", NEEDS)
                                .file("lib/c.jar", BASE)
                                .bootstrap(SHOP)),
                row(
                        jar,
                        "java -XX:+UseConcMarkSweepGC --illegal-access=deny -cp lib/a.jar com.acme.Main",
                        FC_JAVA_VERSION,
                        "the start has the option --illegal-access=deny, which Java 8 does not know yet",
                        "remove it: bootstrap;",
                        "java -XX:+UseConcMarkSweepGC -cp lib/a.jar com.acme.Main"),
                row(
                        python,
                        "python3 -m shop",
                        FC_FILE,
                        "",
                        "write shop.app in bootstrap, or add shop/__main__.py",
                        "python3 -m shop.app"),
                row(
                        node,
                        "npm run serve",
                        FC_FILE,
                        "",
                        "write the program itself in bootstrap: node server.js",
                        "node server.js"),
                row(
                        Pack.empty()
                                .file("web/package.json", "{\"scripts\":{\"start\":\"node x.js\"}}")
                                .file("web/x.js", ""),
                        "npm start",
                        FC_FILE,
                        "the start command runs the script start of package.json, which is not in the package",
                        "name its folder in bootstrap: npm --prefix web start",
                        "npm --prefix web start"),
                row(
                        jar.copy().file("conf/a.yml", ""),
                        "java -cp lib/a.jar com.acme.Main --config target/classes/a.yml",
                        FC_TARGET_PATH,
                        "the start command names target/classes/a.yml",
                        "add the file with extraDirectories of fc-maven-plugin in pom.xml, and write its path in the"
                                + " zip into bootstrap",
                        "java -cp lib/a.jar com.acme.Main --config conf/a.yml"),
                row(
                        Pack.empty().file("lib/a.jar", NEEDS).file("lib/b.jar", BASE),
                        "java -cp lib/a.jar com.acme.Shop",
                        FC_JAR,
                        "com.acme.Shop uses com.acme.Base, which is not in the class path of the start command",
                        "add the jar that holds it with extraDirectories of fc-maven-plugin in pom.xml, and name it in"
                                + " bootstrap",
                        "java -cp lib/a.jar:lib/b.jar com.acme.Shop"));
    }

    private static Row row(Pack pack, String bad, Requirement requirement, String observed, String fix, String good) {
        return new Row(
                bad,
                pack.copy().bootstrap("#!/bin/sh\nexec " + bad + "\n"),
                requirement,
                observed,
                fix,
                pack.copy().bootstrap("#!/bin/sh\nexec " + good + "\n"));
    }
}
