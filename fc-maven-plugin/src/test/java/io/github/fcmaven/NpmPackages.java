package io.github.fcmaven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Packages of npm that know the truth: installed below {@code target} once, and asked by Node.js. */
public final class NpmPackages {

    private final Path folder;
    private final List<String> packages;

    /**
     * Packages that are installed together.
     *
     * @param name of their folder
     * @param packages as {@code npm install} takes them, each with its version
     */
    public NpmPackages(String name, String... packages) {
        this.folder = Path.of("target", "npm", name).toAbsolutePath();
        this.packages = Arrays.asList(packages);
    }

    /** Installs them where they are not; without npm the test is skipped. */
    public void install() throws Exception {
        assumeTrue(run(Path.of("."), List.of("npm", "--version")) == 0, "npm is not installed");
        Path done = folder.resolve("installed");
        if (!Files.exists(done)) {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("package.json"), "{\"private\": true}");
            List<String> command = new ArrayList<>(List.of("npm", "install", "--no-audit", "--no-fund"));
            command.addAll(packages);
            assertThat(run(folder, command)).as(String.join(" ", command)).isZero();
            Files.createFile(done);
        }
    }

    /** What a script prints that gets these lines on its standard input: a line each. */
    public List<String> run(String script, List<String> lines) throws Exception {
        Path in = Files.write(Files.createTempFile(folder, "lines", ".in"), lines);
        Path out = Files.createTempFile(folder, "lines", ".out");
        try {
            Process node = new ProcessBuilder("node", "-e", script)
                    .directory(folder.toFile())
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            assertThat(node.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(node.exitValue()).isZero();
            List<String> answers = Files.readAllLines(out);
            assertThat(answers).hasSameSizeAs(lines);
            return answers;
        } finally {
            Files.delete(in);
            Files.delete(out);
        }
    }

    private static int run(Path folder, List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            return 127;
        }
    }
}
