package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.Requirement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
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
                        TestFunction.of("BOOT-INF/lib/spring-boot-3.2.12.jar", "BOOT-INF/lib/spring-webmvc-6.1.15.jar"),
                        "add the dependency org.springframework.boot:spring-boot-starter-tomcat in pom.xml"),
                Arguments.of(
                        TestFunction.of("BOOT-INF/lib/spring-boot-4.0.6.jar", "BOOT-INF/lib/spring-webflux-7.0.2.jar"),
                        "add the dependency org.springframework.boot:spring-boot-starter-reactor-netty in pom.xml"),
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
                        "let the main method of com.acme.shop.Main start an HTTP server and wait for its end"
                                + " (server.join(), or a thread that is no daemon): code 0 says that it returned"),
                Arguments.of(
                        TestFunction.of("a/Main.class").start("java", "-cp", "*", "a.Main"),
                        "let the main method of a.Main start an HTTP server"),
                Arguments.of(
                        making("io/netty/bootstrap/ServerBootstrap"),
                        "let the main method of a.Main start an HTTP server and wait for its end"
                                + " (bootstrap.bind(port).sync().channel().closeFuture().sync(), before"),
                Arguments.of(
                        making("org/apache/catalina/startup/Tomcat"),
                        "let the main method of a.Main start an HTTP server and wait for its end"
                                + " (tomcat.getServer().await()): code 0"),
                Arguments.of(
                        making("io/netty/bootstrap/ServerBootstrap").inJar("a/Main.class", "io/grpc/ManagedChannel"),
                        "let the main method of a.Main start an HTTP server and wait for its end"
                                + " (server.join(), or a thread that is no daemon): code 0"),
                Arguments.of(
                        making("reactor/netty/http/server/HttpServer")
                                .inJar("a/Main.class", "reactor/netty/http/client/HttpClient"),
                        "let the main method of a.Main start an HTTP server and wait for its end"
                                + " (server.join(), or a thread that is no daemon): code 0"),
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
                        python("app = FastAPI()\n", "python3", "-u", "app.py").beside("uvicorn/__init__.py", ""),
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
                                + " environmentVariables, and start python3 -m uvicorn --app-dir src main:app --host"),
                Arguments.of(
                        python("app = Flask(__name__)\n", "python3", "app.py"),
                        "pip install --target src/main/function/python gunicorn, add /code/python to PYTHONPATH under"
                                + " environmentVariables, and start python3 -m gunicorn"),
                Arguments.of(
                        python("client = Api()\nprint(client.FastAPI)\n", "python3", "app.py"),
                        "let the program start an HTTP server and wait for its end"),
                Arguments.of(TestFunction.of(), "let the program start an HTTP server and wait for its end"));
    }

    @Test
    void springBootWithoutAServerOpensNoPortUnlessTheCodeDoes() {
        assertThat(TestFunction.server(TestFunction.tomcat().build()).opensNoPort())
                .isFalse();
        assertThat(TestFunction.server(TestFunction.of("BOOT-INF/lib/spring-boot-3.5.16.jar")
                                .build())
                        .opensNoPort())
                .isTrue();
        assertThat(TestFunction.server(withoutServer().build()).opensNoPort()).isTrue();
        assertThat(TestFunction.server(withoutServer()
                                .inJar("BOOT-INF/classes/f/Own.class", "java/net/ServerSocket")
                                .build())
                        .opensNoPort())
                .isFalse();
    }

    private static TestFunction withoutServer() {
        return TestFunction.tomcat()
                .inJar("BOOT-INF/classes/f/App.class", "org/springframework/boot/WebApplicationType NONE");
    }

    /** Python looks in the folder of a started script, and not in the working directory; of a module it is that one. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "python3 src/main.py | src/main.py | import db;app = FastAPI() | uvicorn --app-dir src main:app",
                "python3 -X dev -m src.main | src/main.py | import db;app = FastAPI() | uvicorn src.main:app",
                "python3 src/main.py | src/main.py | from src import db;app = FastAPI() | uvicorn src.main:app",
                "python3 a/b/main.py | a/b/main.py | app = FastAPI() | uvicorn --app-dir a/b main:app",
                "python3 src/main.py | src/main.py | import db;app = Flask() | --pythonpath src main:app",
                "python3 server.py -m prod | server.py | app = FastAPI() | uvicorn server:app",
                "python3 server.py -m prod | server.py | app = Flask() | :9000 server:app",
                "python3 -m shop | shop/__main__.py | app = FastAPI() | uvicorn shop.__main__:app",
                "python3 -m shop | lib/shop/__main__.py | app = FastAPI() | uvicorn shop.__main__:app",
                "python3 start.py | api.py | app = FastAPI() | uvicorn api:app",
                "python3 start.py | site.py | web = Flask(__name__) | :9000 site:web"
            })
    void theApplicationIsNamedAsTheServerFindsIt(String command, String path, String code, String name) {
        TestFunction program = TestFunction.of()
                .beside("start.py", "import api, os\nimport site\n")
                .beside(path, code.replace(';', '\n'))
                .variable("PYTHONPATH", "lib")
                .start(command.split(" "));

        assertThat(TestFunction.server(program.build()).fix(Requirement.FC_STARTUP, new CaPort(9000)))
                .contains(name + (name.startsWith("uvicorn") ? " --host" : ""));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "lib/uvicorn/__init__.py | /code/lib | start",
                "lib/uvicorn/__init__.py | /code/x:./lib/ | start",
                "lib/uvicorn/__init__.py | /code | add /code/lib to PYTHONPATH under environmentVariables, and start",
                "uvicorn/__init__.py | x | start",
                "my_uvicorn/__init__.py | /code/python/ | pip install --target src/main/function/python uvicorn, and",
                "x.txt | python | pip install --target src/main/function/python uvicorn, and start"
            })
    void whatPythonFindsIsNotAdvisedAgain(String path, String searched, String fix) {
        TestFunction program =
                python("app = FastAPI()", "python3", "app.py").beside(path, "").variable("PYTHONPATH", searched);

        assertThat(TestFunction.server(program.build()).fix(Requirement.FC_STARTUP, new CaPort(9000)))
                .startsWith(fix);
    }

    private static TestFunction making(String server) {
        return TestFunction.of(server + ".class").inJar("a/Main.class", server).start("java", "-cp", "*", "a.Main");
    }

    private static TestFunction python(String code, String... start) {
        return TestFunction.of().beside("app.py", "import web\n" + code).start(start);
    }
}
