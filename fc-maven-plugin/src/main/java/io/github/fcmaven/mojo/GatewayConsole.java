package io.github.fcmaven.mojo;

import io.github.fcmaven.gateway.GatewayListener;
import java.util.function.Consumer;

/**
 * Says at the console what happens at the gateway.
 *
 * @param goal that runs it
 * @param printed gets each line that the function prints
 */
record GatewayConsole(AbstractFcMojo goal, Consumer<String> printed) implements GatewayListener {

    @Override
    public void printed(String line) {
        printed.accept(line);
    }

    @Override
    public void request(String line) {
        goal.getLog().info(line);
    }

    @Override
    public void event(String line) {
        goal.getLog().info(line);
    }

    @Override
    public void problem(String text) {
        goal.getLog().warn(goal.addressed(text));
    }
}
