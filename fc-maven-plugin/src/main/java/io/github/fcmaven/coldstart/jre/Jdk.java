package io.github.fcmaven.coldstart.jre;

import io.github.fcmaven.executable.Elf;
import io.github.fcmaven.executable.ElfReader;
import io.github.fcmaven.function.Content;
import io.github.fcmaven.input.BoundedInput;
import io.github.fcmaven.input.RandomBytes;
import io.github.fcmaven.instance.Host;
import io.github.fcmaven.platform.CaExited;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.JavaVersion;
import io.github.fcmaven.platform.Requirement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The JDK of the build, from which a package's own Java is made.
 *
 * @param home where it is
 * @param version such as {@code 17.0.15}
 */
public record Jdk(Path home, String version) {

    /** Runtimes in the order in which they are taken where the user names none. */
    private static final List<CustomRuntime> PREFERRED = Arrays.stream(CustomRuntime.values())
            .filter(runtime -> runtime.isAsNewAs(CustomRuntime.CUSTOM_DEBIAN11))
            .toList();

    /** The JDK that stands for the platform's Java in this build. */
    public static Jdk of(Host host) {
        return new Jdk(host.javaHome(), host.javaVersion());
    }

    /** Its feature number, 0 where its version does not say it. */
    public int feature() {
        return JavaVersion.feature(version).orElse(0);
    }

    /** What tells its build from every other one: its file {@code release}. */
    public String build() {
        try {
            return BoundedInput.text(home.resolve("release"));
        } catch (IOException e) {
            throw FcProblem.local(
                    home + " is not a JDK: its file 'release' cannot be read", "name a JDK in jdkToolchain", e);
        }
    }

    /** Whether Oracle has built it, which checks the signatures of security providers where no other OpenJDK does. */
    public boolean isOfOracle() {
        return build().lines().anyMatch(line -> line.startsWith("IMPLEMENTOR=") && line.contains("Oracle"));
    }

    /**
     * The runtime on which its programs run: they need a C library that is as new as the one they were built for.
     *
     * @param named the runtime that the user named
     * @throws FcProblem where they do not run on the platform, or not on that runtime
     */
    public CustomRuntime runtime(Optional<CustomRuntime> named) {
        int needed = glibc();
        List<CustomRuntime> able = Stream.concat(named.stream(), PREFERRED.stream())
                .filter(runtime -> runtime.glibc() >= needed)
                .toList();
        if (named.isEmpty() ? able.isEmpty() : !able.contains(named.get())) {
            throw FcProblem.of(
                    Requirement.FC_LIBRARY,
                    home + " was built for GLIBC 2." + needed
                            + named.map(runtime -> ", and the runtime " + runtime + " has 2." + runtime.glibc())
                                    .orElse(", which no runtime has"),
                    CaExited.CODE_1 + " version `GLIBC_2." + needed + "' not found",
                    (able.isEmpty() ? "" : "set runtime of fc-maven-plugin to auto or " + able.get(0) + ", or ")
                            + "name a JDK that runs on older systems in jdkToolchain, such as a Temurin");
        }
        return able.get(0);
    }

    /**
     * The beginning of the command of a tool of it that is written in Java. It runs for seconds, which pays for no
     * optimizing: without it, it takes three quarters of the processor time.
     */
    List<String> tool(String name) {
        return List.of(
                home.resolve("bin").resolve(name).toString(),
                "-J-XX:+IgnoreUnrecognizedVMOptions",
                "-J-XX:TieredStopAtLevel=1",
                "-J-XX:+UseSerialGC");
    }

    /** The newest version of the C library that a file of it needs; 0 where none needs one. */
    private int glibc() {
        return Stream.of("bin/java", "lib/libjli.so", "lib/libnio.so", "lib/server/libjvm.so")
                .map(home::resolve)
                .filter(Files::isRegularFile)
                .mapToInt(Jdk::glibc)
                .max()
                .orElse(0);
    }

    private static int glibc(Path file) {
        try (RandomBytes bytes = Content.of(file).random(file.toString())) {
            return ElfReader.read(bytes).links().stream()
                    .flatMap(links -> links.versions().stream())
                    .mapToInt(Elf.Version::glibc)
                    .max()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
