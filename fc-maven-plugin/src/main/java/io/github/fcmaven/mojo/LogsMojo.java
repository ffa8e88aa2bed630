package io.github.fcmaven.mojo;

import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Times;
import java.io.File;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Prints what the deployed function has printed in the cloud, by {@code s logs} of the deploy tool, which must be
 * installed and have your credentials: this goal neither reads nor stores any. A function without {@code logConfig} has
 * no logs. {@code mvn -q fc:logs} prints the tool's lines and nothing else.
 */
@Mojo(name = "logs", requiresProject = false, threadSafe = true)
public class LogsMojo extends AbstractFcMojo {

    /** Whether the log is followed from now on, until Ctrl-C or for 45 minutes; {@code since} has no effect then. */
    @Parameter(property = "fc.tail", defaultValue = "false")
    private boolean tail;

    /** How long ago the first line may have been printed: {@code 10m}, {@code 24h}. */
    @Parameter(property = "fc.since", defaultValue = "1h")
    private String since;

    /** A query of the log service that the lines must match, such as a word. Default: none, every line. */
    @Parameter(property = "fc.search")
    private String search;

    /** The id of a request, {@code X-Fc-Request-Id} of its answer: only lines that name it. Default: none. */
    @Parameter(property = "fc.requestId")
    private String requestId;

    /** The deploy tool, version 3. Default: the program {@code s} on the PATH. */
    @Parameter(property = "fc.deployTool")
    private File deployTool;

    @Override
    void run() {
        if (ModuleFunction.areNoneOf(this)) {
            throw FcProblem.local("this module makes no function", "name the one that does: mvn fc:logs -pl MODULE");
        }
        new CloudFunction(this, Optional.ofNullable(deployTool).map(this::path))
                .logs(tail, Times.parse("since", since), Optional.ofNullable(search), Optional.ofNullable(requestId));
    }
}
