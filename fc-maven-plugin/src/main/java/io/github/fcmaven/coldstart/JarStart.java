package io.github.fcmaven.coldstart;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.JavaCommand;
import io.github.fcmaven.platform.FcProblem;

/** The only start that can be made faster: {@code java -jar}. */
public final class JarStart {

    private JarStart() {}

    /**
     * How the package is started.
     *
     * @throws FcProblem where that is not {@code java -jar}
     */
    public static JavaCommand of(FunctionPackage function) {
        return JavaCommand.ofJar(function.start().argv())
                .orElseThrow(() -> FcProblem.local(
                        "the start command is " + function.start() + ", not java -jar",
                        "remove command from the configuration of fc-maven-plugin, or set coldStart to off"));
    }
}
