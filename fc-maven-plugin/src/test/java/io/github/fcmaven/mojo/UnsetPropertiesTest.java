package io.github.fcmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.platform.FcProblem;
import java.io.StringReader;
import java.util.Map;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.project.MavenProject;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A parameter set to a property that nobody sets is an error that names both; Maven would take the default. */
class UnsetPropertiesTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "<memorySize>${fn.memory}</memorySize> | memorySize in the configuration of fc-maven-plugin is"
                        + " ${fn.memory}, and nothing sets the property fn.memory",
                "<region>cn-${area}</region> | region in the configuration of fc-maven-plugin is cn-${area},"
                        + " and nothing sets the property area",
                "<trigger><authType>${auth}</authType></trigger> | trigger.authType in the configuration of"
                        + " fc-maven-plugin is ${auth}, and nothing sets the property auth",
                "<layers><layer>${layer}</layer></layers> | layers.layer in the configuration of fc-maven-plugin is"
                        + " ${layer}, and nothing sets the property layer",
                "<caPort>${server.port}</caPort> | caPort in the configuration of fc-maven-plugin is ${server.port},"
                        + " and nothing sets the property server.port",
            })
    void isRefused(String configuration, String what) {
        assertThatThrownBy(() -> refuse(configuration))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining(what)
                .hasMessageContaining("in the properties of pom.xml or by -D");
    }

    /** The deploy tool finds no {@code env.X} either: only a value that it reads may name a variable of its own. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "<environmentVariables><DB>${env.DB}</DB></environmentVariables> | environmentVariables.DB | true",
                "<environmentVariables><DB>jdbc:${env.DB}/a</DB></environmentVariables> | is jdbc:${env.DB}/a | true",
                "<args><arg>${env.DB}</arg></args> | args.arg in the configuration of fc-maven-plugin is | true",
                "<region>${env.DB}</region> | region in the configuration of fc-maven-plugin is ${env.DB} | true",
                "<role>${env.DB}</role> | role in the configuration of fc-maven-plugin is ${env.DB} | true",
                "<logConfig><project>${env.DB}</project></logConfig> | logConfig.project | true",
                "<checkEnvironment><DB>${env.DB}</DB></checkEnvironment> | checkEnvironment.DB | false",
                "<jvmArguments>-Dx=${env.DB}</jvmArguments> | jvmArguments in the configuration | false",
                "<training><environmentVariables><A>${env.DB}</A></environmentVariables></training> | training | false",
                "<memorySize>${env.DB}</memorySize> | memorySize in the configuration | false",
                "<role>${fc.role}</role> | fc.role is acs:${env.DB} | true",
                "<cpu>${fc.cpu}</cpu> | fc.cpu is ${env.DB} | false",
            })
    void anEnvironmentVariableThatIsNotSetIsRefused(String configuration, String what, boolean deployed) {
        assertThatThrownBy(() -> refuse(configuration))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining(what)
                .hasMessageContaining("and the environment variable DB is not set")
                .hasMessageContaining(
                        deployed
                                ? "fix: set DB before Maven runs, or write ${env(DB)}, which the deploy tool fills in"
                                : "fix: set DB before Maven runs, or write the value itself");
    }

    /** Maven would take the default. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<memorySize>${env(MEMORY)}</memorySize>",
                "<caPort>${env('PORT')}</caPort>",
                "<timeout>${fc.timeout}</timeout>",
                "<runtime>${vars.runtime}</runtime>",
                "<interpreter>${env(PYTHON)}</interpreter>",
                "<trigger><authType>${env(AUTH)}</authType></trigger>"
            })
    void aVariableOfTheDeployToolIsRefusedWherePackageNeedsTheValue(String configuration) {
        assertThatThrownBy(() -> refuse(configuration))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining("which only the deploy tool fills in, and package needs its value")
                .hasMessageContaining("fix: write the value itself, or ${env.NAME}, which Maven fills in");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "<memorySize>512</memorySize>",
                "<memorySize>${fc.memorySize}</memorySize>",
                "<region>${env(REGION)}</region>",
                "<functionName>shop-${env('STAGE')}</functionName>",
                "<layers><layer>${env(LAYER)}</layer></layers>",
                "<role>${env(ROLE)}</role>",
                "<vpcConfig><vpcId>${env('VPC')}</vpcId></vpcConfig>",
                "<triggers><trigger><sourceArn>${config('AccountID')}</sourceArn></trigger></triggers>",
                "<functionName>${project.artifactId}</functionName>",
                "<functionName>x-${project.artifactId}</functionName>",
                "<environmentVariables><A>${unset}</A></environmentVariables>",
                "<environmentVariables><A>${env(B)} ${env:C} ${env.HOME}</A></environmentVariables>",
                "<region>${fc.region}</region>",
                "<args><arg>${unset}</arg></args>",
                "<jvmArguments>-Dx=${unset}</jvmArguments>",
                "<training><environmentVariables><A>${unset}</A></environmentVariables></training>",
                "<trigger/>"
            })
    void isFine(String configuration) {
        assertThatCode(() -> refuse(configuration)).doesNotThrowAnyException();
    }

    /** Maven leaves it in the trees of XML that are no simple values. */
    @ParameterizedTest
    @CsvSource({
        "built from ${buildNumber}, built from 7",
        "${buildNumber}${buildNumber}, 77",
        "${env(NAME)} ${vars.name} ${unset}, ${env(NAME)} ${vars.name} ${unset}",
        "acs:ram::${config('AccountID')}:role/a, acs:ram::${config('AccountID')}:role/a"
    })
    void aPropertyThatTheBuildHasSetIsFilledIn(String text, String filled) {
        MavenSession session = session();
        session.getCurrentProject().getProperties().setProperty("buildNumber", "7");
        MojoExecution goal = new MojoExecution(new Plugin(), "package", "test");

        assertThat(UnsetProperties.filled(text, goal, session)).isEqualTo(filled);
    }

    private static MavenSession session() {
        MavenSession session = new MavenSession(
                null,
                MavenRepositorySystemUtils.newSession(),
                new DefaultMavenExecutionRequest(),
                new DefaultMavenExecutionResult());
        session.setCurrentProject(new MavenProject());
        return session;
    }

    /** A build without the database's address packages: nothing is started. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<checkEnvironment><DB>${env.DB}</DB></checkEnvironment>",
                "<training><environmentVariables><A>${env.DB}</A></environmentVariables></training>"
            })
    void whatOnlyAStartIsGivenConcernsNoGoalThatPackages(String configuration) {
        assertThatCode(() -> refuse(configuration, false)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"package, true", "integration-test, false", "run, false"})
    void onlyTheGoalThatPackagesStartsNothing(String name, boolean fine) throws Exception {
        MojoExecution goal = new MojoExecution(new Plugin(), name, "test");
        goal.setConfiguration(Xpp3DomBuilder.build(new StringReader("<configuration><checkEnvironment>"
                + "<DB>${env.FC_TEST_NOT_SET}</DB></checkEnvironment></configuration>")));

        if (fine) {
            assertThatCode(() -> UnsetProperties.refuse(goal, session())).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> UnsetProperties.refuse(goal, session()))
                    .hasMessageContaining("the environment variable FC_TEST_NOT_SET is not set");
        }
    }

    private static void refuse(String configuration) throws Exception {
        refuse(configuration, true);
    }

    private static void refuse(String configuration, boolean launches) throws Exception {
        Xpp3Dom dom = Xpp3DomBuilder.build(new StringReader("<configuration>" + configuration + "</configuration>"));
        UnsetProperties.refuse(
                dom,
                expression -> expression.startsWith("${project.") || expression.equals("${env.HOME}"),
                Map.of(
                        "fc.role", "acs:${env.DB}",
                        "fc.cpu", "${env.DB}",
                        "fc.timeout", "${env(SECONDS)}",
                        "fc.region", "${env(REGION)}")::get,
                launches);
    }
}
