package io.github.fcmaven.check;

import static io.github.fcmaven.platform.Requirement.FC_HTTP;

import io.github.fcmaven.diagnosis.StandInDifference;
import io.github.fcmaven.diagnosis.StartCause;
import io.github.fcmaven.diagnosis.StartFailure;
import io.github.fcmaven.http.Reply;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Proof;
import io.github.fcmaven.server.ServerKind;
import io.github.fcmaven.startup.PortsInUse;
import io.github.fcmaven.startup.StartLog;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Judges FC-HTTP, by the first request: what answers with HTTP/1.1, with another protocol, or only accepts connections.
 */
final class HttpJudge {

    /** It says nothing of what a handler throws, neither to the client nor to the log. */
    private static final String HANDLER = "let the handler of that path answer every request: catch what it throws, log"
            + " it and send a 500; the JDK's HttpServer closes the connection of a handler that throws, and prints"
            + " nothing";

    private static final String CLOSED = "let what listens on CAPort answer each request in plain HTTP/1.1: if it is an"
            + " HTTP server, its log may say what ended the request, or its process; another protocol needs another"
            + " port";

    private static final String WHOLE =
            "let the handler of that path send its whole body: Content-Length, or the length"
                    + " that sendResponseHeaders of the JDK's HttpServer gets, counts bytes"
                    + " (text.getBytes(StandardCharsets.UTF_8).length) and not characters; catch what the handler"
                    + " throws";

    private static final String HTTP_2 = "HTTP/2";

    private static final String UNANSWERED = "each request fails: 502, or Function timed out";

    private static final String SECOND_SERVER = "start only one server: each worker runs the module of the application,"
            + " which starts a server itself; in Python put that call (app.run(...), serve_forever()) under if __name__"
            + " == '__main__':";

    private static final String PROBE_PATH = "set probe.path to a path that the application answers at once; if there"
            + " is none, what listens on CAPort is not a server of HTTP/1.1";

    private HttpJudge() {}

    /** Why nothing that is asked by requests can be judged; empty where it can. */
    static Optional<String> end(Case seen) {
        return seen.isViolated(FC_HTTP) ? Optional.of("the server gave no answer in HTTP/1.1") : Optional.empty();
    }

    static Finding judge(Case seen) {
        Traffic traffic = seen.traffic();
        String request = "GET " + seen.setting().settings().probePath();
        if (traffic.first().isEmpty()) {
            return new Finding.Unproven(FC_HTTP, "the first request was not watched to its end", "run the check again");
        }
        Reply first = traffic.first().get();
        String observed = request + ": the server " + first.describe();
        if (traffic.understood().isPresent()) {
            String protocol = traffic.understood().get();
            String greeted = observed + "; it answers a greeting in " + protocol;
            return first instanceof Reply.TimedOut && protocol.equals(HTTP_2)
                    ? new Finding.Unproven(FC_HTTP, greeted + ", and may speak HTTP/1.1 at another path", PROBE_PATH)
                    : violated(greeted, protocol);
        }
        if (first instanceof Reply.NotHttp other) {
            return violated(observed, other.speaks());
        }
        if (first instanceof Response response && response.body() == Response.Body.AMBIGUOUS) {
            return new Finding.Unproven(
                    FC_HTTP,
                    observed + "; HTTP/1.1 forbids that, and what the platform's gateway makes of it is not documented",
                    "let the server send one of the two headers");
        }
        if (new AnswerEnd(traffic).breaksOff()) {
            return new Finding.Violated(FC_HTTP, observed + ", on each of two connections", WHOLE);
        }
        if (first instanceof Response response) {
            return new Finding.Met(
                    FC_HTTP, request + " was answered " + response.status() + " in " + response.version());
        }
        if (first instanceof Reply.TimedOut late) {
            return late(observed, late, seen);
        }
        return first instanceof Reply.Closed && seen.setting().function().kind() == ServerKind.JDK_HTTPSERVER
                ? new Finding.Violated(FC_HTTP, observed, HANDLER)
                : first instanceof Reply.Closed
                        ? new Finding.Violated(FC_HTTP, observed, CLOSED)
                        : violated(observed, "");
    }

    /** A handler may take minutes: then another path is answered, unless the server does one thing at a time. */
    private static Finding late(String observed, Reply.TimedOut late, Case seen) {
        if (late.bytes() > 0) {
            return new Finding.Unproven(FC_HTTP, observed, PROBE_PATH);
        }
        Optional<Unanswered> beside = seen.traffic().unanswered();
        String only = observed + ": so far it only accepts connections";
        if (beside.isEmpty() || beside.get().elsewhere()) {
            return new Finding.Unproven(FC_HTTP, only, PROBE_PATH);
        }
        return beside.get()
                .workers()
                .map(log -> dying(observed, log, seen))
                .or(() -> seen.setting()
                        .function()
                        .servesItself()
                        .map(fix -> new Finding.Violated(
                                FC_HTTP,
                                only + ": each worker loads the application, which starts a server itself",
                                UNANSWERED,
                                fix)))
                .orElseGet(() -> new Finding.Unproven(
                        FC_HTTP,
                        only + ", and another path was not answered either",
                        PROBE_PATH,
                        Optional.of(Proof.INCONCLUSIVE)));
    }

    private static Finding dying(String observed, StartLog log, Case seen) {
        Optional<StartCause> cause = StartCause.printed(log).or(() -> unnamed(log));
        List<String> dead = Unanswered.dead(log.lines());
        String whole = observed + ", and its workers end as often as it starts them"
                + dead.stream()
                        .skip(Math.max(0, dead.size() - 1))
                        .map(": "::concat)
                        .collect(Collectors.joining())
                + cause.map(StartCause::what)
                        .filter(what -> !what.isEmpty())
                        .or(() ->
                                log.lastError().filter(any -> cause.isPresent()).map("its last error: "::concat))
                        .map("; "::concat)
                        .orElse("");
        return doubt(cause, log, seen)
                .<Finding>map(doubt -> new Finding.Unproven(
                        FC_HTTP,
                        whole + "; this proves nothing, because " + doubt.why(),
                        doubt.fix(),
                        Optional.of(Proof.INCONCLUSIVE)))
                .orElseGet(() -> new Finding.Violated(FC_HTTP, whole, UNANSWERED, fix(cause, seen)));
    }

    private static Optional<StartCause> unnamed(StartLog log) {
        return log.lastError().map(line -> StartCause.of(StartFailure.UNKNOWN));
    }

    /** What a difference between the platform and this machine explains shows nothing. */
    private static Optional<StandInDifference.Explanation> doubt(Optional<StartCause> cause, StartLog log, Case seen) {
        Observation.ThisMachine machine = seen.setting().machine();
        boolean dependsOnVersion = cause.map(StartCause::dependsOnVersion).orElse(true);
        return cause.flatMap(named -> StandInDifference.of(machine.differences(), log, named))
                .or(() -> machine.older().filter(why -> dependsOnVersion).map(HttpJudge::elsewhere))
                .or(() -> machine.inconclusive()
                        .map(known -> new StandInDifference.Explanation(known.why(), known.fix())))
                .or(() -> otherPort(log.lines(), seen.setting().port().given())
                        .map(port -> elsewhere("another process of this machine may use port " + port)));
    }

    private static StandInDifference.Explanation elsewhere(String why) {
        return new StandInDifference.Explanation(why, "run the check where that is possible");
    }

    /** One that is in use by a line, and is not that of the server itself. */
    private static Optional<Integer> otherPort(List<String> lines, int port) {
        return PortsInUse.said(lines).stream().filter(named -> named != port).findFirst();
    }

    private static String fix(Optional<StartCause> cause, Case seen) {
        return cause.map(named -> named.failure() == StartFailure.PORT_IN_USE ? SECOND_SERVER : named.fix(seen.fixes()))
                .orElse("mend what ends the workers: the server's log has their last lines");
    }

    private static Finding violated(String observed, String protocol) {
        String fix =
                switch (protocol) {
                    case "TLS" ->
                        "let the server speak plain HTTP on CAPort: turn TLS off there (Spring Boot: "
                                + "server.ssl.enabled=false), because the platform's gateway ends TLS before the"
                                + " function";
                    case HTTP_2 ->
                        "let the server speak HTTP/1.1 on CAPort, or both (h2c with upgrade), because the platform"
                                + " sends HTTP/1.1; gRPC alone needs another port, and an HTTP server on CAPort";
                    case "FastCGI" ->
                        "put nginx with fastcgi_pass before it, which listens on CAPort, and let the server of FastCGI"
                                + " listen on a socket of its own: the page PHP has the files (mvn fc:explain"
                                + " -Dfc.page=php); or start an HTTP server in its place";
                    default ->
                        "let an HTTP server listen on CAPort, which answers plain HTTP/1.1; another protocol needs"
                                + " another port";
                };
        return new Finding.Violated(FC_HTTP, observed, fix);
    }
}
