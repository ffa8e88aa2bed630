package io.github.fcmaven.deployment;

import io.github.fcmaven.platform.FcProblem;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A function in the cloud, called and read by the deploy tool and nothing else.
 *
 * @param deployment which one, and who gets what the tool prints
 */
public record RemoteFunction(Deployment deployment) {

    /** A call may take a day, as its function may. */
    private static final Duration TO_ANSWER = Duration.ofHours(25);

    /** The tool follows a log for 45 minutes. */
    private static final Duration TO_FOLLOW = Duration.ofHours(2);

    private static final Pattern ERROR = Pattern.compile("Error Type:\\s*(\\S.*)");

    /**
     * Which lines of the log are wanted.
     *
     * @param tail whether it is followed from now on, instead of read once
     * @param since how long ago it begins
     * @param search a query of the log service, such as a word; empty for all lines
     * @param requestId those of one request; empty for all
     */
    public record LogQuery(boolean tail, Duration since, Optional<String> search, Optional<String> requestId) {}

    /**
     * Sends an event, and waits for the answer.
     *
     * @param event a file that holds it; the tool reads it as UTF-8
     * @param type {@code Sync} or {@code Async}
     * @throws FcProblem where the tool fails, or shows no answer: 0 alone means nothing
     */
    public RemoteAnswer invoke(Path event, String type) {
        List<String> command = deployment.command(
                true, "invoke", "--event-file=" + event.toAbsolutePath(), "--invocation-type=" + type);
        ToolRun run = deployment
                .tool()
                .run(command, deployment.folder(), TO_ANSWER, deployment.lines(), RemoteAnswer::follows);
        if (run.exit() != 0) {
            throw run.failed(
                    "invoke", " failed", "correct what it says above; deploy the function first: mvn fc:deploy");
        }
        byte[] answer = RemoteAnswer.in(run.rest())
                .orElseThrow(() -> run.failed(
                        "invoke",
                        " shows no answer, so nothing shows that the function was called",
                        "look at what it says above"));
        return new RemoteAnswer(
                answer,
                run.lines().stream()
                        .map(ERROR::matcher)
                        .filter(Matcher::lookingAt)
                        .map(found -> found.group(1))
                        .reduce((first, last) -> last));
    }

    /**
     * Prints the function's log, or follows it.
     *
     * @param now the end of the log that is read
     * @throws FcProblem where the tool fails
     */
    public void logs(LogQuery query, Instant now) {
        List<String> options = new ArrayList<>();
        if (query.tail()) {
            options.add("--tail");
        } else {
            options.addAll(List.of("--start-time=" + now.minus(query.since()), "--end-time=" + now));
        }
        query.search().ifPresent(text -> options.add("--search=" + text));
        query.requestId().ifPresent(id -> options.add("--request-id=" + id));
        List<String> command = deployment.command(true, "logs", options.toArray(String[]::new));
        ToolRun run = deployment.tool().run(command, deployment.folder(), TO_FOLLOW, deployment.lines());
        if (run.exit() != 0) {
            throw run.failed("logs", " failed", "correct what it says above; a function without logConfig has no logs");
        }
    }
}
