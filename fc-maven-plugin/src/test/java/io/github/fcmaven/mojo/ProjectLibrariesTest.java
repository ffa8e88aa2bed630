package io.github.fcmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.payload.Libraries.Library;
import io.github.fcmaven.platform.FcProblem;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.project.DependencyResolutionResult;
import org.apache.maven.project.MavenProject;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.graph.DefaultDependencyNode;
import org.eclipse.aether.graph.DependencyNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runtime dependencies of a project, as Maven resolves them. */
class ProjectLibrariesTest {

    @TempDir
    private Path folder;

    @Test
    void eachIsTakenInMavensOrder() throws Exception {
        Path one = Files.createFile(folder.resolve("one-1.jar"));
        Path two = Files.createFile(folder.resolve("two-1.jar"));

        assertThat(resolved(node("two", "compile", two), node("one", "runtime", one), node("no", "test", one)))
                .containsExactly(new Library("demo", two), new Library("demo", one));
    }

    /** In a build of several modules its classes stand there before {@code package}. */
    @Test
    void aModuleWithoutAJarSaysWhichPhaseIsMissing() throws Exception {
        Path classes = Files.createDirectory(folder.resolve("classes"));

        assertThatThrownBy(() -> resolved(node("core", "compile", classes)))
                .isInstanceOf(FcProblem.class)
                .hasMessage("demo:core is a module of this build and has no jar yet\n  fix: run the phase package or a"
                        + " later one for all modules (mvn package), not the goal alone");
    }

    private static DefaultDependencyNode node(String artifact, String scope, Path file) {
        Map<String, String> properties = Map.of("type", "jar", "constitutesBuildPath", "true");
        return new DefaultDependencyNode(new org.eclipse.aether.graph.Dependency(
                new DefaultArtifact("demo", artifact, "", "jar", "1", properties, file.toFile()), scope));
    }

    private static List<Library> resolved(DefaultDependencyNode... nodes) {
        DefaultDependencyNode root = new DefaultDependencyNode(new DefaultArtifact("demo", "app", "jar", "1"));
        root.setChildren(List.of(nodes));
        MavenProject project = new MavenProject();
        project.setArtifact(RepositoryUtils.toArtifact(root.getArtifact()));
        project.setDependencies(List.of(new Dependency()));
        MavenSession session = new MavenSession(
                null,
                MavenRepositorySystemUtils.newSession(),
                new DefaultMavenExecutionRequest(),
                new DefaultMavenExecutionResult());
        return new ProjectLibraries(request -> result(root), project, session)
                .resolve()
                .orElseThrow();
    }

    /** All that is asked of it is the graph. */
    private static DependencyResolutionResult result(DependencyNode root) {
        return (DependencyResolutionResult) Proxy.newProxyInstance(
                ProjectLibrariesTest.class.getClassLoader(),
                new Class<?>[] {DependencyResolutionResult.class},
                (proxy, method, arguments) -> root);
    }
}
