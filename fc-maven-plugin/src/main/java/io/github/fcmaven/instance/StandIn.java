package io.github.fcmaven.instance;

import io.github.fcmaven.platform.Interpreter;
import java.util.Set;

/** Something of this machine that stands in for another version of it on the platform. */
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
     * @param extensions of PHP those that it has here, in small letters; none of another language
     */
    record Program(Interpreter platform, String here, Set<String> extensions) implements StandIn {
        public Program {
            extensions = Set.copyOf(extensions);
        }

        /** One that has no more than itself. */
        public Program(Interpreter platform, String here) {
            this(platform, here, Set.of());
        }
    }
}
