package io.github.fcmaven.mojo;

import io.github.fcmaven.event.EventTemplate;
import io.github.fcmaven.invocation.EventSource;
import io.github.fcmaven.invocation.InvocationResult;
import io.github.fcmaven.invocation.InvocationType;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.InTheWay;
import io.github.fcmaven.report.StandardOutput;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;

/**
 * Sends an event to the function and prints its answer: to the one that {@code run} runs in this project, else to an
 * instance that is launched for this call; with {@code remote} to the one in the cloud.
 *
 * <p>The answer goes to the standard output as it is, and the function's log to Maven's: {@code mvn -q fc:invoke}
 * prints the answer and nothing else. The build fails where the invocation does.
 */
@Mojo(name = "invoke", requiresProject = false, threadSafe = true)
public class InvokeMojo extends AbstractForegroundMojo {

    /**
     * The event itself, such as <code>{"id":1}</code>. Default: the event of the function's first trigger that sends
     * some, else <code>{}</code>.
     */
    @Parameter(property = "fc.event")
    private String event;

    /** A file that holds the event, which is sent byte for byte; {@code -} is the standard input. Default: none. */
    @Parameter(property = "fc.eventFile")
    private String eventFile;

    /**
     * An event as a trigger of that type sends it, such as {@code oss} or {@code timer}; {@code list} lists all of them
     * with their fields, and sends nothing. Default: none.
     */
    @Parameter(property = "fc.eventTemplate")
    private String eventTemplate;

    /**
     * Values for fields of {@code eventTemplate}: {@code bucket=photos,key=a.png}. Default: the names that the
     * function's own trigger of that type has, else made-up values; the function's region and the time.
     */
    @Parameter(property = "fc.eventFields")
    private String eventFields;

    /**
     * {@code Sync}, or {@code Async}: then nothing is printed. The {@code run} of this project answers at once; an
     * instance that is launched for this call is awaited, because it ends with the build.
     */
    @Parameter(property = "fc.invocationType", defaultValue = "Sync")
    private String invocationType;

    /**
     * A file for the answer, where the standard output is not that of Maven's process: with mvnd, in an IDE. Default:
     * the standard output.
     */
    @Parameter(property = "fc.outputFile")
    private File outputFile;

    /**
     * Whether the event goes to the deployed function in the cloud, by {@code s invoke} of the deploy tool, which must
     * be installed and have your credentials. Of this project only its {@code s.yaml} is needed then.
     */
    @Parameter(property = "fc.remote", defaultValue = "false")
    private boolean remote;

    /** The deploy tool for {@code remote}, version 3. Default: the program {@code s} on the PATH. */
    @Parameter(property = "fc.deployTool")
    private File deployTool;

    @Inject
    InvokeMojo(ToolchainManager toolchains) {
        super(toolchains);
    }

    @Override
    void run() {
        if ("list".equalsIgnoreCase(eventTemplate)) {
            print(EventTemplate.list());
            return;
        }
        EventSource source = new EventSource(
                Optional.ofNullable(event),
                Optional.ofNullable(eventFile)
                        .map(name -> name.equals("-")
                                ? Path.of(name)
                                : ProjectFolder.of(project).base().resolve(name)),
                Optional.ofNullable(eventTemplate),
                Optional.ofNullable(eventFields));
        InvocationType type = InvocationType.of(invocationType);
        InvocationResult result = remote
                ? new CloudFunction(this, Optional.ofNullable(deployTool).map(this::path)).invoke(source, type)
                : new EventSender(this).send(source, type);
        result.notes().forEach(getLog()::warn);
        write(result.answer());
        result.failure().ifPresent(problem -> {
            throw problem;
        });
    }

    private void write(byte[] answer) {
        if (outputFile == null) {
            StandardOutput.write(answer);
            if (getLog().isInfoEnabled() && answer.length > 0 && answer[answer.length - 1] != '\n') {
                StandardOutput.write(new byte[] {'\n'}); // the log goes on in a line of its own
            }
            return;
        }
        Path file = path(outputFile);
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, answer);
        } catch (IOException e) {
            throw FcProblem.local(
                    "the answer cannot be written to " + shown(file) + ": " + e,
                    InTheWay.fix(e, "make its folder writable") + ", or give another file",
                    e);
        }
        getLog().info("The answer, " + answer.length + " bytes, is in " + shown(file));
    }
}
