package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.server.DeclaredLimits.Declared;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How long servers in Python keep a connection, by command, variables and files. */
class PythonLimitsTest {

    @Test
    void aWorkerOfGunicornsDefaultKindEndsWithItsRequest() {
        DeclaredLimits limits = limits(TestFunction.of().start("gunicorn", "server:app"));

        assertThat(limits.execution())
                .contains(new Declared(false, "worker_class is not set, so sync, timeout is not set, so 30"));
        assertThat(limits.keepAlive()).contains(new Declared(false, "worker_class is not set, so sync"));
        assertThat(limits(TestFunction.of().start("python3", "-m", "gunicorn", "-t0", "server:app"))
                        .execution())
                .contains(new Declared(true, "worker_class is not set, so sync, timeout is 0 (the start command)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gunicorn -k gthread --keep-alive 90000 server:app",
                "gunicorn --worker-class=gthread --keep-alive=90000 server:app",
                "gunicorn --threads 8 --keep-alive 2 --keep-alive 86400 server:app"
            })
    void threadsHoldWhatTheyAreToldToHoldAndCutNoRequest(String command) {
        DeclaredLimits limits = limits(TestFunction.of().start(command.split(" ")));

        assertThat(limits.keepAlive().orElseThrow().forADay()).isTrue();
        assertThat(limits.execution()).isEmpty();
    }

    @Test
    void theCommandOverridesTheVariableAndThatTheFile() {
        TestFunction function = TestFunction.of()
                .start("gunicorn", "server:app")
                .beside("gunicorn.conf.py", "threads = 8  # enough\nkeepalive = 1\nkeepalive = 90000\n");
        assertThat(limits(function).keepAlive()).contains(idle(true, "keepalive is 90000 (gunicorn.conf.py)", 90000));

        function.variable("GUNICORN_CMD_ARGS", "--keep-alive 3600");
        assertThat(limits(function).keepAlive())
                .contains(idle(false, "keepalive is 3600 (the variable GUNICORN_CMD_ARGS)", 3600));

        function.start("gunicorn", "--keep-alive", "86400", "server:app");
        assertThat(limits(function).keepAlive()).contains(idle(true, "keepalive is 86400 (the start command)", 86400));
    }

    @Test
    void itsFileMayBeAModule() {
        TestFunction function = TestFunction.of()
                .start("gunicorn", "-c", "python:conf.web", "server:app")
                .beside("conf/web.py", "threads = 8\nkeepalive = 90000\n");
        assertThat(limits(function).keepAlive()).contains(idle(true, "keepalive is 90000 (conf/web.py)", 90000));
    }

    @Test
    void aFileThatIsNotThereMaySetAnything() {
        for (String file : List.of("/mnt/nas/gunicorn.py", "written.py", "python:web.settings")) {
            TestFunction function = TestFunction.of().start("gunicorn", "-c", file, "server:app");
            assertThat(limits(function)).as(file).isEqualTo(DeclaredLimits.NONE);
        }
    }

    @Test
    void whatIsNoLiteralDeclaresNothing() {
        assertThat(limits(TestFunction.of()
                                .start("gunicorn", "--threads", "8", "server:app")
                                .beside("gunicorn.conf.py", "keepalive = int(os.environ['IDLE'])\n"))
                        .keepAlive())
                .isEmpty();
        assertThat(limits(TestFunction.of()
                        .start("gunicorn", "server:app")
                        .beside("gunicorn.conf.py", "worker_class = kind()\n")))
                .isEqualTo(DeclaredLimits.NONE);
    }

    /** A worker that is replaced closes its connections; uvicorn alone ends, and the instance with it. */
    @Test
    void aNumberOfRequestsAfterWhichTheProgramEndsIsALimit() {
        TestFunction gunicorn = TestFunction.of()
                .start("gunicorn", "--threads=8", "--keep-alive=90000", "--max-requests=10", "server:app");
        TestFunction uvicorn = TestFunction.of()
                .start("uvicorn", "--timeout-keep-alive=90000", "--limit-max-requests=10", "server:app");

        assertThat(limits(gunicorn))
                .isEqualTo(DeclaredLimits.counted(
                        "max_requests is 10 (the start command), after which gunicorn replaces its worker", 10));
        assertThat(limits(uvicorn))
                .isEqualTo(DeclaredLimits.counted(
                        "--limit-max-requests is 10 (the start command), after which uvicorn ends", 10));
        assertThat(limits(gunicorn.start("gunicorn", "--threads=8", "--keep-alive=90000", "server:app")
                        .beside("gunicorn.conf.py", "max_requests = int(os.environ['N'])\n")))
                .isEqualTo(DeclaredLimits.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "class H(BaseHTTPRequestHandler):;    protocol_version = 'HTTP/1.1';    timeout = 75;    a = 1 | 75",
                "class H(BaseHTTPRequestHandler):;    protocol_version = 'HTTP/1.1';class J(H):;    timeout = 60 | 60",
                "class H(BaseHTTPRequestHandler):;    protocol_version = 'HTTP/1.1';H.timeout = 5 | 5",
                "BaseHTTPRequestHandler.protocol_version = 'HTTP/1.1';BaseHTTPRequestHandler.timeout = 5 | 5",
                "class H(BaseHTTPRequestHandler):;    protocol_version = 'HTTP/1.1';    def a(s):;      timeout=9 | 0",
                "class H(BaseHTTPRequestHandler):;    protocol_version = 'HTTP/1.1';    timeout = 90000 | 90000",
                "class H(BaseHTTPRequestHandler):;    protocol_version = 'HTTP/1.1';client.timeout = 9 | 0",
            })
    void theTimeoutOfAHandlerClassIsALimit(String lines, long seconds) {
        TestFunction function = TestFunction.of()
                .start("python3", "server.py")
                .beside("server.py", "from http.server import *\n" + lines.replace(';', '\n') + "\n");

        assertThat(limits(function))
                .isEqualTo(
                        seconds == 0
                                ? DeclaredLimits.NONE
                                : DeclaredLimits.idle(
                                        seconds == 90000, "timeout of the handler class is " + seconds, seconds));
    }

    @Test
    void aClassOfAnyLengthIsRead() {
        String lines = "    a = 1\n".repeat(20_000);
        TestFunction function = TestFunction.of()
                .start("python3", "server.py")
                .beside(
                        "server.py",
                        "from http.server import *\nclass H(BaseHTTPRequestHandler):\n" + lines
                                + "    protocol_version = 'HTTP/1.1'\n    timeout = 60\n");

        assertThat(limits(function)).isEqualTo(DeclaredLimits.idle(false, "timeout of the handler class is 60", 60));
    }

    @Test
    void theFixNamesTheNumberOfRequestsWhereOneIsSet() {
        assertThat(fix("gunicorn", "--max-requests=10", "server:app"))
                .startsWith("remove max_requests (the start command), and pass -k gthread --threads 8");
        assertThat(fix("uvicorn", "--limit-max-requests=10", "server:app"))
                .startsWith("remove --limit-max-requests (the start command), and pass --timeout-keep-alive 90000");
        assertThat(fix("hypercorn", "--max-requests", "10", "server:app"))
                .startsWith("remove --max-requests (the start command), and write keep_alive_max_requests");
    }

    /** Told nothing, it listens on 127.0.0.1, and no option of it is for idle connections. */
    @Test
    void daphneIsToldByTheNamesOfItsOptions() {
        for (String start : new String[] {"daphne shop.asgi:application", "python3 -m daphne shop.asgi:application"}) {
            FunctionPackage function = TestFunction.of().start(start.split(" ")).build();
            PackagedServer server = TestFunction.server(function);

            assertThat(server.fix(Requirement.FC_BIND, function.port()))
                    .startsWith("pass -b 0.0.0.0 -p 9123 to daphne in the start command");
            assertThat(server.fix(Requirement.FC_PORT, function.port()))
                    .startsWith("pass -b 0.0.0.0 -p 9123 to daphne in the start command");
            assertThat(server.fix(Requirement.FC_KEEPALIVE, function.port()))
                    .startsWith("start python3 -m uvicorn --host 0.0.0.0 --port 9123 --timeout-keep-alive 90000"
                            + " shop.asgi:application in place of daphne")
                    .endsWith("; uvicorn is not there: pip install --target src/main/function/python uvicorn, add"
                            + " /code/python to PYTHONPATH under environmentVariables");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "python3 manage.py runserver --noreload, 8000",
        "daphne shop.asgi:application, 8000",
        "python3 app.py, -1",
        "bun server.ts, 3000",
        "bun run start, 3000",
        "caddy run, -1"
    })
    void whereItListensThatIsToldNothingIsKnown(String start, int port) {
        FunctionPackage function = TestFunction.of().start(start.split(" ")).build();

        assertThat(TestFunction.server(function).defaultPort().orElse(-1)).isEqualTo(port);
    }

    private static String fix(String... start) {
        FunctionPackage function = TestFunction.of().start(start).build();
        return TestFunction.server(function).fix(Requirement.FC_KEEPALIVE, function.port());
    }

    @Test
    void uvicornIsToldByArgumentsAndVariables() {
        TestFunction function = TestFunction.of().start("uvicorn", "server:app");
        assertThat(limits(function).keepAlive()).contains(idle(false, "--timeout-keep-alive is not set, so 5", 5));

        function.variable("UVICORN_TIMEOUT_KEEP_ALIVE", "90000");
        assertThat(limits(function).keepAlive())
                .contains(idle(true, "--timeout-keep-alive is 90000 (the variable UVICORN_TIMEOUT_KEEP_ALIVE)", 90000));
        assertThat(limits(function).execution()).isEmpty();
    }

    @Test
    void whatConformAddsIsDeclared() {
        for (String program : new String[] {"gunicorn", "uvicorn"}) {
            DeclaredLimits limits = limits(TestFunction.conformed(
                            TestFunction.of().start(program, "server:app").build(), TestFunction.LEFT)
                    .functionPackage());
            assertThat(limits.keepAlive().orElseThrow().forADay()).as(program).isTrue();
        }
    }

    private static Declared idle(boolean forADay, String says, int seconds) {
        return new Declared(forADay, says, Optional.of(Duration.ofSeconds(seconds)));
    }

    private static DeclaredLimits limits(TestFunction function) {
        return limits(function.build());
    }

    private static DeclaredLimits limits(FunctionPackage function) {
        return TestFunction.server(function).limits();
    }
}
