package io.github.fcmaven.check;

import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.server.ServerReader;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Judges a function instance by the requirements that a launched server must keep, and by the calls that it is
 * configured for.
 *
 * <p>First all is observed, over connections that nothing retries and nothing hides; then it is judged. A server that
 * ends while it is checked violates FC-STARTUP, and the rest is skipped: it is one cause.
 */
public final class ContractCheck {

    private ContractCheck() {}

    /**
     * Launches the function, waits until its server is ready, fails or is late, and judges it. Where real time leaves
     * it open whether a connection lasts a day, and the server is a JVM, a second instance is launched whose clock is
     * fast-forwarded; that of a Node.js server is asked for the limits of its live server object. Of a second start
     * nothing is reported.
     *
     * @param servers reads which server the package holds; what it has read before is not read beside the start
     * @throws FcProblem where the check was interrupted, or the function cannot be launched
     */
    public static CheckReport run(
            Launcher launcher, CheckSettings settings, CheckListener listener, ServerReader servers) {
        return run(launcher, settings, listener, servers, Bounds.DEFAULTS);
    }

    static CheckReport run(
            Launcher launcher, CheckSettings settings, CheckListener listener, ServerReader servers, Bounds bounds) {
        OpenCheck first =
                launcher.with(plain -> Map.of(), running -> observe(running, settings, listener, servers, bounds));
        return first.complete(launcher);
    }

    /**
     * Observes a server that somebody else launched, in real time alone: it holds the port that a second instance would
     * need.
     *
     * @param servers reads which server the package holds
     * @return a check that can be judged now, or completed when that instance has ended
     * @throws FcProblem where the check was interrupted
     */
    public static OpenCheck observe(
            RunningInstance running, CheckSettings settings, CheckListener listener, ServerReader servers) {
        return observe(running, settings, listener, servers, Bounds.DEFAULTS);
    }

    private static OpenCheck observe(
            RunningInstance running,
            CheckSettings settings,
            CheckListener listener,
            ServerReader servers,
            Bounds bounds) {
        CheckContext context = CheckContext.of(running, settings, listener, servers, bounds);
        return new OpenCheck(context, new FirstInstance(context).observe());
    }

    /**
     * Waits until the server accepts connections, and makes the calls that come before any request, {@code /initialize}
     * and the first health check, where they are configured: what {@code start} and {@code run} need.
     *
     * @param startTimeout how long to wait, counted from the spawn
     * @param servers reads which server the package holds; what it has read before is not read beside the start
     * @return the port where it does: the one it was told, or else the one that its package says
     * @throws FcProblem where it ends, is late, is not what answers there, or fails such a call, with its last lines; a
     *     problem of this machine alone where the failure proves nothing about the platform
     */
    public static CaPort awaitReady(RunningInstance running, Duration startTimeout, ServerReader servers) {
        CheckSettings settings =
                new CheckSettings(startTimeout, "/", Optional.empty(), Optional.empty(), CheckSettings.DayMode.OFF);
        return new Readiness(CheckContext.of(running, settings, CheckListener.NONE, servers, Bounds.DEFAULTS)).await();
    }
}
