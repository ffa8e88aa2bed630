package io.github.fcmaven.instance;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.Interpreter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Options of the function's Java, in the form of another release. */
class ComparableOptionsTest {

    private final ComparableOptions java8 = new ComparableOptions(List.of(new StandIn.Java(8, 17)));

    @Test
    void leavesOutWhatOnlyTheFunctionsJavaKnows() {
        assertThat(java8.of(List.of(
                        "/jdk/bin/java",
                        "-XX:MaxPermSize=64m",
                        "-Xss1m",
                        "-XX:+UseConcMarkSweepGC",
                        "-d64",
                        "-jar",
                        "a.jar",
                        "-d64")))
                .containsExactly("/jdk/bin/java", "-Xss1m", "-jar", "a.jar", "-d64");
        assertThat(java8.notes())
                .contains("the option -d64 is left out here, because only the function's own Java knows it");
    }

    @Test
    void keepsWhatTheFunctionsJavaDoesNotKnowEither() {
        List<String> words = List.of("/jdk/bin/java", "-XX:+UseG1CG", "-XX:+AutoCreateSharedArchive", "-jar", "a.jar");
        assertThat(java8.of(words)).isEqualTo(words);
        assertThat(new ComparableOptions(List.of(new StandIn.Java(17, 17)))
                        .of(List.of("/jdk/bin/java", "-XX:MaxPermSize=64m", "-jar", "a.jar")))
                .hasSize(4);
    }

    @Test
    void givesJava8TheVariablesThatItReads() {
        Map<String, String> variables = new HashMap<>(
                Map.of("JAVA_TOOL_OPTIONS", "-Xss1m -XX:PermSize=1m", "JDK_JAVA_OPTIONS", "-Dserver.port=9000"));
        java8.in(variables);
        assertThat(variables).isEqualTo(Map.of("JAVA_TOOL_OPTIONS", "-Xss1m"));
    }

    /** The last one counts. */
    @Test
    void leavesToTheFunctionWhatARejectionDoes() {
        Map<String, String> variables = new HashMap<>(Map.of("NODE_OPTIONS", "--unhandled-rejections=strict"));
        new ComparableOptions(List.of(new StandIn.Program(Interpreter.CUSTOM_NODE, "20.20.2"))).in(variables);
        assertThat(variables)
                .containsExactly(
                        Map.entry("NODE_OPTIONS", "--unhandled-rejections=warn --unhandled-rejections=strict"));
    }
}
