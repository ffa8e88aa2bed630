package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.Requirement;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs that end by themselves, and the edit by which each goes on. */
class EndingProgramTest {

    @ParameterizedTest
    @MethodSource("programs")
    void theFixIsForWhatThePackageTells(TestFunction program, String fix) {
        assertThat(TestFunction.server(program.build()).fix(Requirement.FC_STARTUP, new CaPort(9000)))
                .startsWith(fix);
    }

    static Stream<Arguments> programs() {
        return Stream.of(
                Arguments.of(
                        TestFunction.of("BOOT-INF/lib/spring-boot-3.5.16.jar"),
                        "add the dependency org.springframework.boot:spring-boot-starter-web in pom.xml"),
                Arguments.of(
                        TestFunction.of("BOOT-INF/lib/spring-boot-4.0.6.jar"),
                        "add the dependency org.springframework.boot:spring-boot-starter-webmvc in pom.xml"),
                Arguments.of(
                        TestFunction.tomcat()
                                .inJar(
                                        "BOOT-INF/classes/application.properties",
                                        "spring.main.web-application-type=none"),
                        "remove spring.main.web-application-type=none (BOOT-INF/classes/application.properties)"),
                Arguments.of(
                        TestFunction.tomcat()
                                .inJar(
                                        "BOOT-INF/classes/application.properties",
                                        "spring.main.web-application-type=${WEB:none}"),
                        "remove spring.main.web-application-type=none (BOOT-INF/classes/application.properties)"),
                Arguments.of(
                        TestFunction.tomcat()
                                .inJar(
                                        "BOOT-INF/classes/application.properties",
                                        "spring.main.web-application-type=${WEB:none}")
                                .variable("WEB", "servlet"),
                        "let the program start an HTTP server and wait for its end"),
                Arguments.of(
                        TestFunction.springBoot("1.5.22.RELEASE", "tomcat-embed-core-8.5.43.jar")
                                .inJar(
                                        "BOOT-INF/classes/application.properties",
                                        "spring.main.web-application-type=none"),
                        "let the program start an HTTP server and wait for its end"),
                Arguments.of(
                        TestFunction.tomcat()
                                .inJar(
                                        "BOOT-INF/classes/f/App.class",
                                        "org/springframework/boot/WebApplicationType NONE"),
                        "remove WebApplicationType.NONE from the class f.App"),
                Arguments.of(
                        TestFunction.tomcat()
                                .inJar("BOOT-INF/classes/f/App.class", "java/lang/System\u0001\u0000\u0004exit"),
                        "let the class f.App not call System.exit"),
                Arguments.of(
                        TestFunction.tomcat()
                                .inJar("BOOT-INF/classes/f/App.class", "java/lang/System\u0001\u0000\u0007exiting"),
                        "let the program start an HTTP server and wait for its end"),
                Arguments.of(
                        TestFunction.of("a/Main.class")
                                .inJar("META-INF/MANIFEST.MF", "Main-Class: com.acme.shop.Main\r\n")
                                .inJar("com/acme/cart/Cart.class", "x")
                                .inJar("org/jboss/modules/Main.class", "java/lang/System\u0001\u0000\u0004exit"),
                        "let the program start an HTTP server and wait for its end"),
                Arguments.of(
                        TestFunction.of("a/Main.class")
                                .inJar("META-INF/MANIFEST.MF", "Main-Class: com.acme.shop.Main\r\n")
                                .inJar("a/Main.class", "java/lang/System\u0001\u0000\u0004exit")
                                .inJar("com/acme/cart/Cart.class", "java/lang/System\u0001\u0000\u0004exit"),
                        "let the class com.acme.cart.Cart not call System.exit"),
                Arguments.of(
                        TestFunction.of("a/Main.class")
                                .inJar("META-INF/MANIFEST.MF", "Main-Class: io.ktor.server.netty.EngineMain\r\n")
                                .inJar("io/ktor/server/netty/EngineMain.class", "x")
                                .inJar("io/ktor/util/Exit.class", "java/lang/System\u0001\u0000\u0004exit")
                                .inJar("com/acme/cart/Cart.class", "java/lang/System\u0001\u0000\u0004exit"),
                        "let the class com.acme.cart.Cart not call System.exit"),
                Arguments.of(
                        python("app = FastAPI()\n", "python3", "-u", "app.py").beside("lib/uvicorn/__init__.py", ""),
                        "start python3 -m uvicorn app:app --host 0.0.0.0 --port 9000 --timeout-keep-alive 90000"),
                Arguments.of(
                        python("api: Starlette = Starlette(debug=True)\n", "python3", "-m", "app"),
                        "pip install --target src/main/function/python uvicorn, add /code/python to PYTHONPATH under"
                                + " environmentVariables, and start python3 -m uvicorn app:api --host 0.0.0.0"),
                Arguments.of(
                        TestFunction.of()
                                .beside("src/main.py", "import fastapi\napp = fastapi.FastAPI()\n")
                                .start("python3", "./src/main.py"),
                        "pip install --target src/main/function/python uvicorn, add /code/python to PYTHONPATH under"
                                + " environmentVariables, and start python3 -m uvicorn src.main:app --host 0.0.0.0"),
                Arguments.of(
                        python("app = Flask(__name__)\n", "python3", "app.py"),
                        "pip install --target src/main/function/python gunicorn, add /code/python to PYTHONPATH under"
                                + " environmentVariables, and start python3 -m gunicorn"),
                Arguments.of(
                        python("client = Api()\nprint(client.FastAPI)\n", "python3", "app.py"),
                        "let the program start an HTTP server and wait for its end"),
                Arguments.of(TestFunction.of(), "let the program start an HTTP server and wait for its end"));
    }

    private static TestFunction python(String code, String... start) {
        return TestFunction.of().beside("app.py", "import web\n" + code).start(start);
    }
}
