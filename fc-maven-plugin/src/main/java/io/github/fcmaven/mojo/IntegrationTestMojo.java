package io.github.fcmaven.mojo;

import io.github.fcmaven.check.CheckReport;
import io.github.fcmaven.check.CheckSettings;
import io.github.fcmaven.check.ContractCheck;
import io.github.fcmaven.check.OpenCheck;
import io.github.fcmaven.packaging.PackagedFunction;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Times;
import io.github.fcmaven.platform.UnexpectedError;
import io.github.fcmaven.report.CheckRecord;
import io.github.fcmaven.report.ConsoleReport;
import io.github.fcmaven.report.MarkdownSummary;
import io.github.fcmaven.report.OtherGoals;
import io.github.fcmaven.zip.FunctionZip;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.apache.maven.toolchain.ToolchainManager;

/**
 * Launches the packaged function as the platform would, checks its start, its port, its address and its keep-alive,
 * measures the cold start, and writes the record for {@code verify}.
 *
 * <p>It never fails the build, so what {@code pre-integration-test} started is always ended. If {@code start} has
 * launched the same zip, it checks that instance.
 */
@Mojo(
        name = "integration-test",
        defaultPhase = LifecyclePhase.INTEGRATION_TEST,
        requiresProject = false,
        threadSafe = true)
public class IntegrationTestMojo extends AbstractLaunchMojo {

    /** The requests of the check. */
    @Parameter
    private Probe probe = new Probe();

    /**
     * The path of the check's requests, for the command line; wins over {@code probe}. Default: that of {@code probe}.
     */
    @Parameter(property = "fc.probe.path")
    private String probePath;

    /** How the check proves keep-alive. */
    @Parameter
    private KeepAlive keepAlive = new KeepAlive();

    /**
     * How long a connection is left idle, for the command line; wins over {@code keepAlive}. Default: that of
     * {@code keepAlive}.
     */
    @Parameter(property = "fc.keepAlive.idle")
    private String keepAliveIdle;

    /**
     * A slow path of the application, for the command line; wins over {@code keepAlive}. Default: that of
     * {@code keepAlive}.
     */
    @Parameter(property = "fc.keepAlive.slowPath")
    private String keepAliveSlowPath;

    /**
     * How 24 hours are proven, for the command line; wins over {@code keepAlive}. Default: that of {@code keepAlive}.
     */
    @Parameter(property = "fc.keepAlive.proof")
    private String keepAliveProof;

    /** The phases from that of {@code verify} on. */
    private static final Set<String> TO_VERIFY = Set.of("verify", "install", "deploy");

    private final ProjectDependenciesResolver dependenciesResolver;

    @Inject
    IntegrationTestMojo(ToolchainManager toolchains, ProjectDependenciesResolver dependenciesResolver) {
        super(toolchains);
        this.dependenciesResolver = dependenciesResolver;
    }

    @Override
    List<Finding> placed(List<Finding> findings) {
        boolean fails = !files().isZipForeign() && findings.stream().anyMatch(Finding::fails);
        return super.placed(fails ? new PomEdits(dependenciesResolver, project, session).in(findings) : findings);
    }

    @Override
    void run() {
        CheckRecord record;
        try {
            reports().forgetCheck();
            record = check();
        } catch (RuntimeException | VirtualMachineError e) { // a thread that cannot be started is an error to Java
            record = withPackage(CheckRecord.error(UnexpectedError.asProblem(e).getMessage(), "", executionId()));
            getLog().debug(e);
        }
        write(record);
        gitHub().summarize(MarkdownSummary.text(record)).ifPresent(getLog()::warn);
        for (ConsoleReport.Line line : ConsoleReport.lines(record, new OtherGoals(isPackageShown(), isVerified()))) {
            tell(line.text(), line.isForAction());
        }
        getLog().info("Record: " + shown(reports().json()) + ", as a page: "
                + shown(reports().page()));
    }

    /** For {@code verify}, which judges this build's own, though another build in the same folder writes one too. */
    private void write(CheckRecord record) {
        reports().write(record);
        context().remember(reports().json(), record);
    }

    /** Whether {@code package} of this build has shown what the static check found. */
    private boolean isPackageShown() {
        return context().isMade(files().zip());
    }

    /** Whether {@code verify} comes in this build, and then tells what fails it: at the end, where people look. */
    private boolean isVerified() {
        Optional<PluginExecution> bound = Optional.ofNullable(execution.getPlugin())
                .filter(plugin -> execution.getLifecyclePhase() != null)
                .map(plugin -> project.getPlugin(plugin.getKey()))
                .map(plugin -> plugin.getExecutionsAsMap().get(execution.getExecutionId()));
        return bound.filter(own -> own.getGoals().contains("verify"))
                        .filter(own -> own.getPhase() != null
                                || session.getGoals().stream().anyMatch(TO_VERIFY::contains))
                        .isPresent()
                && Skip.of("verify", true, project, GivenProperties.of(session), skip, skipTests)
                        .by()
                        .isEmpty();
    }

    private void tell(String line, boolean isForAction) {
        if (isForAction) {
            getLog().warn(addressed(line));
        } else {
            getLog().info(addressed(line));
        }
    }

    @Override
    boolean runsFunction() {
        return true;
    }

    /** What is known of the package is shown although the server was not judged. */
    private CheckRecord withPackage(CheckRecord error) {
        try {
            return error.with(judged(PackagedFunction.look(files())).findings());
        } catch (RuntimeException e) {
            getLog().debug(e); // most often the very reason of the error
            return error;
        }
    }

    /** Not here: this goal never fails a build. */
    @Override
    void refuseUnknownParameters() {}

    private CheckRecord check() {
        super.refuseUnknownParameters();
        CheckSettings settings = settings(); // before the launch, which a wrong one makes vain
        Optional<StartedFunction> started = context().started(files().zip());
        if (started.isPresent() && started.get().sha256().equals(shaOfZip())) {
            getLog().info("Checking the instance that start launched, at "
                    + project.getProperties().getProperty("fc.server.url"));
            return judge(started.get(), settings);
        }
        packaged();
        getLog().info("Checking " + shown(files().zip()));
        String sha256 = shaOfZip(); // before the launch: of a zip that replaces it later, verify says so
        return record(
                ContractCheck.run(
                        new GoalLauncher(this, reports().serverLog()), settings, new ProgressLog(getLog()), servers()),
                sha256);
    }

    /** What another instance would show is shown when this one has ended, and gives the port back. */
    private CheckRecord judge(StartedFunction started, CheckSettings settings) {
        OpenCheck check =
                started.use(running -> ContractCheck.observe(running, settings, new ProgressLog(getLog()), servers()));
        if (check.isOpen()) {
            context().remember(files().zip(), started.withAfterwards(() -> complete(check, started.sha256())));
        }
        return record(
                check.judge(
                        "the instance that start launched holds the port; the goal stop proves the 24 hours after it"
                                + " has ended that instance"),
                started.sha256());
    }

    private void complete(OpenCheck check, String sha256) {
        write(record(check.complete(new GoalLauncher(this, reports().clockLog())), sha256));
        getLog().info("The record of the check now has the result of the second instance: "
                + shown(reports().json()));
    }

    /** What was seen of the server, and what its package shows: of the very zip that was launched. */
    private CheckRecord record(CheckReport report, String sha256) {
        PackagedFunction found = PackagedFunction.look(files());
        List<Finding> findings = placed(checks().apply(report.findings()).stream()
                .map(finding -> finding.withFix(found.origin().in(finding.fix())))
                .toList());
        CheckReport placed = report.with(findings);
        return CheckRecord.of(
                        placed.passed() ? placed.withWarnings(localServices(found)) : placed, sha256, executionId())
                .with(judged(found).findings());
    }

    /** What lets a function pass here alone: a service that this machine has. */
    private List<String> localServices(PackagedFunction found) {
        return servers().read(found.function()).localServices().stream()
                .map(found.origin()::in)
                .map(this::addressed)
                .toList();
    }

    private CheckSettings settings() {
        String slowPath = keepAliveSlowPath == null ? keepAlive.slowPath : keepAliveSlowPath;
        return new CheckSettings(
                startTimeout(),
                path("probe.path", probePath == null ? probe.path : probePath),
                Optional.ofNullable(keepAliveIdle == null ? keepAlive.idle : keepAliveIdle)
                        .map(value -> Times.parse("keepAlive.idle", value)),
                Optional.ofNullable(slowPath).map(value -> path("keepAlive.slowPath", value)),
                CheckSettings.DayMode.parse(keepAliveProof == null ? keepAlive.proof : keepAliveProof));
    }

    private static String path(String parameter, String value) {
        if (!value.matches("/[!-~]*")) {
            throw FcProblem.local(
                    parameter + " is '" + value + "', which is not the path of a request",
                    "begin it with / and percent-encode what is not ASCII");
        }
        return value;
    }

    private String shaOfZip() {
        return FunctionZip.sha256(files().zip());
    }
}
