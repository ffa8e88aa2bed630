package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.server.Conformed.Own;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code conform} tells servers in Python. */
class PythonServerTest {

    private static final String ALL = "--worker-class gthread --keep-alive 90000 --timeout 0 --bind 0.0.0.0:9123";

    @ParameterizedTest
    @ValueSource(
            strings = {"gunicorn server:app", "/code/python/bin/gunicorn server:app", "python3 -m gunicorn server:app"})
    void gunicornIsToldByItsVariable(String command) {
        Conformed conformed = conform(TestFunction.of().start(command.split(" ")));

        assertThat(conformed.functionPackage().environment()).containsEntry("GUNICORN_CMD_ARGS", ALL);
        assertThat(conformed.functionPackage().argv().orElseThrow()).containsExactly(command.split(" "));
        assertThat(conformed.log())
                .contains("The start command gets --keep-alive 90000 in GUNICORN_CMD_ARGS: otherwise gunicorn closes an"
                        + " idle connection after 2 s");
    }

    @Test
    void whatTheCommandOrItsFileSaysIsLeft() {
        Conformed conformed = conform(TestFunction.of()
                .start("gunicorn", "-b0.0.0.0:9123", "--timeout=30", "--config", "/code/conf/g.py", "server:app")
                .beside("conf/g.py", "threads = 8\n# keepalive = 1\n"));

        assertThat(conformed.functionPackage().environment()).containsEntry("GUNICORN_CMD_ARGS", "--keep-alive 90000");
        assertThat(conformed.own())
                .containsExactly(
                        new Own("--worker-class", "conf/g.py"),
                        new Own("--timeout", "the start command"),
                        new Own("--bind", "the start command"));
    }

    @Test
    void whatTheVariableSaysIsLeftAndTheRestIsAddedToIt() {
        Conformed conformed = conform(TestFunction.of()
                .start("gunicorn", "server:app")
                .variable("GUNICORN_CMD_ARGS", "--workers 2 --keep-alive 5")
                .variable("PORT", "9123")
                .beside("gunicorn.conf.py", "timeout = 5"));

        assertThat(conformed.functionPackage().environment())
                .containsEntry("GUNICORN_CMD_ARGS", "--workers 2 --keep-alive 5 --worker-class gthread");
        assertThat(conformed.own())
                .containsExactly(
                        new Own("--keep-alive", "the variable GUNICORN_CMD_ARGS"),
                        new Own("--timeout", "gunicorn.conf.py"),
                        new Own("--bind", "the variable PORT"));
    }

    @Test
    void uvicornIsToldByVariables() {
        Conformed conformed = conform(TestFunction.of().start("uvicorn", "--port", "9123", "server:app"));

        assertThat(conformed.functionPackage().environment())
                .containsEntry("UVICORN_TIMEOUT_KEEP_ALIVE", "90000")
                .containsEntry("UVICORN_HOST", "0.0.0.0")
                .doesNotContainKey("UVICORN_PORT");
        assertThat(conformed.own()).containsExactly(new Own("--port", "the start command"));
    }

    @Test
    void aSocketOfAnotherKindIsLeft() {
        assertThat(conform(TestFunction.of().start("uvicorn", "--fd", "3", "server:app"))
                        .own())
                .containsExactly(new Own("--host", "the start command"), new Own("--port", "the start command"));
    }

    @Test
    void everyOtherProgramIsLeftAlone() {
        FunctionPackage function =
                TestFunction.of().start("python3", "server.py", "gunicorn").build();

        assertThat(TestFunction.conformed(function, TestFunction.declared(function.start())))
                .isEqualTo(TestFunction.unchanged(function));
    }

    private static Conformed conform(TestFunction function) {
        FunctionPackage built = function.build();
        return TestFunction.conformed(built, TestFunction.declared(built.start()));
    }
}
