package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_JAVA_VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.payload.TestJar;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.JavaLayer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Options that no Java takes as they are written. */
class OptionFormRowsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            17 | -Xmx512mb | whose value is no size | in the same word: -Xmx300m | -Xmx300m
            8 | -Xmx300mb | whose value is no size | -Xmx300m | -Xmx300m
            17 | -Xmx 300m | whose value is no size | in the same word: -Xmx300m | -Xmx300m
            17 | -Xmx=300m | whose value is no size | -Xmx300m | -Xmx300m
            17 | -Xmx300 | which is 300 bytes | write its unit too: -Xmx300m | -Xmx300m
            17 | -Xss10k | too little for any Java | -Xss1m | -Xss1m
            17 | -Xms300m -Xmx200m | which is more than -Xmx | a size of at most -Xmx | -Xms200m -Xmx200m
            17 | -XX:UseG1GC | which has no sign | write -XX:+UseG1GC | -XX:+UseG1GC
            17 | -XX:UseG1GC=false | which has no sign | write -XX:-UseG1GC | -XX:-UseG1GC
            17 | -XX:+MaxRAMPercentage=70 | both a sign and a value | write -XX:MaxRAM | -XX:MaxRAMPercentage=70
            17 | -XX:MaxRAMPercentage=70% | no number from 0 | such as -XX:MaxRAM | -XX:MaxRAMPercentage=70.0
            17 | -XX:MaxRAMPercentage=700 | no number from 0 | -XX:MaxRAM | -XX:MaxRAMPercentage=70.0
            17 | -XX:MaxRAMPercentage 70 | which has no number | =70.0 | -XX:MaxRAMPercentage=70.0
            8 | -XX:MaxRAMPercentage=70 | a decimal point only | =70.0 | -XX:MaxRAMPercentage=70.0
            17 | -XX:MaxMetaspaceSize=100mb | whose value is no number | k, m or g behind it | -XX:MaxMetaspaceSize=100m
            17 | -XX:+UseG1GC -XX:+UseParallelGC | beside -XX:+UseG1GC | write one of the two | -XX:+UseG1GC
            17 | -XX:+UseG1Gc | which no Java knows | write -XX:+UseG1GC | -XX:+UseG1GC
            8 | -XX:+HeapDumpOnOutOfMemmoryError | no Java knows | OutOfMemoryError | -XX:+HeapDumpOnOutOfMemoryError
            17 | -Xquickstart | which no Java knows | remove it | -Xint
            17 | -enable-preview | which no Java knows | write --enable-preview | --enable-preview
            17 | --jar | which no Java knows | write -jar | -Xint
            17 | --server.port=9000 | which no Java knows | behind the jar or class | -Dserver.port=9000
            17 | -javaagent agent.jar | which no Java knows | write -javaagent:... | -Xint
            17 | -version | with which nothing is started | remove it | -showversion
            8 | -Djarmode=layertools | with which nothing is started | remove it | -Dmode=x
            17 | --add-opens java.base/java.lang | which module | write =ALL-UNNAMED | --add-opens java.base/java.lang=a
            17 | --add-modules=java.xml.bind | has no module java.xml.bind | add the library | --add-modules=java.sql
            17 | -agentlib:jdwp=server=y | waits for a debugger | remove it | -agentlib:jdwp=server=y,suspend=n
            """)
    void eachIsNamedAndMendedByItsEdit(int java, String options, String why, String edit, String mended) {
        Finding said = Row.of(start(java, options), FC_JAVA_VERSION);
        assertThat(Row.violations(start(java, options))).containsOnly(said);
        assertThat(said.observed()).startsWith("the start has the option ").contains(why);
        assertThat(said.fix()).contains(edit);
        assertThat(Row.violations(start(java, mended))).as("after the edit").isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "JAVA_TOOL_OPTIONS, -Xmx300mb, -Xmx300m",
        "JAVA_TOOL_OPTIONS, -jar demo.jar, -Xmx300m",
        "JAVA_TOOL_OPTIONS, -cp lib, -Xmx300m",
        "JAVA_TOOL_OPTIONS, @opts, -Xmx300m",
        "JAVA_TOOL_OPTIONS, --add-opens java.base/java.lang=x, --add-opens=java.base/java.lang=x",
        "JDK_JAVA_OPTIONS, -jar demo.jar, -Xmx300m",
        "JDK_JAVA_OPTIONS, com.acme.Main, -cp x",
        "JDK_JAVA_OPTIONS, -version, '\"-Dx=a b\" -Xmx300m'"
    })
    void aVariableHasNothingOfACommandLine(String variable, String options, String mended) {
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
                "-XX:+UnlockDiagnosticVMOptions -XX:+PrintFlagsFinal -XX:MaxHeapFreeRatio=40"
            })
    void whatJavaTakesIsNoViolation(String options) {
        assertThat(Row.violations(start(17, options))).isEmpty();
    }

    private static Pack start(int java, String options) {
        String command = java == 8 ? "java" : JavaLayer.JAVA17.javaCommand();
        Pack pack = Pack.jar(TestJar.executable("com.acme.Main", 8))
                .command(command, (options + " -jar demo.jar").split(" "));
        return java == 8 ? pack : pack.runtime(CustomRuntime.CUSTOM_DEBIAN11).layers(JavaLayer.JAVA17);
    }
}
