package io.github.fcmaven.deployment;

import io.github.fcmaven.platform.FcProblem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One function's way to the cloud, by the deploy tool and nothing else.
 *
 * @param folder in which the tool runs
 * @param descriptor the {@code s.yaml}
 * @param resource which of its resources; empty for all that it has
 * @param environment of its {@code env.yaml}; empty for none
 * @param lines gets what the tool prints
 */
public record Deployment(
        DeployTool tool,
        Path folder,
        Path descriptor,
        Optional<String> resource,
        Optional<String> environment,
        Consumer<String> lines) {

    private static final Duration TO_LOOK = Duration.ofMinutes(10);
    private static final Duration TO_DEPLOY = Duration.ofHours(1);

    private static final Pattern COMPLETED = Pattern.compile("✔.*\\bcompleted\\b.*");
    private static final Pattern URL = Pattern.compile("\\s*system_url:\\s*(https?://\\S+)");

    /**
     * Has the tool hold the file to its own schema.
     *
     * @throws FcProblem where it refuses it
     */
    public void verify() {
        // not shown where it passes: one line says so. No -o: with it, it exits with 0 whatever is wrong
        ToolRun run = tool.run(command(false, "verify"), folder, TO_LOOK, line -> {});
        if (run.exit() != 0) {
            run.lines().forEach(lines);
            throw run.failed(
                    "verify",
                    " refuses " + descriptor,
                    "correct it in the plugin's configuration, or in your own s.yaml");
        }
    }

    /**
     * Shows what would change in the cloud, and changes nothing.
     *
     * @throws FcProblem where the tool fails
     */
    public void plan() {
        ToolRun run = tool.run(command(true, "plan"), folder, TO_LOOK, lines);
        if (run.exit() != 0) {
            throw run.failed("plan", " failed", "correct what it says above");
        }
    }

    /**
     * Deploys.
     *
     * @return the address of its HTTP trigger; empty where it has none
     * @throws FcProblem where the tool fails, or does not say that it has completed: 0 alone means nothing
     */
    public Optional<String> deploy() {
        // -y comes last, for the tool takes a word after it for its value
        ToolRun run = tool.run(command(true, "deploy", "-y"), folder, TO_DEPLOY, lines);
        if (run.exit() != 0) {
            throw run.failed("deploy", " failed", "correct what it says above, and deploy again");
        }
        if (run.lines().stream().noneMatch(line -> COMPLETED.matcher(line).find())) {
            throw run.failed(
                    "deploy",
                    " does not say that it completed, so nothing shows that anything was deployed",
                    "look at what it says above, and at the function in the console");
        }
        return run.lines().stream()
                .map(URL::matcher)
                .filter(Matcher::lookingAt)
                .map(url -> url.group(1))
                .findFirst();
    }

    /** The long name of the option: {@code logs} of the component takes {@code -t} for {@code --tail}. */
    List<String> command(boolean ofResource, String name, String... options) {
        List<String> command = new ArrayList<>();
        if (ofResource) {
            resource.ifPresent(command::add);
        }
        command.addAll(List.of(name, "--template", descriptor.toString()));
        environment.ifPresent(env -> command.addAll(List.of("--env", env)));
        command.addAll(List.of(options));
        return command;
    }
}
