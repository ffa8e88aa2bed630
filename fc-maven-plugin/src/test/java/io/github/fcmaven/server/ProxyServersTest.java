package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers in front of others, and those of other languages: each edit was tried on the running server. */
class ProxyServersTest {

    private static final String SCRIPT = "#!/bin/bash\nnode app.js &\nexec ";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "timeout http-keep-alive 10s | 10000 | write timeout http-keep-alive 24d in place of 10s"
                        + " (h.cfg, line 2)",
                "timeout client 30m ~ timeout http-keep-alive 1h | 1800000 | write timeout client 24d in place of 30m"
                        + " (h.cfg, line 2) and timeout http-keep-alive 24d in place of 1h (h.cfg, line 3)",
                "timeout client 30000 | 30000 | write timeout client 24d in place of 30000 (h.cfg, line 2)",
                "timeout client 1m ~ timeout http-keep-alive 24d | 60000 | write timeout client 24d in place of 1m",
                "timeout client ${IDLE} | -1 | write timeout client 24d and timeout http-keep-alive 24d",
                "timeout server 10s | -1 | write timeout client 24d and timeout http-keep-alive 24d"
            })
    void haproxySaysItInItsFile(String lines, long millis, String edit) {
        PackagedServer server = boot("./haproxy -db -f h.cfg", "h.cfg", "defaults\n" + lines.replace(" ~ ", "\n"));

        assertThat(server.kind()).isEqualTo(ServerKind.HAPROXY);
        assertThat(TestFunction.keepAliveFix(server)).startsWith(edit);
        assertThat(server.limits()
                        .keepAlive()
                        .flatMap(DeclaredLimits.Declared::ends)
                        .map(Duration::toMillis)
                        .orElse(-1L))
                .isEqualTo(millis);
    }

    /** It has 16 bits for both: 65546 is 10. */
    @ParameterizedTest
    @CsvSource({"server.port = 9000", "server.max-keep-alive-idle = 90000"})
    void lighttpdCannotKeepOneForADay(String line) {
        PackagedServer server = boot("./lighttpd -D -f l.conf", "l.conf", line);

        assertThat(server.kind()).isEqualTo(ServerKind.LIGHTTPD);
        assertThat(server.limits().keepAlive().orElseThrow().forADay()).isFalse();
        assertThat(TestFunction.keepAliveFix(server)).startsWith("lighttpd cannot keep a connection for a day");
    }

    /** Five minutes were measured without a word of it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                ":9000 { | 300000",
                "{ ~ servers { ~ timeouts { ~ idle 30s | 30000",
                "{ ~ servers { ~ timeouts { ~ idle 1h30m | 5400000",
                "{ ~ servers { ~ timeouts { ~ idle 25h | 0",
                "{ ~ servers { ~ timeouts { ~ idle 2d | 0",
                "{ ~ servers { ~ timeouts { ~ idle {$IDLE} | -",
                "{ ~ servers { ~ timeouts { ~ idle long | -",
                "import globals | -",
            })
    void caddySaysItInItsFile(String text, Long millis) {
        for (String start : new String[] {"./caddy run --config C/Caddyfile", "./caddy run -c C/Caddyfile.prod"}) {
            PackagedServer server = boot(start, start.replaceAll(".* ", ""), text.replace(" ~ ", "\n\t"));

            var keepAlive = server.limits().keepAlive();
            assertThat(keepAlive.isPresent()).isEqualTo(millis != null);
            keepAlive.ifPresent(said -> {
                assertThat(said.forADay()).isEqualTo(millis == 0);
                assertThat(said.ends().map(Duration::toMillis).orElse(0L)).isEqualTo(millis);
            });
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bin/uwsgi --ini u.ini | http-socket = 0.0.0.0:9000 | write http11-socket = 0.0.0.0:9000 and the line"
                        + " socket-timeout = 90000 in place of http-socket = 0.0.0.0:9000 in u.ini",
                "bin/uwsgi u.ini | http = :9000 | write http11-socket = 0.0.0.0:9000 and the line"
                        + " socket-timeout = 90000 in place of http = :9000 in u.ini",
                "bin/uwsgi --http-socket :9000 | x | pass --http11-socket 0.0.0.0:9000 --socket-timeout 90000 in",
                "perl -Ilib bin/starman app.psgi | x | pass --keepalive-timeout 90000 to starman in the start command",
                "bundle exec puma -C config/puma.rb | x | write persistent_timeout 90000 in the file of puma",
                "ruby server.rb | WEBrick::HTTPServer.new(Port: 1) | pass RequestTimeout: 90000 to"
                        + " WEBrick::HTTPServer.new",
                "/code/app | \u007fELF net/http.(*Server).Serve | set IdleTimeout: 25 * time.Hour in the http.Server",
                "/code/app | \u007fELF | in the server's own configuration or code"
            })
    void othersAreToldByTheirOwnNames(String start, String text, String edit) {
        String file = start.contains(".ini") ? "u.ini" : start.contains(".rb") ? "server.rb" : "app";

        TestFunction command = TestFunction.of().start(start.split(" ")).beside(file, text);
        TestFunction script = TestFunction.of()
                .start("/code/bootstrap")
                .beside("bootstrap", "#!/bin/sh\ncd /code\nexec " + start + "\n")
                .beside(file, text);
        assertThat(TestFunction.keepAliveFix(TestFunction.server(command.build())))
                .startsWith(edit);
        assertThat(TestFunction.keepAliveFix(TestFunction.server(script.build())))
                .startsWith(edit);
    }

    /** Nobody knows then what the server reads. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sed -i s/10s/20s/ h.cfg | ./haproxy -db -f h.cfg | h.cfg | timeout client 10s",
                "cat timers >> h.cfg | ./haproxy -db -f h.cfg | h.cfg | timeout client 10s",
                "envsubst < template > Caddyfile | ./caddy run | Caddyfile | :9000 {",
                "cp /opt/own/Caddyfile Caddyfile | ./caddy run -c Caddyfile | Caddyfile | :9000 {"
            })
    void aFileThatTheScriptWritesSaysNothing(String before, String start, String file, String text) {
        assertThat(boot(start, file, text).limits().keepAlive()).isPresent();
        assertThat(boot(before + "\nexec " + start, file, text).limits().keepAlive())
                .isEmpty();
    }

    /** A program of Go has its server anywhere in megabytes. */
    @ParameterizedTest
    @ValueSource(ints = {0, 65_530, 65_536, 200_000})
    void aServerInGoIsFoundWhereverItLies(int before) {
        String program = "\u007fELF" + "x".repeat(before) + "net/http.(*Server).Serve";
        TestFunction command = TestFunction.of().start("/code/app").beside("app", program);

        assertThat(TestFunction.keepAliveFix(TestFunction.server(command.build())))
                .startsWith("set IdleTimeout: 25 * time.Hour");
    }

    private static PackagedServer boot(String command, String file, String text) {
        return TestFunction.server(TestFunction.of()
                .start("/code/bootstrap")
                .beside("bootstrap", SCRIPT + command + "\n")
                .beside(file, text)
                .beside("app.js", "require('http').createServer(f).listen(3000)")
                .build());
    }
}
