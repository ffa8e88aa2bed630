package io.github.fcmaven.gateway;

import io.github.fcmaven.function.HealthCheck;
import io.github.fcmaven.http.Connection;
import io.github.fcmaven.http.Reply;
import io.github.fcmaven.http.Response;
import io.github.fcmaven.instance.PlatformRequests;
import io.github.fcmaven.platform.Deadline;
import io.github.fcmaven.platform.Requirement;
import java.time.Duration;

/**
 * The health check of an instance that serves, which goes on while it is not frozen. Source: page on instance health
 * checks. The platform gives requests to other instances where it fails; here it is told.
 */
final class HealthWatch implements Runnable {

    private final ServingInstance instance;
    private final HealthCheck check;
    private final GatewayListener listener;
    private int failures;
    private int successes;
    private boolean unhealthy;

    HealthWatch(ServingInstance instance, HealthCheck check, GatewayListener listener) {
        this.instance = instance;
        this.check = check;
        this.listener = listener;
    }

    /** Until the instance ends. */
    @Override
    public void run() {
        try {
            while (instance.isAlive()) {
                Thread.sleep(Duration.ofSeconds(check.periodSeconds()).toMillis());
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        if (instance.isFrozen()) {
            return;
        }
        Reply reply = ask();
        // who was frozen meanwhile, or has ended, is not ill
        if (!instance.isFrozen() && instance.isAlive()) {
            judge(reply);
        }
    }

    private Reply ask() {
        Deadline deadline = Deadline.in(Duration.ofSeconds(check.timeoutSeconds()));
        try (Connection connection = Connection.open(instance.connections().address(), deadline)) {
            PlatformRequests requests = new PlatformRequests(instance.running().function());
            return connection.request(requests.get(check.httpGetUrl()), deadline);
        }
    }

    private void judge(Reply reply) {
        boolean healthy = reply instanceof Response response && response.status() >= 200 && response.status() < 400;
        successes = healthy ? successes + 1 : 0;
        failures = healthy ? 0 : failures + 1;
        if (!unhealthy && failures >= check.failureThreshold()) {
            unhealthy = true;
            listener.problem(Requirement.FC_HEALTHCHECK.id() + ": GET " + check.httpGetUrl() + ": the server "
                    + reply.describe() + ", " + failures + (failures == 1 ? " time" : " times in a row")
                    + "; Function Compute gives requests to another instance now, and here this one goes on"
                    + "\n  fix: let it answer with a status from 200 to 399 within " + check.timeoutSeconds()
                    + " s, or correct healthCheckConfig");
        } else if (unhealthy && successes >= check.successThreshold()) {
            unhealthy = false;
            listener.event("GET " + check.httpGetUrl() + ": the instance is healthy again");
        }
    }
}
