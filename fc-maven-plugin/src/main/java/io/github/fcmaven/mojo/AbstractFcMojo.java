package io.github.fcmaven.mojo;

import io.github.fcmaven.function.FinalName;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.jar.KnownLibraries;
import io.github.fcmaven.packaging.OutputFiles;
import io.github.fcmaven.packaging.PackagedFunction;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.UnexpectedError;
import io.github.fcmaven.report.GitHubActions;
import io.github.fcmaven.report.ReportFiles;
import io.github.fcmaven.report.StandardOutput;
import io.github.fcmaven.report.StaticConsole;
import io.github.fcmaven.rule.CheckedPackage;
import io.github.fcmaven.rule.FixLocation;
import io.github.fcmaven.rule.SeverityOverrides;
import io.github.fcmaven.rule.StaticCheck;
import io.github.fcmaven.rule.StaticReport;
import io.github.fcmaven.server.ServerReader;
import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * What every goal has: the project, where its files are, whether it is skipped, and one place where problems become
 * failures.
 */
abstract class AbstractFcMojo extends AbstractMojo {

    private ServerReader servers;

    /** The project. */
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    protected MavenProject project;

    /** The build. */
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    protected MavenSession session;

    /** The execution of this goal. */
    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    protected MojoExecution execution;

    /**
     * Skips every goal of this plugin; {@code -Dfc.<goal>.skip} skips one. {@code false} wins over the weaker
     * settings, such as {@code skipTests}. Default: {@code false}.
     */
    @Parameter(property = "fc.skip")
    protected Boolean skip;

    /**
     * Skips the goals that start the function or read the record of such a goal: {@code start}, {@code stop},
     * {@code integration-test}, {@code verify} and {@code measure}. It wins over {@code skipTests}, {@code skipITs}
     * and {@code maven.test.skip}, which skip these goals too, but only on the command line: in a POM they are for
     * unit tests. Default: what these three say on the command line.
     */
    @Parameter(property = "fc.skipTests")
    protected Boolean skipTests;

    /** The folder for the zip and {@code s.yaml}. */
    @Parameter(property = "fc.outputDirectory", defaultValue = "${project.build.directory}")
    private File outputDirectory;

    /**
     * The zip's name without {@code .zip}. Executions of one module that make different functions need different
     * names: every file name contains it. With {@code function} the files are {@code function.zip}, {@code s.yaml},
     * {@code fc/customRuntimeConfig.yaml} and {@code fc-reports/report.json}; with any other name {@code NAME.zip},
     * {@code NAME.s.yaml}, {@code fc/NAME/customRuntimeConfig.yaml} and {@code fc-reports/NAME/report.json}.
     */
    @Parameter(property = "fc.finalName", defaultValue = "function")
    private String finalName;

    /**
     * The folder for the record of the check, {@code report.json}, for {@code report.html} for people, and for
     * {@code TEST-fc.xml} for tools that read JUnit XML.
     */
    @Parameter(property = "fc.reportsDirectory", defaultValue = "${project.build.directory}/fc-reports")
    private File reportsDirectory;

    /**
     * A code package that other tools or people made; needs no project. Without {@code manifestFile} the platform
     * starts its {@code /code/bootstrap}. Default: the zip of {@code package}.
     */
    @Parameter(property = "fc.zipFile")
    private File zipFile;

    /**
     * Your own {@code s.yaml}, for the deploy tool's component fc3 or fc: it says how the function is deployed and
     * started. {@code package} packs for it, writes no other one, and refuses parameters with other values. With
     * {@code zipFile} it may be only a {@code customRuntimeConfig}. Default: the one of {@code package}.
     */
    @Parameter(property = "fc.manifestFile")
    private File manifestFile;

    /**
     * The environment of {@code env.yaml} that is merged into the {@code s.yaml} of {@code manifestFile}, as with
     * {@code s deploy --env}; its key {@code env} can name another file than {@code env.yaml}. Default: none.
     */
    @Parameter(property = "fc.env")
    private String env;

    /**
     * The function's name; if {@code manifestFile} has several functions, it chooses one, by its {@code functionName}
     * or its key. Default: the one in {@code manifestFile}, else the artifactId, made valid.
     */
    @Parameter(property = "fc.functionName")
    protected String functionName;

    /**
     * What a violation of a requirement does, by its id: {@code error}, {@code warn} or {@code off}. On the command
     * line {@code -Dfc.checks=FC-TIMEZONE=off,FC-SECRET=error}. Default: as on the page of the requirements.
     */
    @Parameter
    private Map<String, String> checks = new LinkedHashMap<>();

    /**
     * Files of the package that look like credentials and are safe to ship: patterns such as {@code config/*.pem}.
     * Default: none.
     */
    @Parameter(property = "fc.allowedSecrets")
    private List<String> allowedSecrets = List.of();

    @Override
    public final void execute() throws MojoFailureException {
        Skip decided =
                Skip.of(execution.getGoal(), runsFunction(), project, GivenProperties.of(session), skip, skipTests);
        if (decided.by().isPresent()) {
            tellSkipped(decided.by().get());
            return;
        }
        decided.warning().filter(context()::isFirst).ifPresent(getLog()::warn);
        try {
            refuseUnknownParameters();
            run();
        } catch (FcProblem e) {
            gitHub().refuse(e);
            throw PlainException.failure(addressed(e.getMessage()), e);
        } catch (MojoFailureException e) {
            throw PlainException.failure(addressed(e.getMessage()), e.getCause());
        } catch (UncheckedIOException | InvalidPathException | OutOfMemoryError e) {
            throw PlainException.failure(UnexpectedError.asProblem(e).getMessage(), e);
        }
    }

    /** Nothing reaches the terminal but through this. */
    @Override
    public final Log getLog() {
        return new PlainLog(super.getLog());
    }

    /** A text that was asked for: {@code -q} silences the log around it. */
    final void print(List<String> lines) {
        lines.forEach(getLog().isInfoEnabled() ? getLog()::info : StandardOutput::print);
    }

    abstract void run() throws MojoFailureException;

    /** Whether this goal starts the function, or judges what such a goal has recorded. */
    boolean runsFunction() {
        return false;
    }

    /** Says why nothing is done. */
    void tellSkipped(String by) {
        getLog().info("Skipped: " + by);
    }

    /** Fails where a parameter is set that no goal has, or to a property that nobody sets: Maven says neither. */
    void refuseUnknownParameters() {
        List<String> slips = UnknownParameters.refuse(execution, project, GivenProperties.of(session));
        slips.stream().filter(context()::isFirst).forEach(getLog()::warn);
        UnsetProperties.refuse(execution, session);
    }

    /** A property as the user, or else the project, sets it. */
    final Optional<String> property(String name) {
        return GivenProperties.of(session).value(name, project);
    }

    /** Maven names every execution; one that a tool made without a name has its goal's. */
    final String executionId() {
        return execution.getExecutionId() == null ? execution.getGoal() : execution.getExecutionId();
    }

    /** What the user makes of requirements; the command line wins. */
    final SeverityOverrides checks() {
        return SeverityOverrides.parse(checks, property("fc.checks"));
    }

    /** Reads which server a package of this goal holds. */
    final ServerReader servers() {
        if (servers == null) {
            servers = new ServerReader(libraries());
        }
        return servers;
    }

    /** The libraries that need no second look: of a zip of others none, since a checksum can be forged. */
    KnownLibraries libraries() {
        return KnownLibraries.ofThisBuild();
    }

    /** What is known of a package without starting it. */
    final StaticReport judged(
            FunctionPackage function, OptionalLong zipSize, List<Finding> findings, FixLocation origin) {
        List<String> allowed = RawConfiguration.withoutEmpty(allowedSecrets);
        CheckedPackage checked = new CheckedPackage(function, zipSize, servers(), findings, origin, allowed);
        return new StaticReport(placed(StaticCheck.of(checked, checks()).findings()));
    }

    /** The findings with this project's folder and files: before any console or report gets them. */
    List<Finding> placed(List<Finding> findings) {
        boolean named = findings.stream().anyMatch(finding -> finding.fix().contains(Finding.FUNCTION_FOLDER));
        List<Finding> placed = named
                ? GoalPrefix.of(execution, project, property(GoalPrefix.FOLDER)).in(findings)
                : findings; // most name none, and need no class more
        return placed.stream().map(finding -> finding.reworded(this::edited)).toList();
    }

    /** A text with the files that the user edits in place of their copies in the jar. */
    final String edited(String text) {
        return files().isZipForeign() ? text : ProjectFolder.edited(project, text);
    }

    /** The same for the package in the files. */
    final StaticReport judged(PackagedFunction found) {
        return judged(found.function(), files().zipSize(), found.findings(), found.origin());
    }

    /** A message whose commands work where this goal was called. */
    final String addressed(String message) {
        return edited(
                GoalPrefix.of(execution, project, property(GoalPrefix.FOLDER)).in(message));
    }

    /** Tells the static check; what another goal of this build has told of the same zip is only counted. */
    final void tell(StaticReport report) throws MojoFailureException {
        StaticConsole console = new StaticConsole(report.findings());
        context().untold(files().zip(), console.warnings()).forEach(text -> getLog().warn(addressed(text)));
        context().untold(files().zip(), console.notes()).forEach(text -> getLog().info(addressed(text)));
        if (console.refusal().isPresent()) {
            gitHub().refuse(report.findings());
            throw new MojoFailureException(console.refusal().get());
        }
        getLog().info(console.summary());
    }

    /** What the goals of this module tell each other. */
    final PluginContext context() {
        return PluginContext.of(this);
    }

    /** What GitHub Actions gets, if the build runs there. */
    final GitHubActions gitHub() {
        return GitHubActions.of(System.getenv());
    }

    /** Where zip and description are. */
    final OutputFiles files() {
        return new OutputFiles(
                path(outputDirectory),
                new FinalName(finalName),
                Optional.ofNullable(zipFile).map(this::path),
                Optional.ofNullable(manifestFile).map(this::path),
                Optional.ofNullable(functionName),
                Optional.ofNullable(env));
    }

    /** Where the records of checks are. */
    final ReportFiles reports() {
        return new ReportFiles(path(reportsDirectory), new FinalName(finalName));
    }

    /** The path of a parameter. */
    final Path path(File file) {
        return ProjectFolder.of(project).path(file);
    }

    /** The path as messages show it. */
    final String shown(Path path) {
        return ProjectFolder.of(project).shown(path);
    }
}
