package io.github.fcmaven.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.instance.TestFunction;
import io.github.fcmaven.server.ServerReader;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that say in words of their own which file they miss. */
class LackingFileTest {

    private static final PackagedCode CODE = new RunningCode(
            TestFunction.script("exit")
                    .file("conf/there.properties", new byte[0])
                    .function(),
            Path.of("."),
            Map.of(),
            new ServerReader());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Cannot read configuration: conf/server.properties | conf/server.properties",
                "config file './etc/app.yml' not found | etc/app.yml",
                "fatal: unable to open \"/code/db/shop.sql\" | db/shop.sql",
                "server.xml does not exist! | server.xml",
                "\u914d\u7f6e\u6587\u4ef6\u4e0d\u5b58\u5728: config/app.json | config/app.json",
                "Failed to load (certs/key.pem), conf/there.properties is there | certs/key.pem"
            })
    void theFileIsPutIntoThePackage(String line, String file) {
        StartCause cause = CauseInPackage.of(StartCause.of(StartFailure.LAST_LINE, "", line), CODE);

        assertThat(cause.what()).isEqualTo("the last line that it printed: " + line);
        assertThat(cause.fix(requirement -> ""))
                .startsWith("put " + file + " into the package (extraDirectories of fc-maven-plugin in pom.xml)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cannot read conf/there.properties",
                "Reading conf/server.properties",
                "Cannot connect to http://shop.example/conf/app.json",
                "Cannot write C:\\shop\\app.yml",
                "Cannot open /etc/shop/app.yml",
                "Cannot find com.shop.Main at Main.java:12",
                "Cannot parse conf/server.properties.bak2"
            })
    void anythingElseIsLeftToTheReader(String line) {
        StartCause cause = StartCause.of(StartFailure.LAST_LINE, "", line);

        assertThat(CauseInPackage.of(cause, CODE)).isEqualTo(cause);
    }

    @Test
    void aLongLineIsReadOnce() {
        String line = "cannot " + "a/".repeat(100_000) + "x.".repeat(100_000);

        assertThat(CODE.lackingFile(line)).isEmpty();
    }
}
