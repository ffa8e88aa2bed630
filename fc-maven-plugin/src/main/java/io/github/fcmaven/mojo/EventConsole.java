package io.github.fcmaven.mojo;

import io.github.fcmaven.gateway.GatewayListener;

/** Says at the console what the function prints while it runs one event: its instance is there for nothing else. */
record EventConsole(AbstractFcMojo goal) implements GatewayListener {

    @Override
    public void printed(String line) {
        goal.getLog().info(line);
    }

    @Override
    public void request(String line) {}

    @Override
    public void event(String line) {}

    @Override
    public void problem(String text) {
        goal.getLog().warn(goal.addressed(text));
    }
}
