package io.github.fcmaven.mojo;

import io.github.fcmaven.instance.Host;
import io.github.fcmaven.platform.FcProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;

/** The JDK of a build: a toolchain's, else the one that runs Maven. */
final class BuildJava {

    private BuildJava() {}

    /**
     * The JDK that a toolchain with these properties provides; without any, the one of the build's own toolchain.
     *
     * @throws FcProblem where there is none
     */
    static Host of(ToolchainManager toolchains, MavenSession session, Map<String, String> wanted) {
        Toolchain toolchain = toolchain(toolchains, session, wanted);
        if (toolchain == null) {
            return Host.running();
        }
        String java = toolchain.findTool("java");
        if (java == null) {
            throw FcProblem.local(
                    "the toolchain " + toolchain + " has no java", "correct toolchains.xml, or jdkToolchain");
        }
        return Host.of(Path.of(java).getParent().getParent());
    }

    private static Toolchain toolchain(ToolchainManager toolchains, MavenSession session, Map<String, String> wanted) {
        if (wanted.isEmpty()) {
            return toolchains.getToolchainFromBuildContext("jdk", session);
        }
        List<Toolchain> found = toolchains.getToolchains(session, "jdk", wanted);
        if (found == null || found.isEmpty()) {
            throw FcProblem.local(
                    "no toolchain provides a jdk with " + wanted,
                    "add it to ~/.m2/toolchains.xml, or correct jdkToolchain");
        }
        return found.get(0);
    }
}
