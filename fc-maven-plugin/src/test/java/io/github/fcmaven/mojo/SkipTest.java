package io.github.fcmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.maven.model.Model;
import org.apache.maven.model.Profile;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What skips a goal, by its strength; what a POM sets for its unit tests skips none. */
class SkipTest {

    @ParameterizedTest(name = "{0}: typed {1}, in the pom {2}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "integration-test | skipTests=true | | skipTests is true on the command line",
                "integration-test | skipTests=TRUE | | skipTests is true on the command line",
                "integration-test | skipTests= | | runs",
                "integration-test | skipTests=no | | runs",
                "integration-test | skipITs=true | | skipITs is true on the command line",
                "start            | maven.test.skip=true | | maven.test.skip is true on the command line",
                "measure          | skipTests=true | | skipTests is true on the command line",
                "stop             | skipTests=true | | skipTests is true on the command line",
                "verify           | skipTests=true | | skipTests is true on the command line",
                "verify           | fc.integration-test.skip=true | |"
                        + " fc.integration-test.skip is true on the command line",
                "verify           | fc.verify.skip=false fc.integration-test.skip=true | | runs",
                "integration-test | fc.verify.skip=true | | runs",
                "integration-test | skipTests=false | | runs",
                "integration-test | | skipTests=true | runs",
                "integration-test | skipTests=true fc.integration-test.skip=false | | runs",
                "integration-test | skipTests=true fc.skipTests=false | | runs",
                "integration-test | skipTests=true | fc.skipTests=false | runs",
                "integration-test | fc.skipTests=true fc.integration-test.skip=false | | runs",
                "integration-test | | fc.skipTests=true | fc.skipTests is true in the properties of pom.xml",
                "integration-test | fc.skipTests=false | fc.skipTests=true | runs",
                "integration-test | fc.integration-test.skip=true fc.skip=false | | runs",
                "integration-test | fc.skip=true fc.skipTests=false | | fc.skip is true on the command line",
                "package          | fc.skip=true | | fc.skip is true on the command line",
                "package          | | fc.package.skip=true | fc.package.skip is true in the properties of pom.xml",
                "package          | skipTests=true fc.skipTests=true | | runs",
                "run              | skipTests=true | | runs"
            })
    void theStrongestThatIsSetDecides(String goal, String typed, String inPom, String expected) {
        Skip skip = skip(goal, typed, project(inPom));

        assertThat(skip.by().orElse("runs")).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}: typed {1}, in the pom {2}: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "integration-test | | skipTests=true | skipTests is true in the properties of pom.xml",
                "start            | | skipITs=true | skipITs is true in the properties of pom.xml",
                "verify           | | maven.test.skip=true | maven.test.skip is true in the properties of pom.xml",
                "integration-test | | skipTests=false | nothing",
                "integration-test | fc.skipTests=false | skipTests=true | nothing",
                "integration-test | | skipTests=true fc.skipTests=false | nothing",
                "integration-test | skipTests=false | skipTests=true | nothing",
                "package          | | skipTests=true | nothing"
            })
    void aPropertyForUnitTestsIsNamedWhereItDoesNotSkip(String goal, String typed, String inPom, String expected) {
        Skip skip = skip(goal, typed, project(inPom));

        assertThat(skip.by()).isEmpty();
        assertThat(skip.ignored().orElse("nothing")).isEqualTo(expected);
    }

    @Test
    void theParentThatSetsItIsNamed() {
        MavenProject parent = project("skipTests=true");
        parent.setGroupId("com.acme");
        parent.setArtifactId("parent");
        MavenProject child = project("");
        child.getModel().setProperties(parent.getProperties()); // as Maven inherits them
        child.setParent(parent);

        assertThat(skip("integration-test", "", child).ignored())
                .contains("skipTests is true in the properties of the parent com.acme:parent");
    }

    @Test
    void theProfileThatSetsItIsNamed() {
        MavenProject project = project("skipTests=true");
        project.getOriginalModel().setProperties(new Properties());
        project.setActiveProfiles(Stream.of("pom", "settings.xml")
                .map(source -> {
                    Profile profile = new Profile();
                    profile.setId("fast");
                    profile.setSource(source);
                    profile.setProperties(source.equals("pom") ? new Properties() : project.getProperties());
                    return profile;
                })
                .toList());

        assertThat(skip("integration-test", "", project).ignored())
                .contains("skipTests is true in the profile fast of settings.xml");
    }

    /** {@code MAVEN_OPTS} and {@code .mvn/jvm.config} are the user's as the command line is, which wins over them. */
    @ParameterizedTest(name = "{0}: to the JVM {1}, typed {2}, in the pom {3}: {4}")
    @CsvSource(
            delimiter = '|',
            value = {
                "integration-test | skipTests=true | | | skipTests is true in the options of Maven's JVM (MAVEN_OPTS,"
                        + " .mvn/jvm.config)",
                "verify           | fc.integration-test.skip=true | | |"
                        + " fc.integration-test.skip is true in the options of Maven's JVM (MAVEN_OPTS,"
                        + " .mvn/jvm.config)",
                "start            | fc.skip=true | | | fc.skip is true in the options of Maven's JVM (MAVEN_OPTS,"
                        + " .mvn/jvm.config)",
                "stop             | maven.test.skip=true | | | maven.test.skip is true in the options of Maven's JVM"
                        + " (MAVEN_OPTS, .mvn/jvm.config)",
                "integration-test | skipTests= | | | skipTests is true in the options of Maven's JVM (MAVEN_OPTS,"
                        + " .mvn/jvm.config)",
                "integration-test | skipTests=true | skipTests=false | | runs",
                "integration-test | skipTests=true | fc.skipTests=false | | runs",
                "integration-test | skipTests=true | | fc.skipTests=false | runs",
                "integration-test | skipTests=false | | skipTests=true | runs",
                "package          | skipTests=true | | | runs",
                "package          | fc.package.skip=true | | | fc.package.skip is true in the options of Maven's JVM"
                        + " (MAVEN_OPTS, .mvn/jvm.config)"
            })
    void whatIsGivenToTheJvmCountsAsTyped(String goal, String jvm, String typed, String inPom, String expected) {
        Properties all = properties(jvm);
        all.putAll(properties(typed));
        MavenProject project = project(inPom);

        Skip skip = Skip.of(
                goal,
                !goal.equals("package"),
                project,
                new GivenProperties(properties(typed), properties(jvm)),
                parameter("fc.skip", all, project),
                parameter("fc.skipTests", all, project));

        assertThat(skip.by().orElse("runs")).isEqualTo(expected);
    }

    @Test
    void theParametersOfThePluginsConfigurationDecideToo() {
        MavenProject project = project("skipTests=true");

        assertThat(Skip.of("verify", true, project, given(""), null, true).by())
                .contains("fc.skipTests is true in the configuration of fc-maven-plugin");
        assertThat(Skip.of("package", false, project, given(""), true, null).by())
                .contains("fc.skip is true in the configuration of fc-maven-plugin");
    }

    @Test
    void theCommandLineWinsOverTheOptionsOfTheJvm() {
        GivenProperties given = new GivenProperties(properties("fc.cpu=1"), properties("fc.cpu=2"));

        assertThat(given.all()).containsEntry("fc.cpu", "1");
        assertThat(new GivenProperties(new Properties(), properties("fc.cpu=2")).all())
                .containsEntry("fc.cpu", "2");
    }

    /** As Maven fills in the parameters: by their properties. */
    private static Skip skip(String goal, String typed, MavenProject project) {
        Properties given = properties(typed);
        return Skip.of(
                goal,
                !goal.matches("package|run"),
                project,
                new GivenProperties(given, new Properties()),
                parameter("fc.skip", given, project),
                parameter("fc.skipTests", given, project));
    }

    private static GivenProperties given(String typed) {
        return new GivenProperties(properties(typed), new Properties());
    }

    private static Boolean parameter(String name, Properties typed, MavenProject project) {
        String value = typed.getProperty(name, project.getProperties().getProperty(name));
        return value == null ? null : Boolean.valueOf(value);
    }

    private static MavenProject project(String properties) {
        Model model = new Model();
        model.setProperties(properties(properties));
        MavenProject project = new MavenProject(model);
        project.setOriginalModel(model.clone());
        return project;
    }

    private static Properties properties(String text) {
        Properties properties = new Properties();
        if (text != null && !text.isBlank()) {
            Arrays.stream(text.split(" +"))
                    .map(word -> word.split("=", 2))
                    .forEach(pair -> properties.setProperty(pair[0], pair[1]));
        }
        return properties;
    }
}
