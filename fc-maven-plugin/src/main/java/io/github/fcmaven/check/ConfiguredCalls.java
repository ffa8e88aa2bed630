package io.github.fcmaven.check;

import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.HealthCheck;
import io.github.fcmaven.http.Connection;
import io.github.fcmaven.http.Reply;
import io.github.fcmaven.http.Request;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.platform.Deadline;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;

/**
 * What the platform calls of a server because its configuration says so: hooks, health check and events. Each is called once, in the
 * platform's order: {@code /initialize}, the health check, requests and events, {@code /pre-stop}.
 */
final class ConfiguredCalls {

    private static final Duration EVENT = Duration.ofSeconds(10);

    private final FunctionSpec spec;
    private final InetSocketAddress address;
    private final BooleanSupplier ended;
    private final List<Finding> findings = new ArrayList<>();

    /** @param ended whether the server has ended, or ends just now */
    ConfiguredCalls(FunctionSpec spec, InetSocketAddress address, BooleanSupplier ended) {
        this.spec = spec;
        this.address = address;
        this.ended = ended;
    }

    /** What is configured, and cannot be called any more. */
    static List<Finding> skipped(FunctionSpec spec, String reason) {
        List<Finding> skipped = new ArrayList<>();
        spec.healthCheck().ifPresent(check -> skipped.add(new Finding.Skipped(Requirement.FC_HEALTHCHECK, reason)));
        spec.calls()
                .initializerSeconds()
                .ifPresent(hook -> skipped.add(new Finding.Skipped(Requirement.FC_INITIALIZER, reason)));
        if (spec.calls().events()) {
            skipped.add(new Finding.Skipped(Requirement.FC_INVOKE, reason));
        }
        spec.calls()
                .preStopSeconds()
                .ifPresent(hook -> skipped.add(new Finding.Skipped(Requirement.FC_PRE_STOP, reason)));
        return skipped;
    }

    /** One finding for each call that was made. */
    List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** As soon as the server accepts connections, and once in the life of an instance. */
    void initialize() {
        spec.calls()
                .initializerSeconds()
                .ifPresent(
                        seconds -> call(
                                Requirement.FC_INITIALIZER,
                                request("POST", "/initialize", Optional.of("")),
                                Duration.ofSeconds(seconds),
                                status -> status / 100 == 2,
                                "answer POST /initialize with 200, or remove initializer where it is configured, in pom.xml or s.yaml"));
    }

    /** The instance was initialized by whoever awaited it, who would not have gone on otherwise. */
    void initializedBefore() {
        spec.calls()
                .initializerSeconds()
                .ifPresent(seconds -> findings.add(new Finding.Met(
                        Requirement.FC_INITIALIZER,
                        "POST /initialize was answered 2xx when start launched the server")));
    }

    /** Before any request. */
    void healthCheck() {
        spec.healthCheck().ifPresent(this::healthCheck);
    }

    /** One event, among the requests. */
    void event() {
        if (spec.calls().events()) {
            call(
                    Requirement.FC_INVOKE,
                    request("POST", "/invoke", Optional.of("{}")),
                    EVENT,
                    status -> status != 404 && status != 405,
                    "answer POST /invoke, by which events come, or give the function an HTTP trigger");
        }
    }

    /** After everything else. */
    void preStop() {
        spec.calls()
                .preStopSeconds()
                .ifPresent(
                        seconds -> call(
                                Requirement.FC_PRE_STOP,
                                request("GET", "/pre-stop", Optional.empty()),
                                Duration.ofSeconds(seconds),
                                status -> status / 100 == 2,
                                "answer GET /pre-stop with 200, or remove preStop where it is configured, in pom.xml or s.yaml"));
    }

    private void healthCheck(HealthCheck check) {
        call(
                Requirement.FC_HEALTHCHECK,
                Request.of("GET", check.httpGetUrl()),
                Duration.ofSeconds(check.timeoutSeconds()),
                status -> status >= 200 && status < 400,
                "let " + check.httpGetUrl() + " answer with a status from 200 to 399, or correct healthCheckConfig");
    }

    /** With those of the platform's headers that tell such a call from a request. */
    private static Request request(String method, String path, Optional<String> body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("x-fc-request-id", UUID.randomUUID().toString());
        headers.put("x-fc-control-path", path);
        body.ifPresent(bytes -> headers.put("Content-Type", "application/octet-stream"));
        return new Request(method, path, headers, body);
    }

    private void call(Requirement requirement, Request request, Duration limit, IntPredicate kept, String fix) {
        Deadline deadline = Deadline.in(limit);
        Reply reply;
        try (Connection connection = Connection.open(address, deadline)) {
            reply = connection.request(request, deadline);
        }
        String observed = "to " + request + " the server " + reply.describe();
        if (isWhole(reply) && kept.test(((Response) reply).status())) {
            findings.add(new Finding.Met(requirement, observed));
        } else if (requirement != Requirement.FC_PRE_STOP && !(reply instanceof Response) && ended.getAsBoolean()) {
            findings.add(new Finding.Skipped(
                    requirement, "the start command ended while " + request + " was asked of the server"));
        } else {
            String status = requirement == Requirement.FC_HEALTHCHECK && reply instanceof Response response
                    ? ": " + response.status()
                    : "";
            findings.add(new Finding.Violated(requirement, observed, requirement.platform() + status, fix));
        }
    }

    /** A body that is longer than anybody reads is one; one that breaks off, or does not come in time, is none. */
    private static boolean isWhole(Reply reply) {
        return reply instanceof Response response
                && response.body() != Response.Body.BROKEN
                && response.body() != Response.Body.LATE;
    }
}
