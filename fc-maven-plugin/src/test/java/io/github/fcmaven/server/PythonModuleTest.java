package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A program in Python that is not a script at the root: its server has the same timer there. */
class PythonModuleTest {

    private static final String SERVES = "from waitress import serve\nserve(app, host='0.0.0.0', port=9000)\n";

    @ParameterizedTest
    @CsvSource({
        "python3 -m app, app/__main__.py",
        "python3 -um app, app/__main__.py",
        "python3 -m app.main, app/main.py",
        "python3 -m app, app/web.py",
        "python3 src/main.py, src/main.py",
        "python3 src/main.py, src/web.py",
        "python3 -m server app.web:app, app/web.py"
    })
    void itsCodeIsRead(String start, String file) {
        PackagedServer server = server(start, file);

        assertThat(server.kind()).isEqualTo(ServerKind.WAITRESS);
        assertThat(server.limits().keepAlive().orElseThrow().says())
                .isEqualTo("channel_timeout is not set, so waitress closes an idle connection after 120 s");
    }

    @ParameterizedTest
    @CsvSource({
        "python3 -m app, other/web.py",
        "python3 -m app, app/deep/web.py",
        "python3 src/main.py, lib/web.py",
        "python3 -m pkg, pkg/__main__.py",
        "python3 app, app/web.py"
    })
    void codeOfOthersIsNot(String start, String file) {
        assertThat(server(start, file).kind()).isEqualTo(ServerKind.PYTHON);
    }

    @Test
    void aNameThatIsLongerThanAnyModulesIsNone() {
        String deep = "a" + ".a".repeat(100_000);

        assertThat(server("python3 -m " + deep + " " + deep + ":app", "app/web.py")
                        .kind())
                .isEqualTo(ServerKind.PYTHON);
    }

    /** It takes an address and a port, and no time. */
    @Test
    void theCommandOfAiohttpHasItsTimerWhateverTheApplicationSays() {
        PackagedServer server = TestFunction.server(TestFunction.of()
                .start("python3", "-m", "aiohttp.web", "-P", "9000", "shop.app:init")
                .beside("shop/app.py", "from aiohttp import web\nKEEP = dict(keepalive_timeout=90000)")
                .build());

        assertThat(server.kind()).isEqualTo(ServerKind.AIOHTTP);
        assertThat(server.limits().keepAlive().orElseThrow().says())
                .isEqualTo("the command aiohttp.web has no option for it, and aiohttp closes an idle connection after"
                        + " 75 s");
        assertThat(TestFunction.keepAliveFix(server))
                .startsWith("start a file of your own, in place of -m aiohttp.web");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-m http.server 9000 --directory public | --protocol HTTP/1.1 9000 --directory public in the start",
                "-m http.server -p HTTP/1.0 -d public 9000 | --protocol HTTP/1.1 -d public 9000 in the start",
                "-m http.server | --protocol HTTP/1.1 9000 in the start"
            })
    void whatHttpServerIsToldStays(String words, String fix) {
        PackagedServer server = TestFunction.server(TestFunction.of()
                .start(("python3 " + words).split(" "))
                .beside("public/index.html", "x")
                .build());

        assertThat(TestFunction.keepAliveFix(server)).startsWith("start python3 -m http.server " + fix);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "server.py | from cheroot import wsgi | pass timeout=90000 to the Server of cheroot",
                "server.py | from twisted.web import server | pass timeout=None to Site of twisted.web",
                "-m twisted web --path public | x | start a file of your own, in place of -m twisted"
            })
    void frameworksAreToldByTheirOwnNames(String words, String code, String fix) {
        PackagedServer server = TestFunction.server(TestFunction.of()
                .start(("python3 " + words).split(" "))
                .beside("server.py", code)
                .build());

        assertThat(TestFunction.keepAliveFix(server)).startsWith(fix);
    }

    private static PackagedServer server(String start, String file) {
        return TestFunction.server(TestFunction.of()
                .start(start.split(" "))
                .beside("app/__main__.py", "run()")
                .beside("src/main.py", "run()")
                .beside("pkg-1.0.dist-info/METADATA", "")
                .beside(file, SERVES)
                .build());
    }
}
