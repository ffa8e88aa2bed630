package io.github.fcmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.packaging.ExplicitParameters;
import io.github.fcmaven.packaging.ExplicitParameters.Place;
import java.io.StringReader;
import java.util.Properties;
import org.apache.maven.plugin.MojoExecution;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;

/** A parameter that the user sets, told from one that has its default. */
class ExplicitParametersTest {

    private final Properties commandLine = new Properties();
    private final Properties project = new Properties();

    @Test
    void whatTheDescriptorWritesIsNotGiven() throws Exception {
        ExplicitParameters given = given("<caPort>${fc.caPort}</caPort><jre>${fc.jre.addModules}</jre>");

        assertThat(given.place("caPort")).isEmpty();
        assertThat(given.place("jre")).isEmpty();
        assertThat(given.place("trigger")).isEmpty();
        assertThat(given.place("trigger.authType")).isEmpty();
    }

    @Test
    void aValueOfThePomIsGiven() throws Exception {
        ExplicitParameters given =
                given("<caPort default-value=\"1\">8080</caPort><initializer/><layers><layer>a</layer></layers>"
                        + "<environmentVariables><DB>${env(DB)}</DB></environmentVariables>"
                        + "<trigger><authType>function</authType></trigger>");

        assertThat(given.place("caPort")).contains(Place.POM);
        assertThat(given.place("initializer")).contains(Place.POM);
        assertThat(given.place("initializer.timeout")).isEmpty();
        assertThat(given.place("layers")).contains(Place.POM);
        assertThat(given.place("environmentVariables.DB")).contains(Place.POM);
        assertThat(given.place("trigger.authType")).contains(Place.POM);
        assertThat(given.place("trigger.methods")).isEmpty();
    }

    @Test
    void aPropertyIsGivenWhereThePomSaysNothing() throws Exception {
        commandLine.setProperty("fc.caPort", "8080");
        commandLine.setProperty("fc.cpu", "1");
        project.setProperty("fc.region", "cn-beijing");

        ExplicitParameters given = given("<caPort>${fc.caPort}</caPort><cpu>0.5</cpu>");

        assertThat(given.place("caPort")).contains(Place.COMMAND_LINE);
        assertThat(given.place("cpu")).contains(Place.POM);
        assertThat(given.place("region")).contains(Place.PROPERTY);
    }

    private ExplicitParameters given(String configuration) throws Exception {
        MojoExecution execution = new MojoExecution(
                null, Xpp3DomBuilder.build(new StringReader("<configuration>" + configuration + "</configuration>")));
        return new RawConfiguration(execution).explicit(commandLine, project);
    }
}
