package io.github.fcmaven.process;

import io.github.fcmaven.input.BoundedInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The files that a process has in its memory, as Linux lists them: its libraries show what it is. */
public final class MappedFiles {

    private MappedFiles() {}

    /**
     * Whether a process runs a JVM; false where it has ended, is another user's, or this system has no {@code /proc}.
     */
    public static boolean isJvm(long pid) {
        return has(pid, "/libjvm.so");
    }

    /** Whether a process has a file in its memory whose path holds that text. */
    public static boolean has(long pid, String part) {
        try {
            byte[] maps = BoundedInput.bytes(Path.of("/proc/" + pid + "/maps"), BoundedInput.TEXT);
            return new String(maps, StandardCharsets.ISO_8859_1).contains(part);
        } catch (IOException e) {
            return false;
        }
    }
}
