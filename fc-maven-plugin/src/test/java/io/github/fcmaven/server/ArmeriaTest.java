package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Its timers are system properties as long as the code sets none. */
class ArmeriaTest {

    /** Its client is in the same jar, and a class that sets the timer wins over the property. */
    @ParameterizedTest
    @CsvSource({
        "com/linecorp/armeria/server/ServerBuilder, '', ARMERIA, false",
        "com/linecorp/armeria/server/ServerBuilder, -Dcom.linecorp.armeria.defaultServerIdleTimeoutMillis=0, ARMERIA,"
                + " true",
        "com/linecorp/armeria/server/ServerBuilder, -Dcom.linecorp.armeria.defaultServerIdleTimeoutMillis=30000,"
                + " ARMERIA, false",
        "com/linecorp/armeria/server/ServerBuilder idleTimeoutMillis, '', ARMERIA, ''",
        "com/linecorp/armeria/server/ServerBuilder maxConnectionAge, '', ARMERIA, ''",
        "com/linecorp/armeria/client/WebClient idleTimeoutMillis, '', UNKNOWN, ''"
    })
    void armeriaClosesAfter15SecondsUnlessItIsToldOtherwise(
            String constants, String option, ServerKind kind, String forADay) {
        TestFunction function =
                TestFunction.of().inJar("demo/Main.class", constants).beside("lib/armeria-1.40.0.jar", "");
        PackagedServer server = TestFunction.server((option.isEmpty() ? function : function.beforeJar(option)).build());

        assertThat(server.kind()).isEqualTo(kind);
        assertThat(server.limits()
                        .keepAlive()
                        .map(DeclaredLimits.Declared::forADay)
                        .map(String::valueOf)
                        .orElse(""))
                .isEqualTo(forADay);
        assertThat(server.needs().size()).isEqualTo(kind == ServerKind.UNKNOWN ? 0 : constants.endsWith("r") ? 2 : 1);
    }

    @Test
    void armeriaIsToldInCodeWhereTheCodeSetsItsTimer() {
        PackagedServer server = TestFunction.server(TestFunction.of("com/linecorp/armeria/server/Server.class")
                .inJar("demo/Main.class", "com/linecorp/armeria/server/ServerBuilder idleTimeout")
                .build());

        assertThat(server.fix(
                        Requirement.FC_KEEPALIVE, TestFunction.of().build().port()))
                .startsWith("call idleTimeoutMillis(0), and neither")
                .endsWith("(class demo.Main)");
    }
}
