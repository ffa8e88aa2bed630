package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Applications that start another Java, which serves. */
class ChildProcessTest {

    @ParameterizedTest
    @CsvSource({
        "java/lang/ProcessBuilder, true",
        "'java/lang/Runtime \0\4exec', true",
        "java/lang/Runtime availableProcessors, false"
    })
    void aChildGetsItsSettingsByAVariable(String constants, boolean child) {
        String fix = keepAlive(
                TestFunction.of().inJar("demo/Main.class", "com/sun/net/httpserver/HttpServer " + named(constants)));

        assertThat(fix.startsWith("set JAVA_TOOL_OPTIONS to -Dsun.net.httpserver.idleInterval=90000"
                        + " -Dsun.net.httpserver.maxIdleConnections=1000 under environmentVariables of fc-maven-plugin"
                        + " in pom.xml: the class demo.Main starts another process"))
                .isEqualTo(child);
    }

    @Test
    void soDoesOneOfSpringBoot() {
        TestFunction function =
                TestFunction.tomcat().inJar("BOOT-INF/classes/demo/Main.class", "java/lang/ProcessBuilder");

        assertThat(keepAlive(function))
                .startsWith("set JAVA_TOOL_OPTIONS to -Dserver.port=9123 -Dserver.tomcat.keep-alive-timeout=25h"
                        + " -Dserver.tomcat.max-keep-alive-requests=-1 under environmentVariables");
        assertThat(fix(function, Requirement.FC_PORT)).startsWith("set JAVA_TOOL_OPTIONS to -Dserver.port=9123 ");
        assertThat(fix(function, Requirement.FC_BIND)).startsWith("let the application's code");
    }

    @Test
    void aSettingInTheCodeIsToldBefore() {
        TestFunction function = TestFunction.tomcat()
                .inJar("BOOT-INF/classes/demo/Short.class", "org/apache/coyote/ setMaxKeepAliveRequests")
                .inJar("BOOT-INF/classes/demo/Main.class", "java/lang/ProcessBuilder");

        assertThat(keepAlive(function)).startsWith("let the class demo.Short");
    }

    @Test
    void theClassThatStartsOneIsNamed() {
        PackagedServer server =
                TestFunction.server(TestFunction.of().inJar("demo/Main.class", "java/lang/ProcessBuilder"));

        assertThat(ChildProcess.startedBy(server)).hasValue("demo.Main");
        assertThat(ChildProcess.startedBy(TestFunction.server(TestFunction.of("demo/Main.class"))))
                .isEmpty();
    }

    private static String named(String constants) {
        return constants.replace("\\0", "\u0000").replace("\\4", "\u0004");
    }

    private static String keepAlive(TestFunction function) {
        return fix(function, Requirement.FC_KEEPALIVE);
    }

    private static String fix(TestFunction function, Requirement requirement) {
        Conformed conformed = TestFunction.conformed(function.build(), TestFunction.LEFT);
        return TestFunction.server(conformed.functionPackage())
                .fix(requirement, conformed.functionPackage().port());
    }
}
