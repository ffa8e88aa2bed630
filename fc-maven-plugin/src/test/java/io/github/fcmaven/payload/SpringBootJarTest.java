package io.github.fcmaven.payload;

import static io.github.fcmaven.payload.Builds.pack;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CustomRuntime;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

        PackedPayload packed = pack(boot.write(target.resolve("demo.jar")));

        assertThat(packed.functionPackage().runtime()).isEqualTo(CustomRuntime.CUSTOM);
        assertThat(packed.warnings()).isEmpty();
        assertThat(packed.choice()).contains("Spring Boot 2.7.18 fat jar, Spring Boot with Tomcat; Java 8 byte code");
    }

    @Test
    void theLoaderCountsForItself() {
        Path jar = TestJar.springBoot("3.5.3", 8).write(target.resolve("demo.jar"));

        assertThat(pack(jar).functionPackage().runtime()).isEqualTo(CustomRuntime.CUSTOM_DEBIAN11);
    }

    @Test
    void aLiteralPortOfThePackagedConfigurationBecomesCaPort() {
        Path jar = TestJar.springBoot("3.5.3", 17)
                .library("BOOT-INF/lib/tomcat-embed-core-10.1.42.jar", TestJar.empty())
                .file("BOOT-INF/classes/application.properties", "server.port=8080\n")
                .write(target.resolve("demo.jar"));

        PackedPayload packed = pack(jar);

        FunctionPackage function = packed.functionPackage();
        assertThat(function.port()).isEqualTo(new CaPort(8080));
        assertThat(packed.choice())
                .endsWith("CAPort 8080, as BOOT-INF/classes/application.properties (server.port) says");
    }
}
