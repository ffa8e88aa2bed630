package io.github.fcmaven.instance;

import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.JavaLayer;
import io.github.fcmaven.platform.JavaVersion;
import io.github.fcmaven.platform.Language;
import io.github.fcmaven.process.Machine;
import io.github.fcmaven.process.ThisMachine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/**
 * What this machine has instead of the image and the layers of the platform.
 *
 * @param javaHome the Java that stands in for that of the runtime or of a layer
 * @param javaVersion its version, such as {@code 17.0.15}
 * @param interpreter what stands in for the Python, Node.js or PHP of the runtime: a path, or a name on PATH; empty for
 *     the first on PATH
 * @param functionMemory whether a Java sees the memory of the function instead of that of the machine
 * @param portable whether only that of its system is used which Java has on each system
 */
public record Host(
        Path javaHome, String javaVersion, Optional<String> interpreter, boolean functionMemory, boolean portable) {

    /** One whose Java sees the memory of this machine, and of which all is used that its system shows. */
    public Host(Path javaHome, String javaVersion, Optional<String> interpreter) {
        this(javaHome, javaVersion, interpreter, false, false);
    }

    /** The Java that runs this build. */
    public static Host running() {
        return new Host(Path.of(System.getProperty("java.home")), System.getProperty("java.version"), Optional.empty());
    }

    /**
     * Another Java, whose version is read from its {@code release} file.
     *
     * @throws FcProblem where there is no {@code bin/java}, or no version
     */
    public static Host of(Path javaHome) {
        Properties release = new Properties();
        try (InputStream in = Files.newInputStream(javaHome.resolve("release"))) {
            release.load(in);
        } catch (IOException | IllegalArgumentException e) {
            throw none(javaHome, "its file 'release' cannot be read", e);
        }
        String version =
                release.getProperty("JAVA_VERSION", "").replace("\"", "").strip();
        if (version.isEmpty()) {
            throw none(javaHome, "its file 'release' has no JAVA_VERSION", null);
        }
        Host host = new Host(javaHome, version, Optional.empty());
        if (!Files.isExecutable(host.java())) {
            throw none(javaHome, "it has no bin/java", null);
        }
        return host;
    }

    /**
     * The same with an interpreter that the user names.
     *
     * @throws FcProblem where the name is not that of an interpreter
     */
    public Host withInterpreter(String named) {
        return new Host(javaHome, javaVersion, Optional.of(LocalInterpreter.checked(named)), functionMemory, portable);
    }

    /** The same, with a heap size as in an instance of the function: by {@code memorySize}. */
    public Host withFunctionMemory() {
        return new Host(javaHome, javaVersion, interpreter, true, portable);
    }

    /** The same, by what Java has on each system. */
    public Host withoutItsSystem() {
        return new Host(javaHome, javaVersion, interpreter, functionMemory, true);
    }

    /** Its program: {@code bin/java}, or {@code bin/java.exe}. */
    Path java() {
        return executable(javaHome.toAbsolutePath().resolve("bin").resolve("java"));
    }

    /** A program of this machine: on Windows its file has another name. */
    static Path executable(Path named) {
        Path exe = named.resolveSibling(named.getFileName() + ".exe");
        return !Files.exists(named) && Files.isRegularFile(exe) ? exe : named;
    }

    /** What shows the processes of an instance. */
    Machine machine() {
        return portable ? ThisMachine.portable() : ThisMachine.here();
    }

    /** What stands in for the interpreter of that language. */
    Optional<LocalInterpreter> interpreter(Language language) {
        return LocalInterpreter.find(language, interpreter);
    }

    /** Whether its Java has a smaller feature number than the layer's; false where its version does not say it. */
    boolean isOlderThan(JavaLayer layer) {
        return JavaVersion.feature(javaVersion).orElse(layer.java()) < layer.java();
    }

    private static FcProblem none(Path javaHome, String why, Exception cause) {
        return FcProblem.local(
                javaHome + " is not a Java home: " + why,
                "name the home of a JDK, in jdkToolchain or JAVA_HOME",
                cause);
    }
}
