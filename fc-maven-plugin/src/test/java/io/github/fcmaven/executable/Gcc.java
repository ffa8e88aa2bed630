package io.github.fcmaven.executable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The C compiler of an x86-64 Linux, where there is one. */
final class Gcc {

    private final Path folder;

    private Gcc(Path folder) {
        this.folder = folder;
    }

    /** Skips the test where there is none. */
    static Gcc in(Path folder) {
        assumeTrue(
                System.getProperty("os.arch").equals("amd64") && Files.isExecutable(Path.of("/usr/bin/gcc")),
                "this machine has no gcc for x86-64");
        return new Gcc(folder);
    }

    /** What gcc makes of a C source with these options. */
    Path compile(String name, String source, String... options) throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve(name + ".c"), source);
        Path made = folder.resolve(name);
        List<String> command = new ArrayList<>(List.of("/usr/bin/gcc", "-O1", "-o", made.toString(), file.toString()));
        command.addAll(List.of(options));
        Process gcc = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("gcc.log").toFile())
                .start();
        assertThat(gcc.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(gcc.exitValue())
                .as(Files.readString(folder.resolve("gcc.log")))
                .isZero();
        return made;
    }
}
