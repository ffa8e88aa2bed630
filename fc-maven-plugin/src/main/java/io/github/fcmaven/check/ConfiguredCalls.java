package io.github.fcmaven.check;

import static io.github.fcmaven.platform.Requirement.FC_HEALTHCHECK;
import static io.github.fcmaven.platform.Requirement.FC_INITIALIZER;
import static io.github.fcmaven.platform.Requirement.FC_INVOKE;
import static io.github.fcmaven.platform.Requirement.FC_PRE_STOP;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.FunctionSpec;
import io.github.fcmaven.function.HealthCheck;
import io.github.fcmaven.http.Connection;
import io.github.fcmaven.http.Reply;
import io.github.fcmaven.http.Request;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.instance.PlatformRequests;
import io.github.fcmaven.platform.Deadline;
import io.github.fcmaven.platform.Pause;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.process.OtherLoad;
import io.github.fcmaven.setting.TriggerEvent;
import io.github.fcmaven.setting.TriggerMaps;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Makes the calls that the platform makes of a server because its configuration says so: hooks, health check and
 * events. Each is made once, but for a health check within its delay, or without an answer in time. The order is the
 * platform's: {@code /initialize}, the health check, requests and events, {@code /pre-stop}. Nothing is made of what is
 * not configured.
 */
final class ConfiguredCalls {

    private static final Duration EVENT = Duration.ofSeconds(10);

    /** Between two health checks of an application that is not healthy yet. */
    private static final Duration AGAIN = Duration.ofSeconds(1);

    /** Of what is no request, or has a method that nobody knows. */
    private static final Set<Integer> NO_REQUEST = Set.of(400, 405, 501);

    /** By which code that gets an event may refuse it, and a server each of them. */
    private static final Set<Integer> REFUSALS = Set.of(403, 404);

    private static final String LESS_LOAD = "check again when this machine does less; on the platform,"
            + " initialDelaySeconds and timeoutSeconds of healthCheckConfig decide how late the answer may be";

    private static final ObservedCall.Excuse MADE_UP = new ObservedCall.Excuse(
            "POST to another path is answered otherwise, so that the code may have answered so to the made-up values"
                    + " of this event",
            "send an event whose values exist: mvn fc:invoke -Dfc.eventFile=event.json");

    /** As long as that of events, so that a page that names the path has the same length. */
    private static final String NO_PATH = "/inv0ke";

    /** For a status of a health check whose time is over. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final FunctionSpec spec;
    private final PlatformRequests requests;
    private final InetSocketAddress address;
    private final BooleanSupplier ended;
    private final CheckListener listener;
    private final Supplier<OtherLoad> load;

    /**
     * The calls of a function to its server.
     *
     * @param ended whether the server has ended, or ends just now
     * @param load begins to look at what others use of this machine
     */
    ConfiguredCalls(
            FunctionPackage function,
            InetSocketAddress address,
            BooleanSupplier ended,
            CheckListener listener,
            Supplier<OtherLoad> load) {
        this.spec = function.spec();
        this.requests = new PlatformRequests(function);
        this.address = address;
        this.ended = ended;
        this.listener = listener;
        this.load = load;
    }

    /** As soon as the server accepts connections, and once in the life of an instance. */
    Optional<ObservedCall> initialize() {
        return spec.calls()
                .initializerSeconds()
                .map(seconds -> call(FC_INITIALIZER, requests.initialize(), Duration.ofSeconds(seconds)));
    }

    /** The instance was initialized by whoever awaited it, who would not have gone on otherwise. */
    Optional<ObservedCall> initializedBefore() {
        return spec.calls()
                .initializerSeconds()
                .map(seconds -> new ObservedCall(FC_INITIALIZER, requests.initialize(), Optional.empty(), false));
    }

    /** Before any request. The platform makes it when its delay is over: until then a failure may pass. */
    Optional<ObservedCall> healthCheck() {
        return spec.healthCheck().map(check -> {
            OtherLoad others = load.get();
            ObservedCall made = healthCheck(check);
            Duration delay = Duration.ofSeconds(check.initialDelaySeconds());
            boolean last = delay.isZero() || isLast(made);
            return explained(last ? made : healthCheckWithin(delay, check), check, others);
        });
    }

    private ObservedCall healthCheckWithin(Duration delay, HealthCheck check) {
        listener.awaitingHealth(delay);
        Deadline deadline = Deadline.in(delay);
        ObservedCall made;
        do {
            Pause.of(AGAIN, deadline);
            made = healthCheck(check);
        } while (!isLast(made) && !deadline.passed());
        return made;
    }

    /**
     * A status that comes too late says what to change, where a silence does not. A good one that came too late beside
     * the work of others may be in time on the platform.
     */
    private ObservedCall explained(ObservedCall made, HealthCheck check, OtherLoad others) {
        if (!made.isLate() || made.died()) {
            return made;
        }
        ObservedCall later = call(FC_HEALTHCHECK, requests.get(check.httpGetUrl()), PATIENCE);
        if (CallJudgement.isAccepted(later)) {
            return made.excused(others.said()
                    .map(load -> new ObservedCall.Excuse(
                            load + ", and when asked again the server "
                                    + later.reply().orElseThrow().describe(),
                            LESS_LOAD)));
        }
        return later.answer().isEmpty() || later.died() ? made : later;
    }

    private static boolean isLast(ObservedCall made) {
        return made.died() || CallJudgement.isAccepted(made);
    }

    private ObservedCall healthCheck(HealthCheck check) {
        return call(FC_HEALTHCHECK, requests.get(check.httpGetUrl()), Duration.ofSeconds(check.timeoutSeconds()));
    }

    /**
     * One event of each trigger that sends some, among the requests; a file of others may say only that there are
     * events.
     */
    List<ObservedCall> events() {
        List<ObservedCall> made = new ArrayList<>();
        for (Map<String, Object> trigger : spec.triggers()) {
            if (!TriggerMaps.isHttp(trigger)) {
                byte[] body = TriggerEvent.of(trigger)
                        .map(event -> event.body(spec.region()))
                        .orElseGet(TriggerEvent::empty);
                made.add(event(body).of(TriggerMaps.name(trigger)));
            }
        }
        if (made.isEmpty() && spec.calls().events()) {
            made.add(event(TriggerEvent.empty()));
        }
        return made;
    }

    /** A refusal by the code, for which there may be no such object or account, is none by the server. */
    private ObservedCall event(byte[] body) {
        Request event = requests.event(body);
        ObservedCall made = call(FC_INVOKE, event, EVENT);
        Optional<Response> refusal = made.answer().filter(answer -> REFUSALS.contains(answer.status()));
        return refusal.filter(answer -> isOwn(answer, call(FC_INVOKE, elsewhere(event), EVENT)))
                .map(answer -> made.excused(Optional.of(MADE_UP)))
                .orElse(made);
    }

    private static Request elsewhere(Request event) {
        return new Request(event.method(), NO_PATH, event.headers(), event.body());
    }

    /** A server with an answer for every other path has none for events. */
    private static boolean isOwn(Response refusal, ObservedCall elsewhere) {
        return elsewhere
                .answer()
                .filter(other -> other.status() >= 400 && other.status() != 401 && other.status() != 403)
                .filter(other -> other.status() != refusal.status() || !isAlike(other, refusal))
                .isPresent();
    }

    /** But for what a page may say of the request. */
    private static boolean isAlike(Response one, Response other) {
        return one.bodyBytes() == other.bodyBytes()
                && one.headers().get("Content-Type").equals(other.headers().get("Content-Type"));
    }

    /** After everything else. */
    Optional<ObservedCall> preStop() {
        return spec.calls()
                .preStopSeconds()
                .map(seconds -> call(FC_PRE_STOP, requests.preStop(), Duration.ofSeconds(seconds)));
    }

    private ObservedCall call(Requirement requirement, Request request, Duration limit) {
        Reply reply;
        Optional<Reply> next = Optional.empty();
        try (Connection connection = Connection.open(address, Deadline.in(limit))) {
            // The time that is configured is the request's, whatever the connection took.
            reply = connection.request(request, Deadline.in(limit));
            if (requirement == FC_INVOKE && reply instanceof Response answer && answer.reusable()) {
                next = Optional.of(next(connection));
            }
        }
        boolean died = requirement != FC_PRE_STOP && !(reply instanceof Response) && ended.getAsBoolean();
        boolean unread = next.filter(ConfiguredCalls::isNoRequest).isPresent() && understandsNext();
        return new ObservedCall(
                requirement, request, Optional.of(reply), died, Optional.empty(), Optional.empty(), unread);
    }

    /** Before it stands what the server has not read of an event. */
    private Reply next(Connection connection) {
        return connection.request(requests.get("/"), Deadline.in(PATIENCE));
    }

    private boolean understandsNext() {
        try (Connection connection = Connection.open(address, Deadline.in(PATIENCE))) {
            return next(connection) instanceof Response answer && !isNoRequest(answer);
        }
    }

    private static boolean isNoRequest(Reply reply) {
        return reply instanceof Reply.NotHttp
                || reply instanceof Response answer && NO_REQUEST.contains(answer.status());
    }
}
