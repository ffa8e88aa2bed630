package io.github.fcmaven.deployment;

import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.process.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The program {@code s} of this machine, version 3. It has this process's environment, and with it the credentials that
 * it looks for itself; nothing is ever asked of it that it could wait for an answer to.
 *
 * @param program its path
 * @param version such as {@code 3.1.10}
 */
public record DeployTool(Path program, String version) {

    private static final String NAME = "@serverless-devs/s: ";

    private static final String INSTALL =
            "install it: npm install -g @serverless-devs/s (it needs Node.js 14.14 or later), then s config add; see"
                    + " mvn fc:explain -Dfc.page=deploy";

    private static final Duration FOR_ITS_VERSION = Duration.ofMinutes(1);

    /**
     * Finds it.
     *
     * @param given its path; empty for the one on PATH
     * @throws FcProblem where there is none, or what has its name is another program
     */
    public static DeployTool find(Optional<Path> given, Path folder) {
        Path program = given.or(() -> Programs.find("s"))
                .orElseThrow(() -> FcProblem.local("the deploy tool s is not on the PATH", INSTALL));
        ToolRun asked = new DeployTool(program, "").run(List.of("-v"), folder, FOR_ITS_VERSION, line -> {});
        Optional<String> version = asked.lines().stream()
                .filter(line -> line.startsWith(NAME))
                .map(line -> line.substring(NAME.length()).replaceFirst("[,\\s].*", ""))
                .findFirst();
        if (version.isEmpty()) {
            String said = asked.lines().isEmpty()
                    ? "nothing"
                    : "'" + asked.lines().get(asked.lines().size() - 1) + "'";
            throw FcProblem.local(program + " -v prints " + said + ", so it is not the deploy tool", INSTALL);
        }
        if (!version.get().startsWith("3.")) {
            throw FcProblem.local(program + " is the deploy tool " + version.get() + ", and s.yaml needs 3", INSTALL);
        }
        return new DeployTool(program, version.get());
    }

    /**
     * Runs a command of it to its end.
     *
     * @param folder in which it runs, and finds a file {@code .env}
     * @param limit after which it is ended
     * @param lines gets each line when it is printed
     */
    ToolRun run(List<String> command, Path folder, Duration limit, Consumer<String> lines) {
        return run(command, folder, limit, lines, kept -> false);
    }

    /**
     * The same, of which the caller wants a part as it is.
     *
     * @param restFollows told the lines so far, says whether what follows is that part
     */
    ToolRun run(
            List<String> command,
            Path folder,
            Duration limit,
            Consumer<String> lines,
            Predicate<Deque<String>> restFollows) {
        List<String> argv = new ArrayList<>(List.of(program.toString()));
        argv.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(argv).directory(folder.toFile());
        builder.environment().put("FORCE_COLOR", "0"); // an answer that is to be kept as it is has no colours
        try {
            return new ToolProcess(builder.start(), lines, restFollows).toItsEnd(limit);
        } catch (IOException e) {
            throw FcProblem.local(program + " cannot be run: " + e.getMessage(), INSTALL, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FcProblem.local(program + " was interrupted", "run the goal again", e);
        }
    }
}
