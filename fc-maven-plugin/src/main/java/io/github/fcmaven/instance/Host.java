package io.github.fcmaven.instance;

import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.JavaLayer;
import io.github.fcmaven.platform.JavaVersion;
import io.github.fcmaven.platform.Language;
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
 */
public record Host(Path javaHome, String javaVersion, Optional<String> interpreter, boolean functionMemory) {

    /** One whose Java sees the memory of this machine. */
    public Host(Path javaHome, String javaVersion, Optional<String> interpreter) {
        this(javaHome, javaVersion, interpreter, false);
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
        Path java = javaHome.resolve("bin").resolve("java");
        if (!Files.isExecutable(java) && !Files.isExecutable(Path.of(java + ".exe"))) {
            throw none(javaHome, "it has no bin/java", null);
        }
        return new Host(javaHome, version, Optional.empty());
    }

    /**
     * The same with an interpreter that the user names.
     *
     * @throws FcProblem where the name is not that of an interpreter
     */
    public Host withInterpreter(String named) {
        return new Host(javaHome, javaVersion, Optional.of(LocalInterpreter.checked(named)), functionMemory);
    }

    /** The same, with a heap size as in an instance of the function: by {@code memorySize}. */
    public Host withFunctionMemory() {
        return new Host(javaHome, javaVersion, interpreter, true);
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
