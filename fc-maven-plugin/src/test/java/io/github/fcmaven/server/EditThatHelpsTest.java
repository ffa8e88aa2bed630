package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.Requirement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Edits that would change nothing, or only part of it, as a newcomer made them. */
class EditThatHelpsTest {

    /** gunicorn loads the module: what serves when it is loaded would hold the port, or the worker. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "app = Flask(__name__)^^app.run(port=1) | put app.run(...) of server.py, line 4, under if __name__",
                "app = Flask(__name__)^if __name__ == '__main__':^    app.run() | ",
                "app = Flask(__name__)^subprocess.run(['x'])^def main():^    app.run() | "
            })
    void gunicornInsteadAsksForNoServerInTheModule(String code, String put) {
        String fix = fix(
                Requirement.FC_KEEPALIVE,
                TestFunction.of()
                        .start("python3", "server.py")
                        .beside(
                                "server.py",
                                "from flask import Flask^".concat(code).replace('^', '\n')));

        assertThat(fix)
                .endsWith("start python3 -m gunicorn -k gthread --threads 8 --keep-alive 90000 --timeout 0"
                        + " --bind 0.0.0.0:9123 server:app");
        if (put == null) {
            assertThat(fix).doesNotContain("__main__");
        } else {
            assertThat(fix).contains(put, "set command and args of fc-maven-plugin");
        }
    }

    /** What is right already is not said again: of an application for uvicorn's workers it would end the service. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "-k gthread --threads 8 | | | pass --keep-alive 90000 to gunicorn in the start command",
                "-k gthread --keep-alive 5 | | | pass --keep-alive 90000 in place of 5 to gunicorn",
                "-w 4 | | | pass -k gthread --threads 8 --keep-alive 90000 to gunicorn",
                "-k sync --keep-alive 90000 | | | pass -k gthread --threads 8 in place of sync to gunicorn",
                "--keep-alive 90000 | | | pass -k gthread --threads 8 to gunicorn in the start command",
                "-k gthread | | keepalive = 75 | set keepalive = 90000 in place of 75 in gunicorn.conf.py",
                " | | worker_class = 'gevent' | set keepalive = 90000 in gunicorn.conf.py",
                " | | workers = 2 | set worker_class = \"gthread\", threads = 8"
                        + " and keepalive = 90000 in gunicorn.conf.py",
                " | -k gthread --keep-alive 9 | | write --keep-alive 90000 in"
                        + " place of 9 in the variable GUNICORN_CMD_ARGS",
                "-k uvicorn.workers.UvicornWorker --keep-alive=5 | | workers = 2 | pass --keep-alive"
                        + " 90000 in place of 5 to",
                "-k gthread --keep-alive 9 --max-requests 10 | | | remove max_requests (the start"
                        + " command), and pass --keep"
            })
    void ofGunicornTheSettingIsNamedThatIsWrong(String arguments, String variable, String file, String edit) {
        TestFunction function = TestFunction.of()
                .start(("gunicorn " + (arguments == null ? "" : arguments + " ") + "app:app").split(" "));
        function = variable == null ? function : function.variable("GUNICORN_CMD_ARGS", variable);
        String fix = fix(
                Requirement.FC_KEEPALIVE, file == null ? function : function.beside("gunicorn.conf.py", file + "\n"));

        assertThat(fix).startsWith(edit).doesNotContain("timeout");
    }

    /** As the starter ships it: the platform's variable, whose default is CAPort. */
    @ParameterizedTest
    @CsvSource({
        "FC_CUSTOM_LISTEN_PORT:9123, true",
        "FC_SERVER_PORT:9123, true",
        "FC_CUSTOM_LISTEN_PORT:8081, false",
        "PORT:9123, false"
    })
    void aPortByThePlatformsVariableIsNotAdvisedAgain(String placeholder, boolean isThere) {
        String fix = fix(
                Requirement.FC_PORT,
                TestFunction.tomcat()
                        .inJar("BOOT-INF/classes/application.properties", "server.port=${" + placeholder + "}")
                        .inJar("BOOT-INF/classes/demo/Main.class", "--server.port=8080"));

        assertThat(fix)
                .startsWith(isThere ? "let the class demo.Main set the port 9123, or none: " : "set server.port=9123")
                .endsWith("; or set caPort of fc-maven-plugin to the port it listens on");
    }

    private static String fix(Requirement requirement, TestFunction function) {
        return TestFunction.server(function.build())
                .fix(requirement, TestFunction.of().build().port());
    }
}
