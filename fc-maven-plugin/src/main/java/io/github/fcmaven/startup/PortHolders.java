package io.github.fcmaven.startup;

import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.process.ListeningSocket;
import io.github.fcmaven.process.ServerProcess;
import io.github.fcmaven.process.SocketTable;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Processes of this machine that are not the server's, and hold a port that it wants. An instance has none. */
final class PortHolders {

    private PortHolders() {}

    /** Those of one port; 0 stands for a process of another user, which cannot be seen. */
    static Set<Long> of(CaPort port, ServerProcess server) {
        Set<Long> foreign = new HashSet<>();
        List<ListeningSocket> sockets = server.sockets().on(port);
        Set<Long> tree = new HashSet<>(server.tree());
        for (ListeningSocket socket : sockets) {
            if (socket.pids().isEmpty()) {
                foreign.add(0L);
            } else if (socket.pids().stream().noneMatch(tree::contains)) {
                foreign.addAll(socket.pids());
            }
        }
        return foreign;
    }

    /** As messages name them. */
    static List<String> describe(Collection<Long> pids) {
        return pids.stream()
                .sorted()
                .map(pid -> pid == 0 ? "a process of another user" : SocketTable.describe(pid))
                .toList();
    }

    /**
     * Of the ports that it should open, and of those that it says are in use: a clause for each one that others hold.
     *
     * @param named those that its sources name, asked for where it does not say which one is in use
     */
    static List<String> of(
            Stream<CaPort> should, ServerProcess server, List<String> printed, Supplier<Set<Integer>> named) {
        Set<Integer> said = PortsInUse.said(printed);
        boolean unnamed = said.isEmpty() && PortsInUse.line(printed).isPresent();
        return Stream.concat(should.map(CaPort::number), (unnamed ? named.get() : said).stream())
                .distinct()
                .flatMap(port -> {
                    Set<Long> holders = of(new CaPort(port), server);
                    return holders.isEmpty()
                            ? Stream.empty()
                            : Stream.of("port " + port + " is held by " + String.join(" and ", describe(holders)));
                })
                .toList();
    }
}
