package io.github.fcmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.StringReader;
import java.util.List;
import java.util.Properties;
import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A parameter that no goal has is an error with the nearest name, wherever it is set; Maven itself says nothing. */
class UnknownParametersTest {

    @ParameterizedTest(name = "plugin {0}, execution {1}, typed {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "<vpcConfig><vpcId/></vpcConfig> | | | sets vpcConfig | the nearest name is caPort; mvn fc:help",
                "<healthCheck/>                  | | | sets healthCheck | did you mean healthCheckConfig?",
                "<memorysize>1</memorysize>      | | | sets memorysize | did you mean memorySize?",
                "<caport>1</caport>              | | | sets caport     | did you mean caPort?",
                "<caprot>1</caprot>              | | | sets caprot     | did you mean caPort?",
                "<MEMORYSIZE>1</MEMORYSIZE>      | | | sets MEMORYSIZE | did you mean memorySize?",
                "| <enviromentVariables/>          | | sets enviromentVariables |"
                        + " did you mean environmentVariables?",
                "| | fc.caport                       | -Dfc.caport is set | did you mean -Dfc.caPort?",
                "| | fc.memorySise          | -Dfc.memorySise is set | did you mean -Dfc.memorySize?",
                "| | fc.integrationtest.skip         | -Dfc.integrationtest.skip is set |"
                        + " did you mean -Dfc.integration-test.skip?",
                "<port>1</port>                  | | | sets port        | write it as caPort",
                "<customRuntimeConfig/>          | | | sets customRuntimeConfig | write it as command, args, caPort",
                "<foo>1</foo>                    | | | sets foo         | remove it (the nearest name is",
                "<failOnViolation>yes</failOnViolation> | | | failOnViolation is 'yes', which Maven takes as false |"
                        + " write true or false",
                "| <failOnViolation> 1 </failOnViolation> | | failOnViolation is '1' | write true or false",
                "| | fc.failOnViolation=on           | fc.failOnViolation is 'on' | write true or false",
                "<environmentVariables><variable><name>A</name><value>1</value></variable></environmentVariables> | | |"
                        + " variable of environmentVariables has no value, but elements of its own: name |"
                        + " <environmentVariables><NAME>value</NAME></environmentVariables>",
                "| <checkEnvironment><A><B>1</B></A></checkEnvironment> | | A of checkEnvironment has no value |"
                        + " <checkEnvironment><NAME>value</NAME></checkEnvironment>",
                "| | fc.package.skip=maybe           | fc.package.skip is 'maybe' | write true or false",
            })
    void isAnErrorWithTheNearestName(String plugin, String own, String typed, String what, String fix)
            throws Exception {
        Throwable problem = catchThrowable(() -> refuse(plugin, own, typed));

        assertThat(problem).hasMessageContaining(what).hasMessageContaining(fix);
    }

    @ParameterizedTest(name = "plugin {0}, execution {1}, typed {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "<caPort>1</caPort> | <memorySize>1</memorySize> | fc.caPort",
                "<ofAnotherGoal/>   |                            | fc.ofAnotherGoal",
                "                   |                            | fc.version",
                "                   |                            | fc.run=mine",
                "                   |                            | fc.verify.skip",
                "                   |                            | fc.checks",
                "<failOnViolation> TRUE </failOnViolation> | <failOnViolation/> | fc.failOnViolation=False",
                "<environmentVariables><A>1</A><B/></environmentVariables> | <checkEnvironment/> | fc.version",
                "<healthCheckConfig><httpGetUrl><x/></httpGetUrl></healthCheckConfig> | | fc.version",
                "<failOnViolation>${strict}</failOnViolation> |  | fc.failOnViolation=",
                "                   |                            | caport",
                "                   |                            | failOnViolation=yes",
                "                   |                            | "
            })
    void whatAnyGoalHasIsFine(String plugin, String own, String typed) {
        assertThat(catchThrowable(() -> refuse(plugin, own, typed))).isNull();
    }

    /** A property of the project may be of another plugin, such as the version of a dependency. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "fc.caProt, fc.caPort",
        "fc.memorySise, fc.memorySize",
        "fc.caPort,",
        "fc.version,",
        "fc.runtime.version,",
        "fc.url,",
        "fc.mine.runtime,",
        "caProt,"
    })
    void aSlipInThePropertiesOfTheProjectIsAWarning(String name, String meant) throws Exception {
        Properties project = new Properties();
        project.setProperty(name, "1");

        List<String> warnings = refuse(null, null, project, new Properties());

        if (meant == null) {
            assertThat(warnings).isEmpty();
        } else {
            assertThat(warnings)
                    .containsExactly("the property " + name + " is set in pom.xml, its parent or a profile,"
                            + " but fc-maven-plugin has none of that name: did you mean " + meant + "?");
        }
    }

    private static void refuse(String configuration, String own, String typed) throws Exception {
        Properties properties = new Properties();
        if (typed != null) {
            String[] both = typed.strip().split("=", 2);
            properties.setProperty(both[0], both.length == 1 ? "true" : both[1]);
        }
        refuse(configuration, own, new Properties(), properties);
    }

    private static List<String> refuse(String configuration, String own, Properties project, Properties typed)
            throws Exception {
        MojoDescriptor goal =
                goal("package", "caPort", "memorySize", "runtime", "failOnViolation", "healthCheckConfig");
        goal.addParameter(parameter("environmentVariables", "java.util.Map"));
        goal.addParameter(parameter("checkEnvironment", SecretMap.class.getName()));
        PluginDescriptor descriptor = goal.getPluginDescriptor();
        for (MojoDescriptor other : new MojoDescriptor[] {goal("verify", "ofAnotherGoal"), goal("integration-test")}) {
            other.setPluginDescriptor(descriptor);
            descriptor.addMojo(other);
        }
        Plugin plugin = new Plugin();
        plugin.setGroupId(descriptor.getGroupId());
        plugin.setArtifactId(descriptor.getArtifactId());
        plugin.setConfiguration(dom(configuration));
        PluginExecution execution = new PluginExecution();
        execution.setId("mine");
        execution.setConfiguration(dom(own));
        plugin.addExecution(execution);
        Model model = new Model();
        model.setBuild(new Build());
        model.getBuild().addPlugin(plugin);
        model.setProperties(project);

        return UnknownParameters.refuse(
                new MojoExecution(goal, "mine"), new MavenProject(model), new GivenProperties(typed, new Properties()));
    }

    private static MojoDescriptor goal(String name, String... parameters) throws Exception {
        MojoDescriptor goal = new MojoDescriptor();
        goal.setGoal(name);
        for (String parameter : parameters) {
            goal.addParameter(
                    parameter(parameter, parameter.equals("failOnViolation") ? "boolean" : "java.lang.String"));
        }
        PluginDescriptor plugin = new PluginDescriptor();
        plugin.setGroupId("io.github.fcmaven");
        plugin.setArtifactId("fc-maven-plugin");
        goal.setPluginDescriptor(plugin);
        plugin.addMojo(goal);
        return goal;
    }

    private static Parameter parameter(String name, String type) {
        Parameter one = new Parameter();
        one.setName(name);
        one.setType(type);
        one.setExpression("${fc." + name + "}");
        return one;
    }

    private static Xpp3Dom dom(String children) throws Exception {
        String text = children == null ? "" : children;
        return Xpp3DomBuilder.build(new StringReader("<configuration>" + text + "</configuration>"));
    }
}
