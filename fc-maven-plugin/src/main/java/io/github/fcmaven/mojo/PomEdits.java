package io.github.fcmaven.mojo;

import io.github.fcmaven.jar.Jar;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.ProjectDependenciesResolver;
import org.codehaus.plexus.util.xml.Xpp3Dom;

/**
 * Why a class of the project's dependencies is not shipped, as far as its {@code pom.xml} says it: an exclusion, a
 * scope, or the plugin of Spring Boot or Quarkus, which does not come to make the application.
 */
record PomEdits(ProjectDependenciesResolver resolver, MavenProject project, MavenSession session) {

    private static final Set<String> SHIPPED = Set.of(Artifact.SCOPE_COMPILE, Artifact.SCOPE_RUNTIME);
    private static final Set<String> ALL =
            Set.of(Artifact.SCOPE_COMPILE, Artifact.SCOPE_RUNTIME, Artifact.SCOPE_PROVIDED, Artifact.SCOPE_TEST);

    private static final String BOOT = "org.springframework.boot:spring-boot-maven-plugin";
    private static final String SHADE = "org.apache.maven.plugins:maven-shade-plugin";
    private static final String OURS = "io.github.fcmaven:fc-maven-plugin";
    private static final String GOAL = "repackage";

    private static final String QUARKUS = ":quarkus-maven-plugin";
    private static final String BUILD = "build";

    /** The words of a fix that does not know the project. */
    private static final String REPACKAGED = "spring-boot-maven-plugin's goal repackage";

    private static final String BUILT = "give quarkus-maven-plugin an execution";

    /** As Java says it, and we. */
    private static final Pattern MISSING =
            Pattern.compile("(?:NoClassDefFoundError: |ClassNotFoundException: |\\bthe class )([\\w/.$]+)");

    /** The findings, of which those that miss a class of a dependency get the edit that ships it. */
    List<Finding> in(List<Finding> findings) {
        return findings.stream().map(this::in).toList();
    }

    private Finding in(Finding finding) {
        return MISSING.matcher(finding.fails() ? finding.platform() + ' ' + finding.observed() : "")
                .results()
                .map(found -> found.group(1).replace('/', '.'))
                .distinct()
                .flatMap(name -> edit(name).stream())
                .findFirst()
                .or(() -> plugin(BOOT)
                        .filter(boot -> finding.fails() && finding.fix().contains(REPACKAGED))
                        .flatMap(boot -> repackaging()))
                .or(() -> plugin(QUARKUS)
                        .filter(quarkus -> finding.fails() && finding.fix().contains(BUILT))
                        .flatMap(quarkus -> making(quarkus, BUILD, "the application in target/quarkus-app")))
                .map(finding::withFix)
                .orElse(finding);
    }

    /** Empty where no dependency has the class, or the project says nothing against it. */
    private Optional<String> edit(String name) {
        return holder(Jar.fileOf(name)).flatMap(holder -> {
            String trail = holder.getDependencyTrail().get(1);
            Optional<Dependency> declared = project.getDependencies().stream()
                    .filter(one -> trail.startsWith(one.getManagementKey() + ":"))
                    .findFirst();
            String has = " in pom.xml: it has " + name;
            return excluded(BOOT, holder)
                    .or(() -> excluded(SHADE, holder))
                    .or(() -> declared.filter(one -> !SHIPPED.contains(holder.getScope()))
                            .map(one -> "write <scope>compile</scope> in place of <scope>" + holder.getScope()
                                    + "</scope>, which is not shipped, in the dependency " + id(one) + has))
                    .or(() -> declared.filter(one -> one.isOptional() && isRepackaged())
                            .map(one -> "remove <optional>true</optional> from the dependency " + id(one) + has))
                    .or(() -> name.startsWith("org.springframework.boot.") ? repackaging() : Optional.empty());
        });
    }

    private static String id(Dependency dependency) {
        return dependency.getGroupId() + ":" + dependency.getArtifactId();
    }

    private Optional<Artifact> holder(String classFile) {
        try {
            return new ProjectLibraries(resolver, project, session)
                    .artifacts(ALL).stream()
                            .filter(one -> one.getDependencyTrail().size() > 1 && one.getFile() != null)
                            .filter(one -> Jar.find(one.getFile().toPath())
                                    .filter(jar -> jar.names().contains(classFile))
                                    .isPresent())
                            .findFirst();
        } catch (FcProblem e) {
            return Optional.empty(); // without all of them, none is known to have it
        }
    }

    /** That a plugin is told to leave the dependency out. */
    private Optional<String> excluded(String key, Artifact holder) {
        return plugin(key).stream()
                .flatMap(plugin -> Stream.concat(Stream.of(plugin), plugin.getExecutions().stream()))
                .flatMap(PomEdits::configuration)
                .flatMap(PomEdits::excludes)
                .filter(exclude -> leavesOut(exclude, holder))
                .findFirst()
                .map(exclude -> "remove " + exclude + " from <excludes> of " + key.substring(key.indexOf(':') + 1)
                        + " in pom.xml");
    }

    private static Stream<Xpp3Dom> configuration(ConfigurationContainer place) {
        return Stream.ofNullable((Xpp3Dom) place.getConfiguration());
    }

    /** Each as {@code group:artifact}. */
    private static Stream<String> excludes(Xpp3Dom node) {
        boolean named = node.getName().equals("exclude") && node.getChild("groupId") != null;
        return named
                ? Stream.of(value(node, "groupId") + ":" + value(node, "artifactId"))
                : node.getName().equals("exclude")
                        ? Stream.ofNullable(node.getValue()).filter(text -> text.contains(":"))
                        : Stream.of(node.getChildren()).flatMap(PomEdits::excludes);
    }

    private static String value(Xpp3Dom node, String child) {
        return node.getChild(child) == null ? "*" : node.getChild(child).getValue();
    }

    private static boolean leavesOut(String exclude, Artifact holder) {
        String[] parts = exclude.strip().split(":");
        return glob(parts[0], holder.getGroupId()) && (parts.length < 2 || glob(parts[1], holder.getArtifactId()));
    }

    private static boolean glob(String pattern, String text) {
        return Pattern.matches("\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E", text);
    }

    private Optional<Plugin> plugin(String key) {
        return project.getBuildPlugins().stream()
                .filter(plugin -> plugin.getKey().endsWith(key))
                .findFirst();
    }

    private boolean isRepackaged() {
        return plugin(BOOT).filter(boot -> calls(boot, GOAL)).isPresent();
    }

    private static boolean calls(Plugin plugin, String goal) {
        return plugin.getExecutions().stream()
                .anyMatch(execution -> execution.getGoals().contains(goal));
    }

    /** Why Spring Boot's plugin has not made the jar; empty where that is not to be seen. */
    private Optional<String> repackaging() {
        String jar = "the executable jar";
        return plugin(BOOT)
                .map(boot -> making(boot, GOAL, jar))
                .orElseGet(() -> Optional.of("add spring-boot-maven-plugin (" + BOOT
                        + ") above fc-maven-plugin in pom.xml, with " + executions(GOAL) + ": it makes " + jar));
    }

    /** Why a plugin has not made what it makes by that goal; empty where that is not to be seen. */
    private Optional<String> making(Plugin maker, String goal, String made) {
        String name = maker.getArtifactId();
        if (!calls(maker, goal)) {
            return Optional.of("give " + name + " in pom.xml " + executions(goal)
                    + ", above fc-maven-plugin: nothing calls its goal " + goal + ", which makes " + made);
        }
        if (places(maker).equals(List.of(OURS, maker.getKey()))) {
            return Optional.of(
                    "put " + name + " above fc-maven-plugin in pom.xml: plugins of one phase run in that order");
        }
        return Stream.concat(Stream.of(maker), maker.getExecutions().stream())
                        .flatMap(PomEdits::configuration)
                        .anyMatch(one -> one.getChild("skip") != null
                                && "true".equals(one.getChild("skip").getValue()))
                ? Optional.of("remove <skip>true</skip> from " + name + " in pom.xml")
                : Optional.empty();
    }

    private static String executions(String goal) {
        return "<executions><execution><goals><goal>" + goal + "</goal></goals></execution></executions>";
    }

    private List<String> places(Plugin maker) {
        return project.getBuildPlugins().stream()
                .map(Plugin::getKey)
                .filter(key -> key.equals(maker.getKey()) || key.equals(OURS))
                .toList();
    }
}
