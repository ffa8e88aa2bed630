package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

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
