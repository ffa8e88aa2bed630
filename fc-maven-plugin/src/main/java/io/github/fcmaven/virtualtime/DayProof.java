package io.github.fcmaven.virtualtime;

import io.github.fcmaven.clock.ClockControl;
import io.github.fcmaven.http.Connection;
import io.github.fcmaven.http.Request;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.http.Silence;
import io.github.fcmaven.platform.Deadline;
import io.github.fcmaven.platform.DurationText;
import io.github.fcmaven.platform.Pause;
import io.github.fcmaven.process.ServerProcess;
import java.net.InetSocketAddress;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Shows a day to a server in a few seconds, by a clock that is fast-forwarded.
 *
 * <p>The clock first jumps to just before a day, and then takes small steps, which a server needs that looks for idle
 * connections only now and then, by a clock of its own. It never passes the day before the second request is answered.
 */
public final class DayProof {

    private static final List<Duration> STEPS = seconds(84_000, 84_300, 84_600, 84_900, 85_200, 85_800, 86_390);
    private static final Duration NEARLY_A_DAY = STEPS.get(STEPS.size() - 1);
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration MORE = Duration.ofSeconds(90_200);
    private static final Duration MUCH_MORE = Duration.ofDays(400);

    /** Servers look at what is idle every second of their own, or at the next event. */
    private static final Duration SETTLING = Duration.ofMillis(450);

    private static final int CONNECTIONS = 4;

    private final InetSocketAddress address;
    private final DayRequests requests;
    private final DayControls controls;
    private final ClockControl control;

    private DayProof(InetSocketAddress address, DayRequests requests, DayControls controls, ClockControl control) {
        this.address = address;
        this.requests = requests;
        this.controls = controls;
        this.control = control;
    }

    /**
     * Shows a day to a server that accepts requests.
     *
     * @param address where it accepts them
     * @param control the clock that it carries, which nobody has moved yet
     */
    public static Day of(ServerProcess server, InetSocketAddress address, ClockControl control, DayRequests requests) {
        DayControls controls = new DayControls(server, address.getPort(), control);
        Optional<String> missing = controls.missing();
        if (missing.isPresent()) {
            return Day.notShown(missing.get());
        }
        StandstillTrial trial = new StandstillTrial(server, address, requests.quick(), requests.answer());
        try (Run run = new DayProof(address, requests, controls, control).new Run()) {
            Day day = run.day();
            return day.isShown() ? day.with(trial.ofAnHour(run.clock)) : day;
        }
    }

    /** One day, of one server. */
    private final class Run implements AutoCloseable {
        private final long begin = System.nanoTime();
        private final VirtualClock clock;
        private final WakeUpRequests wakeUps;
        private final List<AutoCloseable> open = new ArrayList<>();
        private Optional<IdleTimeoutSearch.Limit> found = Optional.empty();

        Run() {
            this.clock = new VirtualClock(control, controls.owners());
            this.wakeUps = new WakeUpRequests(address, requests.quick());
            open.add(wakeUps);
        }

        Day day() {
            wakeUps.first(requests.answer());
            Optional<String> firstDate = wakeUps.date();
            List<ObservedConnection> idle = idle(CONNECTIONS);
            List<ObservedConnection> beyond = idle(2);
            Optional<ObservedConnection> slow = requests.slow().map(request -> kept(slow(request)));
            Connection unused = kept(Connection.open(address, Deadline.in(requests.answer())));
            if (idle.isEmpty()) {
                return Day.notShown("the second instance did not answer a request on a connection that it keeps");
            }
            if (slow.isPresent()) {
                settle(); // a request that reaches the server after the jump would be younger than it looks
            }
            for (Duration step : STEPS) {
                clock.advanceTo(step);
                settle();
                // A running request has a timer of its own: it is watched to the end of the day.
                boolean open = slow.filter(trial -> !trial.ended()).isPresent();
                if (!open && idle.stream().anyMatch(ObservedConnection::ended)) {
                    break;
                }
            }
            List<ObservedConnection.End> ends =
                    idle.stream().map(ObservedConnection::end).toList();
            boolean late = idle.stream().anyMatch(trial -> trial.age().compareTo(A_DAY) > 0);
            Optional<Day.Outcome.Lost> lost = controls.lost();
            Optional<String> uncontrolled = uncontrolled(firstDate);
            List<String> warnings = warnings(unused);
            Optional<ObservedConnection.End> slowEnd = slow.map(ObservedConnection::end);
            Optional<String> further = further(ends, beyond);
            Day.Outcome idleOutcome =
                    lost.<Day.Outcome>map(one -> one).orElseGet(() -> idle(ends, late, uncontrolled, further));
            Optional<Day.Outcome> slowOutcome =
                    slowEnd.map(end -> lost.<Day.Outcome>map(one -> one).orElseGet(() -> slow(end, uncontrolled)));
            return new Day(idleOutcome, slowOutcome, warnings, Duration.ofNanos(System.nanoTime() - begin));
        }

        private Day.Outcome idle(
                List<ObservedConnection.End> ends,
                boolean late,
                Optional<String> uncontrolled,
                Optional<String> further) {
            if (ends.contains(ObservedConnection.End.ENDED)) {
                Optional<IdleTimeoutSearch.Limit> limit =
                        search(() -> ObservedConnection.idle(address, requests.quick(), requests.answer(), clock));
                return ended(limit.map(found -> "closed a connection after " + found.words("idle")));
            }
            if (ends.contains(ObservedConnection.End.SILENT)) {
                return new Day.Outcome.Lost("the server did not answer any more when its clock had been moved", false);
            }
            if (late) {
                return new Day.Outcome.NotShown(
                        "this machine is too slow: a day had passed before the request was sent");
            }
            return uncontrolled
                    .<Day.Outcome>map(Day.Outcome.NotShown::new)
                    .orElseGet(() -> new Day.Outcome.Held(NEARLY_A_DAY, further.orElse("")));
        }

        private Day.Outcome slow(ObservedConnection.End end, Optional<String> uncontrolled) {
            String request = requests.slow().orElseThrow().get().toString();
            return switch (end) {
                case ANSWERED ->
                    new Day.Outcome.NotShown(request
                            + " was answered while the clock was moved: only a request that runs "
                            + "longer than a day proves one");
                case ENDED ->
                    ended(search(() -> slow(requests.slow().orElseThrow()))
                            .map(found -> "cut " + request + " after " + found.words("without a byte")));
                default ->
                    uncontrolled
                            .<Day.Outcome>map(Day.Outcome.NotShown::new)
                            .orElseGet(() -> new Day.Outcome.Held(NEARLY_A_DAY, ""));
            };
        }

        /** Only what ends again, on fresh connections and in a server that lives, refutes. */
        private Day.Outcome ended(Optional<String> limit) {
            return controls.lost()
                    .<Day.Outcome>map(one -> one)
                    .or(() -> limit.map(Day.Outcome.Ended::new))
                    .orElseGet(() -> new Day.Outcome.Lost(
                            "a connection ended when the clock was moved, and none after it did", false));
        }

        private Optional<IdleTimeoutSearch.Limit> search(Supplier<ObservedConnection> opener) {
            Optional<IdleTimeoutSearch.Limit> limit = new IdleTimeoutSearch(clock, this::settle, opener).find(found);
            found = limit.or(() -> found);
            return limit;
        }

        /**
         * Where the day was held, the clock goes on: a connection that then does end shows best that the server follows
         * it.
         */
        private Optional<String> further(List<ObservedConnection.End> ends, List<ObservedConnection> beyond) {
            if (beyond.size() < 2 || !ends.stream().allMatch(ObservedConnection.End.LASTED::equals)) {
                return Optional.empty();
            }
            clock.advanceTo(MORE);
            settle();
            if (beyond.get(0).end() != ObservedConnection.End.LASTED
                    || beyond.get(1).ended()) {
                return Optional.of("one left idle longer was closed before " + DurationText.inUnits(MORE));
            }
            clock.advanceTo(MUCH_MORE);
            settle();
            return Optional.of(
                    beyond.get(1).end() == ObservedConnection.End.LASTED
                            ? "one was still open after 400 days"
                            : "one left idle longer was closed before 400 days");
        }

        private Optional<String> uncontrolled(Optional<String> firstDate) {
            if (!clock.followed()) {
                return Optional.of("the server's process did not follow the clock in time");
            }
            if (controls.hasNativeTransport() && !wakeUps.reached()) {
                return Optional.of("the server waits in native code that the clock does not reach");
            }
            Optional<Instant> before = firstDate.flatMap(DayProof::parsed);
            Optional<Instant> after = wakeUps.date().flatMap(DayProof::parsed);
            if (before.isPresent()
                    && after.isPresent()
                    && Duration.between(before.get(), after.get()).compareTo(STEPS.get(0)) < 0) {
                return Optional.of("the server's Date did not follow the clock");
            }
            return Optional.empty();
        }

        private List<String> warnings(Connection unused) {
            return unused.refusal().isEmpty()
                            && unused.awaitClose(Duration.ofMillis(1)) instanceof Silence.Spoke spoke
                            && spoke.reply() instanceof Response response
                    ? List.of("within a day the server sends an answer " + response.status()
                            + " on a connection without any request, which no requirement forbids")
                    : List.of();
        }

        /** As many connections as the server serves at once. */
        private List<ObservedConnection> idle(int number) {
            List<ObservedConnection> trials = new ArrayList<>();
            for (int i = 0; i < number; i++) {
                ObservedConnection trial =
                        kept(ObservedConnection.idle(address, requests.quick(), requests.answer(), clock));
                if (!trial.ready()) {
                    break;
                }
                trials.add(trial);
            }
            return trials;
        }

        private ObservedConnection slow(Supplier<Request> request) {
            return ObservedConnection.slow(address, request, requests.answer(), clock);
        }

        private void settle() {
            Deadline deadline = Deadline.in(SETTLING);
            wakeUps.send();
            Pause.of(SETTLING, deadline);
        }

        private <T extends AutoCloseable> T kept(T resource) {
            open.add(resource);
            return resource;
        }

        @Override
        public void close() {
            open.forEach(resource -> {
                try {
                    resource.close();
                } catch (Exception e) {
                    throw new IllegalStateException(e); // none of them throws
                }
            });
        }
    }

    private static Optional<Instant> parsed(String date) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static List<Duration> seconds(long... seconds) {
        List<Duration> steps = new ArrayList<>();
        for (long second : seconds) {
            steps.add(Duration.ofSeconds(second));
        }
        return List.copyOf(steps);
    }
}
