package io.github.fcmaven.check;

import static io.github.fcmaven.platform.Requirement.FC_KEEPALIVE;

import io.github.fcmaven.diagnosis.TestMachine;
import io.github.fcmaven.http.Reply;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.http.Silence;
import io.github.fcmaven.instance.LocalDifferences;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.process.ListeningSocket;
import io.github.fcmaven.server.ServerKind;
import io.github.fcmaven.startup.Loopback;
import io.github.fcmaven.startup.ReachableAddresses;
import io.github.fcmaven.startup.StartOutcome;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a check saw of the connections of one server, and what follows from it. */
final class ServedConnections {

    static final Duration SECOND = Duration.ofSeconds(1);
    static final StartOutcome ACCEPTED = new StartOutcome.Accepted(SECOND, 9000);
    static final Response OK = response("HTTP/1.1", 200, "", "", true);
    static final Reuse MANY = new Reuse(150, SECOND, OK);
    static final Idle HELD = new Idle(OK, Optional.of(new Silence.Held(SECOND)), Optional.of(OK));
    static final Set<Loopback> EVERYWHERE = EnumSet.allOf(Loopback.class);

    private ServedConnections() {}

    static Observation held() {
        return held(ServerKind.UNKNOWN);
    }

    static Observation held(ServerKind kind) {
        return Observations.served(Observations.setting(kind), ACCEPTED, traffic(Optional.of(MANY), HELD));
    }

    static Finding keepAlive(Optional<Reuse> reuse, Idle idle) {
        Observation seen = Observations.served(setting(true, Optional.empty()), ACCEPTED, traffic(reuse, idle));
        return finding(seen, FC_KEEPALIVE);
    }

    static Observation running(Reply reply) {
        return Observations.served(
                setting(true, Optional.empty()),
                ACCEPTED,
                traffic(reach(EVERYWHERE, EVERYWHERE), List.of(), Optional.of(MANY), HELD, Optional.of(reply)));
    }

    static Traffic traffic(ReachableAddresses reach, ListeningSocket... sockets) {
        return traffic(reach, List.of(sockets), Optional.of(MANY), HELD, Optional.empty());
    }

    static Traffic traffic(Optional<Reuse> reuse, Idle idle) {
        return traffic(reach(EVERYWHERE, EVERYWHERE), List.of(), reuse, idle, Optional.empty());
    }

    static Traffic traffic(
            ReachableAddresses reach,
            List<ListeningSocket> sockets,
            Optional<Reuse> reuse,
            Idle idle,
            Optional<Reply> slow) {
        return Observations.traffic(reach, sockets, reuse, idle, slow, SECOND);
    }

    static Observation.Setting setting(boolean ownersKnown, Optional<String> inconclusive) {
        CheckSettings settings = new CheckSettings(
                Duration.ofSeconds(120), "/", Optional.of(SECOND), Optional.of("/slow"), CheckSettings.DayMode.AUTO);
        Observation.ThisMachine machine = new Observation.ThisMachine(
                ownersKnown,
                inconclusive.map(LocalDifferences.Inconclusive::elsewhere),
                Optional.empty(),
                TestMachine.SAME,
                Optional.empty());
        return Observations.setting(Observations.function(ServerKind.UNKNOWN), machine, settings);
    }

    static ReachableAddresses reach(Set<Loopback> tried, Set<Loopback> accepted) {
        return new ReachableAddresses(9000, tried, accepted);
    }

    static Response response(String version, int status, String connection, String keepAlive, boolean reusable) {
        return new Response(version, status, headers(connection, keepAlive), reusable, 2, Response.Body.WHOLE, SECOND);
    }

    static Response.Headers headers(String connection, String keepAlive) {
        Map<String, String> headers = new HashMap<>();
        headers.put("Connection", connection);
        headers.put("Keep-Alive", keepAlive);
        headers.values().removeIf(String::isEmpty);
        return new Response.Headers(headers);
    }

    static Finding finding(Observation seen, Requirement requirement) {
        return findings(seen).stream()
                .filter(finding -> finding.requirement() == requirement)
                .findFirst()
                .orElseThrow();
    }

    static List<Finding> findings(Observation seen) {
        return Judgement.of(seen, requirement -> "fix " + requirement.id());
    }
}
