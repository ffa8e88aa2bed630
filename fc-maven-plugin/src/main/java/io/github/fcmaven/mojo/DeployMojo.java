package io.github.fcmaven.mojo;

import java.io.File;
import java.nio.file.Files;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Deploys the checked zip with the deploy tool {@code s}, and asks the function's address once. It refuses a zip of
 * which no record says that it passed: run {@code mvn verify fc:deploy}.
 *
 * <p>The tool must be installed and have your credentials: this goal neither reads nor stores any. It runs {@code s
 * verify} and then {@code s deploy}, whose output is the log.
 */
@Mojo(name = "deploy", requiresProject = false, threadSafe = true)
public class DeployMojo extends AbstractFcMojo {

    /** Shows with {@code s plan} what would change in the cloud, and deploys nothing. */
    @Parameter(property = "fc.dryRun", defaultValue = "false")
    private boolean dryRun;

    /** Whether a zip is deployed of which no record says that it passed. */
    @Parameter(property = "fc.deploy.force", defaultValue = "false")
    private boolean force;

    /** The deploy tool, version 3. Default: the program {@code s} on the PATH. */
    @Parameter(property = "fc.deployTool")
    private File deployTool;

    @Override
    void run() throws MojoFailureException {
        if (makesNoFunction()) {
            getLog().info("This module makes no function: nothing is deployed.");
            return;
        }
        new CheckedDeploy(this, files(), Optional.ofNullable(deployTool).map(this::path), dryRun, force).run();
    }

    /** The parent of a reactor, in which the goal runs too. */
    private boolean makesNoFunction() {
        return project.getPackaging().equals("pom")
                && !files().isForeign()
                && !Files.isRegularFile(files().zip())
                && session.getProjects().size() > 1
                && ModuleFunctions.of(project, session.getUserProperties()).isEmpty();
    }
}
