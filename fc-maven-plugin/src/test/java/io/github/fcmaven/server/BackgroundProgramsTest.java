package io.github.fcmaven.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that go into the background, and how each stays in front. */
class BackgroundProgramsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "php-fpm -D                       | php-fpm goes into the background without -F | php-fpm -F",
                "/usr/sbin/php-fpm8.2 --daemonize | php-fpm8.2 goes into the background without -F | php-fpm8.2 -F",
                "php-fpm -y on.conf               | php-fpm goes into the background without -F | php-fpm -F",
                "supervisord -c on.conf           | supervisord goes into the background without -n | supervisord -n",
                "pm2 start app.js                 | pm2 start returns at once | pm2-runtime in place of pm2",
                "node node_modules/.bin/pm2 start app.js | pm2 start returns at once | pm2-runtime in place of pm2",
                "npx pm2 start app.js             | pm2 start returns at once | pm2-runtime in place of pm2",
                "bin/catalina.sh start            | catalina.sh start returns at once | catalina.sh run",
                "jetty.sh start                   | jetty.sh start returns at once | jetty.sh run",
                "bin/startup.sh                   | startup.sh starts Tomcat in the background | bin/catalina.sh run",
                "wlp/bin/server start app         | server start returns at once | wlp/bin/server run",
                "httpd                            | httpd goes into the background without -D FOREGROUND"
                        + " | httpd -D FOREGROUND",
                "apachectl -k start               | apachectl goes into the background without -D FOREGROUND"
                        + " | apachectl -D FOREGROUND",
                "lighttpd -f l.conf               | lighttpd goes into the background without -D | lighttpd -D",
                "thttpd -p 9000                   | thttpd goes into the background without -D | thttpd -D",
                "busybox httpd -p 9000            | busybox httpd goes into the background without -f"
                        + " | busybox httpd -f",
                "./caddy start                    | caddy start returns at once | ./caddy run"
            })
    void aProgramThatReturnsIsWrittenAnotherWay(String start, String why, String instead) {
        assertThat(background(start))
                .hasValueSatisfying(found -> assertThat(found.program() + found.why() + ": " + found.fix())
                        .isEqualTo(why + ": write " + instead));
    }

    /** As pip installs it, supervisor is a module. */
    @ParameterizedTest
    @ValueSource(strings = {"python3 -m supervisor.supervisord -c on.conf", "python3 /code/bin/supervisord -c on.conf"})
    void supervisorIsAModuleOfPythonToo(String start) {
        assertThat(background(start))
                .contains(new BackgroundStart(
                        "supervisord", " goes into the background without -n", "pass -n to supervisord"));
        assertThat(background(start + " -n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "gunicorn -D app:app, -D",
        "python3 -m gunicorn app:app --daemon, --daemon",
        "haproxy -f h.cfg -D, -D",
        "uwsgi --daemonize=/tmp/log, --daemonize=/tmp/log",
        "uwsgi --daemonize2 /tmp/log, --daemonize2",
        "php8.2 server.php start -d, -d",
        "thin start -p 9000 -d, -d",
        "unicorn -l 0.0.0.0:9000 -D, -D",
        "starman --daemonize app.psgi, --daemonize",
        "hypercorn app:app --daemon, --daemon"
    })
    void anOptionThatSendsItThereIsRemoved(String start, String option) {
        String program = start.split(" ")[0];

        assertThat(background(start))
                .contains(new BackgroundStart(
                        program, " is told to go into the background by " + option, "remove " + option));
    }

    /** What runs a program is not the one that goes there. */
    @ParameterizedTest
    @CsvSource({
        "bundle exec thin start -d, thin, -d",
        "ruby bin/thin start --daemonize, thin, --daemonize",
        "perl -Ilib bin/starman --daemonize app.psgi, starman, --daemonize",
        "node ./node_modules/.bin/egg-scripts start --daemon, egg-scripts, --daemon",
        "npx egg-scripts start --daemon, egg-scripts, --daemon",
        "yarn exec egg-scripts start --daemon, egg-scripts, --daemon"
    })
    void aProgramBehindTheOneThatRunsItIsSeen(String start, String program, String option) {
        assertThat(background(start))
                .contains(new BackgroundStart(
                        program, " is told to go into the background by " + option, "remove " + option));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "node app.js pm2 start",
                "node pm2.js start",
                "npx pm2 list",
                "npx pm2-runtime start app.js",
                "bundle exec thin start",
                "thin start -a 0.0.0.0",
                "unicorn -c u.rb",
                "php-fpm",
                "php-fpm -y off.conf",
                "php-fpm -D -F",
                "php-fpm -t -y on.conf",
                "supervisord",
                "supervisord -c off.conf",
                "supervisord -n -c on.conf",
                "supervisord --nodaemon -c on.conf",
                "supervisord -c absent.conf",
                "pm2 list",
                "pm2 start app.js --no-daemon",
                "bin/catalina.sh run",
                "other/server start",
                "httpd -DFOREGROUND",
                "apache2 -D FOREGROUND",
                "apachectl configtest",
                "lighttpd -D",
                "lighttpd -tt",
                "busybox httpd -f",
                "busybox sh httpd",
                "./caddy run",
                "./caddy stop start",
                "gunicorn app:app",
                "haproxy -f h.cfg",
                "uwsgi --ini u.ini",
                "php -d memory_limit=1G server.php start",
                "php server.php -d",
                "java -D -jar app.jar"
            })
    void whatStaysIsLeftAlone(String start) {
        assertThat(background(start)).isEmpty();
    }

    private static Optional<BackgroundStart> background(String start) {
        String[] words = start.split(" ");
        return TestFunction.server(TestFunction.of()
                        .beside("bin/catalina.sh", "")
                        .beside("on.conf", "[global]\ndaemonize = yes\n")
                        .beside("off.conf", "[supervisord]\ndaemonize = no\nnodaemon = true\n")
                        .start(words)
                        .build())
                .background();
    }
}
