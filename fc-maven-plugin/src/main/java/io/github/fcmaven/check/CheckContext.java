package io.github.fcmaven.check;

import static io.github.fcmaven.platform.Requirement.FC_HEAP;

import io.github.fcmaven.diagnosis.Differences;
import io.github.fcmaven.diagnosis.RunningCode;
import io.github.fcmaven.http.Request;
import io.github.fcmaven.instance.LocalDifferences;
import io.github.fcmaven.instance.PlatformRequests;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.Deadline;
import io.github.fcmaven.platform.Pause;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.process.OtherLoad;
import io.github.fcmaven.process.ServerProcess;
import io.github.fcmaven.server.MoreMemory;
import io.github.fcmaven.server.MovedPaths;
import io.github.fcmaven.server.PackagedServer;
import io.github.fcmaven.server.ServerReader;
import io.github.fcmaven.startup.Loopback;
import io.github.fcmaven.startup.StartOutcome;
import io.github.fcmaven.startup.StartupWait;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A launched server, and how it is looked at: what those need who judge it, and those who only wait for it.
 *
 * @param servers reads which server a package holds
 * @param packaged that of the package
 * @param startedBefore whether somebody waited for this server before: then the time until its first response is not
 *     known
 * @param load what others use of this machine from then on
 */
record CheckContext(
        RunningInstance running,
        ServerReader servers,
        PackagedServer packaged,
        CheckSettings settings,
        CheckListener listener,
        Bounds bounds,
        boolean startedBefore,
        OtherLoad load) {

    private static final Duration LAST_BREATH = Duration.ofMillis(200);
    private static final long MEGABYTE = 1024 * 1024;

    static CheckContext of(
            RunningInstance running,
            CheckSettings settings,
            CheckListener listener,
            ServerReader servers,
            Bounds bounds) {
        return new CheckContext(
                running,
                servers,
                servers.read(running.function()),
                settings,
                listener,
                bounds,
                running.server().timeline().portOpen().isPresent(),
                OtherLoad.beside(running.server()));
    }

    ServerProcess server() {
        return running.server();
    }

    StartOutcome awaitStart() {
        return StartupWait.forConnection(running, listener, expectation()).await(settings.startTimeout());
    }

    /** How the server ended. */
    StartOutcome.Ended ended() {
        return StartupWait.ended(running, expectation());
    }

    PackageExpectation expectation() {
        return new PackageExpectation(running, servers, packaged, bounds.quiet());
    }

    /** The calls that its configuration asks for, none of which was made yet. */
    ConfiguredCalls calls(InetSocketAddress address) {
        return new ConfiguredCalls(
                running.function(), address, this::endsNow, listener, () -> OtherLoad.beside(server()));
    }

    /** Where its configuration lets it answer. */
    MovedPaths paths() {
        return MovedPaths.of(packaged, running.function().port());
    }

    /** Requests as an HTTP trigger makes them, each with an id of its own. */
    Supplier<Request> get(String path) {
        PlatformRequests requests = new PlatformRequests(running.function());
        return () -> requests.get(path);
    }

    /** The connections of a process end before it does: one cause must not look like another. */
    boolean endsNow() {
        Deadline moment = Deadline.in(LAST_BREATH);
        Deadline shutdown = Deadline.in(bounds.shutdown());
        while (server().isAlive() && !(moment.passed() && isOpen()) && !shutdown.passed()) {
            Pause.of(LAST_BREATH.dividedBy(10), shutdown);
        }
        return !server().isAlive();
    }

    private boolean isOpen() {
        return !server().sockets().shown() || !server().listening().isEmpty();
    }

    /**
     * What the server needs now; empty where it is not known, or a Java has a heap here that it would not have in an
     * instance.
     */
    Optional<Memory> memory(boolean isJvm) {
        long megabytes = (server().ownMemory() + MEGABYTE - 1) / MEGABYTE;
        boolean comparable = !isJvm || running.instance().sizesHeap();
        return Optional.of(new Memory(megabytes, running.function().spec().resources()))
                .filter(known -> megabytes > 0 && comparable);
    }

    int concurrency() {
        return running.function().spec().resources().instanceConcurrency();
    }

    /** Under what circumstances the server is looked at. */
    Observation.Setting setting() {
        return new Observation.Setting(
                new Observation.CheckedFunction(
                        packaged.kind(),
                        concurrency(),
                        RedirectJudge.harmless(running.function().spec()),
                        packaged.opensNoPort(),
                        packaged.servesItself()),
                new Observation.Port(
                        running.port().number(), running.function().port().number()),
                machine(),
                startedBefore,
                settings,
                bounds);
    }

    private Observation.ThisMachine machine() {
        LocalDifferences local = running.instance().differences();
        return new Observation.ThisMachine(
                server().sockets().shown(),
                local.inconclusive().or(() -> Loopback.missing().map(LocalDifferences.Inconclusive::elsewhere)),
                local.older(),
                new Differences(
                        local.standIns(),
                        new RunningCode(running.function(), running.instance().code(), server().environment(), servers),
                        running.limits()),
                load.said());
    }

    /** What to change for a requirement, in the words of the server that the package holds. */
    Function<Requirement, String> fixes() {
        return requirement -> packaged.fix(requirement, running.function().port());
    }

    /** The same, where larger heaps were tried. */
    Function<Requirement, String> fixes(MoreMemory.Tried tried) {
        return requirement ->
                requirement == FC_HEAP ? packaged.largerHeap(Optional.of(tried)) : fixes().apply(requirement);
    }
}
