package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What its configuration file says. */
class NginxTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "http { server { listen 9000; } } | false | keepalive_timeout is not set in nginx.conf",
                "http { include mime.types; server { listen 9000; } } | false | keepalive_timeout is not set",
                "http { keepalive_timeout 65; } | false | keepalive_timeout is 65 (nginx.conf)",
                "http { keepalive_timeout  75s 60s; } | false | keepalive_timeout is 75s",
                "http { keepalive_timeout 25h; server { keepalive_timeout 5m; } } | false | keepalive_timeout is 5m",
                "http { keepalive_timeout 0; } | false | keepalive_timeout is 0",
                "http { keepalive_timeout 25h; } | false | keepalive_requests is not set in nginx.conf",
                "http { # keepalive_timeout 65;~ keepalive_timeout 25h; keepalive_requests 1000000000; } | true |"
                        + " keepalive_timeout is 25h, keepalive_requests is 1000000000 (nginx.conf)",
                "http { keepalive_timeout 25h; keepalive_requests 500; } | false | keepalive_requests is 500",
                "http { include conf.d/*.conf; } | `` | x",
                "http { include conf.d/*.conf; keepalive_timeout 25h; } | `` | x",
                "http { keepalive_timeout $idle; } | `` | x"
            })
    void itsOwnFileSaysHowLongNginxKeepsConnections(String file, String aDay, String says) {
        PackagedServer server = TestFunction.server(TestFunction.of()
                .start("nginx", "-c", "/code/nginx.conf", "-g", "daemon off;")
                .beside("nginx.conf", file.replace("~", "\n"))
                .build());

        assertThat(server.kind()).isEqualTo(ServerKind.NGINX);
        assertThat(server.limits()
                        .keepAlive()
                        .map(DeclaredLimits.Declared::forADay)
                        .map(String::valueOf)
                        .orElse(""))
                .isEqualTo(aDay);
        server.limits().keepAlive().ifPresent(declared -> assertThat(declared.says())
                .contains(says));
    }

    /** Where nginx needs a path that only the instance knows, a script fills it in: what else is there stays. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "sed s:@A@:$PWD: etc/nginx.conf > $work/nginx.conf | $work/nginx.conf | root @A@; | false",
                "sed s:@A@:$PWD: etc/nginx.conf > \"$work/nginx.conf\" | \"$work/nginx.conf\" | root @A@; | false",
                "cp etc/nginx.conf /tmp/nginx.conf | /tmp/nginx.conf | | false",
                "cp etc/nginx.conf ${work}/a/nginx.conf | ${work}/a/nginx.conf | | false",
                "sed s:a:b: etc/nginx.conf > $w/nginx.conf | $w/nginx.conf | keepalive_timeout 25h; keepalive_requests"
                        + " 1000000000; | true",
                "sed s:@K@:$K: etc/nginx.conf > $w/nginx.conf | $w/nginx.conf | keepalive_timeout @K@; |",
                "sed s:@K@:$K: etc/nginx.conf > $w/nginx.conf | $w/nginx.conf | @K@; |",
                "envsubst < etc/nginx.conf > $w/nginx.conf | $w/nginx.conf | ${MORE} root /code; |",
                "sed '/http/a keepalive_timeout 25h;' etc/nginx.conf > $w/nginx.conf | $w/nginx.conf | |",
                "echo \"$CONF\" > /tmp/nginx.conf | /tmp/other.conf | |"
            })
    void theFileOfWhichItsScriptMakesAnotherSaysTheRest(String line, String given, String more, Boolean aDay) {
        PackagedServer server = TestFunction.server(TestFunction.of()
                .start("./bootstrap")
                .beside("bootstrap", "#!/bin/sh\n" + line + "\nexec nginx -c " + given + " -g 'daemon off;'\n")
                .beside("etc/nginx.conf", "http { " + (more == null ? "" : more) + " server { listen 9000; } }")
                .build());

        assertThat(server.limits().keepAlive().map(DeclaredLimits.Declared::forADay))
                .isEqualTo(Optional.ofNullable(aDay));
        if (Boolean.FALSE.equals(aDay)) {
            assertThat(TestFunction.keepAliveFix(server)).contains("in the http block of etc/nginx.conf");
        }
    }

    /** What a start script writes into its file is not known here. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mkdir -p /tmp/nginx | true",
                "# sed -i s/65/25h/ conf/nginx.conf | true",
                "sed -n 1p conf/nginx.conf | true",
                "cat conf/nginx.conf | true",
                "sed -i 's/65/25h/' /code/conf/nginx.conf | false",
                "sed -e s/65/25h/ --in-place conf/nginx.conf | false",
                "envsubst < nginx.tpl > conf/nginx.conf | false",
                "cp /tmp/made.conf conf/nginx.conf | false",
                "echo \"$CONF\" >conf/nginx.conf | false",
            })
    void aFileThatItsScriptChangesSaysNothing(String line, boolean says) {
        PackagedServer server = TestFunction.server(TestFunction.of()
                .start("./bootstrap")
                .beside("bootstrap", "#!/bin/sh\n" + line + "\nexec nginx -c /code/conf/nginx.conf > /tmp/log\n")
                .beside("conf/nginx.conf", "http { keepalive_timeout 65; server { listen 9000; } }")
                .build());

        assertThat(server.kind()).isEqualTo(ServerKind.NGINX);
        assertThat(server.limits().keepAlive().isPresent()).isEqualTo(says);
    }
}
