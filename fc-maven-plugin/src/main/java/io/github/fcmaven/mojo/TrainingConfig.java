package io.github.fcmaven.mojo;

import io.github.fcmaven.coldstart.archive.Training;
import io.github.fcmaven.descriptor.DeploymentDescriptor;
import io.github.fcmaven.platform.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * The run in which the AppCDS archive or AOT cache is made: the packaged function is started, gets requests, and is
 * ended.
 */
public class TrainingConfig {

    /** What is requested, in this order. Default: {@code GET /}. */
    @Parameter
    private List<TrainingRequest> requests = new ArrayList<>();

    /**
     * Variables for this run only, never shipped; they are added to those of {@code checkEnvironment}, and win over
     * them. A value {@code ${env(NAME)}} is read from the environment of the build. Default: none.
     */
    @Parameter
    private SecretMap environmentVariables = new SecretMap();

    /** Arguments of the application for this run only. Default: none. */
    @Parameter
    private List<String> arguments = new ArrayList<>();

    /** How long the server may take to listen: {@code 120}, {@code 120s} or {@code 2m}. Default: that of the goal. */
    @Parameter
    private String startTimeout;

    /**
     * Whether to skip it, so the package has no archive. Default: false; on the command line
     * {@code -Dfc.training.skip}.
     */
    @Parameter
    private boolean skip;

    boolean skip() {
        return skip;
    }

    /**
     * The run as a value.
     *
     * @param checkEnvironment what every start on this machine has; the variables of the training stand above it
     * @param allowed how long every start on this machine may take; a limit of the training wins
     */
    Training toTraining(Map<String, String> checkEnvironment, Duration allowed) {
        Map<String, String> environment = new LinkedHashMap<>(checkEnvironment);
        environment.putAll(DeploymentDescriptor.resolved(environmentVariables, System::getenv));
        return new Training(
                requests.stream().map(TrainingRequest::toRequest).toList(),
                environment,
                RawConfiguration.withoutEmpty(arguments),
                startTimeout == null ? allowed : Times.parse("training.startTimeout", startTimeout));
    }
}
