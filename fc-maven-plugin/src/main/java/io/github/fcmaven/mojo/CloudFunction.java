package io.github.fcmaven.mojo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.fcmaven.deployment.Deployment;
import io.github.fcmaven.deployment.RemoteAnswer;
import io.github.fcmaven.deployment.RemoteFunction;
import io.github.fcmaven.descriptor.DeploymentDescriptor;
import io.github.fcmaven.descriptor.FoundDescriptor;
import io.github.fcmaven.invocation.Event;
import io.github.fcmaven.invocation.EventSource;
import io.github.fcmaven.invocation.InvocationResult;
import io.github.fcmaven.invocation.InvocationType;
import io.github.fcmaven.packaging.OutputFiles;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.setting.DeploySetting;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The function of a goal where it is deployed. The deploy tool alone speaks to the cloud.
 *
 * @param program the deploy tool, where the user names one
 */
record CloudFunction(AbstractFcMojo goal, Optional<Path> program) {

    /** Sends an event to it; what the tool prints beside the answer is the log. */
    InvocationResult invoke(EventSource source, InvocationType type) {
        FoundDescriptor found = described();
        byte[] bytes = source.event(found.function().spec(), type.limit(), new FileInputStream(FileDescriptor.in));
        RemoteAnswer answer = send(found, new Event(found.function(), bytes, type));
        return new InvocationResult(
                answer.body(),
                List.of(),
                answer.error()
                        .map(code -> FcProblem.local(
                                "the function failed in the cloud: " + code,
                                "read its log above; mvn fc:logs prints more of it. "
                                        + "mvn fc:explain -Dfc.page=troubleshooting lists the codes")));
    }

    private RemoteAnswer send(FoundDescriptor found, Event event) {
        byte[] bytes = event.bytes();
        if (!Arrays.equals(new String(bytes, UTF_8).getBytes(UTF_8), bytes)) {
            throw FcProblem.local(
                    "the event is not UTF-8, and the deploy tool sends text only",
                    "send it to the function on this machine, without remote");
        }
        Deployment deployment = deployment(found, goal.getLog()::info);
        try {
            Path file = Files.createTempFile("fc-event", ".json");
            try {
                Files.write(file, bytes);
                return new RemoteFunction(deployment).invoke(file, event.type().word());
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw FcProblem.local("the event cannot be kept for the deploy tool: " + e, "free some space", e);
        }
    }

    /**
     * Prints its log.
     *
     * @param tail whether it is followed
     * @param since how long ago it begins
     */
    void logs(boolean tail, Duration since, Optional<String> search, Optional<String> requestId) {
        FoundDescriptor found = described();
        if (!found.function().spec().settings().containsKey(DeploySetting.LOG_CONFIG.key())) {
            goal.getLog()
                    .warn(goal.shown(goal.files().manifest())
                            + " sets no logConfig, so nothing that the function prints is kept (FC-LOGS)");
        }
        new RemoteFunction(deployment(found, line -> goal.print(List.of(line))))
                .logs(
                        new RemoteFunction.LogQuery(tail, since, search, requestId),
                        Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    private FoundDescriptor described() {
        OutputFiles files = goal.files();
        if (!Files.isRegularFile(files.manifest())) {
            throw FcProblem.local(
                    "there is no " + goal.shown(files.manifest())
                            + ", which says what the function in the cloud is called",
                    "run mvn package first, or name your own s.yaml: -Dfc.manifestFile=s.yaml");
        }
        return DeploymentDescriptor.find(files.source(), new TreeMap<>());
    }

    private Deployment deployment(FoundDescriptor found, Consumer<String> lines) {
        return CheckedDeploy.deployment(goal, goal.files(), found, program, lines);
    }
}
