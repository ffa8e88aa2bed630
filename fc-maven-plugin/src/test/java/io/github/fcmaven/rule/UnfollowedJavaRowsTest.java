package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_JAVA_VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.payload.TestJar;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.JavaLayer;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts that nobody follows, and classes that no Java of the function reads: the one of this machine would. */
class UnfollowedJavaRowsTest {

    /** As the scripts of appassembler and Gradle's application plugin begin and end. */
    private static final String FIND =
            "#!/bin/sh\nif [ -n \"$JAVA_HOME\" ]; then\n  JAVACMD=$JAVA_HOME/bin/java\nelse\n"
                    + "  JAVACMD=`which java`\nfi\nBASEDIR=`dirname $0`/..\nREPO=$BASEDIR/lib\n";

    private static final String BY_CLASS =
            FIND + "exec \"$JAVACMD\" $JAVA_OPTS -classpath \"$REPO/*\" -Dapp.name=shop com.acme.Main \"$@\"\n";
    private static final String BY_JAR = FIND + "exec \"$JAVACMD\" -jar \"$REPO/shop-1.0.jar\"\n";

    private static final byte[] NEW = TestJar.executable("com.acme.Main", 17).bytes();
    private static final byte[] OLD = TestJar.executable("com.acme.Main", 8).bytes();
    private static final byte[] BOOT = TestJar.springBoot("3.5.0", 17).bytes();

    private static final String LAYER = "set layers of fc-maven-plugin in pom.xml to"
            + " acs:fc:cn-hangzhou:official:layers/Java17/versions/3, and JAVA_HOME to /opt/java17 and PATH to"
            + " /opt/java17/bin:";

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void isToldBeforeTheLaunch(Row row) {
        row.holds();
    }

    static Stream<Row> rows() {
        return Stream.of(
                row(
                        "a class",
                        started(BY_CLASS, NEW),
                        started(BY_CLASS, OLD),
                        "the newest Java that the function has is Java 8, of"),
                row(
                        "a jar",
                        started(BY_JAR, NEW),
                        started(BY_JAR, OLD),
                        "the newest Java that the function has is Java 8, of"),
                row(
                        "Spring Boot",
                        started(BY_JAR, BOOT),
                        started(BY_JAR, OLD),
                        "the newest Java that the function has is Java 8, of"),
                row(
                        "a script behind a shell",
                        started(BY_CLASS, NEW).command("bash", "bin/shop"),
                        started(BY_CLASS, OLD).command("bash", "bin/shop"),
                        "the newest Java that the function has is Java 8, of"),
                row(
                        "an older layer",
                        started(BY_CLASS, NEW).layers(JavaLayer.JAVA11),
                        started(BY_CLASS, NEW).layers(JavaLayer.JAVA17),
                        "the newest Java that the function has is Java 11"),
                row(
                        "no Java at all",
                        started(BY_CLASS, OLD).runtime(CustomRuntime.CUSTOM_DEBIAN11),
                        started(BY_CLASS, OLD)
                                .runtime(CustomRuntime.CUSTOM_DEBIAN11)
                                .layers(JavaLayer.JAVA17),
                        "the runtime custom.debian11 has no Java, and no layer brings one"));
    }

    private static Row row(String name, Pack wrong, Pack mended, String has) {
        String started = name.equals("Spring Boot")
                ? "org.springframework.boot.loader.launch.JarLauncher in "
                : "com.acme.Main in ";
        String java =
                name.startsWith("no") ? "8 byte code (class file version 52)" : "17 byte code (class file version 61)";
        String observed = started + "lib/shop-1.0.jar is Java " + java + ", and bin/shop starts it; " + has;
        return new Row(name, wrong, FC_JAVA_VERSION, observed, name.startsWith("no") ? "set layers of" : LAYER, mended);
    }

    private static Pack started(String script, byte[] jar) {
        return Pack.empty()
                .runtime(CustomRuntime.CUSTOM)
                .program("bin/shop", script)
                .file("lib/shop-1.0.jar", jar)
                .command("bin/shop");
    }

    /** Another Java may come from elsewhere, or the script names no class of the package. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "curl -sf https://jdk.example/17.tgz | tar xz -C /tmp\n",
                "[ -x /mnt/nas/jdk/bin/java ] && JAVACMD=/mnt/nas/jdk/bin/java\n",
                "JAVACMD=/home/app/jdk/bin/java\n"
            })
    void aScriptMayHaveAnotherJava(String line) {
        assertThat(Row.violations(started(BY_CLASS.replace("exec", line + "exec"), NEW)))
                .isEmpty();
    }

    @Test
    void soMayADiskThePackageOrALayer() {
        assertThat(Row.violations(started(BY_CLASS, NEW).settings(Map.of("nasConfig", "auto"))))
                .noneMatch(finding -> finding.requirement() == FC_JAVA_VERSION);
        assertThat(Row.violations(started(BY_CLASS, NEW).program("jre/bin/java", Pack.elf(62))))
                .isEmpty();
        assertThat(Row.violations(started(BY_CLASS, NEW).layers(Pack.arn("own-jdk"))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.acme.Other", "com.acme.Main.Inner", "-Dmain=com.acme.Maine", "x.com.acme.Main"})
    void anotherClassIsNone(String named) {
        assertThat(Row.violations(started(BY_CLASS.replace("com.acme.Main", named), NEW)))
                .isEmpty();
    }

    @Test
    void aCommentStartsNothing() {
        assertThat(Row.violations(started("# com.acme.Main\n" + FIND.replace("#!/bin/sh\n", ""), NEW)))
                .noneMatch(finding -> finding.requirement() == FC_JAVA_VERSION);
    }
}
