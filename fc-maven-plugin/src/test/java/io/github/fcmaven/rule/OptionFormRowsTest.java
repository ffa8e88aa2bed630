package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_JAVA_VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.payload.TestJar;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.JavaLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes that no Java takes as they are written. */
class OptionFormRowsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            17 | -Xmx512mb | whose value is no size | in the same word: -Xmx300m | -Xmx300m
            8 | -Xmx300mb | whose value is no size | -Xmx300m | -Xmx300m
            17 | -Xmx 300m | whose value is no size | in the same word: -Xmx300m | -Xmx300m
            17 | -Xmx=300m | whose value is no size | -Xmx300m | -Xmx300m
            17 | -Xmx300 | which is 300 bytes | write its unit too: -Xmx300m | -Xmx300m
            17 | -Xss10k | too little for any Java | -Xss1m | -Xss1m
            17 | -XX:MaxRAMPercentage=70% | no number from 0 | such as -XX:MaxRAM | -XX:MaxRAMPercentage=70.0
            17 | -XX:MaxRAMPercentage=700 | no number from 0 | -XX:MaxRAM | -XX:MaxRAMPercentage=70.0
            8 | -XX:MaxRAMPercentage=90 | a decimal point only | =70.0 | -XX:MaxRAMPercentage=70.0
            8 | -XX:MaxRAMPercentage=70 | a decimal point only | =70.0 | -XX:MaxRAMPercentage=70.0
            """)
    void eachIsNamedAndMendedByItsEdit(int java, String options, String why, String edit, String mended) {
        Finding said = Row.of(start(java, options), FC_JAVA_VERSION);
        assertThat(Row.violations(start(java, options))).containsOnly(said);
        assertThat(said.observed()).startsWith("the start has the option ").contains(why);
        assertThat(said.fix()).contains(edit);
        assertThat(Row.violations(start(java, mended))).as("after the edit").isEmpty();
    }

    /** Whether the platform splits it decides nothing: no Java takes it. */
    @Test
    void aWordWithABlankThatJavaRefusesIsToldOnce() {
        Pack pack = Pack.jar(TestJar.executable("com.acme.Main", 8)).command("java", "-Xmx 300m", "-jar", "demo.jar");

        assertThat(Row.violations(pack)).extracting(Finding::requirement).containsExactly(FC_JAVA_VERSION);
    }

    @ParameterizedTest
    @CsvSource({"JAVA_TOOL_OPTIONS, -Xmx300mb, -Xmx300m"})
    void aVariableIsReadToo(String variable, String options, String mended) {
        assertThat(Row.violations(start(17, "-Xint").variable(variable, options)))
                .hasSize(1);
        assertThat(Row.violations(start(17, "-Xint").variable(variable, mended)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Xmx0x10000000 -Xms64M -Xss512k -mx300m",
                "-XX:MaxRAMPercentage=70 -XX:InitialRAMPercentage=10.5",
                "-XX:+UseG1GC -XX:-UseG1GC -XX:+UseSerialGC -XX:+UseSerialGC",
                "-XX:OnOutOfMemoryError=x -XX:UseSSE=2 -XX:UseAVX=2 -XX:HeapDumpPath=/tmp",
                "-ea -esa:x -da:com.acme... -server -verbose:gc -Xlog:gc -Xshare:auto -Xverify:none -noverify",
                "--add-modules java.sql,jdk.httpserver --limit-modules java.base --illegal-access=permit",
                "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n -Xdebug -Xrs -splash:x.png -D",
                "-XX:+UnlockDiagnosticVMOptions -XX:+PrintFlagsFinal -XX:MaxHeapFreeRatio=40",
                "-XX:UseG1GC --server.port=9000 -version -Xms300m -Xmx200m"
            })
    void whatJavaTakesOrNamesItselfIsNoViolation(String options) {
        assertThat(Row.violations(start(17, options))).isEmpty();
    }

    private static Pack start(int java, String options) {
        String command = java == 8 ? "java" : JavaLayer.JAVA17.javaCommand();
        Pack pack = Pack.jar(TestJar.executable("com.acme.Main", 8))
                .command(command, (options + " -jar demo.jar").split(" "));
        return java == 8 ? pack : pack.runtime(CustomRuntime.CUSTOM_DEBIAN11).layers(JavaLayer.JAVA17);
    }
}
