package io.github.fcmaven.check;

import static io.github.fcmaven.platform.Requirement.FC_HTTP;

import io.github.fcmaven.http.Reply;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.server.ServerKind;
import java.util.Optional;

/**
 * Judges FC-HTTP, by the first request: what answers with HTTP/1.1, with another protocol, or only accepts connections.
 */
final class HttpJudge {

    /** It says nothing of what a handler throws, neither to the client nor to the log. */
    private static final String HANDLER = "let the handler of that path answer every request: catch what it throws, log"
            + " it and send a 500; the JDK's HttpServer closes the connection of a handler that throws, and prints"
            + " nothing";

    private static final String HTTP_2 = "HTTP/2";

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
        if (first instanceof Response response) {
            return new Finding.Met(
                    FC_HTTP, request + " was answered " + response.status() + " in " + response.version());
        }
        if (first instanceof Reply.TimedOut late) {
            return new Finding.Unproven(
                    FC_HTTP, observed + (late.bytes() == 0 ? ": so far it only accepts connections" : ""), PROBE_PATH);
        }
        return first instanceof Reply.Closed && seen.setting().function().kind() == ServerKind.JDK_HTTPSERVER
                ? new Finding.Violated(FC_HTTP, observed, HANDLER)
                : violated(observed, "");
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
                                + " sends HTTP/1.1";
                    default ->
                        "let an HTTP server listen on CAPort, which answers plain HTTP/1.1; another protocol needs"
                                + " another port";
                };
        return new Finding.Violated(FC_HTTP, observed, fix);
    }
}
