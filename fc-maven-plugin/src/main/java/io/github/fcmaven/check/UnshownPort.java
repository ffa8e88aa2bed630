package io.github.fcmaven.check;

import io.github.fcmaven.process.ListeningSocket;
import io.github.fcmaven.startup.OtherPorts;
import io.github.fcmaven.startup.ReachableAddresses;
import io.github.fcmaven.startup.StartOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where a server listens that accepted nothing on CAPort, on a system that does not show whose a socket is: at any port
 * that its package may name, if that closes when the server ends. Else a stranger listens there, who gets no request.
 */
record UnshownPort(CheckContext context) {

    /**
     * What was seen of a server that is found, or not found, in this way. It is ended for that: nothing more can be
     * asked of it. Empty where this is not the way, or nobody listens at such a port; then it still runs.
     */
    Optional<Observation> of(StartOutcome awaited) {
        if (context.server().sockets().shown() || !(awaited instanceof StartOutcome.Silent silent)) {
            return Optional.empty();
        }
        List<ListeningSocket> taken = OtherPorts.taken(context.expectation().possible());
        if (taken.isEmpty()) {
            return Optional.empty();
        }
        Map<Integer, ReachableAddresses> reach = taken.stream()
                .map(ListeningSocket::port)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), ReachableAddresses::of));
        Optional<Duration> cpu = context.server().cpuTime();
        context.server().close();
        List<ListeningSocket> own = taken.stream()
                .filter(socket -> ReachableAddresses.isClosed(socket.port()))
                .toList();
        return Optional.of(own.isEmpty() ? seen(awaited, cpu, Optional.empty()) : elsewhere(silent, own, reach));
    }

    private Observation elsewhere(
            StartOutcome.Silent silent, List<ListeningSocket> own, Map<Integer, ReachableAddresses> reach) {
        return seen(
                new StartOutcome.Elsewhere(silent.waited(), own),
                Optional.empty(),
                Optional.of(Traffic.unasked(
                        new Traffic.Listener(reach.get(own.get(0).port()), List.of(), false))));
    }

    private Observation seen(StartOutcome start, Optional<Duration> cpu, Optional<Traffic> traffic) {
        return new Observation(
                context.setting(),
                start,
                cpu,
                Observation.Serving.of(traffic, Optional.empty()),
                Optional.empty(),
                context.packaged().limits());
    }
}
