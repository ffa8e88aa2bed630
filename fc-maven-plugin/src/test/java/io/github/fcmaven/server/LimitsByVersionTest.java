package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.Requirement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What ends a connection that is not idle, by its age or its number of requests, where only some versions do it. */
class LimitsByVersionTest {

    /** Since 0.16 it closes any connection after 1000 requests, and only its file and code set another number. */
    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "0.15.0 | hypercorn --keep-alive 90000 app:app | x | true: --keep-alive is 90000 (the start command)",
                "0.17.3 | hypercorn --keep-alive 90000 app:app | x | false: keep_alive_max_requests is not set, so"
                        + " hypercorn 0.17.3 closes a connection after 1000 requests",
                "0.17.3 | hypercorn --keep-alive 90000 -c hypercorn.toml app:app | keep_alive_max_requests = 1000000000"
                        + " | true: --keep-alive is 90000 (the start command), keep_alive_max_requests is 1000000000"
                        + " (hypercorn.toml)",
                "0.17.3 | hypercorn -c /code/hypercorn.toml app:app | keep_alive_timeout = 90000 | false:"
                        + " keep_alive_max_requests is not set, so",
                "0.17.3 | hypercorn -c /code/hypercorn.toml app:app | max_requests = 7 | false: max_requests is 7"
                        + " (hypercorn.toml), after which hypercorn replaces its worker",
                "0.17.3 | hypercorn -c other.toml --keep-alive 90000 app:app | x | ``",
                "0.17.3 | python3 server.py | keep_alive_timeout = 90000 | false: keep_alive_max_requests is not set",
                "0.15.0 | python3 server.py | keep_alive_timeout = 90000 | true: keep_alive_timeout is 90000"
            })
    void hypercornsRequestsCountByItsVersion(String version, String command, String text, String limit) {
        PackagedServer server = TestFunction.server(TestFunction.of()
                .start(command.split(" "))
                .beside("python/hypercorn-" + version + ".dist-info/METADATA", "")
                .beside("server.py", "import hypercorn\nc = Config()\nc." + text)
                .beside("hypercorn.toml", text)
                .build());

        assertLimit(server, limit);
        assertThat(fix(server))
                .contains(limit.startsWith("true") ? "look for" : "keep_alive_max_requests = 1000000000");
    }

    /** Since 1.19.10 nginx closes a connection of an hour's age; before, it does not know the directive. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nginx | # |  true: keepalive_timeout is 25h, keepalive_requests is 1000000000 (nginx.conf)",
                "nginx | keepalive_time 25h; | false: keepalive_time is set in nginx.conf, and nginx 1.10.3, that of"
                        + " the runtime custom, refuses it",
                "bin/nginx 1.18.0 | # | true: keepalive_timeout is 25h, keepalive_requests is 1000000000 (nginx.conf)",
                "bin/nginx 1.19.10 | # | false: keepalive_time is not set in nginx.conf, so nginx 1.19.10 closes a"
                        + " connection that is an hour old",
                "bin/nginx 1.22.1 | keepalive_time 25h; | true: keepalive_timeout is 25h, keepalive_requests is"
                        + " 1000000000, keepalive_time is 25h (nginx.conf)",
                "bin/nginx 1.22.1 | keepalive_time 60m; | false: keepalive_time is 60m (nginx.conf)",
                "bin/nginx 1.22.1 | keepalive_time $age; | ``",
                "bin/nginx 1.22.1 | include more/*.conf; | ``",
                "bin/nginx other | # | ``",
                "bin/nginx other | keepalive_time 2h; | false: keepalive_time is 2h (nginx.conf)",
                "bin/nginx other | keepalive_time 25h; | true: keepalive_timeout is 25h",
                "/opt/nginx/sbin/nginx | # | ``"
            })
    void theAgeOfNginxsConnectionsEndsThemByItsVersion(String program, String more, String limit) {
        assertLimit(nginx(program, more), limit);
    }

    /** Never what the version would not take. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "nginx | # | write keepalive_timeout 25h; and keepalive_requests 1000000000; in the http block of"
                        + " nginx.conf (75 s and 100 requests otherwise)",
                "nginx | keepalive_time 25h; | remove keepalive_time from nginx.conf, and write keepalive_timeout 25h;"
                        + " and keepalive_requests",
                "bin/nginx 1.22.1 | # | write keepalive_timeout 25h; keepalive_requests 1000000000; keepalive_time 25h;"
                        + " in the http block of nginx.conf (75 s, 1000 requests and an hour otherwise)",
                "bin/nginx other | # | write keepalive_timeout 25h; keepalive_requests 1000000000; and, for nginx"
                        + " 1.19.10 and later, keepalive_time 25h; in the http block of nginx.conf (75 s, 1000 requests"
                        + " and an hour otherwise)"
            })
    void nginxIsToldWhatItsVersionKnows(String program, String more, String fix) {
        assertThat(fix(nginx(program, "keepalive_timeout 75s; " + more))).startsWith(fix);
    }

    private static PackagedServer nginx(String program, String more) {
        String[] words = program.split(" ");
        TestFunction function = TestFunction.of()
                .start(words[0], "-c", "/code/nginx.conf", "-g", "daemon off;")
                .beside("nginx.conf", "http { keepalive_timeout 25h; keepalive_requests 1000000000; " + more + "\n}");
        return TestFunction.server(
                words.length > 1
                        ? function.beside(words[0], "\0nginx/" + words[1] + "\0")
                                .build()
                        : function.build());
    }

    private static String fix(PackagedServer server) {
        return server.fix(Requirement.FC_KEEPALIVE, TestFunction.of().build().port());
    }

    private static void assertLimit(PackagedServer server, String limit) {
        String said = server.limits()
                .keepAlive()
                .map(declared -> declared.forADay() + ": " + declared.says())
                .orElse("");
        assertThat(said).startsWith(limit).matches(text -> text.isEmpty() == limit.isEmpty());
    }
}
