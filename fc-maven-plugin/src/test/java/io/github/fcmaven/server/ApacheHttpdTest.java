package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What its file says of connections, as far as no other file may say it too. */
class ApacheHttpdTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Listen 9000 | KeepAliveTimeout is not set, so it is 5 | 5000 | 0",
                "KeepAliveTimeout 75 | KeepAliveTimeout is 75 (h/httpd.conf, line 1) | 75000 | 0",
                "keepalivetimeout 500ms | KeepAliveTimeout is 500ms (h/httpd.conf, line 1) | 500 | 0",
                "KeepAliveTimeout 90000 ~ KeepAliveTimeout 60 | KeepAliveTimeout is 60 (h/httpd.conf, line 2)"
                        + " | 60000 | 0",
                "KeepAlive Off | KeepAlive is Off (h/httpd.conf, line 1) | 0 | 0",
                "KeepAliveTimeout 90000 | MaxKeepAliveRequests is not set, so it is 100 | 0 | 100",
                "KeepAliveTimeout 90000 ~ MaxKeepAliveRequests 500 | MaxKeepAliveRequests is 500 (h/httpd.conf, line 2)"
                        + " | 0 | 500",
                "KeepAliveTimeout 90000 ~ MaxKeepAliveRequests 0 | KeepAliveTimeout is 90000 (h/httpd.conf, line 1),"
                        + " MaxKeepAliveRequests is 0 (h/httpd.conf, line 2) | day | 0",
                "#KeepAliveTimeout 75 ~ Include conf/*.conf | - | 0 | 0",
                "IncludeOptional conf/*.conf ~ KeepAliveTimeout 75 | KeepAliveTimeout is 75 (h/httpd.conf, line 2)"
                        + " | 75000 | 0",
                "KeepAliveTimeout 75 ~ IncludeOptional conf/*.conf | - | 0 | 0",
                "KeepAlive Off ~ Include conf/keep.conf | - | 0 | 0",
                "KeepAliveTimeout 90000 ~ MaxKeepAliveRequests 0 ~ Include conf/*.conf | - | 0 | 0",
                "KeepAliveTimeout ${IDLE} ~ Include x | - | 0 | 0"
            })
    void itsFileIsRead(String lines, String says, String millis, long requests) {
        var said = boot("exec apache2 -f /code/h/httpd.conf -D FOREGROUND", lines)
                .limits()
                .keepAlive();

        assertThat(said.map(DeclaredLimits.Declared::says).orElse(null)).isEqualTo(says);
        said.ifPresent(one -> {
            assertThat(one.forADay()).isEqualTo(millis.equals("day"));
            assertThat(one.ends().map(Duration::toMillis).orElse(0L))
                    .isEqualTo(millis.equals("day") ? 0 : Long.parseLong(millis));
            assertThat(one.requests().orElse(0)).isEqualTo(requests);
        });
    }

    /** What the package has of it is then not what the server reads. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sed -i s/75/90000/ /code/h/httpd.conf\nexec httpd -f /code/h/httpd.conf",
                "exec httpd -f /code/h/httpd.conf -c 'KeepAliveTimeout 90000' -DFOREGROUND"
            })
    void aFileThatTheStartChangesSaysNothing(String start) {
        assertThat(boot(start, "KeepAliveTimeout 75").limits().keepAlive()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "exec httpd -f h/httpd.conf -DFOREGROUND",
                "/usr/sbin/apache2 -f h/httpd.conf -X",
                "apachectl -f h/httpd.conf -D FOREGROUND",
                "apache2-foreground"
            })
    void itIsKnownByItsPrograms(String start) {
        assertThat(boot(start, "x").kind()).isEqualTo(ServerKind.APACHE_HTTPD);
        assertThat(TestFunction.keepAliveFix(boot(start, "x")))
                .startsWith("write KeepAlive On, KeepAliveTimeout 90000 and MaxKeepAliveRequests 0 in ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "busybox httpd -f -p 9000",
                "mini_httpd -D -p 9000",
                "erl -noshell -eval 'inets:start(httpd, [{port, 9000}])'",
                "./server --root h/httpd.conf",
                "ls /etc/apache2 -l"
            })
    void othersAreNot(String start) {
        assertThat(boot(start, "x").kind()).isNotEqualTo(ServerKind.APACHE_HTTPD);
    }

    private static PackagedServer boot(String command, String lines) {
        return TestFunction.server(TestFunction.of()
                .start("/code/bootstrap")
                .beside("bootstrap", "#!/bin/sh\n" + command + "\n")
                .beside("h/httpd.conf", lines.replace(" ~ ", "\n"))
                .build());
    }
}
