package io.github.fcmaven.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import io.github.fcmaven.platform.FcProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is done to a jar, the outcome is a package or a message to the user, never another exception. */
class DamagedJarTest {

    @TempDir
    private Path target;

    @Test
    void aJarThatIsCutAnywhereIsRefused() throws IOException {
        for (byte[] whole : kinds().toList()) {
            for (int length = 0; length < whole.length; length += 1 + length / 300) {
                assertThat(isPacked(Arrays.copyOf(whole, length), "cut at " + length))
                        .isFalse();
            }
            assertThat(isPacked(whole, "whole")).isTrue();
        }
    }

    @Test
    void flippedBytesNeverEndInAnotherException() throws IOException {
        Random random = new Random(20261124);
        for (byte[] whole : kinds().toList()) {
            for (int round = 0; round < 800; round++) {
                byte[] damaged = whole.clone();
                for (int flip = 0; flip <= round % 4; flip++) {
                    int at = round % 2 == 0
                            ? random.nextInt(damaged.length)
                            : damaged.length - 1 - random.nextInt(Math.min(400, damaged.length));
                    damaged[at] = (byte) random.nextInt(256);
                }
                isPacked(damaged, "round " + round);
            }
        }
    }

    @Test
    void aManifestThatIsABombIsNotRead() throws IOException {
        Path bomb = target.resolve("demo.jar");
        byte[] lines = "X: y\n".repeat(10_000).getBytes(StandardCharsets.UTF_8);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(bomb))) {
            zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
            for (int i = 0; i < 2_000; i++) {
                zip.write(lines);
            }
        }
        assertThat(Files.size(bomb)).isLessThan(1 << 20);

        assertThatThrownBy(() -> Builds.pack(bomb))
                .hasMessageStartingWith("FC-JAR: demo.jar cannot be read as a jar: its manifest has 100000000 bytes\n");
    }

    private static Stream<byte[]> kinds() {
        return Stream.of(
                        TestJar.executable("com.acme.Main", 8)
                                .manifest("Class-Path", "lib/")
                                .file("application.yml", "server: {port: 8080}"),
                        TestJar.springBoot("3.5.3", 17)
                                .library(
                                        "BOOT-INF/lib/other-1.0.jar",
                                        TestJar.empty().classOf("com.other.Other", 17))
                                .file("BOOT-INF/classes/application.properties", "server.port=80"))
                .map(TestJar::bytes);
    }

    private boolean isPacked(byte[] bytes, String how) throws IOException {
        Path jar = Files.write(target.resolve("demo.jar"), bytes);
        try {
            return Builds.refusal(Builds.pack(jar)).isEmpty();
        } catch (FcProblem expected) {
            return false;
        } catch (RuntimeException e) {
            return fail(how + " ended in " + e, e);
        }
    }
}
