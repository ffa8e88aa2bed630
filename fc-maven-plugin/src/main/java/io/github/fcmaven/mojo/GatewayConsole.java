package io.github.fcmaven.mojo;

import io.github.fcmaven.gateway.GatewayListener;
import java.util.function.Consumer;

/**
 * Says at the console what happens at the gateway.
 *
 * @param goal that runs it
 * @param label stands before each line, where several run; else empty
 * @param printed gets each line that the function prints
 */
record GatewayConsole(AbstractFcMojo goal, String label, Consumer<String> printed) implements GatewayListener {

    @Override
    public void printed(String line) {
        printed.accept(label + line);
    }

    @Override
    public void request(String line) {
        goal.getLog().info(label + line);
    }

    @Override
    public void event(String line) {
        goal.getLog().info(label + line);
    }

    @Override
    public void problem(String text) {
        goal.getLog().warn(label + goal.addressed(text));
    }
}
