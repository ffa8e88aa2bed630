package io.github.fcmaven.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * The files that a process has in its memory, as Linux lists them: its libraries show what it is. Where they are not
 * shown, the name of its program does.
 */
final class MappedFiles {

    private static final Set<String> JAVA = Set.of("java", "java.exe", "javaw.exe");

    private MappedFiles() {}

    /** Whether a process runs a JVM; false where it has ended, or is another user's. */
    static boolean isJvm(Machine machine, long pid) {
        return machine == LinuxMachine.LINUX
                ? has(machine, pid, "/libjvm.so")
                : machine.programOf(pid)
                        .filter(program -> JAVA.contains(program.getFileName().toString()))
                        .isPresent();
    }

    /** Whether a process has a file in its memory whose path holds that text; false where that is not shown. */
    static boolean has(Machine machine, long pid, String part) {
        try {
            return new String(machine.file(pid + "/maps"), StandardCharsets.ISO_8859_1).contains(part);
        } catch (IOException e) {
            return false;
        }
    }
}
