package io.github.fcmaven.payload;

import static io.github.fcmaven.payload.Builds.pack;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.function.Draft;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.server.ServerReader;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fat jars of Spring Boot, and jars that only look like them. */
class SpringBootJarTest {

    @TempDir
    private Path target;

    @Test
    void aModuleDescriptorOfJava9InALibraryLeavesAnApplicationOfJava8WhereItIs() {
        TestJar boot =
                TestJar.springBoot("2.7.18", 8).library("BOOT-INF/lib/tomcat-embed-core-9.0.83.jar", TestJar.empty());
        for (int i = 0; i < 10; i++) {
            boot.library(
                    "BOOT-INF/lib/library-" + i + ".jar",
                    TestJar.empty()
                            .classOf("com.library.Ordinary", 8)
                            .classOf("module-info", 9)
                            .file("META-INF/versions/11/com/library/Ordinary.class", TestJar.classBytes(11)));
        }

        Draft packed = pack(boot.write(target.resolve("demo.jar")));

        assertThat(packed.function().runtime()).isEqualTo(CustomRuntime.CUSTOM);
        assertThat(packed.warnings()).isEmpty();
        assertThat(packed.decisions().get(0))
                .contains("Spring Boot 2.7.18 fat jar, Spring Boot with Tomcat; Java 8 byte code");
    }

    @Test
    void theLoaderCountsForItself() {
        Path jar = TestJar.springBoot("3.5.3", 8).write(target.resolve("demo.jar"));

        assertThat(pack(jar).function().runtime()).isEqualTo(CustomRuntime.CUSTOM_DEBIAN11);
    }

    @Test
    void aLiteralPortOfThePackagedConfigurationBecomesCaPort() {
        Path jar = TestJar.springBoot("3.5.3", 17)
                .library("BOOT-INF/lib/tomcat-embed-core-10.1.42.jar", TestJar.empty())
                .file("BOOT-INF/classes/application.properties", "server.port=8080\n")
                .write(target.resolve("demo.jar"));

        Draft packed = pack(jar);

        FunctionPackage function = packed.function();
        assertThat(function.port()).isEqualTo(new CaPort(8080));
        assertThat(packed.decisions().get(0))
                .endsWith("CAPort 8080, as BOOT-INF/classes/application.properties (server.port) says");
    }

    @ParameterizedTest
    @CsvSource({
        "2.7.18, 8, 'runtime custom'",
        "2.7.18, 11, 'runtime custom.debian11 with the layer Java17'",
        "3.1.12, 17, 'runtime custom.debian11 with the layer Java17'",
        "3.5.3, 21, 'runtime custom.debian11 with the layer Java21'",
        "4.0.0, 17, 'runtime custom.debian11 with the layer Java17'"
    })
    void eachGenerationIsStartedByItsOwnLoader(String version, int java, String runtime) {
        Path jar = TestJar.springBoot(version, java).write(target.resolve("demo.jar"));

        Draft packed = pack(jar);

        assertThat(packed.decisions().get(0))
                .contains("Spring Boot " + version + " fat jar")
                .contains("so " + runtime + ";");
        assertThat(packed.function().start().args()).containsExactly("-jar", "demo.jar");
    }

    @Test
    void aWarWithALoaderIsStartedLikeAJar() {
        Path war = TestJar.executable("org.springframework.boot.loader.launch.WarLauncher", 17)
                .manifest("Start-Class", "com.acme.App")
                .file("WEB-INF/classes/com/acme/App.class", TestJar.classBytes(21))
                .library("WEB-INF/lib-provided/tomcat-embed-core-10.1.42.jar", TestJar.empty())
                .library("WEB-INF/lib/spring-boot-3.5.3.jar", TestJar.empty())
                .write(target.resolve("demo.war"));

        assertThat(pack(war).decisions().get(0))
                .isEqualTo("demo.war, the project's artifact: Spring Boot executable war, Spring Boot with"
                        + " Tomcat; Java 21 byte"
                        + " code, so runtime custom.debian11 with the layer Java21; CAPort 9000, the"
                        + " platform's default");
    }

    @Test
    void aNewerOrdinaryClassInALibraryWarnsAndNamesTheJar() {
        Path jar = TestJar.springBoot("2.7.18", 8)
                .library("BOOT-INF/lib/new-1.0.jar", TestJar.empty().classOf("com.library.New", 17))
                .file("BOOT-INF/lib/odd.jar", "no jar at all")
                .write(target.resolve("demo.jar"));

        Draft packed = pack(jar);

        assertThat(packed.function().runtime()).isEqualTo(CustomRuntime.CUSTOM);
        assertThat(Builds.told(packed))
                .containsExactly(
                        "FC-DEPENDENCY-VERSION: BOOT-INF/lib/odd.jar cannot be read as a jar",
                        "FC-DEPENDENCY-VERSION: com.library.New in BOOT-INF/lib/new-1.0.jar is Java 17 byte"
                                + " code (class file"
                                + " version 61), newer than Java 8");
    }

    /** As Tomcat's openssl.panama: the rest of the library asks for the Java before it loads them. */
    @ParameterizedTest
    @CsvSource({"com.library.panama.New, 1", "com.library.New, 2"})
    void classesOfALibraryForNewerJavasInAPackageOfTheirOwnAreNoFault(String newer, int told) {
        Path jar = TestJar.springBoot("2.7.18", 8)
                .library(
                        "BOOT-INF/lib/new-1.0.jar",
                        TestJar.empty()
                                .classOf("com.library.Old", 8)
                                .classOf("com.library.Other", 8)
                                .classOf(newer, 22))
                .library("BOOT-INF/lib/whole-1.0.jar", TestJar.empty().classOf("com.whole.panama.New", 22))
                .write(target.resolve("demo.jar"));

        assertThat(Builds.told(pack(jar))).hasSize(told).allMatch(one -> one.startsWith("FC-DEPENDENCY-VERSION"));
    }

    @Test
    void librariesThatWereCompressedAgainAreRefused() {
        Path jar = TestJar.springBoot("3.5.3", 17).deflatingLibraries().write(target.resolve("demo.jar"));

        assertThat(Builds.refusal(pack(jar)))
                .startsWith("FC-JAR: demo.jar holds BOOT-INF/lib/spring-boot-3.5.3.jar compressed\n")
                .contains("nested jar files must be stored without compression\n")
                .contains(
                        "fix: let nothing write the jar again after the goal repackage of spring-boot-maven-plugin\n");
    }

    @Test
    void aThinJarIsRefusedWithTheOrderOfThePlugins() {
        Path jar = thin().write(target.resolve("demo.jar"));

        assertThat(Builds.refusal(pack(jar)))
                .isEqualTo("FC-JAR: demo.jar is the thin jar of a Spring Boot application: it has no BOOT-INF\n"
                        + "  platform: CAExited: Function instance exited unexpectedly(code 1,"
                        + " message:operation not permitted)"
                        + " Logs: java.lang.NoClassDefFoundError: org/springframework/boot/SpringApplication\n"
                        + "  fix: put spring-boot-maven-plugin above fc-maven-plugin in pom.xml, or add it"
                        + " there: plugins of one phase run in that order; without spring-boot-starter-parent, which"
                        + " binds its goal repackage, give it an execution with <goal>repackage</goal>, and no <skip>\n"
                        + "  see: mvn fc:explain -Dfc.requirement=FC-JAR");
    }

    @Test
    void aThinJarWithTheMainClassOfTheStarterParentIsRefusedAlike() {
        Path jar = thin().manifest("Main-Class", "com.acme.App").write(target.resolve("demo.jar"));
        TestJar.empty().write(target.resolve("demo.jar.original"));

        assertThat(Builds.refusal(pack(jar)))
                .startsWith("FC-JAR: demo.jar is the thin jar of a Spring Boot application: it has no BOOT-INF,"
                        + " and an older build left demo.jar.original beside it\n");
    }

    @Test
    void theOriginalBesideIsRefusedByItsName() {
        Path original = thin().write(target.resolve("demo.jar.original"));

        assertThat(Builds.refusal(Builds.find(Builds.named(original))
                        .pack(Builds.SPEC, Builds.start().build(), new ServerReader())))
                .startsWith("FC-JAR: demo.jar.original is the thin jar that spring-boot-maven-plugin keeps"
                        + " beside the executable one\n")
                .contains("fix: name the jar without .original with jarFile (-Dfc.jarFile=...)\n");
    }

    @Test
    void aShadedLibrarysOptionalSupportForSpringBootIsNoSpringBootApplication() {
        Path jar = TestJar.executable("com.acme.Main", 8)
                .classOf("com.library.AutoConfiguration", 8, "org/springframework/boot/autoconfigure/AutoConfiguration")
                .write(target.resolve("demo.jar"));

        assertThat(pack(jar).decisions().get(0)).startsWith("demo.jar, the project's artifact: executable jar");
    }

    private static TestJar thin() {
        return TestJar.empty().classOf("com.acme.App", 17, "org/springframework/boot/SpringApplication");
    }
}
