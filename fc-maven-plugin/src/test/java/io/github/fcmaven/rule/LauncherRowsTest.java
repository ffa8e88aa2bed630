package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_BIND;
import static io.github.fcmaven.platform.Requirement.FC_HTTP;
import static io.github.fcmaven.platform.Requirement.FC_PORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.payload.TestJar;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that are programs of their own, and that their command or their own file tells where they listen. */
class LauncherRowsTest {

    private static final String START = "the start command";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "java -jar jetty-runner.jar --port 9000 --host 127.0.0.1 a.war | FC_BIND | 127.0.0.1:9000 only |"
                        + " pass --host 0.0.0.0 to jetty-runner",
                "java -jar lib/jetty-runner-9.4.56.jar --port 8080 a.war | FC_PORT | 8080 | pass --port 9000 to",
                "java -jar payara-micro.jar --deploy a.war --port 8080 | FC_PORT | 8080 | pass --port 9000 to Payara",
                "java -jar webapp-runner.jar --port 8081 a.war | FC_PORT | 8081 | pass --port 9000 to webapp-runner",
                "java -jar start.jar jetty.http.port=9000 jetty.http.host=localhost | FC_BIND | localhost:9000 only |"
                        + " pass jetty.http.host=0.0.0.0 to Jetty",
                "java -jar jetty/start.jar jetty.http.port=8081 | FC_PORT | 8081 | pass jetty.http.port=9000 to Jetty",
                "bin/standalone.sh -b 127.0.0.1 -Djboss.http.port=9000 | FC_BIND | 127.0.0.1:9000 only |"
                        + " pass -b 0.0.0.0 to standalone.sh",
                "bash bin/standalone.sh -Djboss.bind.address=localhost -Djboss.http.port=9000 | FC_BIND |"
                        + " localhost:9000 only | pass -b 0.0.0.0 to standalone.sh",
                "bin/standalone.sh -b=0.0.0.0 -Djboss.http.port=8080 | FC_PORT | 0.0.0.0:8080 |"
                        + " pass -Djboss.http.port=9000 to",
            })
    void whatItsOptionsSayIsNamedWithTheOption(String start, Requirement requirement, String where, String fix) {
        Finding found = violation(pack(start), requirement);

        assertThat(found.observed()).contains(START, where);
        assertThat(found.fix()).startsWith(fix);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java -jar jetty-runner.jar --port 9000 a.war",
                "java -jar jetty-runner.jar --port 9000 --host 0.0.0.0 a.war",
                "java -jar jetty-runner.jar --config jetty.xml --port 8080 --host 127.0.0.1 a.war",
                "java -jar jetty-runner.jar --port $PORT a.war",
                "java -jar payara-micro.jar --deploy a.war --port 9000",
                "java -jar start.jar jetty.http.port=9000",
                "bin/standalone.sh -b 0.0.0.0 -Djboss.http.port=9000",
                "bin/standalone.sh -b 0.0.0.0 -Djboss.socket.binding.port-offset=920",
                "bin/standalone.sh -b ${ADDRESS} -Djboss.http.port=9000",
                "java -jar other.jar --port 8080 --host 127.0.0.1"
            })
    void whatIsRightOrNotKnownIsNoViolation(String start) {
        assertThat(Row.violations(pack(start)))
                .extracting(Finding::requirement)
                .doesNotContain(FC_BIND, FC_PORT, FC_HTTP);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '^',
            value = {
                "<Connector port='8080' protocol='HTTP/1.1'/> ^ FC_PORT ^ lets the server listen on 8080 ^"
                        + " set port=\"9000\" of the Connector in conf/server.xml",
                "<Connector protocol='HTTP/1.1' port='9000' address='127.0.0.1'/> ^ FC_BIND ^"
                        + " conf/server.xml says that the server listens on 127.0.0.1:9000 only ^"
                        + " remove address=\"127.0.0.1\" from the Connector in conf/server.xml",
                "<Connector port='9000'/><Connector port='8009' protocol='AJP/1.3' address='::1'/> ^ ^ ^",
                "<Connector port='${http.port}'/> ^ ^ ^",
                "<!-- <Connector port='8080'/> --><Connector port='9000' address='0.0.0.0'/> ^ ^ ^",
            })
    void tomcatsOwnFileIsRead(String connectors, Requirement requirement, String what, String fix) {
        Pack pack = Pack.empty()
                .program("bin/catalina.sh", "#!/bin/sh\nif true; then exec java; fi\n")
                .file("conf/server.xml", "<Server><Service>" + connectors + "</Service></Server>")
                .command("bin/catalina.sh", "run");
        if (requirement == null) {
            assertThat(Row.violations(pack)).extracting(Finding::requirement).doesNotContain(FC_BIND, FC_PORT);
            return;
        }
        Finding found = violation(pack, requirement);

        assertThat(found.observed()).contains(what);
        assertThat(found.fix()).startsWith(fix);
    }

    private static Finding violation(Pack pack, Requirement requirement) {
        return Row.violations(pack).stream()
                .filter(found -> found.requirement() == requirement)
                .findFirst()
                .orElseThrow();
    }

    private static Pack pack(String start) {
        byte[] jar = TestJar.executable("a.Main", 8).bytes();
        Pack pack = Pack.empty().program("bin/standalone.sh", "#!/bin/sh\nif true; then exec java; fi\n");
        for (String word : start.split(" ")) {
            if (word.endsWith(".jar")) {
                pack.file(word, jar);
            }
        }
        String[] words = start.split(" ");
        return pack.command(words[0], Arrays.copyOfRange(words, 1, words.length));
    }
}
