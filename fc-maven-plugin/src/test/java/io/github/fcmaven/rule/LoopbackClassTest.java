package io.github.fcmaven.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.payload.TestJar;
import io.github.fcmaven.platform.Requirement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which class is named where a server listens on 127.0.0.1 alone, and no configuration says so. */
class LoopbackClassTest {

    private static final String WEB = "in the class a.Web, bind the server to 0.0.0.0 in place of the address";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "org/eclipse/jetty/server/ServerConnector 127.0.0.1 | x |" + WEB,
                "org/glassfish/grizzly/http/server/HttpServer http://localhost:8080/api/ | x |" + WEB,
                "jakarta/xml/ws/Endpoint http://127.0.0.1:9000/hello | x |" + WEB,
                "ratpack/core/server/RatpackServer localhost | x |" + WEB,
                "localhost | ratpack/core/server/RatpackServer |" + WEB,
                "getLoopbackAddress | org/http4k/server/Jetty |" + WEB,
                "localhost | 127.0.0.1 | bind the server to 0.0.0.0 in its own configuration or code",
                "http://localhost:3000/ | ratpack/core/server/RatpackServer | bind the server to 0.0.0.0 in its own",
                "x | y | bind the server to 0.0.0.0 in its own configuration or code"
            })
    void theOnlyClassThatNamesIt(String web, String other, String fix) {
        assertThat(fix(Pack.jar(TestJar.executable("a.Main", 17)
                        .classOf("a.Web", 17, web.split(" "))
                        .classOf("a.Other", 17, other))))
                .startsWith(fix);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "127.0.0.1 | x | let the class a.Web set no address, or 0.0.0.0",
                "127.0.0.1 | localhost | let the application's code, where it makes the server, set no address"
            })
    void ofSpringBootToo(String web, String other, String fix) {
        assertThat(fix(Pack.jar(Pack.bootJar("")
                        .classOf("BOOT-INF/classes/a/Web", 17, web)
                        .classOf("BOOT-INF/classes/a/Other", 17, other))))
                .startsWith(fix);
    }

    private static String fix(Pack pack) {
        return new RuleContext(pack.packed()).serverFix(Requirement.FC_BIND);
    }
}
