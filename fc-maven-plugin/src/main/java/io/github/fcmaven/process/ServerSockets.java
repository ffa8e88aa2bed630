package io.github.fcmaven.process;

import io.github.fcmaven.platform.CaPort;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Which sockets the processes of a server hold, and what these processes are, as far as the machine shows it. */
public final class ServerSockets {

    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "busybox", "cmd.exe");

    private final ProcessTree tree;
    private final Machine machine;

    ServerSockets(ProcessTree tree) {
        this.tree = tree;
        this.machine = tree.machine();
    }

    /** Whether the machine shows sockets, with the processes that hold them. */
    public boolean shown() {
        return machine.showsSockets();
    }

    /** The TCP sockets on which the tree listens; none where they are not shown. */
    public List<ListeningSocket> listening() {
        return SocketTable.of(machine, pids());
    }

    /** Every socket of this machine that listens on that port, also those of others; likewise. */
    public List<ListeningSocket> on(CaPort port) {
        return SocketTable.on(machine, port);
    }

    /**
     * The processes of the tree that listen on that port. Where that is not shown, all that could: every one but the
     * shells, which listen on none.
     */
    public Set<Long> holders(int port) {
        if (shown()) {
            return listening().stream()
                    .filter(socket -> socket.port() == port)
                    .flatMap(socket -> socket.pids().stream())
                    .collect(Collectors.toSet());
        }
        return pids().stream().filter(pid -> !isShell(pid)).collect(Collectors.toSet());
    }

    /** Whether that process runs a JVM. */
    public boolean isJvm(long pid) {
        return MappedFiles.isJvm(machine, pid);
    }

    /** Whether it may have a file in its memory whose path holds that text: it has, or that is not shown. */
    public boolean mayMap(long pid, String part) {
        return !shown() || MappedFiles.has(machine, pid, part);
    }

    private Set<Long> pids() {
        return tree.living().stream().map(ProcessSnapshot::pid).collect(Collectors.toSet());
    }

    private boolean isShell(long pid) {
        return machine.programOf(pid)
                .filter(program -> SHELLS.contains(program.getFileName().toString()))
                .isPresent();
    }
}
