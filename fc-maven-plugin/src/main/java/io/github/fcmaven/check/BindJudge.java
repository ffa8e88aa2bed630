package io.github.fcmaven.check;

import static io.github.fcmaven.platform.Requirement.FC_BIND;

import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.process.ListeningSocket;
import io.github.fcmaven.startup.Loopback;
import io.github.fcmaven.startup.ReachableAddresses;
import io.github.fcmaven.startup.StartOutcome;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Judges FC-BIND, by the addresses that accept connections and by the server's own sockets.
 *
 * <p>A connection at 127.0.0.1 and at 127.0.0.2 is accepted by a socket that is bound to every address, and by no
 * other; whether one of IPv6 takes IPv4 too is not in the kernel's table, so that only connecting tells it.
 */
final class BindJudge {

    private BindJudge() {}

    /** Why no request was made; empty where one could be. */
    static Optional<String> end(Case seen) {
        if (seen.start() instanceof StartOutcome.Elsewhere) {
            return Optional.of("no request is made on another port than CAPort");
        }
        return seen.observed()
                        .traffic()
                        .flatMap(traffic -> traffic.listener().reach().address())
                        .isPresent()
                ? Optional.empty()
                : Optional.of("no connection was accepted at an address that the check may connect to");
    }

    static Finding judge(Case seen) {
        Optional<Traffic> traffic = seen.observed().traffic();
        if (traffic.isEmpty()) {
            return violated(seen, "the server listens on " + ListeningSocket.list(unreachable(seen)) + " only");
        }
        ReachableAddresses reach = traffic.get().listener().reach();
        List<ListeningSocket> sockets = traffic.get().listener().sockets();
        if (reach.at(Loopback.IPV6) && !reach.at(Loopback.FIRST) && !reach.at(Loopback.SECOND)) {
            return violated(seen, "the server listens for IPv6 only" + where(sockets) + ": " + tried(reach));
        }
        boolean everywhere =
                sockets.stream().anyMatch(socket -> socket.address().isAnyLocalAddress());
        boolean knowsOwners = seen.setting().machine().ownersKnown();
        boolean openEverywhere = everywhere || sockets.isEmpty() || !knowsOwners;
        if (reach.at(Loopback.FIRST) && reach.at(Loopback.SECOND) && openEverywhere) {
            return accepted(reach, sockets, knowsOwners);
        }
        if (!reach.tried().contains(Loopback.SECOND) && (everywhere || !knowsOwners)) {
            return new Finding.Unproven(
                    FC_BIND,
                    tried(reach) + "; on this system 0.0.0.0 and 127.0.0.1 look the same",
                    "run the check on Linux, where 127.0.0.2 shows the difference");
        }
        return violated(
                seen,
                "the server listens on " + (sockets.isEmpty() ? "some addresses" : ListeningSocket.list(sockets))
                        + " only: " + tried(reach));
    }

    private static Finding accepted(ReachableAddresses reach, List<ListeningSocket> sockets, boolean knowsOwners) {
        if (sockets.isEmpty() && knowsOwners) {
            return new Finding.Unproven(
                    FC_BIND,
                    tried(reach) + ", but no socket of the server was left to look at",
                    "let the process that listens live on: its log may say what ended it");
        }
        return sockets.isEmpty()
                ? new Finding.Unproven(
                        FC_BIND,
                        tried(reach) + ", but this system does not show which process owns the socket",
                        "run the check on Linux, where /proc shows it")
                : new Finding.Met(
                        FC_BIND, "the server listens on " + ListeningSocket.list(sockets) + ": " + tried(reach));
    }

    private static List<ListeningSocket> unreachable(Case seen) {
        return seen.start() instanceof StartOutcome.Unreachable unreachable ? unreachable.sockets() : List.of();
    }

    private static Finding violated(Case seen, String observed) {
        return new Finding.Violated(FC_BIND, observed, seen.fix(FC_BIND));
    }

    private static String where(List<ListeningSocket> sockets) {
        return sockets.isEmpty() ? "" : ", on " + ListeningSocket.list(sockets);
    }

    private static String tried(ReachableAddresses reach) {
        String accepted = at(reach, true);
        String refused = at(reach, false);
        return (accepted.isEmpty() ? "no connection was accepted" : "a connection was accepted at " + accepted)
                + (refused.isEmpty() ? "" : ", and not at " + refused);
    }

    private static String at(ReachableAddresses reach, boolean accepted) {
        return Arrays.stream(Loopback.values())
                .filter(reach.tried()::contains)
                .filter(loopback -> reach.at(loopback) == accepted)
                .filter(loopback -> accepted || loopback != Loopback.IPV6)
                .map(Loopback::toString)
                .collect(Collectors.joining(" and "));
    }
}
