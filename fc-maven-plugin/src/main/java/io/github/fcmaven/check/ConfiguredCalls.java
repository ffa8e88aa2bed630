package io.github.fcmaven.check;

import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.HealthCheck;
import io.github.fcmaven.http.Connection;
import io.github.fcmaven.http.Reply;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.platform.Deadline;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** What the platform calls of a server because its configuration says so: health check and hooks, and events. Each is called once. */
final class ConfiguredCalls {

    private static final Duration EVENT = Duration.ofSeconds(10);

    private final InetSocketAddress address;
    private final List<Finding> findings = new ArrayList<>();

    private ConfiguredCalls(InetSocketAddress address) {
        this.address = address;
    }

    /** One finding for each that is configured, in the order in which the platform calls them. */
    static List<Finding> of(FunctionSpec spec, InetSocketAddress address) {
        ConfiguredCalls calls = new ConfiguredCalls(address);
        FunctionSpec.Calls configured = spec.calls();
        configured
                .initializerSeconds()
                .ifPresent(
                        seconds -> calls.call(
                                Requirement.FC_INITIALIZER,
                                "POST",
                                "/initialize",
                                Duration.ofSeconds(seconds),
                                status -> status / 100 == 2,
                                "answer POST /initialize with 200, or remove initializer where it is configured, in pom.xml or s.yaml"));
        spec.healthCheck().ifPresent(calls::healthCheck);
        if (configured.events()) {
            calls.call(
                    Requirement.FC_INVOKE,
                    "POST",
                    "/invoke",
                    EVENT,
                    status -> status != 404 && status != 405,
                    "answer POST /invoke, by which events come, or give the function an HTTP trigger");
        }
        configured
                .preStopSeconds()
                .ifPresent(
                        seconds -> calls.call(
                                Requirement.FC_PRE_STOP,
                                "GET",
                                "/pre-stop",
                                Duration.ofSeconds(seconds),
                                status -> status / 100 == 2,
                                "answer GET /pre-stop with 200, or remove preStop where it is configured, in pom.xml or s.yaml"));
        return calls.findings;
    }

    private void healthCheck(HealthCheck check) {
        call(
                Requirement.FC_HEALTHCHECK,
                "GET",
                check.httpGetUrl(),
                Duration.ofSeconds(check.timeoutSeconds()),
                status -> status >= 200 && status < 400,
                "let " + check.httpGetUrl() + " answer with a status from 200 to 399, or correct healthCheckConfig");
    }

    private void call(
            Requirement requirement, String method, String path, Duration limit, IntPredicate kept, String fix) {
        Deadline deadline = Deadline.in(limit);
        Reply reply;
        try (Connection connection = Connection.open(address, deadline)) {
            reply = connection.request(method, path, deadline);
        }
        String observed = "to " + method + " " + path + " the server " + Words.of(reply);
        if (reply instanceof Response response && kept.test(response.status())) {
            findings.add(new Finding.Met(requirement, observed));
        } else {
            String status = requirement == Requirement.FC_HEALTHCHECK && reply instanceof Response response
                    ? ": " + response.status()
                    : "";
            findings.add(new Finding.Violated(requirement, observed, requirement.platform() + status, fix));
        }
    }
}
