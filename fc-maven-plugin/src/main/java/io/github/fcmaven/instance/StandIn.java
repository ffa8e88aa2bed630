package io.github.fcmaven.instance;

import io.github.fcmaven.platform.Interpreter;

/** Something of this machine that stands for something that the platform has, and is another version of it. */
public sealed interface StandIn {

    /**
     * A Java.
     *
     * @param platform the function's, by its feature number
     * @param here this machine's
     */
    record Java(int platform, int here) implements StandIn {}

    /**
     * An interpreter.
     *
     * @param platform the function's
     * @param here the version of this machine's, such as {@code 8.2.20}
     */
    record Program(Interpreter platform, String here) implements StandIn {}
}
