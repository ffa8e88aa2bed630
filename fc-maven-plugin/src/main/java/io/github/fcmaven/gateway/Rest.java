package io.github.fcmaven.gateway;

import io.github.fcmaven.platform.DurationText;
import io.github.fcmaven.process.Freezer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What becomes of an instance that runs no request: frozen after a while, ended after a longer one. Its lifecycle calls
 * it under its lock, and so do the timers.
 */
final class Rest implements AutoCloseable {

    private final GatewaySettings settings;
    private final ScheduledExecutorService timer;
    private final GatewayListener listener;
    private final List<Future<?>> planned = new ArrayList<>();
    private Optional<Freezer> freezer = Optional.empty();
    private boolean told;

    /** Counts the rests: a timer of one that has ended may wait for the lock already. */
    private int turn;

    Rest(GatewaySettings settings, ScheduledExecutorService timer, GatewayListener listener) {
        this.settings = settings;
        this.timer = timer;
        this.listener = listener;
    }

    /**
     * The last request has gone.
     *
     * @param underLock runs what must not meet a request
     * @param end what ends it
     */
    void begin(ServingInstance instance, Consumer<Runnable> underLock, Runnable end) {
        int now = turn;
        settings.freezeAfter()
                .ifPresent(time -> plan(
                        time,
                        () -> underLock.accept(() -> {
                            if (turn == now && instance.requests() == 0 && instance.isAlive()) {
                                freeze(instance);
                            }
                        })));
        settings.idleTimeout().ifPresent(time -> plan(time, end));
    }

    /** A request comes: the instance goes on where it stood. */
    void end(ServingInstance instance) {
        turn++;
        planned.forEach(task -> task.cancel(false));
        planned.clear();
        thaw(instance);
    }

    /** Before anything else is asked of it, its end too. */
    void thaw(ServingInstance instance) {
        freezer.ifPresent(instance.running().server().freezable()::thaw);
    }

    @Override
    public void close() {
        freezer.ifPresent(Freezer::close);
    }

    private void plan(Duration time, Runnable task) {
        planned.add(timer.schedule(task, time.toMillis(), TimeUnit.MILLISECONDS));
    }

    private void freeze(ServingInstance instance) {
        if (freezer.isEmpty()) {
            freezer = Freezer.start();
        }
        boolean frozen =
                freezer.isPresent() && instance.running().server().freezable().freeze(freezer.get());
        if (!told) {
            told = true;
            String time = DurationText.inUnits(settings.freezeAfter().orElseThrow());
            listener.event(
                    frozen
                            ? "No request for " + time + ": the instance is frozen until the next one, as on Function"
                                    + " Compute; its threads and timers stand still. -Dfc.freeze=false turns this off."
                            : "No request for " + time + ": Function Compute freezes the instance now, which this"
                                    + " system cannot do.");
        }
    }
}
