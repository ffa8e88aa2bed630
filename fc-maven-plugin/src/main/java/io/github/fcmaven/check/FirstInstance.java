package io.github.fcmaven.check;

import io.github.fcmaven.http.Reply;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.http.Silence;
import io.github.fcmaven.platform.Deadline;
import io.github.fcmaven.platform.Pause;
import io.github.fcmaven.process.ServerProcess;
import io.github.fcmaven.process.SocketTable;
import io.github.fcmaven.startup.QuietTime;
import io.github.fcmaven.startup.ReachableAddresses;
import io.github.fcmaven.startup.StartOutcome;
import io.github.fcmaven.virtualtime.Standstill;
import io.github.fcmaven.virtualtime.StandstillTrial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Observes the instance that carries what is shipped and nothing else: all times, sockets and answers come from it. */
final class FirstInstance {

    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final CheckContext context;
    private final ServerProcess server;

    FirstInstance(CheckContext context) {
        this.context = context;
        this.server = context.server();
    }

    /**
     * What is seen from the launch to the last call, in the order in which the platform would do it. Only
     * {@link UnshownPort} ends the server on the way.
     */
    Observation observe() {
        StartOutcome awaited = context.awaitStart();
        return new UnshownPort(context).of(awaited).orElseGet(() -> observe(awaited));
    }

    private Observation observe(StartOutcome start) {
        Optional<Duration> waitCpu = cpuOf(start);
        Observation.Serving serving = servedPort(start).stream()
                .mapToObj(ReachableAddresses::of)
                .map(reach -> start instanceof StartOutcome.Accepted ? asked(reach) : unasked(reach))
                .findFirst()
                .orElse(Observation.Serving.of(Optional.empty(), Optional.empty()));
        return new Observation(
                context.setting(),
                start,
                server.timeline().responseCpu().or(() -> waitCpu),
                serving,
                Optional.empty(),
                context.packaged().limits());
    }

    /** Of what listens elsewhere only its address is asked. */
    private Observation.Serving unasked(ReachableAddresses reach) {
        Optional<Traffic> traffic =
                server.isAlive() ? Optional.of(new Probes(context).unasked(reach)) : Optional.empty();
        return Observation.Serving.of(traffic, death(traffic));
    }

    private Observation.Serving asked(ReachableAddresses reach) {
        Optional<ConfiguredCalls> calls = reach.address().map(context::calls);
        List<ObservedCall> made = new ArrayList<>();
        calls.ifPresent(there -> beforeRequests(there, made));
        Optional<Traffic> traffic =
                server.isAlive() ? Optional.of(new Probes(context).observe(reach, this::markFirst)) : Optional.empty();
        traffic.ifPresent(this::settle);
        Optional<Memory> memory =
                traffic.filter(there -> server.isAlive()).flatMap(there -> context.memory(there.isJvm()));
        calls.filter(there -> server.isAlive()).map(ConfiguredCalls::events).ifPresent(made::addAll);
        Optional<StartOutcome.Ended> death = death(traffic);
        Optional<Duration> closed = death.isEmpty() ? closed(reach) : Optional.empty();
        boolean serves = death.isEmpty() && closed.isEmpty();
        Optional<Standstill> standstill = traffic.filter(there -> serves).flatMap(there -> standstill(reach, there));
        calls.filter(there -> server.isAlive())
                .flatMap(ConfiguredCalls::preStop)
                .ifPresent(made::add);
        // Of one that does not answer, FC-HTTP tells what stands in its way.
        Optional<SecondServer> second = traffic.flatMap(Traffic::first)
                .filter(reply -> serves && reply instanceof Response)
                .flatMap(reply -> SecondServer.of(context.running(), context.expectation()));
        return new Observation.Serving(traffic, made, death, closed, memory, standstill, second);
    }

    /** A start that goes on after its port is open may still fail; while a connection is idle, it comes to its end. */
    private void settle(Traffic traffic) {
        boolean waited = traffic.idle()
                .flatMap(Idle::silence)
                .filter(Silence.Held.class::isInstance)
                .isPresent();
        Deadline deadline = Deadline.in(waited ? Duration.ZERO : traffic.idleTime());
        QuietTime quiet = new QuietTime(server, MOMENT);
        while (server.isAlive() && !deadline.passed() && !quiet.lasts(true)) {
            Pause.of(MOMENT.dividedBy(20), deadline);
        }
    }

    /** After all that shows its timers, which stand still too, and before it is told of its end. */
    private Optional<Standstill> standstill(ReachableAddresses reach, Traffic traffic) {
        boolean whole = traffic.first()
                .filter(reply -> reply instanceof Response response && response.body() == Response.Body.WHOLE)
                .isPresent();
        return context.settings().dayMode() == CheckSettings.DayMode.OFF || !whole
                ? Optional.empty()
                : reach.address().map(address -> new StandstillTrial(
                                server,
                                address,
                                context.get(traffic.path()),
                                context.bounds().answer())
                        .of(frozen()));
    }

    /** No longer than a connection is left idle: who wants a quick check gets one. */
    private Duration frozen() {
        Duration most = context.bounds().frozen();
        return context.settings()
                .keepAliveIdle()
                .filter(idle -> idle.compareTo(most) < 0)
                .orElse(most);
    }

    /** What is not seen on CAPort is no cold start. */
    private Optional<Duration> cpuOf(StartOutcome start) {
        if (start instanceof StartOutcome.Elsewhere) {
            return Optional.empty();
        }
        return start instanceof StartOutcome.Accepted ? server.timeline().openCpu() : server.cpuTime();
    }

    /** As the platform does: no request comes to a server that was not initialized, or is not healthy. */
    private void beforeRequests(ConfiguredCalls calls, List<ObservedCall> made) {
        (context.startedBefore() ? calls.initializedBefore() : calls.initialize()).ifPresent(made::add);
        if (server.isAlive()) {
            calls.healthCheck().ifPresent(made::add);
        }
    }

    /** How it ended after it had accepted a connection. */
    private Optional<StartOutcome.Ended> death(Optional<Traffic> traffic) {
        boolean died = traffic.filter(Traffic::endedByServer).isPresent() ? context.endsNow() : !server.isAlive();
        return died ? Optional.of(context.ended()) : Optional.empty();
    }

    /** When its port was found closed while it runs; one whose queue is full is open, and refuses nothing. */
    private Optional<Duration> closed(ReachableAddresses reach) {
        boolean closed = server.isAlive() && !ReachableAddresses.anywhere(reach.port());
        boolean full = closed
                && SocketTable.readable()
                && server.listening().stream().anyMatch(socket -> socket.port() == reach.port());
        return closed && !full ? Optional.of(server.timeline().elapsed()) : Optional.empty();
    }

    /** Where connections can be made. */
    private OptionalInt servedPort(StartOutcome start) {
        if (start instanceof StartOutcome.Accepted accepted) {
            return accepted.after().compareTo(context.bounds().startLimit()) > 0
                    ? OptionalInt.empty()
                    : OptionalInt.of(accepted.port());
        }
        return start instanceof StartOutcome.Elsewhere elsewhere
                ? OptionalInt.of(Probes.likeliest(
                        elsewhere.sockets(), context.get(context.settings().probePath())))
                : OptionalInt.empty();
    }

    /** In the log and in the times. */
    private void markFirst(Reply reply) {
        if (!context.startedBefore() && reply instanceof Response response) {
            server.markFirstResponse();
            server.timeline().firstResponse().ifPresent(elapsed -> context.listener()
                    .firstResponse(elapsed, response.status()));
        }
    }
}
