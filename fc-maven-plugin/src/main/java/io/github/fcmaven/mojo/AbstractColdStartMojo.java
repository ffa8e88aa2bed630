package io.github.fcmaven.mojo;

import io.github.fcmaven.coldstart.LaidOut;
import io.github.fcmaven.coldstart.Layout;
import io.github.fcmaven.function.FunctionPackage;
import org.apache.maven.plugins.annotations.Parameter;

/** What {@code package} has to make a Java function start faster; where nothing is set, nothing of the package is changed. */
abstract class AbstractColdStartMojo extends AbstractFcMojo {

    /**
     * How a Spring Boot jar stands in the package: {@code jar}, as the build has made it; {@code extracted}, a thin jar with its libraries in
     * {@code lib/}, which starts about 1.2 times faster; {@code compact}, the same with the libraries compressed once, which makes the package
     * about 30 % smaller and larger when it is unpacked. Every other jar stays as it is. Default: {@code jar}.
     */
    @Parameter(property = "fc.layout")
    private String layout;

    /** The same package, which starts faster. */
    final FunctionPackage faster(FunctionPackage function) {
        LaidOut laid = LaidOut.of(function, layout(), files().coldStart());
        laid.choice().ifPresent(getLog()::info);
        return laid.function();
    }

    private Layout layout() {
        return layout == null ? Layout.JAR : Layout.parse(layout);
    }
}
