package io.github.fcmaven.gateway;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.PlatformError;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The function's one instance on this machine: started for a request that finds none, replaced where it has ended, and
 * given no more requests at the same time than it takes.
 */
final class LocalInstance implements AutoCloseable {

    private final GatewaySettings settings;
    private final GatewayListener listener;
    private final ColdStart coldStart;
    private final Rest rest;
    private final Launches launches = new Launches();

    /** The start that goes on now. */
    private Start starting;

    private volatile InstanceSource source;

    /** Whether an instance of it has become ready. */
    private volatile boolean proven;

    private RunningInstance launched;
    private ServingInstance serving;

    /** The one before, which is replaced now. */
    private ServingInstance leaving;

    private boolean closed;

    /** Whether a request has come through the gateway: only then the instance is frozen. */
    private boolean called;

    LocalInstance(
            InstanceSource source, GatewaySettings settings, GatewayListener listener, PrintedLines log, Rest rest) {
        this.source = source;
        this.settings = settings;
        this.listener = listener;
        this.coldStart = new ColdStart(listener, log);
        this.rest = rest;
    }

    /** The function, as it is deployed now. */
    FunctionPackage function() {
        return source.function();
    }

    /** Lets a request in: it must leave. One that finds no instance waits for the start of one. */
    Admission enter() throws InterruptedException {
        while (true) {
            Start start;
            synchronized (this) {
                Optional<Admission> admission = admission();
                if (admission.isPresent()) {
                    return admission.get();
                }
                if (serving != null) {
                    wait();
                    continue;
                }
                start = join();
            }
            if (start.ours()) {
                startQuietly(start);
            }
            Optional<PlatformError> failure = start.failure();
            if (failure.isPresent()) {
                return new Admission.Refused(failure.get());
            }
        }
    }

    /** The start that goes on, or one that begins now: there are never two. */
    private synchronized Start join() {
        starting = starting == null ? Start.begun() : starting.joined();
        return starting;
    }

    /** What is decided at once; empty for a request that must wait. */
    private Optional<Admission> admission() {
        if (closed) {
            return Optional.of(new Admission.Refused(PlatformError.internal(Launches.CLOSED, "start it again")));
        }
        if (!serves()) {
            return Optional.empty();
        }
        int concurrency = function().spec().resources().instanceConcurrency();
        if (serving.requests() < concurrency) {
            serving.begin();
            rest.end(serving);
            return Optional.of(new Admission.Admitted(serving));
        }
        return settings.overload() == Overload.REJECT
                ? Optional.of(new Admission.Refused(PlatformError.tooMany(concurrency)))
                : Optional.empty();
    }

    /**
     * Who was let in goes.
     *
     * @param afterRequest whether it made a request: who asks for the address alone calls the function by its own port,
     *     and what nobody calls through the gateway is never frozen
     */
    synchronized void leave(ServingInstance instance, boolean afterRequest) {
        called |= afterRequest;
        instance.finish();
        if (called && instance == serving && instance.requests() == 0) {
            rest.begin(instance, this::underLock, () -> inBackground(() -> endIdle(instance)));
        }
        notifyAll();
    }

    private synchronized void underLock(Runnable work) {
        work.run();
    }

    /**
     * Starts one before any request asks for it; those that come meanwhile wait for it, as this one does for a start
     * that goes on.
     *
     * @throws FcProblem where it does not become ready
     */
    ServingInstance startNow() {
        while (true) {
            Start start;
            synchronized (this) {
                if (serves()) {
                    return serving;
                }
                start = join();
            }
            if (start.ours()) {
                return start(start, this::launch);
            }
            start.await();
        }
    }

    private boolean serves() {
        if (serving != null && !serving.isAlive()) {
            ServingInstance ended = serving;
            serving = null;
            ended.end();
        }
        return serving != null;
    }

    /**
     * Starts one of another package in the place of the one that serves.
     *
     * @param failed hears why it does not become ready, where the package before is started again
     * @throws FcProblem where it does not become ready, and nothing has served before
     */
    void replace(InstanceSource next, Consumer<FcProblem> failed) {
        Start start = retire();
        Replacement replacement = new Replacement(this, this::launch, leaving, settings, listener);
        start(start, () -> replacement.by(next, source, proven, failed));
    }

    /** From now on requests wait for the start that is returned. */
    private Start retire() {
        while (true) {
            Start start;
            synchronized (this) {
                start = join();
                if (start.ours()) {
                    leaving = serving;
                    serving = null;
                    if (leaving != null) {
                        rest.end(leaving);
                    }
                    return start;
                }
            }
            start.failure();
        }
    }

    private void startQuietly(Start start) {
        try {
            start(start, this::launch);
        } catch (RuntimeException e) {
            // whoever waits for the start, we too, hears why it failed
        }
    }

    private ServingInstance start(Start start, Supplier<ServingInstance> launch) {
        ServingInstance instance = null;
        Optional<RuntimeException> failure = Optional.empty();
        try {
            instance = launch.get();
            return instance;
        } catch (RuntimeException e) {
            failure = Optional.of(e);
            throw e;
        } finally {
            synchronized (this) {
                serving = instance;
                leaving = null;
                starting = null;
                notifyAll();
            }
            start.end().complete(failure);
        }
    }

    private ServingInstance launch() {
        return launch(source);
    }

    /** Starts an instance of that package, of which all further ones are too. */
    private ServingInstance launch(InstanceSource of) {
        source = of;
        ServingInstance instance = launches.run(() -> coldStart.of(of, this::claim));
        proven = true;
        watch(instance);
        of.function().spec().healthCheck().ifPresent(check -> inBackground(new HealthWatch(instance, check, listener)));
        inBackground(new MemoryWatch(instance, listener));
        return instance;
    }

    /** From now on {@link #close()} ends it too. */
    private synchronized void claim(RunningInstance running) {
        if (closed) {
            throw Launches.closed();
        }
        launched = running;
    }

    /** Says so where it ends though nobody ended it. */
    private void watch(ServingInstance instance) {
        inBackground(() -> {
            try {
                instance.running().server().awaitEnd();
                tellEnded(instance);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** What takes its time, and nobody waits for. */
    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "fc-gateway-instance");
        thread.setDaemon(true);
        thread.start();
    }

    private synchronized void tellEnded(ServingInstance instance) {
        if (!closed && serving == instance) {
            listener.event("The function " + instance.running().server().ending()
                    + "; the next request starts a new instance.");
        }
    }

    /** As the platform does with one that nobody has called for a while. */
    private void endIdle(ServingInstance instance) {
        synchronized (this) {
            if (serving != instance || instance.requests() > 0) {
                return;
            }
            serving = null;
            rest.end(instance);
        }
        listener.event("The instance had no request for idleTimeout, and ends; the next request starts a new one.");
        instance.end();
    }

    @Override
    public void close() {
        ServingInstance instance;
        RunningInstance running;
        synchronized (this) {
            closed = true;
            instance = serving == null ? leaving : serving;
            running = launched;
            if (instance != null) {
                rest.end(instance);
            }
            notifyAll();
        }
        launches.giveUp();
        if (instance != null) {
            instance.end();
        }
        if (running != null) {
            running.close();
        }
        launches.awaitEnd();
        rest.close();
    }
}
