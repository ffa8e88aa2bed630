package io.github.fcmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.payload.TestJar;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import java.io.StringReader;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.maven.RepositoryUtils;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Model;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.apache.maven.project.DependencyResolutionResult;
import org.apache.maven.project.MavenProject;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.graph.DefaultDependencyNode;
import org.eclipse.aether.graph.DependencyNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A class that is missing in the package and is in a dependency of the project. */
class PomEditsTest {

    private static final String OURS = plugin("io.github.fcmaven", "fc-maven-plugin", "");
    private static final String PLAIN = "add a library";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"provided", "test"})
    void aScopeThatIsNotShippedIsChangedWhereItIsDeclared(String scope) throws Exception {
        assertThat(fix("org/web/core/Server", scope, "", OURS))
                .isEqualTo("write <scope>compile</scope> in place of <scope>" + scope + "</scope>, which is not"
                        + " shipped, in the dependency org.web:web in pom.xml: it has org.web.core.Server");
    }

    @ParameterizedTest
    @ValueSource(strings = {"org/web/core/Server, compile", "org/other/Thing, provided"})
    void whatIsShippedOrInNoDependencyKeepsItsFix(String row) throws Exception {
        String[] values = row.split(", ");

        assertThat(fix(values[0], values[1], "", OURS)).isEqualTo(PLAIN);
    }

    @ParameterizedTest
    @CsvSource({
        "org.web:web-core, true",
        "org.web:*, true",
        "org.web:web-*:jar:*, true",
        "org.web:other, false",
        "META-INF/*.SF, false",
        "**, false"
    })
    void anExclusionOfTheShadePluginIsRemoved(String exclude, boolean removed) throws Exception {
        String configuration = "<configuration><artifactSet>" + excludes(exclude) + "</artifactSet></configuration>";

        assertThat(fix("org/web/core/Server", "compile", "", shade(configuration) + OURS))
                .matches(
                        removed
                                ? "remove \\Q" + exclude + "\\E from <\\w+> of maven-shade-plugin in pom\\.xml"
                                : PLAIN);
    }

    @Test
    void anExclusionOfSpringBootsPluginIsRemoved() throws Exception {
        String configuration = "<configuration>"
                + excludes("<groupId>org.web</groupId><artifactId>web-core</artifactId>") + "</configuration>";

        assertThat(fix("org/web/core/Server", "compile", "", boot(configuration) + OURS))
                .startsWith("remove org.web:web-core from <")
                .endsWith("> of spring-boot-maven-plugin in pom.xml");
    }

    @Test
    void anOptionalDependencyIsNotInAJarOfSpringBoot() throws Exception {
        assertThat(fix("org/web/core/Server", "compile", "<optional>true</optional>", boot(repackage("")) + OURS))
                .isEqualTo("remove <optional>true</optional> from the dependency org.web:web in pom.xml: it has"
                        + " org.web.core.Server");
    }

    @Test
    void theJarOfSpringBootIsMadeAsTheProjectSaysIt() throws Exception {
        String started = "org/springframework/boot/SpringApplication";

        assertThat(fix(started, "compile", "", OURS))
                .startsWith("add spring-boot-maven-plugin (org.springframework.boot:spring-boot-maven-plugin) above");
        assertThat(fix(started, "compile", "", boot("") + OURS))
                .startsWith("give spring-boot-maven-plugin in pom.xml <executions><execution><goals><goal>repackage"
                        + "</goal></goals></execution></executions>, above fc-maven-plugin");
        assertThat(fix(started, "compile", "", OURS + boot(repackage(""))))
                .startsWith("put spring-boot-maven-plugin above fc-maven-plugin in pom.xml");
        assertThat(fix(
                        started,
                        "compile",
                        "",
                        boot(repackage("<configuration><skip>true</skip></configuration>")) + OURS))
                .isEqualTo("remove <skip>true</skip> from spring-boot-maven-plugin in pom.xml");
        assertThat(fix(started, "compile", "", boot(repackage("")) + OURS)).isEqualTo(PLAIN);
        assertThat(fix(started, "compile", "", boot(repackage("")))).isEqualTo(PLAIN);
    }

    @Test
    void aJarWithoutMainClassIsMadeByTheProjectsOwnPlugin() throws Exception {
        String fix = "let spring-boot-maven-plugin's goal repackage make it executable";

        assertThat(fix(fix, "compile", "", OURS)).isEqualTo(fix);
        assertThat(fix(fix, "compile", "", boot("") + OURS)).startsWith("give spring-boot-maven-plugin in pom.xml");
    }

    @Test
    void whatQuarkusMakesIsMadeAboveTheGoalThatPacksIt() throws Exception {
        String fix = "with Quarkus, give quarkus-maven-plugin an execution with <goal>build</goal>, above";
        String build = "<executions><execution><goals><goal>build</goal></goals></execution></executions>";

        assertThat(fix(fix, "compile", "", OURS)).isEqualTo(fix);
        assertThat(fix(fix, "compile", "", quarkus("") + OURS))
                .startsWith("give quarkus-maven-plugin in pom.xml " + build + ", above fc-maven-plugin");
        assertThat(fix(fix, "compile", "", OURS + quarkus(build)))
                .startsWith("put quarkus-maven-plugin above fc-maven-plugin in pom.xml");
        assertThat(fix(fix, "compile", "", quarkus(build) + OURS)).isEqualTo(fix);
    }

    private static String quarkus(String more) {
        return plugin("io.quarkus.platform", "quarkus-maven-plugin", more);
    }

    /** Apart, for {@link EachParameterTest} takes such an element for a parameter of ours. */
    private static String excludes(String exclude) {
        return String.format("<%1$s><exclude>%2$s</exclude></%1$s>", "excludes", exclude);
    }

    private static String repackage(String configuration) {
        return "<executions><execution><goals><goal>repackage</goal></goals>" + configuration
                + "</execution></executions>";
    }

    private static String boot(String more) {
        return plugin("org.springframework.boot", "spring-boot-maven-plugin", more);
    }

    private static String shade(String more) {
        return plugin("org.apache.maven.plugins", "maven-shade-plugin", more);
    }

    private static String plugin(String group, String artifact, String more) {
        return "<plugin><groupId>" + group + "</groupId><artifactId>" + artifact + "</artifactId>" + more + "</plugin>";
    }

    /** Of a project with the dependency web, which brings web-core along. */
    private String fix(String missing, String scope, String more, String plugins) throws Exception {
        Model model = new MavenXpp3Reader()
                .read(new StringReader("<project><dependencies><dependency><groupId>org.web</groupId>"
                        + "<artifactId>web</artifactId><version>1</version><scope>" + scope + "</scope>" + more
                        + "</dependency></dependencies><build><plugins>" + plugins + "</plugins></build></project>"));
        DefaultDependencyNode root = new DefaultDependencyNode(new DefaultArtifact("demo", "app", "jar", "1"));
        DefaultDependencyNode web = node("web", scope, "org.web.Api");
        web.setChildren(
                List.of(node("web-core", scope, "org.web.core.Server", "org.springframework.boot.SpringApplication")));
        root.setChildren(List.of(web));
        MavenProject project = new MavenProject(model);
        project.setArtifact(RepositoryUtils.toArtifact(root.getArtifact()));
        MavenSession session = new MavenSession(
                null,
                MavenRepositorySystemUtils.newSession(),
                new DefaultMavenExecutionRequest(),
                new DefaultMavenExecutionResult());
        Finding finding = missing.contains(" ")
                ? new Finding.Violated(Requirement.FC_MAIN_CLASS, "it has no Main-Class", "", missing)
                : new Finding.Violated(
                        Requirement.FC_JAR, "it lacks a class", "NoClassDefFoundError: " + missing, PLAIN);
        return new PomEdits(request -> result(root), project, session)
                .in(List.of(finding))
                .get(0)
                .fix();
    }

    private DefaultDependencyNode node(String artifact, String scope, String... classes) {
        TestJar jar = TestJar.empty();
        for (String name : classes) {
            jar.classOf(name, 17);
        }
        Path file = jar.write(folder.resolve(artifact + "-1.jar"));
        Map<String, String> properties = Map.of("type", "jar", "constitutesBuildPath", "true");
        return new DefaultDependencyNode(new org.eclipse.aether.graph.Dependency(
                new DefaultArtifact("org.web", artifact, "", "jar", "1", properties, file.toFile()), scope));
    }

    /** All that is asked of it is the graph. */
    private static DependencyResolutionResult result(DependencyNode root) {
        return (DependencyResolutionResult) Proxy.newProxyInstance(
                PomEditsTest.class.getClassLoader(),
                new Class<?>[] {DependencyResolutionResult.class},
                (proxy, method, arguments) -> root);
    }
}
