package io.github.fcmaven.mojo;

import io.github.fcmaven.descriptor.DeploymentDescriptor;
import io.github.fcmaven.instance.LocalLaunch;
import io.github.fcmaven.platform.Times;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;

/**
 * What the goals have that run the function on this machine: the Java for it, and the variables that it needs here.
 */
abstract class AbstractLocalMojo extends AbstractFcMojo {

    /**
     * The JDK that runs the function here instead of the platform's Java, and from which a bundled Java is made: what
     * a toolchain provides, {@code <version>17</version>}. Default: the JDK of the build's toolchain, else the one that
     * runs Maven.
     */
    @Parameter
    private Map<String, String> jdkToolchain = new LinkedHashMap<>();

    /**
     * Environment variables that the function needs only on this machine, such as the URL and the password of a test
     * database: every start here has them, also the training run. They are never shipped, and never written to a file
     * or log. A value {@code ${env(NAME)}} is read from the environment of the build when the server is launched, so
     * even Maven's debug output does not show it. Default: none.
     */
    @Parameter
    private SecretMap checkEnvironment = new SecretMap();

    /**
     * How long the server may take to start here, also in the training run: {@code 120}, {@code 120s} or {@code 2m}. If
     * it takes more than the platform's 120 s, FC-STARTUP is violated with any value.
     */
    @Parameter(property = "fc.startTimeout", defaultValue = "120s")
    private String startTimeout;

    /**
     * How long to wait for another build of this machine that uses the port: {@code 30m}, {@code 90s}. Who it is, is
     * told while the build waits.
     */
    @Parameter(property = "fc.portTimeout", defaultValue = "30m")
    private String portTimeout;

    private final ToolchainManager toolchains;

    AbstractLocalMojo(ToolchainManager toolchains) {
        this.toolchains = toolchains;
    }

    /** What each launch has here. */
    LocalLaunch local() {
        return new LocalLaunch(
                BuildJava.of(toolchains, session, jdkToolchain), portTimeout(), deployVariables(), getLog()::info);
    }

    /** As the deploy tool finds them that is called in the project's folder. */
    private Function<String, String> deployVariables() {
        Path described = files().manifest().toAbsolutePath().getParent();
        return DeploymentDescriptor.variables(
                System::getenv, List.of(ProjectFolder.of(project).base(), described));
    }

    final Duration startTimeout() {
        return Times.parse("startTimeout", startTimeout);
    }

    final Duration portTimeout() {
        return Times.parse("portTimeout", portTimeout);
    }

    /** The variables that only starts on this machine have. */
    final Map<String, String> checkEnvironment() {
        return DeploymentDescriptor.resolved(
                new RawConfiguration(execution).map("checkEnvironment", checkEnvironment), System::getenv);
    }
}
