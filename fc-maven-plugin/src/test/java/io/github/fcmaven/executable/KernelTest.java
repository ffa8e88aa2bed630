package io.github.fcmaven.executable;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.input.RandomBytes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is taken for a start file is compared with what the kernel takes: a file that it answers with ENOEXEC is what
 * Java, {@code setsid}
 * and every shell would run as a script, and none of those may be taken.
 */
class KernelTest {

    private static final long SEED = 20261128;
    private static final int MUTANTS = 1500;
    private static final int ENOEXEC = 8;

    /** Reads paths, executes each, and prints the error of {@code execve}, 0 where there was none. */
    private static final String PROBE = """
            #define _GNU_SOURCE
            #include <errno.h>
            #include <fcntl.h>
            #include <stdio.h>
            #include <string.h>
            #include <sys/resource.h>
            #include <sys/wait.h>
            #include <unistd.h>
            int main(void) {
                char line[4096];
                while (fgets(line, sizeof line, stdin)) {
                    line[strcspn(line, "\\n")] = 0;
                    int p[2], error = 0, status;
                    if (pipe2(p, O_CLOEXEC)) return 1;
                    pid_t pid = fork();
                    if (!pid) {
                        char *argv[] = {line, 0};
                        struct rlimit second = {1, 1}, none = {0, 0};
                        int null = open("/dev/null", O_RDWR);
                        for (int i = 0; i < 3; i++) dup2(null, i);
                        setrlimit(RLIMIT_CPU, &second);
                        setrlimit(RLIMIT_CORE, &none);
                        alarm(1);
                        execve(line, argv, 0);
                        error = errno;
                        if (write(p[1], &error, sizeof error) < 0) _exit(2);
                        _exit(1);
                    }
                    close(p[1]);
                    if (read(p[0], &error, sizeof error) != sizeof error) error = 0;
                    close(p[0]);
                    waitpid(pid, &status, 0);
                    printf("%d\\n", error);
                    fflush(stdout);
                }
            }
            """;

    @TempDir
    Path work;

    @Test
    void nothingIsTakenThatTheKernelWouldLeaveToAShell() throws Exception {
        Process probe = new ProcessBuilder(Gcc.in(work).compile("probe", PROBE).toString()).start();
        List<byte[]> seeds = List.of(
                TinyElf.program().bytes(),
                TinyElf.linked("GLIBC_2.4").runPath("$ORIGIN").bytes(),
                TinyElf.library("liba.so").bytes(),
                "#!/bin/sh\nexit 0\n".getBytes(StandardCharsets.UTF_8));
        Random random = new Random(SEED);
        int refusedByBoth = 0;
        try (BufferedReader errors =
                        new BufferedReader(new InputStreamReader(probe.getInputStream(), StandardCharsets.UTF_8));
                Writer paths = new OutputStreamWriter(probe.getOutputStream(), StandardCharsets.UTF_8)) {
            for (int i = 0; i < MUTANTS; i++) {
                byte[] bytes = mutated(seeds.get(random.nextInt(seeds.size())), random);
                boolean taken = !(StartFile.read("x", RandomBytes.of(bytes)) instanceof StartFile.Refused);
                paths.write(executable(i, bytes) + "\n");
                paths.flush();
                boolean refused = Integer.parseInt(errors.readLine()) == ENOEXEC;
                assertThat(taken && refused)
                        .as("mutant %d is taken, and left to a shell", i)
                        .isFalse();
                refusedByBoth += refused ? 1 : 0;
            }
        } finally {
            probe.destroyForcibly();
        }
        assertThat(refusedByBoth).as("mutants that a shell would have got").isGreaterThan(MUTANTS / 20);
    }

    private Path executable(int number, byte[] bytes) throws IOException {
        Path file = work.resolve("x" + number);
        Files.write(file, bytes);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }

    /** What the code does, is not tried: it stands at the end. */
    private static byte[] mutated(byte[] seed, Random random) {
        byte[] bytes = seed.clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(Math.min(bytes.length - 9, 300));
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] = 0;
                case 2 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                default -> bytes[at]++;
            }
        }
        return random.nextInt(20) == 0 ? Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length)) : bytes;
    }
}
