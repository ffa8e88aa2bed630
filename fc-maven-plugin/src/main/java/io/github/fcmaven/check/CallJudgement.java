package io.github.fcmaven.check;

import static io.github.fcmaven.platform.Requirement.FC_HEALTHCHECK;
import static io.github.fcmaven.platform.Requirement.FC_INITIALIZER;
import static io.github.fcmaven.platform.Requirement.FC_INVOKE;
import static io.github.fcmaven.platform.Requirement.FC_PRE_STOP;

import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.http.Reply;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.server.MovedPaths;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Judges the calls that the configuration asks for: each that was made by its answer, and skips what could not be
 * called any more.
 */
final class CallJudgement {

    /** Of a path that is there, or that nothing answers for yet. */
    private static final String IN_TIME = "; if it needs more time after the start, set a larger initialDelaySeconds";

    private static final String TOO_LATE =
            " answer sooner, or set timeoutSeconds of healthCheckConfig to 3, which is the most" + IN_TIME;

    private static final String UNREAD = "read the whole body of an event before the answer, in Python's http.server"
            + " self.rfile.read(int(self.headers['Content-Length'])): the platform sends the next request on the same"
            + " connection";

    /** By which a server refuses every event: no code of the application gets one. */
    private static final Set<Integer> REFUSED_EVENTS = Set.of(401, 403, 404, 405, 415, 501);

    private CallJudgement() {}

    /**
     * One finding for each call that is configured.
     *
     * @param paths where the server answers elsewhere
     */
    static List<Finding> of(FunctionSpec spec, MovedPaths paths, List<ObservedCall> calls) {
        List<Finding> findings = new ArrayList<>();
        for (Requirement requirement : configured(spec)) {
            findings.add(calls.stream()
                    .filter(call -> call.requirement() == requirement)
                    .map(call -> of(call, paths))
                    .min(Comparator.comparingInt(CallJudgement::rank))
                    .orElseGet(() -> new Finding.Skipped(requirement, "the server could not be called any more")));
        }
        return findings;
    }

    /** Of several events the one that was not answered says most. */
    private static int rank(Finding finding) {
        return finding instanceof Finding.Violated ? 0 : finding instanceof Finding.Skipped ? 1 : 2;
    }

    static Finding of(ObservedCall call, MovedPaths paths) {
        Requirement requirement = call.requirement();
        if (call.reply().isEmpty()) {
            return new Finding.Met(requirement, call.request() + " was answered 2xx when start launched the server");
        }
        String observed = call.asked() + ": the server " + call.reply().get().describe();
        if (isAccepted(call) && call.unread()) {
            return new Finding.Violated(
                    requirement, observed + ", and took the event itself for the next request", UNREAD);
        }
        if (isAccepted(call)) {
            return new Finding.Met(requirement, observed);
        }
        if (call.died()) {
            return new Finding.Skipped(requirement, "the start command ended during " + call.asked());
        }
        if (call.excuse().isPresent()) {
            ObservedCall.Excuse excuse = call.excuse().get();
            return new Finding.Unproven(requirement, observed + "; " + excuse.why(), excuse.toShow());
        }
        String status =
                requirement == FC_HEALTHCHECK && !call.isLate() && call.reply().get() instanceof Response response
                        ? ": " + response.status()
                        : "";
        return new Finding.Violated(requirement, observed, requirement.platform() + status, fix(call, paths));
    }

    /** Whether it was answered as the platform asks. */
    static boolean isAccepted(ObservedCall call) {
        return call.answer()
                .map(Response::status)
                .filter(status -> accepts(call.requirement(), status))
                .isPresent();
    }

    private static List<Requirement> configured(FunctionSpec spec) {
        List<Requirement> configured = new ArrayList<>();
        add(configured, spec.healthCheck(), FC_HEALTHCHECK);
        add(configured, spec.calls().initializerSeconds(), FC_INITIALIZER);
        add(configured, Optional.of(spec).filter(one -> one.calls().events()), FC_INVOKE);
        add(configured, spec.calls().preStopSeconds(), FC_PRE_STOP);
        return configured;
    }

    private static void add(List<Requirement> configured, Optional<?> setting, Requirement requirement) {
        setting.ifPresent(present -> configured.add(requirement));
    }

    private static boolean accepts(Requirement requirement, int status) {
        return switch (requirement) {
            case FC_HEALTHCHECK -> status >= 200 && status < 400;
            case FC_INVOKE -> !REFUSED_EVENTS.contains(status);
            default -> status / 100 == 2;
        };
    }

    /** What answers with an error of its own is there, and what is not there is answered. */
    private static String fix(ObservedCall call, MovedPaths paths) {
        boolean elsewhere =
                call.answer().filter(response -> response.status() < 500).isPresent();
        String path = call.request().path();
        Optional<String> refused = call.answer().flatMap(answer -> refused(call, answer.status()));
        if (refused.isPresent()) {
            return refused.get();
        }
        String plain = fix(call.requirement(), path);
        if (call.requirement() == FC_HEALTHCHECK && !elsewhere) {
            return call.reply().get() instanceof Reply.TimedOut || call.isLate()
                    ? paths.alone(path).map(alone -> alone + "; or ").orElse("") + "let " + path + TOO_LATE
                    : call.answer()
                            .flatMap(answer -> paths.notReady(path).or(() -> paths.alone(path)))
                            .orElse(plain + IN_TIME);
        }
        if (!elsewhere) {
            return plain;
        }
        return call.requirement() == FC_HEALTHCHECK
                ? paths.healthCheck(path).orElse(plain)
                : paths.fixed(path).map(moved -> moved + "; " + plain).orElse(plain);
    }

    /** What is there, and takes no call as the platform makes it. */
    private static Optional<String> refused(ObservedCall call, int status) {
        if (status == 401 || status == 403) {
            return Optional.of("let " + call.request().path() + " answer without credentials, because the platform"
                    + " sends none"
                    + (call.request().isSafe()
                            ? ""
                            : ", and no CSRF token either: with Spring Security give that path permitAll() and name it"
                                    + " in ignoringRequestMatchers() of csrf()"));
        }
        return status == 415 && call.requirement() == FC_INVOKE
                ? Optional.of("let POST /invoke take application/octet-stream, as which each event comes: take the body"
                        + " as byte[] or String with Spring, say @Consumes(\"*/*\") with JAX-RS, and"
                        + " get_json(force=True) with Flask")
                : Optional.empty();
    }

    private static String fix(Requirement requirement, String path) {
        return switch (requirement) {
            case FC_HEALTHCHECK ->
                "let " + path + " answer with a status from 200 to 399, or correct healthCheckConfig";
            case FC_INVOKE -> "answer POST /invoke, which brings the events, or give the function an HTTP trigger";
            case FC_PRE_STOP ->
                "answer GET /pre-stop with 200, or remove preStop where it is configured, in pom.xml or s.yaml";
            default ->
                "answer POST /initialize with 200, or remove initializer where it is configured, in pom.xml or s.yaml";
        };
    }
}
