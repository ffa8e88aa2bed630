package io.github.fcmaven.payload;

import static io.github.fcmaven.payload.Builds.pack;
import static io.github.fcmaven.payload.Builds.start;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.function.Draft;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.StartSpec;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runtime, layer and command that a jar gets by its level and by what the user sets. */
class JavaRuntimeTest {

    private static final String ARN = "acs:fc:cn-hangzhou:official:layers/";

    @TempDir
    private Path target;

    @ParameterizedTest
    @CsvSource({
        "7, custom, , java",
        "8, custom, , java",
        "9, custom.debian11, Java17/versions/3, /opt/java17/bin/java",
        "11, custom.debian11, Java17/versions/3, /opt/java17/bin/java",
        "17, custom.debian11, Java17/versions/3, /opt/java17/bin/java",
        "18, custom.debian11, Java21/versions/2, /opt/java21/bin/java",
        "21, custom.debian11, Java21/versions/2, /opt/java21/bin/java"
    })
    void leftToUsTheRuntimeFollowsTheLevel(int level, String runtime, String layer, String java) {
        FunctionPackage function = pack(jar(level)).function();

        assertThat(function.runtime().wireName()).isEqualTo(runtime);
        assertThat(function.layers()).isEqualTo(layer == null ? List.of() : List.of(ARN + layer));
        assertThat(function.start().command()).containsExactly(java);
    }

    @Test
    void beyondTheNewestLayerAJavaOfOnesOwnMustTravel() {
        assertThat(Builds.refusal(pack(jar(25))))
                .isEqualTo(
                        "FC-JAVA-VERSION: com.acme.Main in demo.jar is Java 25 byte code (class file version 69); the"
                                + " newest Java that the platform has a layer for is Java 21\n"
                                + "  platform: CAExited: Function instance exited unexpectedly(code 1)"
                                + " UnsupportedClassVersionError\n"
                                + "  fix: ship a Java in the package: <jre>bundled</jre> of"
                                + " fc-maven-plugin in"
                                + " pom.xml, made by a JDK 25 or later, which runs Maven or is named in jdkToolchain,"
                                + " or compile for an older Java: maven.compiler.release in pom.xml\n"
                                + "  see: mvn fc:explain -Dfc.requirement=FC-JAVA-VERSION");
    }

    @ParameterizedTest
    @CsvSource({
        "8, custom.debian10, Java8/versions/1, /opt/java8/bin/java",
        "8, custom.debian12, Java11/versions/3, /opt/java11/bin/java",
        "11, custom, Java11/versions/3, /opt/java11/bin/java",
        "17, custom, Java17/versions/3, /opt/java17/bin/java",
        "21, custom.debian10, Java21/versions/2, /opt/java21/bin/java"
    })
    void aNamedRuntimeGetsTheOldestLayerThatIsNewEnough(int level, String runtime, String layer, String java) {
        FunctionPackage function =
                pack(jar(level), start().runtime(CustomRuntime.parse(runtime))).function();

        assertThat(function.layers()).containsExactly(ARN + layer);
        assertThat(function.start().command()).containsExactly(java);
        assertThat(function.environment().get("PATH"))
                .isEqualTo(java.substring(0, java.lastIndexOf('/')) + ":"
                        + function.runtime().path() + ":/opt/bin");
    }

    @Test
    void aNamedRuntimeForWhichNoLayerFitsIsRefusedWithTheOneThatFits() {
        assertThat(Builds.refusal(pack(jar(21), start().runtime(CustomRuntime.CUSTOM))))
                .startsWith("FC-JAVA-VERSION: com.acme.Main in demo.jar is Java 21 byte code (class file version"
                        + " 65); no layer for the runtime custom is newer than Java 17\n")
                .contains("fix: set runtime of fc-maven-plugin to auto, which takes the layer Java21, or compile"
                        + " for an older Java: maven.compiler.release in pom.xml\n");
    }

    @Test
    void whatIsTooNewIsPackedForTheStaticCheckToJudge() {
        Draft packed = pack(jar(25));

        assertThat(packed.function().layers()).containsExactly(ARN + "Java21/versions/2");
        assertThat(packed.findings()).extracting(Finding::requirement).containsExactly(Requirement.FC_JAVA_VERSION);
    }

    @Test
    void aJavaLayerOfTheUsersOwnIsTheOneThatIsUsed() {
        FunctionPackage function = pack(
                        jar(8), start().layers("acs:fc:x:y:layers/tools/versions/1", ARN + "Java21/versions/2"))
                .function();

        assertThat(function.runtime()).isEqualTo(CustomRuntime.CUSTOM_DEBIAN11);
        assertThat(function.layers()).containsExactly("acs:fc:x:y:layers/tools/versions/1", ARN + "Java21/versions/2");
        assertThat(function.start().command()).containsExactly("/opt/java21/bin/java");
    }

    @Test
    void theOldestLayerIsMadeForOneRuntimeOnly() {
        assertThat(pack(jar(8), start().layers(ARN + "Java8/versions/1"))
                        .function()
                        .runtime())
                .isEqualTo(CustomRuntime.CUSTOM_DEBIAN10);
    }

    @Test
    void aLayerThatTheRuntimeDoesNotTakeIsRefused() {
        assertThat(Builds.refusal(
                        pack(jar(8), start().runtime(CustomRuntime.CUSTOM).layers(ARN + "Java21/versions/2"))))
                .isEqualTo("FC-LAYER: the layer Java21 does not support the runtime custom\n"
                        + "  platform: InvalidArgument: code: 400, runtime: custom is not supported by"
                        + " layer:acs:fc:cn-hangzhou:official:layers/Java21/versions/2\n"
                        + "  fix: set runtime of fc-maven-plugin in pom.xml to one that the layer supports:"
                        + " custom.debian10,"
                        + " custom.debian11, custom.debian12\n"
                        + "  see: mvn fc:explain -Dfc.requirement=FC-LAYER");
    }

    @Test
    void aLayerThatIsTooOldIsRefusedWithTheOneThatIsNot() {
        assertThat(Builds.refusal(pack(jar(21), start().layers(ARN + "Java17/versions/3"))))
                .startsWith("FC-JAVA-VERSION: com.acme.Main in demo.jar is Java 21 byte code (class file version"
                        + " 65); the layer Java17 has Java 17\n")
                .contains("fix: take the layer Java21 (" + ARN + "Java21/versions/2), or compile for it:"
                        + " <maven.compiler.release>17</maven.compiler.release> in pom.xml\n");
    }

    @Test
    void moreLayersThanThePlatformTakesAreRefusedWithOursCounted() {
        String[] five = {"a", "b", "c", "d", "e"};

        assertThat(pack(jar(8), start().layers(five)).function().layers()).hasSize(5);
        assertThat(Builds.told(pack(jar(17), start().layers(five))))
                .contains("FC-LAYER: 6 layers are configured: " + ARN + "Java17/versions/3, a, b, c, d, e");
    }

    @Test
    void aCommandThatNamesALayersJavaGetsThatLayer() {
        FunctionPackage function = pack(jar(8), start().command("/opt/java21/bin/java", "-jar", "demo.jar"))
                .function();

        assertThat(function.layers()).containsExactly(ARN + "Java21/versions/2");
        assertThat(function.environment()).containsEntry("JAVA_HOME", "/opt/java21");
    }

    @Test
    void aCommandThatNamesTheRuntimesJavaGetsTheLayerOfItsLevel() {
        FunctionPackage function =
                pack(jar(17), start().command("java", "-jar", "demo.jar")).function();

        assertThat(function.layers()).containsExactly(ARN + "Java17/versions/3");
        assertThat(function.start().command()).containsExactly("java");
    }

    @Test
    void aJavaOfThePackagesOwnNeedsNoLayerWhateverTheLevel() {
        FunctionPackage function = pack(jar(25), start().command("/code/jre/bin/java", "-jar", "demo.jar"))
                .function();

        assertThat(function.layers()).isEmpty();
        assertThat(function.environment()).isEmpty();
        assertThat(function.runtime()).isEqualTo(CustomRuntime.CUSTOM_DEBIAN11);
    }

    @Test
    void aScriptGetsTheLayerOfTheLevelAndNoErrorWhereThereIsNone() throws Exception {
        Path script = Files.writeString(target.resolve("start"), "#!/bin/bash\nexec java -jar demo.jar\n");
        StartSpec.Form own = new StartSpec.Form.OwnBootstrap(script);

        assertThat(pack(jar(17), start().form(own)).function().layers()).containsExactly(ARN + "Java17/versions/3");
        assertThat(pack(jar(25), start().form(own)).function().layers()).isEmpty();
    }

    private Path jar(int level) {
        return TestJar.executable("com.acme.Main", level).write(target.resolve("demo.jar"));
    }
}
