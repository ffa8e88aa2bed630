package io.github.fcmaven.mojo;

import io.github.fcmaven.check.CheckListener;
import io.github.fcmaven.platform.Finding;
import java.time.Duration;
import org.apache.maven.plugin.logging.Log;

/** Tells Maven's log what happens in a check, so that a long wait is never silent. */
record ProgressLog(Log log) implements CheckListener {

    @Override
    public void waiting(Duration elapsed) {
        log.info("Waiting for the server, " + elapsed.toSeconds() + " s");
    }

    @Override
    public void listensElsewhere(Duration elapsed, String sockets) {
        log.warn("The server listens on " + sockets + ", not on CAPort; the check waits as long as that may change");
    }

    @Override
    public void connectionRefused(Duration elapsed, String where) {
        log.warn("The server connects to " + where
                + ", where nothing answers. Start that service before the check, or give another address in"
                + " checkEnvironment, which is never shipped");
    }

    @Override
    public void portOpen(Duration elapsed) {
        log.debug("The port is open after " + elapsed.toMillis() + " ms");
    }

    @Override
    public void firstResponse(Duration elapsed, int status) {
        log.debug("The first response, " + status + ", came after " + elapsed.toMillis() + " ms");
    }

    @Override
    public void awaitingHealth(Duration delay) {
        log.info("The health check failed; asking again, for at most the " + delay.toSeconds()
                + " s of initialDelaySeconds");
    }

    @Override
    public void idling(Duration idle) {
        log.info("Leaving a connection idle for " + idle.toSeconds() + " s");
    }

    @Override
    public void fastForwarding() {
        log.info("Launching a second instance whose clock is fast-forwarded by 24 hours");
    }

    @Override
    public void awaitingEnd(Duration time) {
        log.info("The second instance failed; launching another one, and watching it for " + time.toSeconds()
                + " s without a fast-forwarded clock");
    }

    @Override
    public void reading() {
        log.info("Launching a second instance, whose live server object is asked for its limits");
    }

    @Override
    public void tryingHeap(int megabytes) {
        log.info("The heap was too small: launching it again with one of " + megabytes + " MB");
    }

    @Override
    public void found(Finding finding) {
        log.debug(finding.requirement().id() + " is " + finding.verdict() + ": " + finding.observed());
    }
}
