package io.github.fcmaven.mojo;

import io.github.fcmaven.payload.Libraries;
import io.github.fcmaven.platform.FcProblem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.DefaultDependencyResolutionRequest;
import org.apache.maven.project.DependencyResolutionException;
import org.apache.maven.project.DependencyResolutionResult;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;

/**
 * What a project depends on at run time, resolved by Maven itself and in its order; scopes {@code provided},
 * {@code test} and {@code system} stay out.
 */
record ProjectLibraries(ProjectDependenciesResolver resolver, MavenProject project, MavenSession session)
        implements Libraries {

    private static final Set<String> RUNTIME = Set.of(Artifact.SCOPE_COMPILE, Artifact.SCOPE_RUNTIME);

    @Override
    public Optional<List<Library>> resolve() {
        List<Library> libraries = new ArrayList<>();
        for (Artifact artifact : artifacts(RUNTIME)) {
            if (artifact.getArtifactHandler().isAddedToClasspath() && RUNTIME.contains(artifact.getScope())) {
                libraries.add(library(artifact));
            }
        }
        return Optional.of(libraries);
    }

    /** All that it depends on in these scopes, each with the trail to it. */
    Set<Artifact> artifacts(Set<String> scopes) {
        if (project.getDependencies().isEmpty()) {
            return Set.of();
        }
        DefaultDependencyResolutionRequest request =
                new DefaultDependencyResolutionRequest(project, session.getRepositorySession());
        request.setResolutionFilter((node, parents) -> node.getDependency() == null
                || scopes.contains(node.getDependency().getScope()));
        DependencyResolutionResult result = resolved(request);
        Set<Artifact> artifacts = new LinkedHashSet<>();
        RepositoryUtils.toArtifacts(
                artifacts,
                result.getDependencyGraph().getChildren(),
                List.of(project.getArtifact().getId()),
                null);
        return artifacts;
    }

    private DependencyResolutionResult resolved(DefaultDependencyResolutionRequest request) {
        try {
            return resolver.resolve(request);
        } catch (DependencyResolutionException e) {
            String missing = e.getResult().getUnresolvedDependencies().stream()
                    .map(one -> one.getArtifact().toString())
                    .collect(Collectors.joining(", "));
            throw FcProblem.local(
                    "the runtime dependencies of " + project.getArtifactId() + " cannot be resolved"
                            + (missing.isEmpty() ? ": " + e.getMessage() : ": " + missing),
                    session.isOffline()
                            ? "run once without -o, so that Maven downloads them"
                            : "correct them in pom.xml; mvn dependency:tree shows where they come from",
                    e);
        }
    }

    private Library library(Artifact artifact) {
        if (artifact.getFile() == null || !artifact.getFile().isFile()) {
            throw FcProblem.local(
                    artifact.getGroupId() + ":" + artifact.getArtifactId()
                            + " is a module of this build and has no jar yet",
                    "run the phase package or a later one for all modules (mvn package), not the goal alone");
        }
        return new Library(artifact.getGroupId(), artifact.getFile().toPath());
    }
}
