package io.github.fcmaven.mojo;

import io.github.fcmaven.gateway.Gateway;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.FcProblem;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One of several functions that run at the same time, each behind a gateway of its own. It ends with the build, however
 * that ends.
 */
record ReactorRun(AbstractGatewayMojo goal, Reactor.Position position) {

    /**
     * A function that runs already.
     *
     * @param instance what was started for it; empty where no request has come yet
     */
    private record Running(String module, OpenGateway open, Optional<RunningInstance> instance) {

        boolean holds(CaPort port) {
            return instance.stream()
                    .flatMap(one -> one.server().listening().stream())
                    .anyMatch(socket -> socket.port() == port.number());
        }
    }

    /**
     * Starts it, and lets it run.
     *
     * @param gatewayPort what the user gives for it; empty for 3000 and those that follow
     * @param eager whether an instance is started at once
     */
    void run(Optional<String> gatewayPort, boolean eager) {
        refuseWhatIsForOne(gatewayPort);
        String name = goal.project.getArtifactId();
        OpenGateway open = GoalGateway.open(goal, port(gatewayPort), "[" + name + "] ", goal.getLog()::info);
        try {
            Optional<RunningInstance> instance =
                    eager ? Optional.of(open.gateway().startInstance()) : Optional.empty();
            open.announce();
            goal.context().put(new Running(name, open, instance));
        } catch (RuntimeException e) {
            open.close();
            throw clash(e).<RuntimeException>map(both -> both).orElse(e);
        }
        SessionEnd.run(goal.session.getRequest(), open::close);
        goal.getLog()
                .info(name + " runs at " + open.gateway().url() + ", as on Function Compute"
                        + (isLast() ? "; Ctrl-C ends all." : "."));
    }

    private boolean isLast() {
        return position.index() == position.functions().size() - 1;
    }

    private void refuseWhatIsForOne(Optional<String> gatewayPort) {
        boolean alone = gatewayPort.equals(Optional.of("off"));
        if (alone || goal.isDebugged()) {
            throw FcProblem.local(
                    (alone ? "gatewayPort is off" : "debugPort is set") + ", and this build runs "
                            + position.functions().size() + " functions",
                    "run one of them: add -pl " + goal.project.getArtifactId());
        }
    }

    /** A port that the command line gives is that of the first function. */
    private int port(Optional<String> given) {
        boolean typed = GivenProperties.of(goal.session).value("fc.gatewayPort").isPresent();
        int first = given.map(GoalGateway::port).orElse(GoalGateway.FIRST_PORT);
        int port = first == 0 || given.isPresent() && !typed ? first : first + position.index();
        running()
                .filter(other -> other.open().gateway().port() == port)
                .findFirst()
                .ifPresent(other -> {
                    throw FcProblem.local(
                            other.module() + " and " + goal.project.getArtifactId() + " both have the gateway port "
                                    + port,
                            "remove gatewayPort from their configuration, or give one of them another port");
                });
        if (given.isEmpty() && !Gateway.isFree(port)) {
            goal.getLog()
                    .info("Port " + port + " is taken, so the gateway of " + goal.project.getArtifactId()
                            + " takes another one");
            return 0;
        }
        return port;
    }

    /** What a start that failed shares with a function that runs. */
    private Optional<FcProblem> clash(RuntimeException failed) {
        if (!String.valueOf(failed.getMessage()).toLowerCase(Locale.ROOT).contains("in use")) {
            return Optional.empty();
        }
        CaPort port = new PackagedInstances(goal).function().port();
        String name = goal.project.getArtifactId();
        return running()
                .filter(other -> other.holds(port))
                .findFirst()
                .map(other -> FcProblem.local(
                        other.module() + " and " + name + " both listen on port " + port
                                + ", and neither takes the free port that it is told here",
                        "let the server of one of them listen on the port in the variable FC_CUSTOM_LISTEN_PORT, or"
                                + " set its caPort to another port; or run one alone: add -pl " + name));
    }

    private Stream<Running> running() {
        return position.functions().stream()
                .flatMap(module -> PluginContext.of(
                        goal.session, goal.execution.getMojoDescriptor().getPluginDescriptor(), module)
                        .find(Running.class)
                        .stream());
    }
}
