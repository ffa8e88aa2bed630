package io.github.fcmaven.check;

import io.github.fcmaven.diagnosis.TestMachine;
import io.github.fcmaven.http.Reply;
import io.github.fcmaven.process.ListeningSocket;
import io.github.fcmaven.server.ServerKind;
import io.github.fcmaven.startup.ReachableAddresses;
import io.github.fcmaven.startup.StartOutcome;
import io.github.fcmaven.virtualtime.Standstill;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What a check saw, without a server: of one on CAPort 9000, and of a machine that shows everything. */
final class Observations {

    static final Observation.ThisMachine LINUX =
            new Observation.ThisMachine(true, Optional.empty(), Optional.empty(), TestMachine.SAME, Optional.empty());

    private Observations() {}

    /** Of a function whose instances get one request at a time. */
    static Observation.CheckedFunction function(ServerKind kind) {
        return new Observation.CheckedFunction(kind, 1, Optional.empty(), false, Optional.empty());
    }

    static Observation.Setting setting(ServerKind kind) {
        return setting(function(kind), LINUX, CheckSettings.DEFAULTS);
    }

    static Observation.Setting setting(
            Observation.CheckedFunction function, Observation.ThisMachine machine, CheckSettings settings) {
        return new Observation.Setting(
                function, new Observation.Port(9000, 9000), machine, false, settings, Bounds.DEFAULTS);
    }

    static Observation served(Observation.Setting setting, StartOutcome start, Traffic traffic) {
        return served(setting, start, traffic, Optional.empty());
    }

    static Observation served(
            Observation.Setting setting, StartOutcome start, Traffic traffic, Optional<StartOutcome.Ended> death) {
        return Observation.of(setting, start, Observation.Serving.of(Optional.of(traffic), death));
    }

    /** What became of one connection, and nothing more. */
    static Traffic traffic(
            ReachableAddresses reach,
            List<ListeningSocket> sockets,
            Optional<Reuse> reuse,
            Idle idle,
            Optional<Reply> slow,
            Duration idleTime) {
        return new Traffic(
                new Traffic.Listener(reach, sockets, false),
                Optional.of(idle.first()),
                Optional.empty(),
                Optional.empty(),
                new Traffic.Watched("/", reuse, Optional.of(idle)),
                slow,
                idleTime,
                Optional.empty());
    }

    static Observation with(Observation seen, Optional<Memory> memory, Optional<Standstill> standstill) {
        return Observation.of(
                seen.setting(),
                seen.start(),
                new Observation.Serving(
                        seen.traffic(),
                        seen.calls(),
                        seen.death(),
                        seen.closed(),
                        memory,
                        standstill,
                        Optional.empty()));
    }
}
