package io.github.fcmaven.mojo;

import io.github.fcmaven.descriptor.DeploymentDescriptor;
import io.github.fcmaven.function.Draft;
import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.mojo.PluginContext.Made;
import io.github.fcmaven.packaging.Packaging;
import io.github.fcmaven.packaging.PackagingRequest;
import io.github.fcmaven.payload.Libraries;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.platform.Sizes;
import io.github.fcmaven.rule.StaticReport;
import io.github.fcmaven.zip.AtomicFile;
import io.github.fcmaven.zip.DraftZip;
import io.github.fcmaven.zip.FunctionZip;
import io.github.fcmaven.zip.UpToDate;
import io.github.fcmaven.zip.WrittenZip;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProjectHelper;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.apache.maven.toolchain.ToolchainManager;

/**
 * Writes the project's code package {@code function.zip} and the {@code s.yaml} that deploys it, unless
 * {@code manifestFile} names your own.
 *
 * <p>It looks at the files that the build has made to find what to pack: an executable jar, a Spring Boot jar, a thin
 * jar with its libraries, or a Quarkus application.
 */
@Mojo(name = "package", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public class PackageMojo extends AbstractFunctionMojo {

    /**
     * The classifier with which the zip is attached; executions that attach several zips need one each. In a project
     * with packaging {@code function} the zip is the project's own artifact, without a classifier.
     */
    @Parameter(property = "fc.classifier", defaultValue = "function")
    private String classifier;

    /** Whether the zip is attached to the project, and so installed and deployed with it. */
    @Parameter(property = "fc.attach", defaultValue = "true")
    private boolean attach;

    /** The packaging of a project that is a function, and the classifier of a zip beside another artifact. */
    private static final String FUNCTION = "function";

    private static final Set<Requirement> SIZES = Set.of(Requirement.FC_SIZE, Requirement.FC_UNPACKED);

    private final MavenProjectHelper projectHelper;

    private final ProjectDependenciesResolver dependenciesResolver;

    @Inject
    PackageMojo(
            MavenProjectHelper projectHelper,
            ToolchainManager toolchains,
            ProjectDependenciesResolver dependenciesResolver) {
        super(toolchains);
        this.projectHelper = projectHelper;
        this.dependenciesResolver = dependenciesResolver;
    }

    @Override
    Libraries projectLibraries() {
        return new ProjectLibraries(dependenciesResolver, project, session);
    }

    @Override
    List<Finding> placed(List<Finding> findings) {
        boolean fails = findings.stream().anyMatch(Finding::fails);
        return super.placed(fails ? new PomEdits(dependenciesResolver, project, session).in(findings) : findings);
    }

    @Override
    void run() throws MojoFailureException {
        refuseZipFile();
        PackagingRequest request = toRequest();
        Packaging packaging = Packaging.of(request, servers());
        Draft planned = packaging.plan();
        planned.remarks().forEach(this::tell);
        if (packaging.makesFiles()) {
            refuseWhatWouldNotStart(planned);
        }
        Draft draft = packaging.make(planned, this::tell);
        String descriptor = DeploymentDescriptor.serverlessDevs(
                draft.function(), "./" + files().zip().getFileName());
        refuseSecondFunction(draft.function(), descriptor);
        WrittenZip zip = write(packaging, draft, descriptor, request.coldStart().time());
        describe(packaging, draft.function(), descriptor, zip);
        AtomicFile.write(
                files().inputs(),
                request.inputs(
                        planned.function(),
                        Optional.ofNullable(project.getFile()).map(File::toPath)));
        report(zip);
        servers().libraries().save();
        if (attach) {
            attach(zip.file());
        }
    }

    private void tell(Draft.Remark remark) {
        if (remark.isWarning()) {
            getLog().warn(edited(remark.text()));
        } else {
            getLog().info(edited(remark.text()));
        }
    }

    /** What others made is judged, and never written over. */
    private void refuseZipFile() {
        if (files().isZipForeign()) {
            throw FcProblem.local(
                    "zipFile is set, but package writes its own zip",
                    "remove zipFile from this build; validate, integration-test, verify, run and start take such a"
                            + " zip, in a build without package");
        }
    }

    /** What would not start is not started for a training run: the finding says more than its failure. */
    private void refuseWhatWouldNotStart(Draft planned) throws MojoFailureException {
        StaticReport report = new StaticReport(checks().apply(planned.findings()));
        if (!report.passed()) {
            tell(report);
        }
    }

    /** Two executions of one module may make two functions, but not under one name. */
    private void refuseSecondFunction(FunctionPackage function, String descriptor) {
        Made made = new Made(executionId(), descriptor, function.entries());
        Optional<Made> other = context().remember(files().zip(), made).filter(before -> before.differsFrom(made));
        if (other.isPresent()) {
            throw FcProblem.local(
                    "the executions " + other.get().executionId() + " and " + executionId()
                            + " make two different functions, and both write " + shown(files().zip()),
                    "give one of them a <finalName> and a <classifier> of its own");
        }
    }

    /** Writes the zip, unless nothing it is made of has changed since it was written last. */
    private WrittenZip write(Packaging packaging, Draft draft, String descriptor, Instant time)
            throws MojoFailureException {
        var entries = draft.function().entries();
        String settings = execution.getVersion() + '\n' + time + '\n' + descriptor;
        Optional<WrittenZip> there = UpToDate.check(files().buildRecord(), files().zip(), entries, settings);
        if (there.isPresent()) {
            judge(packaging, draft, there.get().size());
            return there.get();
        }
        try (DraftZip zip = FunctionZip.draft(entries, files().zip(), time)) {
            judge(packaging, draft, zip.size());
            WrittenZip written = zip.write();
            zip.remember(files().buildRecord(), written, settings);
            return written;
        }
    }

    /** Judges what is shipped, before it takes the place of what was. */
    private void judge(Packaging packaging, Draft draft, long zipSize) throws MojoFailureException {
        StaticReport report =
                judged(draft.function(), OptionalLong.of(zipSize), draft.findings(), packaging.fixLocation());
        tell(new StaticReport(packaging.explained(report.findings())));
        if (packaging.makesFiles()) {
            tellSizes(report);
        }
    }

    /** A start is made faster by what makes the package larger: how far it is from the limits. */
    private void tellSizes(StaticReport report) {
        report.findings().stream()
                .filter(Finding.Met.class::isInstance)
                .filter(finding -> SIZES.contains(finding.requirement()))
                .forEach(finding -> getLog().info("Limits: " + finding.observed()));
    }

    /** There is one description: where the user keeps one, it has no second beside it. */
    private void describe(Packaging packaging, FunctionPackage function, String descriptor, WrittenZip zip) {
        boolean changed = !zip.unchanged();
        if (packaging.isDescribed()) {
            files().forgetGeneratedManifest();
        } else {
            changed |= AtomicFile.write(files().manifest(), descriptor);
        }
        AtomicFile.write(files().fragment(), DeploymentDescriptor.customRuntimeConfig(function));
        if (changed) {
            reports().forgetCheck();
        }
        zip.warnings().forEach(getLog()::warn);
        DeploymentDescriptor.warnings(function).forEach(getLog()::warn);
    }

    private void report(WrittenZip zip) {
        getLog().info(shown(zip.file())
                + (zip.unchanged() ? " is up to date: " : ": ")
                + Sizes.readable(zip.size())
                + ", SHA-256 "
                + zip.sha256()
                + ", CRC-64 "
                + zip.crc64());
        getLog().info("Deploy it with: s deploy -t " + shown(files().manifest()) + "; what that needs: "
                + Requirement.EXPLAIN + " -Dfc.page=deploy");
    }

    /** The zip of a project that is a function is the project's own artifact, as a jar is that of a Java project. */
    private void attach(Path zip) {
        if (project.getPackaging().equals(FUNCTION) && classifier.equals(FUNCTION)) {
            project.getArtifact().setFile(zip.toFile());
            return;
        }
        boolean clash = project.getAttachedArtifacts().stream()
                .anyMatch(other -> other.getType().equals("zip")
                        && classifier.equals(other.getClassifier())
                        && !zip.toFile().equals(other.getFile()));
        if (clash) {
            throw FcProblem.local(
                    "another zip is attached with the classifier '" + classifier + "' already",
                    "give each execution a <classifier> of its own, or <attach>false</attach>");
        }
        projectHelper.attachArtifact(project, "zip", classifier, zip.toFile());
    }
}
