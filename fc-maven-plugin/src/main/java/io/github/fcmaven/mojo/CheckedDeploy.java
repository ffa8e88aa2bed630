package io.github.fcmaven.mojo;

import io.github.fcmaven.deployment.DeployTool;
import io.github.fcmaven.deployment.Deployment;
import io.github.fcmaven.deployment.FirstAnswer;
import io.github.fcmaven.deployment.FirstRequest;
import io.github.fcmaven.descriptor.DeploymentDescriptor;
import io.github.fcmaven.descriptor.FoundDescriptor;
import io.github.fcmaven.packaging.OutputFiles;
import io.github.fcmaven.packaging.PackagedFunction;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.report.CheckRecord;
import io.github.fcmaven.report.JsonRecord;
import io.github.fcmaven.zip.FunctionZip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.maven.plugin.MojoFailureException;

/**
 * Deploys the zip of a goal where its record says that it passed, and tells what comes of it.
 *
 * @param program the deploy tool, where the user names one
 * @param dryRun whether only what would change is shown
 * @param force whether a zip is deployed that is not known to have passed
 */
record CheckedDeploy(AbstractFcMojo goal, OutputFiles files, Optional<Path> program, boolean dryRun, boolean force) {

    /** @throws MojoFailureException where the platform answers in the place of the deployed function */
    void run() throws MojoFailureException {
        Path zip = files.packaged(goal::shown);
        FoundDescriptor found = described();
        Optional<String> unproven = unproven(zip);
        refuse(unproven);
        tellEmptied(found);
        Deployment deployment = deployment(goal, files, found, program, goal.getLog()::info);
        deployment.verify();
        goal.getLog().info("s " + deployment.tool().version() + " takes " + goal.shown(files.manifest()));
        if (dryRun) {
            goal.getLog().info("What would change in the cloud (s plan); the code is not compared:");
            deployment.plan();
            goal.getLog().info("Nothing was deployed: dryRun is set.");
            return;
        }
        deploy(deployment, zip, found);
        unproven.ifPresent(why -> goal.getLog().warn("NOT CHECKED, and deployed: " + why));
    }

    /**
     * What the deploy tool is told of the function of a goal.
     *
     * @param lines gets what it prints
     */
    static Deployment deployment(
            AbstractFcMojo goal,
            OutputFiles files,
            FoundDescriptor found,
            Optional<Path> program,
            Consumer<String> lines) {
        return new Deployment(
                DeployTool.find(program, ProjectFolder.of(goal.project).base()),
                ProjectFolder.of(goal.project).base(),
                Path.of(goal.shown(files.manifest())),
                files.isForeign() ? Optional.of(found.said().key()) : Optional.empty(),
                files.environment(),
                lines);
    }

    private FoundDescriptor described() {
        if (files.isZipForeign() && files.manifestFile().isEmpty()) {
            throw FcProblem.local(
                    "no s.yaml says how " + goal.shown(files.zip()) + " is deployed",
                    "name it with manifestFile (-Dfc.manifestFile=...)");
        }
        refuseOtherCode();
        return DeploymentDescriptor.find(files.source(), new TreeMap<>());
    }

    /** What is deployed must be what was checked. */
    private void refuseOtherCode() {
        List<Finding> findings = PackagedFunction.look(files).findings();
        findings.stream()
                .filter(finding -> finding.requirement() == Requirement.FC_CODE)
                .filter(Finding.Violated.class::isInstance)
                .map(Finding.Violated.class::cast)
                .findFirst()
                .ifPresent(other -> {
                    throw FcProblem.of(Requirement.FC_CODE, other.observed(), other.platform(), other.fix());
                });
    }

    /** Why this very zip is not known to have passed; empty where it has. */
    private Optional<String> unproven(Path zip) {
        Path json = goal.reports().json();
        if (!Files.isRegularFile(json)) {
            return Optional.of("there is no record of a check of " + goal.shown(zip) + ", " + goal.shown(json));
        }
        CheckRecord record = JsonRecord.read(json);
        if (!record.zipSha256().equals(FunctionZip.sha256(zip))) {
            return Optional.of(goal.shown(json) + " is the record of another zip than " + goal.shown(zip));
        }
        if (record.report().isEmpty() || !record.passed()) {
            return Optional.of("the check of " + goal.shown(zip) + " ended with " + record.outcome());
        }
        return isNewer(files.manifest(), json)
                ? Optional.of(goal.shown(files.manifest()) + " was changed after the check")
                : Optional.empty();
    }

    private static boolean isNewer(Path file, Path other) {
        try {
            return Files.getLastModifiedTime(file).compareTo(Files.getLastModifiedTime(other)) > 0;
        } catch (IOException e) {
            throw FcProblem.local("cannot see when " + file + " was changed: " + e, "run mvn verify again", e);
        }
    }

    private void refuse(Optional<String> unproven) {
        if (unproven.isEmpty()) {
            return;
        }
        if (!force) {
            throw FcProblem.local(
                    unproven.get() + ", so nothing shows that Function Compute can run it",
                    "run mvn verify fc:deploy, which checks this zip and deploys it; -Dfc.deploy.force deploys it"
                            + " unchecked");
        }
        goal.getLog().warn("NOT CHECKED: " + unproven.get() + "; it is deployed because fc.deploy.force is set");
    }

    /** The one place where it can still be changed; a key without a value says that empty is meant. */
    private void tellEmptied(FoundDescriptor found) {
        List<String> leftOut = found.said().leftOut();
        if (leftOut.isEmpty() || !files.isForeign()) {
            return;
        }
        goal.getLog()
                .warn("s deploy empties what " + goal.shown(files.manifest())
                        + " leaves out, also what the console has set: "
                        + String.join(", ", leftOut)
                        + "; -Dfc.dryRun shows it. If empty is meant, write the key without a"
                        + " value, such as " + leftOut.get(leftOut.size() - 1) + ":");
    }

    private void deploy(Deployment deployment, Path zip, FoundDescriptor found) throws MojoFailureException {
        String sha256 = FunctionZip.sha256(zip);
        Optional<String> url = deployment.deploy();
        if (!FunctionZip.sha256(zip).equals(sha256)) {
            throw FcProblem.local(
                    goal.shown(zip)
                            + " was changed while it was deployed, so that another zip than the checked one may run",
                    "remove the action of s.yaml that builds it, and run mvn verify fc:deploy");
        }
        if (url.isEmpty()) {
            goal.getLog().info("Deployed. s names no address: there is no HTTP trigger to ask.");
            return;
        }
        boolean signed = found.function()
                .spec()
                .http()
                .filter(trigger -> !trigger.authType().equals("anonymous"))
                .isPresent();
        FirstAnswer answer = FirstRequest.send(url.get(), signed);
        tell(answer.says(url.get()), answer.outcome());
    }

    private void tell(String says, FirstAnswer.Outcome outcome) throws MojoFailureException {
        switch (outcome) {
            case GOOD -> goal.getLog().info(says);
            case DOUBTFUL -> goal.getLog().warn(says);
            case FAILED ->
                throw new MojoFailureException(says + ":\n  fix: look at the function's logs in the console; "
                        + goal.addressed(Requirement.EXPLAIN + " -Dfc.page=troubleshooting") + " lists the codes");
        }
    }
}
