package io.github.fcmaven.coldstart;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.function.JavaCommand;
import io.github.fcmaven.platform.FcProblem;

/** The only starts that can be made faster: {@code java -jar}, and {@code java -cp} with jars alone. */
public final class JarStart {

    private JarStart() {}

    /**
     * How the package is started.
     *
     * @throws FcProblem where that is another start
     */
    public static JavaCommand of(FunctionPackage function) {
        return JavaCommand.ofJars(function.start().argv())
                .orElseThrow(() -> FcProblem.local(
                        "the start command is " + function.start()
                                + ", which is neither java -jar nor java -cp with jars alone",
                        "remove command from the configuration of fc-maven-plugin, or set coldStart to off"));
    }
}
