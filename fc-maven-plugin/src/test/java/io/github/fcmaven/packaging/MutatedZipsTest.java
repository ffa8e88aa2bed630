package io.github.fcmaven.packaging;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.fcmaven.executable.TinyElf;
import io.github.fcmaven.payload.TestJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong with a zip is a finding or a refusal in our words, and no exception of a reader. */
class MutatedZipsTest {

    private static final long SEED = 20261128;
    private static final int MUTANTS = Integer.getInteger("fc.mutants", 1000);

    @TempDir
    Path folder;

    @Test
    void noMutantEndsInAnExceptionThatIsNotOurs() throws IOException {
        List<byte[]> seeds = List.of(
                jar(TestJar.executable("com.acme.Main", 8)
                        .manifest("Class-Path", "lib/a.jar")
                        .bytes()),
                jar(TestJar.springBoot("3.5.0", 17)
                        .library("BOOT-INF/lib/a.jar", TestJar.empty().classOf("a.A", 8))
                        .file("BOOT-INF/classes/application.yml", "server:\n  port: 9000\n")
                        .bytes()),
                new RawZip()
                        .file(
                                "bootstrap",
                                TinyElf.linked("GLIBC_2.30")
                                        .needs("liba.so")
                                        .runPath("$ORIGIN")
                                        .bytes())
                        .file("liba.so", TinyElf.library("liba.so").bytes())
                        .bytes(),
                new RawZip()
                        .file("bootstrap", "#!/usr/bin/env -S bash -e\nexec node server.js\n")
                        .bytes());
        Random random = new Random(SEED);
        for (int i = 0; i < MUTANTS; i++) {
            byte[] mutant = mutated(seeds.get(random.nextInt(seeds.size())), random);
            Path zip = Files.write(folder.resolve("mutant.zip"), mutant);
            assertThatCode(() -> Validation.said(zip)).as("mutant %d", i).doesNotThrowAnyException();
        }
    }

    private static byte[] jar(byte[] jar) {
        return new RawZip()
                .file("bootstrap", "#!/bin/sh\nexec java -jar app.jar\n")
                .stored("app.jar", jar)
                .file("app.sha256", "0".repeat(64) + "  app.jar\n")
                .bytes();
    }

    private static byte[] mutated(byte[] seed, Random random) {
        byte[] bytes = seed.clone();
        for (int i = random.nextInt(6); i >= 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> Arrays.fill(bytes, at, Math.min(at + 4, bytes.length), (byte) 0xff);
                case 2 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 3 -> Arrays.fill(bytes, at, Math.min(at + 8, bytes.length), (byte) 0);
                default -> bytes[at]--;
            }
        }
        return random.nextInt(30) == 0 ? Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length)) : bytes;
    }
}
