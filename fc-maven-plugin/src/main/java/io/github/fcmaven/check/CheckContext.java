package io.github.fcmaven.check;

import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.Deadline;
import io.github.fcmaven.platform.Pause;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.process.ServerProcess;
import io.github.fcmaven.process.SocketTable;
import io.github.fcmaven.server.PackagedServer;
import io.github.fcmaven.server.ServerKind;
import io.github.fcmaven.server.ServerReader;
import io.github.fcmaven.startup.StartOutcome;
import io.github.fcmaven.startup.StartupWait;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.function.Function;

/**
 * A launched server, and how it is looked at: what those need who judge it, and those who only wait for it.
 *
 * @param packaged the server that the package holds
 */
record CheckContext(
        RunningInstance launched,
        PackagedServer packaged,
        CheckSettings settings,
        CheckListener listener,
        Bounds bounds) {

    private static final Duration LAST_BREATH = Duration.ofMillis(200);

    static CheckContext of(RunningInstance launched, CheckSettings settings, CheckListener listener, Bounds bounds) {
        return new CheckContext(launched, new ServerReader().read(launched.function()), settings, listener, bounds);
    }

    ServerKind kind() {
        return packaged.kind();
    }

    ServerProcess server() {
        return launched.server();
    }

    StartOutcome awaitStart() {
        return StartupWait.forConnection(launched, listener).await(settings.startTimeout());
    }

    /** The calls that its configuration asks for, none of which was made yet. */
    ConfiguredCalls calls(InetSocketAddress address) {
        return new ConfiguredCalls(launched.function().spec(), address, this::endsNow);
    }

    /** The connections of a process end before it does: one cause must not look like another. */
    boolean endsNow() {
        Deadline deadline = Deadline.in(LAST_BREATH);
        while (server().isAlive() && !deadline.passed()) {
            Pause.of(LAST_BREATH.dividedBy(10), deadline);
        }
        return !server().isAlive();
    }

    int concurrency() {
        return launched.function().spec().resources().instanceConcurrency();
    }

    Observation.Setting setting() {
        return new Observation.Setting(
                kind(),
                launched.port().number(),
                launched.function().port().number(),
                SocketTable.readable(),
                launched.instance().unfaithful(),
                concurrency(),
                settings,
                bounds);
    }

    /** What to change for a requirement, in the words of the server that the package holds. */
    Function<Requirement, String> fixes() {
        return requirement -> packaged.fix(requirement, launched.function().port());
    }
}
