package io.github.fcmaven.process;

import io.github.fcmaven.input.BoundedInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;

/** One end of a connection within this machine, as the kernel lists it. */
public final class OpenSocket {

    /** A hundred thousand sockets take a tenth of it. */
    private static final int LONGEST_TABLE = 1 << 27;

    private OpenSocket() {}

    /**
     * Whether a process still has that end open. One that has closed it stays in the list for a while without an inode;
     * one that only sends nothing more has its inode. True also where the system has no such list.
     *
     * @param local the port of that end
     * @param remote the port of the other end
     */
    public static boolean isHeld(int local, int remote) {
        return !SocketTable.readable()
                || Stream.of("/proc/net/tcp", "/proc/net/tcp6").anyMatch(table -> lists(table, local, remote));
    }

    private static boolean lists(String table, int local, int remote) {
        try {
            return BoundedInput.text(Path.of(table), LONGEST_TABLE, StandardCharsets.ISO_8859_1)
                    .lines()
                    .map(line -> line.strip().split("\\s+"))
                    .anyMatch(fields -> fields.length >= 10
                            && fields[1].endsWith(hex(local))
                            && fields[2].endsWith(hex(remote))
                            && !fields[9].equals("0"));
        } catch (IOException e) {
            return false;
        }
    }

    private static String hex(int port) {
        return String.format(":%04X", port);
    }
}
