package io.github.fcmaven.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fcmaven.platform.FcProblem;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecution;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;

/** What Maven loses of a POM, and what it splits, put right. */
class RawConfigurationTest {

    @Test
    void aVariableOfTheDeployToolIsItsText() throws Exception {
        RawConfiguration written = written("<env><DB>${env(DB)}</DB><EMPTY/></env>");

        Map<String, String> given = new java.util.LinkedHashMap<>(Map.of("URL", "x"));
        given.put("DB", null);
        given.put("EMPTY", null);

        assertThat(written.map("env", given))
                .containsEntry("URL", "x")
                .containsEntry("DB", "${env(DB)}")
                .containsEntry("EMPTY", "");
    }

    /** Maven gives the default for a text, and nothing for an item. */
    @Test
    void aVariableThatIsAllIsItsText() throws Exception {
        RawConfiguration written = written("<region>${env(REGION)}</region><name>x-${env('S')}</name><plain>cn</plain>"
                + "<unset>${fc.unset}</unset><layers><a>${env(LAYER)}</a><b>arn</b></layers>");

        assertThat(written.variable("region", Optional.of("${env(P)}"))).contains("${env(REGION)}");
        assertThat(written.variable("name", Optional.of("${env(P)}"))).contains("x-${env('S')}");
        assertThat(written.variable("plain", Optional.of("${env(P)}"))).isEmpty();
        assertThat(written.variable("unset", Optional.of("cn"))).isEmpty();
        assertThat(written.variable("none", Optional.of("${env(P)}"))).isEmpty();
        assertThat(written.variable("unset", Optional.of("${env(P)}"))).contains("${env(P)}");
        assertThat(written.items("layers", Arrays.asList(null, "arn"))).containsExactly("${env(LAYER)}", "arn");
    }

    @Test
    void anEmptyArgumentIsOne() throws Exception {
        RawConfiguration written = written("<args><arg>-x</arg><arg/><arg>${env(A)}</arg></args>");

        assertThat(written.words("args", Arrays.asList("-x", null, null), Optional.empty()))
                .containsExactly("-x", "", "${env(A)}");
    }

    @Test
    void aPropertyIsSplitAsAShellSplitsIt() throws Exception {
        RawConfiguration written = written("<jvmArguments>${fc.jvmArguments}</jvmArguments>");

        assertThat(written.words(
                        "jvmArguments",
                        List.of("-Xmx256m -Dx='a b' -Xlog:gc", "safepoint"),
                        Optional.of("-Xmx256m -Dx='a b' -Xlog:gc,safepoint")))
                .containsExactly("-Xmx256m", "-Dx=a b", "-Xlog:gc,safepoint");
    }

    /** As other plugins have it: {@code <jvmArguments>-Xmx256m -Xss512k</jvmArguments>}. */
    @Test
    void aListThatIsOneTextInThePomIsSplitLikewise() throws Exception {
        RawConfiguration written = written("<args>-jar 'my app.jar' -Xlog:gc,safepoint</args>");

        assertThat(written.words("args", List.of("-jar 'my app.jar' -Xlog:gc", "safepoint"), Optional.of("other")))
                .containsExactly("-jar", "my app.jar", "-Xlog:gc,safepoint");
    }

    @Test
    void thePomWinsOverAProperty() throws Exception {
        RawConfiguration written = written("<args><arg>mine</arg></args>");

        assertThat(written.words("args", List.of("mine"), Optional.of("yours"))).containsExactly("mine");
    }

    @Test
    void anOpenQuoteIsRefused() throws Exception {
        RawConfiguration written = written("<args>${fc.args}</args>");

        assertThatThrownBy(() -> written.words("args", List.of("'open"), Optional.of("'open")))
                .isInstanceOf(FcProblem.class)
                .hasMessageContaining("close its quotes");
    }

    @Test
    void anEmptyElementOfASetMeansNothing() {
        assertThat(RawConfiguration.withoutEmpty(Arrays.asList("a", null, " ", "b")))
                .containsExactly("a", "b");
        assertThat(RawConfiguration.withoutEmpty(Collections.singletonList(null)))
                .isEmpty();
    }

    private static RawConfiguration written(String configuration) throws Exception {
        MojoExecution execution = new MojoExecution(null, "package", "test");
        execution.setConfiguration(
                Xpp3DomBuilder.build(new StringReader("<configuration>" + configuration + "</configuration>")));
        return new RawConfiguration(execution);
    }
}
