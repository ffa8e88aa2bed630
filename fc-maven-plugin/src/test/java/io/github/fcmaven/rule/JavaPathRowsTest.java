package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_COMMAND;
import static io.github.fcmaven.platform.Requirement.FC_JAVA_PATH;
import static io.github.fcmaven.platform.Requirement.FC_JAVA_VERSION;
import static io.github.fcmaven.platform.Requirement.FC_LAYER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.JavaLayer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether {@code java} is that of the layer, by whatever words a start comes to it; each fault with its edit. */
class JavaPathRowsTest {

    private static final String BY_PATH = "#!/bin/sh\nexec /opt/java17/bin/java -jar demo.jar\n";

    @ParameterizedTest
    @MethodSource({"unknownJava", "timeouts"})
    void eachIsNamedAndMendedByItsFix(Row row) {
        row.holds();
    }

    static Stream<Row> unknownJava() {
        return Stream.of(
                new Row(
                        "java in a start script",
                        script("exec java -jar demo.jar"),
                        FC_JAVA_PATH,
                        "bootstrap starts java, which the layer Java17 has at /opt/java17/bin/java, and no",
                        "write /opt/java17/bin/java in place of java in bootstrap",
                        pack().bootstrap(BY_PATH)),
                new Row(
                        "JAVA_HOME alone",
                        script("export JAVA_HOME=/opt/java17\nexec java -jar demo.jar"),
                        FC_JAVA_PATH,
                        "bootstrap starts java",
                        "write /opt/java17/bin/java in place of java in bootstrap",
                        script("export JAVA_HOME=/opt/java17\nexec $JAVA_HOME/bin/java -jar demo.jar")),
                new Row(
                        "PATH with the folder above",
                        script("PATH=/opt/java17:$PATH\nexec java -jar demo.jar"),
                        FC_JAVA_PATH,
                        "bootstrap starts java",
                        "write /opt/java17/bin/java",
                        script("PATH=/opt/java17/bin:$PATH\nexec java -jar demo.jar")),
                new Row(
                        "a script of another name",
                        pack().command("bash", "start.sh").file("start.sh", "nohup java -jar demo.jar\n"),
                        FC_JAVA_PATH,
                        "start.sh starts java",
                        "write /opt/java17/bin/java in place of java in start.sh",
                        pack().command("bash", "start.sh").file("start.sh", BY_PATH)),
                new Row(
                        "behind nohup",
                        pack().command("nohup", "java", "-jar", "demo.jar"),
                        FC_JAVA_PATH,
                        "the start command is nohup, which starts java, which the layer Java17 has",
                        "write /opt/java17/bin/java in place of java in command and args",
                        pack().command("nohup", "/opt/java17/bin/java", "-jar", "demo.jar")),
                new Row(
                        "on a runtime that has a Java",
                        script("exec -a shop java -jar demo.jar").runtime(CustomRuntime.CUSTOM),
                        FC_JAVA_PATH,
                        "bootstrap starts java, which the layer Java17 has at /opt/java17/bin/java, and no variable"
                                + " PATH leads there; the image's own Java 8 would start",
                        "write /opt/java17/bin/java",
                        pack().bootstrap(BY_PATH).runtime(CustomRuntime.CUSTOM)),
                new Row(
                        "behind the folders of a runtime that has a Java",
                        script("export PATH=$PATH:/opt/java17/bin\nexec java -jar demo.jar")
                                .runtime(CustomRuntime.CUSTOM),
                        FC_JAVA_PATH,
                        "bootstrap starts java, which the layer Java17 has at /opt/java17/bin/java, and PATH has"
                                + " its folder behind those of the image; the image's own Java 8 would start",
                        "write /opt/java17/bin/java",
                        pack().bootstrap(BY_PATH).runtime(CustomRuntime.CUSTOM)));
    }

    static Stream<Row> timeouts() {
        return Stream.of(
                new Row(
                        "a minute in a start script",
                        script("exec timeout -s KILL 60 /opt/java17/bin/java -jar demo.jar"),
                        FC_COMMAND,
                        "timeout ends the server after 60 s, and an instance ends with its start command",
                        "leave out timeout -s KILL 60 before /opt/java17/bin/java, in bootstrap",
                        pack().bootstrap(BY_PATH)),
                new Row(
                        "an hour in the command",
                        pack().command("timeout", "1h", "/opt/java17/bin/java", "-jar", "demo.jar"),
                        FC_COMMAND,
                        "timeout ends the server after 1h",
                        "leave out timeout 1h before /opt/java17/bin/java, in command and args",
                        pack().command("/opt/java17/bin/java", "-jar", "demo.jar")),
                new Row(
                        "an hour before a script",
                        pack().command("timeout", "3600", "sh", "start.sh").file("start.sh", BY_PATH),
                        FC_COMMAND,
                        "timeout ends the server after 3600 s",
                        "leave out timeout 3600 in command and args",
                        pack().command("sh", "start.sh").file("start.sh", BY_PATH)));
    }

    @ParameterizedTest
    @CsvSource({"2d, 0", "1500m, 0", "24.5h, 0", "90m, 1", "0.5h, 1", "59.9, 1"})
    void aTimeoutIsTooShortWhereItEndsBeforeADay(String time, int violations) {
        Pack pack = pack().command("timeout", time, "/opt/java17/bin/java", "-jar", "demo.jar");

        assertThat(Row.violations(pack)).hasSize(violations);
    }

    /** PATH leads there, or nobody knows where it leads. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "export PATH=/opt/java17/bin:$PATH\nexec java -jar demo.jar",
                "PATH=\"$PATH:/opt/java17/bin/\"\nexec java -jar demo.jar",
                "export JAVA_HOME=/opt/java17\nexport PATH=$JAVA_HOME/bin:$PATH\nexec java -jar demo.jar",
                "exec env PATH=/opt/java17/bin:/bin java -jar demo.jar",
                "PATH=$SOMEWHERE/bin:$PATH\nexec java -jar demo.jar",
                "export PATH=$(cat path):$PATH\nexec java -jar demo.jar",
                ". /etc/profile\nexec java -jar demo.jar",
                "export PATH=/code/jre/bin:$PATH\nexec java -jar demo.jar",
                "if [ -d /opt/java17 ]; then export PATH=/opt/java17/bin:$PATH; fi\nexec java -jar demo.jar",
                "sleep 1 && timeout 5 true\nexec /opt/java17/bin/java -jar demo.jar"
            })
    void whatPathMayLeadToIsNotJudged(String lines) {
        assertThat(Row.violations(script(lines).program("jre/bin/java", Pack.elf(62))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/opt/java17/bin:/usr/bin:/bin", "/usr/bin:/bin:/opt/java17/bin"})
    void theFunctionsOwnPathLeadsThere(String path) {
        assertThat(Row.violations(script("exec java -jar demo.jar").variable("PATH", path)))
                .isEmpty();
    }

    /** One whose image has a Java too: in which folder, nobody knows. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/opt/java17/bin:$PATH",
                "/opt/java17/bin/:$PATH",
                "/opt//java17/bin:$PATH",
                "/usr/bin:/opt/java17/bin:/usr/local/bin"
            })
    void theJavaOfTheLayerStartsBeforeThatOfTheImage(String path) {
        String script = "#!/bin/sh\nexport PATH=" + path + "\nexec java -jar demo.jar\n";
        Pack pack = Pack.plain(17).layers(JavaLayer.JAVA17).bootstrap(script);

        assertThat(Row.violations(pack)).isEmpty();
        assertThat(Row.of(pack, FC_JAVA_PATH)).isInstanceOf(Finding.Met.class);
    }

    @Test
    void theJavaOfTheImageStartsBeforeThatOfALayerBehind() {
        Pack pack = Pack.plain(17)
                .layers(JavaLayer.JAVA17)
                .bootstrap("#!/bin/sh\nexport PATH=$PATH:/opt/java17/bin\nexec java -jar demo.jar\n");

        assertThat(Row.violations(pack)).extracting(Finding::requirement).contains(FC_JAVA_PATH, FC_JAVA_VERSION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/opt/jdk/bin:/usr/bin:/bin"})
    void aLayerOfTheUsersOwnMayHaveAJava(String path) {
        Pack pack = script("exec java -jar demo.jar")
                .layers(JavaLayer.JAVA17.arn("cn-hangzhou"), Pack.arn("jdk"))
                .variable("PATH", path);
        assertThat(Row.violations(pack)).isEmpty();
    }

    private static Pack pack() {
        return Pack.plain(8).runtime(CustomRuntime.CUSTOM_DEBIAN11).layers(JavaLayer.JAVA17);
    }

    private static Pack script(String lines) {
        return pack().bootstrap("#!/bin/sh\n" + lines + "\n");
    }

    /** Source: the platform's catalogue of layers. */
    @ParameterizedTest
    @CsvSource({
        "CUSTOM_DEBIAN10, PHP80-Debian10/versions/2, /opt/php8.0/bin/php, CUSTOM",
        "CUSTOM, PHP72/versions/6, /opt/php7.2/bin/php, CUSTOM_DEBIAN10",
        "CUSTOM_DEBIAN10, Python38/versions/2, /opt/python3.8/bin/python3, CUSTOM_DEBIAN12",
        "CUSTOM, Python36/versions/2, /opt/python3.6/bin/python3, CUSTOM_DEBIAN10",
        "CUSTOM, Nodejs17/versions/2, /opt/nodejs17/bin/node, CUSTOM_DEBIAN10",
        "CUSTOM, Nodejs14/versions/2, /opt/nodejs14/bin/node, CUSTOM_DEBIAN10",
        "CUSTOM, Nodejs12/versions/2, /opt/nodejs12/bin/node, CUSTOM_DEBIAN10"
    })
    void eachInterpreterOfAnOfficialLayerIsKnownWithItsRuntimes(
            CustomRuntime runtime, String layer, String program, CustomRuntime other) {
        Pack pack = Pack.empty()
                .file("server", "")
                .runtime(runtime)
                .layers("acs:fc:cn-hangzhou:official:layers/" + layer)
                .command(program, "server");
        assertThat(Row.of(pack, FC_COMMAND)).isInstanceOf(Finding.Met.class);
        assertThat(Row.violations(pack)).isEmpty();
        assertThat(Row.violations(pack.copy().runtime(other)))
                .extracting(Finding::requirement)
                .contains(FC_LAYER);
    }
}
