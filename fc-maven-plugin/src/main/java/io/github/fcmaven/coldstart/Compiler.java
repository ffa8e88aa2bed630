package io.github.fcmaven.coldstart;

import io.github.fcmaven.function.FunctionPackage;
import java.util.List;

/** Which of the JVM's compilers a function uses while it runs. */
public enum Compiler {
    /** Both, as the JVM does by itself. */
    TIERED,
    /** The quick one alone: it starts faster and takes less memory, and code that computes for long stays slower. */
    C1;

    /** The same package, started with this compiler. A compiler that the user's own arguments choose wins. */
    public FunctionPackage in(FunctionPackage function) {
        return this == TIERED
                ? function
                : function.withStart(JarStart.of(function)
                        .withDefaults(List.of("-XX:TieredStopAtLevel=1"))
                        .start());
    }
}
