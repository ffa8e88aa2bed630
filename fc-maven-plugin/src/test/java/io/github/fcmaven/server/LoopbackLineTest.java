package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.CaPort;
import io.github.fcmaven.platform.Requirement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The line that names the address is the one to edit: a setting that it loads later wins over a call before. */
class LoopbackLineTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "python3 server.py | server.py | import cherrypy | server.conf"
                        + " | [global] ~ server.socket_host = '127.0.0.1' ~ server.socket_port = 9000 | 127.0.0.1, 2",
                "python3 server.py | server.py | import tornado.web | server.conf"
                        + " | port = 9000 ~ address = 'localhost' | localhost, 2",
                "python3 server.py | server.py | WSGIServer(('127.0.0.1', 9000), app) | server.conf | x | -",
                "/code/bootstrap | bootstrap | exec puma -C config/puma.rb | config/puma.rb"
                        + " | threads 1 ~ bind 'tcp://127.0.0.1:9000' | 127.0.0.1, 2",
                "/code/bootstrap | bootstrap | exec apache2 -f /code/httpd.conf | httpd.conf"
                        + " | # Listen localhost ~ Listen 127.0.0.1:9000 | 127.0.0.1, 2"
            })
    void itIsNamedWithItsFile(String start, String file, String code, String settings, String text, String said) {
        String fix = fix(start, file, code, settings, text);
        String where = said.equals("-") ? "127.0.0.1, 1" : said;
        assertThat(fix)
                .isEqualTo("write 0.0.0.0 in place of " + where.replaceFirst(", .*", "") + " ("
                        + (said.equals("-") ? file : settings) + ", line " + where.replaceFirst(".*, ", "") + ")");
    }

    /** What a client connects to, what others wrote, and what several lines say. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "server.conf | db_host = 127.0.0.1 ~ db_port = 3306",
                "server.conf | url = http://127.0.0.1:9000/",
                "server.conf | redis = redis://user@127.0.0.1:9000/",
                "server.conf | # listen 127.0.0.1:9000",
                "server.conf | listen 127.0.0.1:9000 ~ listen localhost:9001",
                "node_modules/a/server.json | {'host': '127.0.0.1', 'port': 9000}",
                "deep/er/and/more/server.json | {'host': '127.0.0.1', 'port': 9000}"
            })
    void anotherLineIsNotNamed(String file, String text) {
        assertThat(fix("python3 server.py", "server.py", "import cherrypy", file, text))
                .startsWith("call cherrypy.config.update({'server.socket_host': '0.0.0.0'})");
    }

    /** The code of a framework that we know is told by its own words. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "node server.js | server.js | app.listen(9000, '127.0.0.1')",
                "python3 server.py | server.py | import tornado.web; app.listen(9000, '127.0.0.1')"
            })
    void knownCodeIsToldInItsOwnWords(String start, String file, String code) {
        assertThat(fix(start, file, code, "x.conf", "x")).doesNotContain("in place of 127.0.0.1");
    }

    private static String fix(String start, String file, String code, String settings, String text) {
        TestFunction function = TestFunction.of()
                .start(start.split(" "))
                .beside(file, (file.equals("bootstrap") ? "#!/bin/sh\n" : "") + code)
                .beside(settings, text.replace(" ~ ", "\n"));
        return TestFunction.server(function.build()).fix(Requirement.FC_BIND, new CaPort(9000));
    }
}
