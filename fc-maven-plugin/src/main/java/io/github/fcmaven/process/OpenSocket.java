package io.github.fcmaven.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** One end of a connection within this machine, as the kernel lists it. */
public final class OpenSocket {

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
                || Stream.of("net/tcp", "net/tcp6").anyMatch(table -> lists(table, local, remote));
    }

    private static boolean lists(String table, int local, int remote) {
        try {
            return new String(ThisMachine.here().file(table), StandardCharsets.ISO_8859_1)
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
