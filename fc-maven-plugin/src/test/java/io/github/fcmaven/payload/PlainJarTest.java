package io.github.fcmaven.payload;

import static io.github.fcmaven.payload.Builds.pack;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.CustomRuntime;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainJarTest {

    @TempDir
    private Path target;

    @Test
    void anExecutableJarIsPackedAsTheContractHasIt() {
        Path jar = TestJar.executable("com.acme.Main", 8).write(target.resolve("demo.jar"));

        PackedPayload packed = pack(jar);

        FunctionPackage function = packed.functionPackage();
        assertThat(function.runtime()).isEqualTo(CustomRuntime.CUSTOM);
        assertThat(function.start().command()).containsExactly("java");
        assertThat(function.start().args()).containsExactly("-jar", "demo.jar");
        assertThat(function.entries().keySet()).containsExactly(CodePath.of("demo.jar"));
        assertThat(function.port()).isEqualTo(CaPort.DEFAULT);
        assertThat(function.layers()).isEmpty();
        assertThat(function.environment()).isEmpty();
        assertThat(packed.warnings()).isEmpty();
        assertThat(packed.choice())
                .isEqualTo("demo.jar, the project's artifact: executable jar, an HTTP server we do not know;"
                        + " Java 8 byte code, so runtime custom; CAPort 9000, the platform's default");
    }

    @Test
    void aJarOfJava17GetsTheLayerAndTheVariablesByWhichItIsFound() {
        Path jar = TestJar.executable("com.acme.Main", 17).write(target.resolve("demo.jar"));

        FunctionPackage function = pack(jar).functionPackage();

        assertThat(function.runtime()).isEqualTo(CustomRuntime.CUSTOM_DEBIAN11);
        assertThat(function.layers()).containsExactly("acs:fc:cn-hangzhou:official:layers/Java17/versions/3");
        assertThat(function.start().argv()).isEqualTo(List.of("/opt/java17/bin/java", "-jar", "demo.jar"));
        assertThat(function.environment())
                .containsEntry("JAVA_HOME", "/opt/java17")
                .containsEntry(
                        "PATH",
                        "/opt/java17/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin:/opt/bin");
    }
}
