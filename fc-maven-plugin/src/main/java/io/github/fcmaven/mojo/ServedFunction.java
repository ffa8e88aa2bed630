package io.github.fcmaven.mojo;

/** A function that {@code run} serves behind its gateway until Ctrl-C. */
final class ServedFunction {

    private ServedFunction() {}

    /**
     * @param port of the gateway; 0 for a free one
     * @param eager whether an instance is started before a request asks for one
     */
    static void run(AbstractGatewayMojo goal, int port, boolean eager) {
        try (OpenGateway open = GoalGateway.open(goal, port, goal.getLog()::info)) {
            if (eager && !open.starts()) {
                return;
            }
            open.announce();
            open.afterwards(() -> goal.getLog().info("The function and its gateway have ended."));
            goal.getLog()
                    .info("The function runs at " + open.gateway().url() + ", as on Function Compute; Ctrl-C ends it.");
            SessionEnd.awaitCtrlC();
        }
    }
}
