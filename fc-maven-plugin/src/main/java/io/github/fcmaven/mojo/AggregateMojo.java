package io.github.fcmaven.mojo;

import io.github.fcmaven.descriptor.ReactorDescriptor;
import io.github.fcmaven.descriptor.ReactorDescriptor.Function;
import io.github.fcmaven.descriptor.ReactorDescriptor.Member;
import io.github.fcmaven.packaging.OutputFiles;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.zip.AtomicFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.project.MavenProject;

/**
 * Writes one {@code s.yaml} that deploys the functions of all modules: {@code target/s.yaml} of the module in which
 * Maven was called. Run it there, after the packages are made: {@code mvn package fc:aggregate}.
 *
 * <p>Each function is a resource of its own. Two functions of one name are an error.
 */
@Mojo(name = "aggregate", aggregator = true, threadSafe = true)
public class AggregateMojo extends AbstractFcMojo {

    @Override
    void run() {
        Path target = files().generatedManifest();
        List<Member> members = new ArrayList<>();
        for (MavenProject module : session.getAllProjects()) {
            for (ModuleFunction made : ModuleFunction.of(module, GivenProperties.of(session))) {
                OutputFiles function = made.files();
                function.packaged(this::shown);
                refuseSameFile(module, function, target);
                members.add(new Member(module.getArtifactId(), function.source(), function.zip()));
            }
        }
        if (members.isEmpty()) {
            throw FcProblem.local(
                    "no module of this build makes a function",
                    "bind the goal package of this plugin in the modules that are functions");
        }
        ReactorDescriptor descriptor = ReactorDescriptor.of(project.getArtifactId(), members, target);
        AtomicFile.write(target, descriptor.text());
        tell(descriptor.functions(), target);
    }

    /** Of a parent that is a function itself. */
    private void refuseSameFile(MavenProject module, OutputFiles function, Path target) {
        if (function.manifest().equals(target)) {
            throw FcProblem.local(
                    module.getArtifactId() + " is a function itself, and " + shown(target) + " deploys it alone",
                    "give the function of " + module.getArtifactId() + " a <finalName> of its own in the execution of"
                            + " package");
        }
    }

    private void tell(List<Function> functions, Path target) {
        int longest =
                0; // a lambda would be a method of this goal: Maven loads the types of its parameters in every build
        for (Function function : functions) {
            longest = Math.max(longest, function.key().length());
        }
        getLog().info(shown(target) + " deploys " + functions.size()
                + (functions.size() == 1 ? " function:" : " functions:"));
        for (Function function : functions) {
            getLog().info("  " + function.key()
                    + " ".repeat(longest - function.key().length()) + "  " + function.region() + "  "
                    + function.code());
            if (function.leavesOutActions()) {
                getLog().warn("the actions in the s.yaml of " + function.module() + " are not in " + shown(target)
                        + ": their paths are relative to their own file");
            }
        }
        getLog().info("Deploy all with: s deploy -t " + shown(target) + "; one of them with: s "
                + functions.get(0).key() + " deploy -t " + shown(target));
    }
}
