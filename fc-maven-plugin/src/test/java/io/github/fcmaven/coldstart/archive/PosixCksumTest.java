package io.github.fcmaven.coldstart.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The checksum in Java is the one that the program {@code cksum} of the start script computes. */
class PosixCksumTest {

    @TempDir
    Path work;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 65_536, 1_000_000})
    void isWhatTheProgramPrints(int length) throws Exception {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        Path file = Files.write(work.resolve("file"), bytes);
        Process cksum =
                new ProcessBuilder("cksum", "file").directory(work.toFile()).start();

        String printed = new String(cksum.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(PosixCksum.of(file) + " " + length + " file\n").isEqualTo(printed);
    }
}
