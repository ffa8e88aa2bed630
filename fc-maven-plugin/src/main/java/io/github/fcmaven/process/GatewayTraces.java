package io.github.fcmaven.process;

import io.github.fcmaven.input.BoundedInput;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the gateway of a build keeps beside the folder of its instance, and cannot remove when the build is killed: the
 * file that tells other commands of it, and the copies of the zip that it serves.
 *
 * <p>The supervisor uses this class, so it imports nothing but the JDK and values.
 *
 * @param folder where they are
 * @param build the PID of the build
 */
record GatewayTraces(Path folder, String build) {

    private static final String FILE = "gateway.properties";

    /** Removes those of this build; another one may have a gateway for the same function. */
    void remove() {
        try {
            Path file = folder.resolve(FILE);
            if (Files.isRegularFile(file) && BoundedInput.text(file).startsWith("pid=" + build + "\n")) {
                Files.delete(file);
            }
        } catch (IOException e) {
            // Who reads it sees that its process has ended.
        }
        try (DirectoryStream<Path> copies = Files.newDirectoryStream(folder, "served-" + build + "-*.zip")) {
            for (Path copy : copies) {
                Files.delete(copy);
            }
        } catch (IOException | DirectoryIteratorException e) {
            // The next gateway removes them.
        }
    }
}
