package io.github.fcmaven.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What Jazzer calls, in a process of its own: the target that the system property {@code fc.fuzz} names. */
public final class JazzerTarget {

    private static final FuzzTarget TARGET = FuzzTarget.valueOf(System.getProperty("fc.fuzz"));
    private static final Path FOLDER = folder();

    /** Held, for a logger is forgotten otherwise: the JDK warns of each manifest that names something twice. */
    private static final Logger JARS = Logger.getLogger("java.util.jar");

    static {
        JARS.setLevel(Level.OFF);
    }

    private JazzerTarget() {}

    /** Loads the reader's classes, which Jazzer changes: a slow machine needs longer for it than an input may take. */
    public static void fuzzerInitialize() throws IOException {
        for (byte[] seed : TARGET.seeds()) {
            TARGET.run(seed, FOLDER);
        }
    }

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
        TARGET.run(input, FOLDER);
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(Path.of("").toAbsolutePath(), "fc-fuzz-"); // below target
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
