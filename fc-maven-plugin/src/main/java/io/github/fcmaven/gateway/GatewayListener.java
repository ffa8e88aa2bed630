package io.github.fcmaven.gateway;

/** Hears what happens at the gateway; called by several threads. */
public interface GatewayListener {

    /** The function printed a line. */
    void printed(String line);

    /** A request was answered: one line. */
    void request(String line);

    /** Something of the instance's life: one line. */
    void event(String line);

    /** The platform answered in place of the function: what it is, and what to change. */
    void problem(String text);
}
