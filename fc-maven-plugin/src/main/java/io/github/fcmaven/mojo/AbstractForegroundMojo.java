package io.github.fcmaven.mojo;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.platform.FcProblem;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;

/** What the goals have that run the function while somebody waits, perhaps with a debugger. */
abstract class AbstractForegroundMojo extends AbstractLaunchMojo {

    /**
     * A port of 127.0.0.1 on which a debugger can attach to the function's JVM. No request ends at the function's
     * {@code timeout} then. Default: none.
     */
    @Parameter(property = "fc.debugPort")
    private Integer debugPort;

    /**
     * Whether the function's JVM waits for the debugger before it runs the application; {@code startTimeout} includes
     * this wait.
     */
    @Parameter(property = "fc.debugSuspend", defaultValue = "false")
    private boolean debugSuspend;

    AbstractForegroundMojo(ToolchainManager toolchains) {
        super(toolchains);
    }

    /**
     * Whoever calls such a goal by hand is told what to type where there is no zip; {@code start} is bound to a phase.
     */
    @Override
    final Path packaged() {
        if (!runsFunction() && !files().isZipForeign() && files().zipSize().isEmpty()) {
            throw FcProblem.local(
                    "there is no " + shown(files().zip()),
                    project.getFile() == null
                            ? "call it in the folder of a project, or name a zip: -Dfc.zipFile=function.zip"
                            : "type: " + command()
                                    + (files().name().isDefault()
                                            ? ""
                                            : " -Dfc.finalName="
                                                    + files().name().value()));
        }
        Path zip = super.packaged();
        if (!packsAgain() && !context().isMade(zip)) {
            StaleZip.warning(files(), this::shown, runsFunction() ? "mvn package" : command())
                    .filter(context()::isFirst)
                    .ifPresent(getLog()::warn);
        }
        return zip;
    }

    /** What packs the function and then runs this goal. */
    private String command() {
        return GoalPrefix.of(execution, project, property(GoalPrefix.FOLDER)).packageAnd(execution.getGoal());
    }

    /** Whether this goal itself packs what is older than its files. */
    boolean packsAgain() {
        return false;
    }

    /** Whether a debugger may hold the function for any time. */
    final boolean isDebugged() {
        return debugPort != null;
    }

    /** Launches the function, with the debugger's port where one is given. */
    final RunningInstance launchDebuggable(Consumer<String> lines) {
        return launch(debugger(), lines);
    }

    /** The same for a copy of its zip. */
    final RunningInstance launchDebuggable(Path zip, FunctionPackage function, Consumer<String> lines) {
        return launch(zip, function, instance -> debugger(), reports().serverLog(), lines);
    }

    /** In the variable that every JVM takes up, also one that a script starts. */
    private Map<String, String> debugger() {
        if (debugPort == null) {
            return Map.of();
        }
        if (debugPort < 1 || debugPort > 65535) {
            throw FcProblem.local("debugPort is " + debugPort, "give a free port from 1 to 65535, such as 5005");
        }
        String agent = "-agentlib:jdwp=transport=dt_socket,server=y,suspend=" + (debugSuspend ? "y" : "n")
                + ",address=127.0.0.1:" + debugPort;
        return Map.of("JAVA_TOOL_OPTIONS", agent);
    }
}
