package io.github.fcmaven.mojo;

import io.github.fcmaven.function.FinalName;
import io.github.fcmaven.packaging.OutputFiles;
import io.github.fcmaven.report.CheckRecord;
import io.github.fcmaven.report.JsonRecord;
import io.github.fcmaven.report.ReportFiles;
import io.github.fcmaven.zip.FunctionZip;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * A function of any module of the build: a goal sees the parameters of its own execution only, so that those of the
 * others are read from the module's model.
 *
 * @param given the properties of the command line and of Maven's JVM
 * @param configuration of the execution of {@code package} that makes it
 */
record ModuleFunction(MavenProject module, GivenProperties given, Xpp3Dom configuration) {

    private static final String PACKAGE = "package";

    /** Those of a module: one for each execution of {@code package} that is not skipped. */
    static List<ModuleFunction> of(MavenProject module, GivenProperties given) {
        Plugin plugin = module.getPlugin(FcLifecycleParticipant.KEY);
        return plugin == null
                ? List.of()
                : plugin.getExecutions().stream()
                        .filter(execution -> execution.getGoals().contains(PACKAGE))
                        .map(execution -> new ModuleFunction(module, given, configuration(execution)))
                        .filter(function -> !function.isSkipped())
                        .toList();
    }

    /** Whether a goal runs in the parent of a reactor, which makes no function. */
    static boolean areNoneOf(AbstractFcMojo goal) {
        return goal.project.getPackaging().equals("pom")
                && !goal.files().isForeign()
                && !Files.isRegularFile(goal.files().zip())
                && goal.session.getProjects().size() > 1
                && of(goal.project, GivenProperties.of(goal.session)).isEmpty();
    }

    private static Xpp3Dom configuration(PluginExecution execution) {
        return execution.getConfiguration() instanceof Xpp3Dom given ? given : new Xpp3Dom("configuration");
    }

    private boolean isSkipped() {
        Boolean skip = value("skip", "fc.skip")
                .map(text -> !text.equalsIgnoreCase("false"))
                .orElse(null);
        return Skip.of(PACKAGE, false, module, given, skip, null).by().isPresent();
    }

    /** Where it is written. */
    OutputFiles files() {
        return new OutputFiles(
                value("outputDirectory", "fc.outputDirectory").map(this::path).orElseGet(this::target),
                name(),
                Optional.empty(),
                value("manifestFile", "fc.manifestFile").map(this::path),
                value("functionName", "fc.functionName"),
                value("env", "fc.env"));
    }

    /** Where the records of its checks are. */
    ReportFiles reports() {
        return new ReportFiles(
                value("reportsDirectory", "fc.reportsDirectory").map(this::path).orElseGet(() -> target().resolve(
                                "fc-reports")),
                name());
    }

    /** What the record of its check says, if it is of this very zip. */
    String check() {
        Path json = reports().json();
        if (!Files.isRegularFile(json)) {
            return "none";
        }
        CheckRecord record = JsonRecord.read(json);
        return record.zipSha256().equals(FunctionZip.sha256(files().zip()))
                ? record.outcome().toString().toLowerCase(Locale.ROOT)
                : "of another zip";
    }

    private FinalName name() {
        return new FinalName(value("finalName", "fc.finalName").orElse("function"));
    }

    private Path target() {
        return path(module.getBuild().getDirectory());
    }

    /** What the POM says, else the user, else a property of the module: the order in which Maven takes them. */
    private Optional<String> value(String parameter, String property) {
        return Optional.ofNullable(configuration.getChild(parameter))
                .map(Xpp3Dom::getValue)
                .or(() -> given.value(property))
                .or(() -> Optional.ofNullable(module.getProperties().getProperty(property)));
    }

    private Path path(String text) {
        return ProjectFolder.of(module).base().resolve(new File(text).toPath()).normalize();
    }
}
