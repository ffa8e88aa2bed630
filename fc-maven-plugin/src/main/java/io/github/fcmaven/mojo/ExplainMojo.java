package io.github.fcmaven.mojo;

import io.github.fcmaven.explain.Explanation;
import io.github.fcmaven.function.Draft;
import io.github.fcmaven.function.StartSpec.JavaSource;
import io.github.fcmaven.handbook.Handbook;
import io.github.fcmaven.handbook.PlainPage;
import io.github.fcmaven.packaging.PackagedFunction;
import io.github.fcmaven.packaging.Packaging;
import io.github.fcmaven.packaging.PackagingRequest;
import io.github.fcmaven.packaging.SwitchSetting;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.platform.Sizes;
import io.github.fcmaven.platform.Spelling;
import io.github.fcmaven.rule.FixLocation;
import io.github.fcmaven.zip.FunctionZip;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;

/**
 * Says what {@code package} would make of the built jar and why: the choice, the start command, the environment, the
 * files, the checks, and its values beside the platform's limits. For the zip of {@code zipFile} it says what the
 * platform would make of it.
 *
 * <p>In a build of several modules it lists all functions in one table, as their packages have them; {@code -pl}
 * chooses one.
 *
 * <p>It builds, starts and writes nothing. Values that look secret are hidden.
 *
 * <p>With {@code requirement} or {@code page} it prints the documentation instead, without network and without a
 * project.
 */
@Mojo(name = "explain", requiresProject = false, threadSafe = true)
public class ExplainMojo extends AbstractFunctionMojo {

    /**
     * The id of a requirement, such as {@code FC-BIND}: prints what it asks, how it is checked and what to change,
     * and nothing of a project. {@code all} lists them. Default: none.
     */
    @Parameter(property = "fc.requirement")
    private String requirement;

    /** A page of the documentation to print: {@code deploy} or {@code troubleshooting}. Default: none. */
    @Parameter(property = "fc.page")
    private String page;

    @Inject
    ExplainMojo(ToolchainManager toolchains) {
        super(toolchains);
    }

    @Override
    void run() {
        if (requirement != null || page != null) {
            print(requirement != null ? ofRequirement() : ofPage());
            return;
        }
        Optional<Reactor> reactor = Reactor.of(this);
        if (reactor.isPresent()) {
            print(new ReactorExplanation(this, reactor.get()).lines());
            return;
        }
        print(files().isZipForeign() ? ofZip() : ofBuild());
    }

    /** Without a phase before it in this build, the jar is the one that an earlier build has left. */
    @Override
    Optional<Path> mainArtifact() {
        return super.mainArtifact()
                .or(() -> Optional.ofNullable(project.getBuild().getFinalName())
                        .map(name -> path(new File(project.getBuild().getDirectory(), name + ".jar")))
                        .filter(Files::isRegularFile));
    }

    private List<String> ofRequirement() {
        if (requirement.equals("all")) {
            return Handbook.requirements();
        }
        String id = requirement.toUpperCase(Locale.ROOT).replace('_', '-');
        Requirement one = Requirement.ofId(id).orElseThrow(() -> {
            List<String> known =
                    Stream.of(Requirement.values()).map(Requirement::id).toList();
            return FcProblem.local(
                    requirement + " is not a requirement",
                    "did you mean " + Spelling.nearest(id, known) + "? -Dfc.requirement=all lists them");
        });
        return PlainPage.lines(Handbook.of(language()).requirement(one).orElseThrow());
    }

    /** In the language of the system, or of {@code -Duser.language}: Java has read that before Maven sets it. */
    private Locale language() {
        String language = session.getUserProperties().getProperty("user.language");
        return language == null ? Locale.getDefault() : Locale.forLanguageTag(language);
    }

    private List<String> ofPage() {
        return PlainPage.lines(Handbook.of(language())
                .page(page)
                .orElseThrow(() -> FcProblem.local(
                        "there is no page " + page, "give one of " + String.join(", ", Handbook.PAGES))));
    }

    private List<String> ofBuild() {
        PackagingRequest request = toRequest();
        Packaging packaging = Packaging.of(request, servers());
        Draft planned = packaging.plan();
        List<String> decisions = new ArrayList<>();
        planned.remarks()
                .forEach(remark -> decisions.add(edited((remark.isWarning() ? "warning: " : "") + remark.text())));
        OptionalLong zipSize = files().zipSize();
        decisions.add(
                zipSize.isPresent()
                        ? "the zip's size below is that of " + shown(files().zip()) + ", as it was written last"
                        : shown(files().zip()) + " is not written yet");
        return new Explanation(
                        "What package would make of " + project.getArtifactId() + "; nothing is written",
                        decisions,
                        planned.function(),
                        SwitchSetting.of(request.coldStart(), bundledSize()),
                        zipSize,
                        checks(),
                        packaging.makesFiles()
                                ? Optional.empty()
                                : Optional.of(judged(
                                        planned.function(), zipSize, planned.findings(), packaging.fixLocation())))
                .lines();
    }

    private List<String> ofZip() {
        Path zip = files().packaged(this::shown);
        PackagedFunction found = PackagedFunction.look(files());
        return new Explanation(
                        "What the platform would make of " + shown(zip) + "; nothing is written",
                        List.of(
                                found.origin() == FixLocation.ZIP
                                        ? "no manifestFile says how it is started: /code/bootstrap is assumed"
                                        : "started as " + shown(files().manifest()) + " says"),
                        found.function(),
                        List.of(),
                        files().zipSize(),
                        checks(),
                        Optional.of(judged(found)))
                .lines();
    }

    /** How large the package's own Java is, where an earlier build has packed one. */
    private Optional<String> bundledSize() {
        if (!Files.isRegularFile(files().zip())) {
            return Optional.empty();
        }
        try {
            long bytes = FunctionZip.read(files().zip()).values().stream()
                    .filter(entry -> entry.path().value().startsWith(JavaSource.BUNDLED_FOLDER))
                    .mapToLong(entry -> entry.content().size())
                    .sum();
            return bytes == 0 ? Optional.empty() : Optional.of(Sizes.readable(bytes));
        } catch (FcProblem e) {
            return Optional.empty(); // package writes it anew
        }
    }
}
