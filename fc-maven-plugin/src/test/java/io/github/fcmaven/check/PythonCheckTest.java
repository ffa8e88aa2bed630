package io.github.fcmaven.check;

import static io.github.fcmaven.check.Verdicts.ALL_BUT_THE_DAY_MET;
import static io.github.fcmaven.platform.Requirement.FC_HTTP;
import static io.github.fcmaven.platform.Requirement.FC_KEEPALIVE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real servers in Python: what closes connections by its own rules, which are not those of a JVM. */
@LaunchesServers
class PythonCheckTest {

    private static final String HTTP = """
            import os
            from http.server import *
            address = ('0.0.0.0', int(os.environ['FC_CUSTOM_LISTEN_PORT']))
            class Handler(BaseHTTPRequestHandler):
                protocol_version = 'HTTP/1.1'
                def do_GET(self):
                    if False:
                        return self.send_error(404)
                    self.send_response(200)
                    self.send_header('Content-Length', '2')
                    self.end_headers()
                    self.wfile.write(b'ok')
            """;

    @TempDir
    Path work;

    @BeforeEach
    void withPython() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/python3")), "needs python3");
    }

    /** Its queue takes five connections, and it waits for the request of each. */
    @Test
    void aServerThatServesOneConnectionAfterTheOtherAnswersAllRequestsThatAreMadeAtOnce() {
        Checked.Result result = Checked.python("""
                        import os
                        from wsgiref.simple_server import make_server
                        def app(environ, start):
                            start('200 OK', [('Content-Length', '2')])
                            return [b'ok']
                        make_server('0.0.0.0', int(os.environ['FC_CUSTOM_LISTEN_PORT']), app).serve_forever()
                        """).run(work);
        assertThat(result.unmet()).isEqualTo("FC-KEEPALIVE violated, FC-EXECUTION unproven");
    }

    @Test
    void oneThatKeepsEachConnectionAnswersTheFirstAlone() {
        Checked.Result result = Checked.python(HTTP + "HTTPServer(address, Handler).serve_forever()\n")
                .run(work);
        assertThat(result.unmet()).isEqualTo(ALL_BUT_THE_DAY_MET + ", FC-PARALLEL violated");
    }

    /** As servers do whose workers cannot load the application: the port stays open, and nobody answers. */
    @Test
    void oneWhoseWorkersDieAgainAndAgainIsToldWhatEndsThem() {
        Checked.Result result =
                Checked.python("""
                        import os, socket, sys, time
                        listener = socket.create_server(('0.0.0.0', int(os.environ['FC_CUSTOM_LISTEN_PORT'])))
                        while True:
                            worker = os.fork()
                            if not worker:
                                raise RuntimeError('there is no table orders')
                            os.waitpid(worker, 0)
                            print('[ERROR] Worker (pid:%d) exited with code 1' % worker, file=sys.stderr, flush=True)
                            time.sleep(0.2)
                        """).oldest().bounds(Checked.IMPATIENT).run(work);
        assertThat(result.unmet()).isEqualTo("FC-HTTP violated, the rest skipped");
        assertThat(result.observed(FC_HTTP))
                .contains("its workers end as often as it starts them: [ERROR] Worker (pid:")
                .endsWith("its last error: RuntimeError: there is no table orders");
        assertThat(result.of(FC_HTTP).fix()).startsWith("fix what its last error says");
        assertThat(result.report().passed()).isFalse();
    }

    @Test
    void aConnectionThatOnlyAnErrorEndsIsWatchedWhereThereIsNone() {
        String error = HTTP.replace("False", "self.path == '/'");
        Checked.Result result = Checked.python(error + "ThreadingHTTPServer(address, Handler).serve_forever()\n")
                .run(work);
        assertThat(result.unmet()).isEqualTo(ALL_BUT_THE_DAY_MET);

        String everywhere = error.replace("self.path == '/'", "True");
        Checked.Result all = Checked.python(everywhere + "ThreadingHTTPServer(address, Handler).serve_forever()\n")
                .run(work.resolve("all"));
        assertThat(all.unmet()).isEqualTo("FC-KEEPALIVE violated, FC-EXECUTION unproven");
        assertThat(all.observed(FC_KEEPALIVE)).isEqualTo("the server answered GET / with 'Connection: close'");
    }

    /** The error says nothing of the connection, which still ends. */
    @Test
    void aConnectionThatAnErrorEndsWithoutAWordViolatesNothing() {
        String error = HTTP.replace("False", "self.path == '/'").replace("return self.send_error(404)", """
                        self.send_response(500)
                                    self.send_header('Content-Length', '0')
                                    self.end_headers()
                                    self.close_connection = True
                                    return""");
        Checked.Result result = Checked.python(error + "ThreadingHTTPServer(address, Handler).serve_forever()\n")
                .run(work);
        assertThat(result.unmet()).isEqualTo(ALL_BUT_THE_DAY_MET);
    }

    /** The same for a server of which its code says how long it keeps one; waitress need not be installed here. */
    @Test
    void aLimitThatIsKnownAndNotReachedViolatesIt() {
        String server =
                "import os\nif os.environ.get('WAITRESS'):\n    from waitress import serve\n" + HTTP.substring(10);
        Checked.Result result = Checked.python(server + "ThreadingHTTPServer(address, Handler).serve_forever()\n")
                .run(work);
        assertThat(result.unmet()).isEqualTo("FC-KEEPALIVE violated, FC-EXECUTION unproven");
        assertThat(result.observed(FC_KEEPALIVE))
                .endsWith("; channel_timeout is not set, so waitress closes an idle connection after 120 s:"
                        + " a connection that is idle for longer is closed");
    }
}
