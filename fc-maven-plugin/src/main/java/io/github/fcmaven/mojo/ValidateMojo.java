package io.github.fcmaven.mojo;

import io.github.fcmaven.packaging.PackagedFunction;
import io.github.fcmaven.report.CheckRecord;
import io.github.fcmaven.rule.FixLocation;
import io.github.fcmaven.rule.StaticReport;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Checks the packaged function without starting it, and fails the build with all violations at once.
 *
 * <p>{@code package} ends with the same check; this goal runs it on an existing zip, in less than a second.
 */
@Mojo(name = "validate", defaultPhase = LifecyclePhase.PACKAGE, requiresProject = false, threadSafe = true)
public class ValidateMojo extends AbstractFcMojo {

    @Override
    void run() throws MojoFailureException {
        Path zip = files().packaged(this::shown);
        PackagedFunction found = PackagedFunction.look(files());
        getLog().info("Validating " + shown(zip)
                + (found.origin() == FixLocation.ZIP
                        ? ", which starts /code/bootstrap"
                        : " by " + shown(files().manifest())));
        StaticReport report = judged(found);
        // without a checksum, which would take as long as the check itself
        reports().writeValidation(CheckRecord.ofPackage(report.findings(), "", executionId()));
        getLog().info("Record: " + shown(reports().validationJson()) + ", as a page: "
                + shown(reports().validationPage()));
        tell(report);
    }
}
