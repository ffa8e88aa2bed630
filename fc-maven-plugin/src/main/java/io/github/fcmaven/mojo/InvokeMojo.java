package io.github.fcmaven.mojo;

import io.github.fcmaven.check.ContractCheck;
import io.github.fcmaven.event.EventTemplate;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.instance.RunningInstance;
import io.github.fcmaven.invocation.EventSource;
import io.github.fcmaven.invocation.GatewayCall;
import io.github.fcmaven.invocation.InstanceCall;
import io.github.fcmaven.invocation.Invocation;
import io.github.fcmaven.invocation.InvocationResult;
import io.github.fcmaven.invocation.InvocationType;
import io.github.fcmaven.invocation.RunningGateway;
import io.github.fcmaven.packaging.PackagedFunction;
import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.report.StandardOutput;
import io.github.fcmaven.zip.FunctionZip;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;

/**
 * Sends an event to the function and prints its answer: to the one that {@code run} runs in this project, else to an
 * instance that is launched for this call.
 *
 * <p>The answer goes to the standard output as it is, and the function's log to Maven's: {@code mvn -q fc:invoke}
 * prints the answer and nothing else. The build fails where the invocation does.
 */
@Mojo(name = "invoke", requiresProject = false, threadSafe = true)
public class InvokeMojo extends AbstractForegroundMojo {

    private static final Duration DEBUGGED = Duration.ofDays(1);

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
        InvocationType type = InvocationType.of(invocationType);
        Path zip = packaged();
        FunctionPackage function = PackagedFunction.read(files());
        Invocation invocation = new Invocation(function, event(function, type), type);
        InvocationResult result = RunningGateway.of(files().gateway())
                .map(gateway -> sent(invocation, gateway, zip))
                .orElseGet(() -> launched(invocation));
        result.notes().forEach(getLog()::warn);
        write(result.answer());
        result.failure().ifPresent(problem -> {
            throw problem;
        });
    }

    private byte[] event(FunctionPackage function, InvocationType type) {
        return new EventSource(
                        Optional.ofNullable(event),
                        Optional.ofNullable(eventFile)
                                .map(name -> name.equals("-") ? Path.of(name) : base().resolve(name)),
                        Optional.ofNullable(eventTemplate),
                        Optional.ofNullable(eventFields))
                .event(function.spec(), type.limit(), new FileInputStream(FileDescriptor.in));
    }

    private InvocationResult sent(Invocation invocation, RunningGateway gateway, Path zip) {
        getLog().info("Sending the event to fc:run at " + gateway.url() + " (PID " + gateway.pid() + ")");
        if (!gateway.sha256().equals(FunctionZip.describe(zip).sha256())) {
            getLog().warn("fc:run runs another zip than " + shown(zip) + " is now; end it and start it again");
        }
        if (isDebugged()) {
            getLog().warn("debugPort has no effect: the function runs already. Give it to fc:run");
        }
        return new GatewayCall(invocation, gateway, line -> getLog().info(line)).send();
    }

    private InvocationResult launched(Invocation invocation) {
        if (invocation.type() == InvocationType.ASYNC) {
            getLog().info("The platform answers an asynchronous invocation at once, and sends the event again where the"
                    + " function fails; here it is sent once, and the function is awaited");
        }
        try (ForegroundInstance foreground = launchInForeground(line -> getLog().info(line))) {
            RunningInstance running = foreground.running();
            CaPort port = ContractCheck.awaitReady(running, startTimeout());
            running.instance().notes().forEach(getLog()::info);
            int timeout = invocation.function().spec().resources().timeoutSeconds();
            return new InstanceCall(invocation, running, line -> getLog().info(line))
                    .send(port, isDebugged() ? DEBUGGED : Duration.ofSeconds(timeout));
        }
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
            throw FcProblem.local("the answer cannot be written to " + shown(file) + ": " + e, "give another file", e);
        }
        getLog().info("The answer, " + answer.length + " bytes, is in " + shown(file));
    }
}
