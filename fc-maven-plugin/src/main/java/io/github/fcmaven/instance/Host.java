package io.github.fcmaven.instance;

import java.nio.file.Path;

/**
 * What this machine has in place of what the platform's image and layers have.
 *
 * @param javaHome the Java that stands for the runtime's, or for a layer's
 * @param javaVersion its version, such as {@code 17.0.15}
 */
public record Host(Path javaHome, String javaVersion) {

    /** The Java that runs this build. */
    public static Host running() {
        return new Host(Path.of(System.getProperty("java.home")), System.getProperty("java.version"));
    }

    /** Another Java, whose version is read from its {@code release} file. */
    public static Host of(Path javaHome) {
        throw new UnsupportedOperationException();
    }
}
