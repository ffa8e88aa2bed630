package io.github.fcmaven.mojo;

import io.github.fcmaven.gateway.Domain;
import io.github.fcmaven.gateway.Gateway;
import io.github.fcmaven.gateway.GatewaySettings;
import io.github.fcmaven.gateway.Overload;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Times;
import io.github.fcmaven.zip.FunctionZip;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** The gateway that the parameters of a goal describe. */
final class GoalGateway {

    /** Where it listens unless the user gives a port. */
    static final int FIRST_PORT = 3000;

    private GoalGateway() {}

    /**
     * Opens it: no instance is started yet.
     *
     * @param port 0 for a free one
     * @param printed gets each line that the function prints
     */
    static OpenGateway open(AbstractGatewayMojo goal, int port, Consumer<String> printed) {
        return open(goal, port, "", printed);
    }

    /** The same, with a label before each line that tells of it. */
    static OpenGateway open(AbstractGatewayMojo goal, int port, String label, Consumer<String> printed) {
        String sha256 = FunctionZip.sha256(goal.packaged());
        return open(goal, port, new GatewayConsole(goal, label, printed), new PackagedInstances(goal), sha256);
    }

    /** The same with instances of another file, whose zip has that SHA-256. */
    static OpenGateway open(
            AbstractGatewayMojo goal, int port, GatewayConsole console, PackagedInstances instances, String sha256) {
        Gateway gateway = Gateway.open(instances, settings(goal, port), console);
        instances.tellUnverified();
        return new OpenGateway(gateway, goal.files().gateway(), sha256);
    }

    private static GatewaySettings settings(AbstractGatewayMojo goal, int port) {
        return new GatewaySettings(
                address(goal),
                port,
                constant("domain", goal.domain, Domain.values()),
                constant("overload", goal.overload, Overload.values()),
                freezeAfter(goal),
                Optional.ofNullable(goal.idleTimeout).map(text -> Times.parse("idleTimeout", text)),
                goal.isDebugged());
    }

    /** The IP address of a parameter {@code gatewayAddress}: a name could be another address tomorrow. */
    private static InetAddress address(AbstractGatewayMojo goal) {
        String given = goal.gatewayAddress == null ? "127.0.0.1" : goal.gatewayAddress;
        if (!given.matches("[0-9.]+|[0-9a-fA-F:]*:[0-9a-fA-F:.]*")) {
            throw notAnAddress(given, null);
        }
        try {
            InetAddress address = InetAddress.getByName(given);
            if (!address.isLoopbackAddress()) {
                goal.getLog()
                        .warn("The gateway listens on " + given
                                + ": anyone who can reach this machine can call the function,"
                                + " and no signature is verified. Leave gatewayAddress out to let in this machine"
                                + " alone.");
            }
            return address;
        } catch (UnknownHostException e) {
            throw notAnAddress(given, e);
        }
    }

    private static FcProblem notAnAddress(String given, UnknownHostException cause) {
        return FcProblem.local(
                "gatewayAddress is '" + given + "', which is no IP address",
                "give an address of this machine, or 0.0.0.0 for all of them",
                cause);
    }

    /** The number of a parameter {@code gatewayPort}; 0 for {@code auto}. */
    static int port(String value) {
        if (value.equals("auto")) {
            return 0;
        }
        if (!value.matches("[1-9]\\d{0,4}") || Integer.parseInt(value) > 65535) {
            throw FcProblem.local("gatewayPort is '" + value + "'", "give a free port such as 3000, or auto");
        }
        return Integer.parseInt(value);
    }

    /** A debugger that holds the function would find it frozen. */
    private static Optional<Duration> freezeAfter(AbstractGatewayMojo goal) {
        Duration time = Times.parse("freezeAfter", goal.freezeAfter);
        return goal.freeze && !goal.isDebugged() ? Optional.of(time) : Optional.empty();
    }

    /** @throws FcProblem where the value is none of those that there are */
    private static <E extends Enum<E>> E constant(String parameter, String value, E[] all) {
        List<String> names = Arrays.stream(all)
                .map(one -> one.name().toLowerCase(Locale.ROOT))
                .toList();
        int index = names.indexOf(value);
        if (index < 0) {
            throw FcProblem.local(
                    parameter + " is '" + value + "'", "set " + parameter + " to " + String.join(" or ", names));
        }
        return all[index];
    }
}
