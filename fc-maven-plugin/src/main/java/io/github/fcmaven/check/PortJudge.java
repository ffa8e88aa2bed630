package io.github.fcmaven.check;

import static io.github.fcmaven.platform.Requirement.FC_PORT;

import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.DurationText;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.process.ListeningSocket;
import io.github.fcmaven.server.OwnPortVariable;
import io.github.fcmaven.server.PackagedServer;
import io.github.fcmaven.startup.StartOutcome;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Judges FC-PORT, by the port on which the server was found. */
final class PortJudge {

    private static final String NO_OWNER = "this system does not show which process owns the socket";
    private static final String ON_LINUX = "run the check on Linux, where /proc shows it";

    private PortJudge() {}

    static Finding judge(Case seen) {
        StartOutcome start = seen.start();
        Observation.Setting setting = seen.setting();
        if (start instanceof StartOutcome.Elsewhere elsewhere) {
            String observed =
                    "the server listens on " + ListeningSocket.list(elsewhere.sockets()) + ", and not on CAPort "
                            + setting.port().given() + ", within " + DurationText.measured(elsewhere.waited());
            return seen.inconclusive(FC_PORT, observed)
                    .orElseGet(() -> new Finding.Violated(FC_PORT, observed, fix(seen, elsewhere.sockets())));
        }
        if (start instanceof StartOutcome.Accepted accepted
                && accepted.port() != setting.port().given()) {
            return new Finding.Unproven(
                    FC_PORT,
                    "the server listens on " + accepted.port() + ", as its package says, and not on "
                            + setting.port().given() + ", the port of this check",
                    "set checkPort to " + setting.port().shipped() + " to check it on CAPort");
        }
        Optional<SecondServer> second = seen.observed().second().filter(SecondServer::ofCaPort);
        if (second.isPresent()) {
            return second(second.get(), setting.port().given());
        }
        if (!setting.machine().ownersKnown()) {
            return new Finding.Unproven(
                    FC_PORT, "port " + setting.port().given() + " accepts connections, but " + NO_OWNER, ON_LINUX);
        }
        return new Finding.Met(
                FC_PORT,
                setting.port().given() == setting.port().shipped()
                        ? "the server listens on CAPort " + setting.port().given()
                        : "the server listens on " + setting.port().given()
                                + ", the port that this check set in its environment instead of CAPort "
                                + setting.port().shipped());
    }

    private static Finding second(SecondServer second, int port) {
        return new Finding.Violated(
                FC_PORT,
                "two servers of this start want CAPort " + port + ": one listens there, and the other one cannot ("
                        + second.line() + ")",
                "each request goes to the one that listens; what the other one should answer is not there",
                "give one of the two another port, or start only one" + second.code());
    }

    /** The port to take for CAPort has been seen, unless the server listens on several. */
    private static String fix(Case seen, Collection<ListeningSocket> sockets) {
        List<Integer> ports =
                sockets.stream().map(ListeningSocket::port).distinct().toList();
        String text = seen.fix(FC_PORT);
        int given = seen.setting().port().given();
        if (ports.size() == 1 && ports.get(0) == (Short.reverseBytes((short) given) & 0xffff)) {
            return "write htons(" + given + ") where the code sets the port: " + ports.get(0) + " is " + given
                    + " with its two bytes swapped";
        }
        if (ports.size() == 1) {
            return fix(seen, text, ports.get(0));
        }
        return ports.stream().allMatch(PortJudge::mayBeByChance)
                ? text.replaceFirst("; or [^;]*" + PackagedServer.ITS_PORT, "")
                : text;
    }

    private static String fix(Case seen, String text, int port) {
        String itsPort = mayBeByChance(port) ? port + ", if it listens there at every start" : String.valueOf(port);
        return seen.setting()
                .machine()
                .differences()
                .code()
                .portVariable(port)
                .map(name -> "set " + name + " to " + seen.setting().port().shipped() + OwnPortVariable.WHERE + port)
                .orElseGet(() -> text.replace(PackagedServer.ITS_PORT, itsPort));
    }

    /** What any program may get, another one at each start. */
    private static boolean mayBeByChance(int port) {
        return port >= CaPort.FIRST_EPHEMERAL;
    }
}
