package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_BIND;
import static io.github.fcmaven.platform.Requirement.FC_HTTP;
import static io.github.fcmaven.platform.Requirement.FC_PORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where nginx listens, by its configuration file; each fault with its edit. */
class NginxRowsTest {

    @ParameterizedTest
    @MethodSource("nginx")
    void eachIsNamedAndMendedByItsFix(Row row) {
        row.holds();
    }

    static Stream<Row> nginx() {
        String port = "write listen 0.0.0.0:9000; in the server block of nginx.conf";
        return Stream.of(
                nginx("listen 8080;", FC_PORT, "CAPort is 9000, but nginx.conf lets the server listen on 8080", port),
                nginx(
                        "listen 80; listen [::]:80;",
                        FC_PORT,
                        "CAPort is 9000, but nginx.conf lets the server listen on 80, [::]:80",
                        port),
                nginx("root /code;", FC_PORT, "CAPort is 9000, but nginx.conf lets the server listen on *:80", port),
                nginx(
                        "listen unix:/tmp/a.sock;",
                        FC_PORT,
                        "CAPort is 9000, but nginx.conf lets the server listen on unix:/tmp/a",
                        port),
                nginx(
                        "listen 127.0.0.1:9000;",
                        FC_BIND,
                        "nginx.conf says that the server listens on 127.0.0.1:9000",
                        port),
                nginx(
                        "listen localhost:9000 default_server;",
                        FC_BIND,
                        "nginx.conf says that the server listens",
                        port),
                nginx(
                        "listen 9000 ssl;",
                        FC_HTTP,
                        "nginx.conf lets the server accept TLS alone on 9000, and the platform sends plain HTTP",
                        "remove ssl from listen 9000 ssl in nginx.conf"),
                nginx("listen [::]:9000;", FC_BIND, "nginx.conf says that the server listens on [::]:9000 only", port),
                nginx(
                        "listen 8080; } server { listen 9001; location / { return 200; }",
                        FC_PORT,
                        "CAPort is 9000, but nginx.conf lets the server listen on 8080, 9001",
                        port));
    }

    /** One of several servers is enough, TCP is another thing, and what is taken in counts. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "listen 9000;",
                "listen *:9000 default_server;",
                "listen 9000 ssl; error_page 497 =200 /plain;",
                "listen 9000 ssl; } server { listen 9000;",
                "listen 9000; listen 8443 ssl;",
                "listen 0.0.0.0:9000;",
                "listen 127.0.0.1:8080; } server { listen 9000;",
                "listen 127.0.0.1:9000; listen 9000;",
                "listen [::]:9000 ipv6only=off;",
                "listen unix:/tmp/a.sock; listen 9000;",
                "include more/listen*.conf;",
                "include /etc/nginx/sites/*;",
            })
    void aServerOfNginxThatListensOnCaPortIsRight(String server) {
        assertThat(Row.violations(nginx(server).file("more/listen-a.conf", "listen 9000;")))
                .isEmpty();
    }

    /** What the start script puts into the place of a word is not in the package. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sed -i \"s/PORT/$FC_CUSTOM_LISTEN_PORT/\" nginx.conf | 0",
                "envsubst < template > nginx.conf | 0",
                "sed -i 's;PORT;9000;' nginx.conf | 0",
                "perl -pi -e s/80/9000/ nginx.conf | 0",
                "python3 render.py | 0",
                "python3 render.py --out=conf/nginx.conf | 0",
                "dockerize -template a:nginx.conf | 0",
                "yq -i .a=1 /code/nginx.conf | 0",
                "cp conf/* . | 0",
                "sed s/a/b/ nginx.tpl > \"$CONF\" | 0",
                "tee $CONF < a | 0",
                "sed -i s/PORT/9000/ \"$CONF\" | 0",
                "sed -i s/PORT/9000/ /code/*.conf | 0",
                "sed -i s/PORT/9000/ conf/*.yml | 0",
                "sed -n \"s/PORT/$PORT/\" | 0",
                ". ./prepare.sh | 0",
                ". ./env.sh | 1",
                "if [ -f nginx.tpl ]; then cp nginx.tpl nginx.conf; fi | 0",
                "sed -i s/a/b/ other.conf | 0",
                "cat nginx.conf | 1",
                "grep -c listen nginx.conf > /tmp/count | 1",
                "nginx -t -c /code/nginx.conf | 1",
                "cp nginx.conf /tmp/nginx.conf | 1",
                "if [ -f nginx.conf ]; then ls; fi | 1",
                "node app.js > app.log 2>&1 & | 1",
            })
    void aConfigurationThatTheScriptWritesIsNotJudged(String before, int wrong) {
        Pack pack = nginx("listen PORT;")
                .file("prepare.sh", "sed -i s/PORT/9000/ nginx.conf\n")
                .file("env.sh", ". ./env.sh\nexport A=b\n")
                .bootstrap("#!/bin/bash\n" + before + "\nexec nginx -c /code/nginx.conf\n");

        assertThat(ports(pack)).hasSize(wrong);
    }

    /** The same of the words that a shell is given, and of a script that runs another one. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sed -i s/PORT/9000/ /code/nginx.conf | 0",
                "tar xzf conf.tgz | 0",
                "bash \"$PWD/render.sh\" | 0",
                "ls nginx.conf | 1",
            })
    void whatAShellDoesBeforeItsLastCommandCounts(String before, int wrong) {
        Pack file = nginx("listen PORT;")
                .file("start.sh", before + "\nexec nginx -c /code/nginx.conf\n")
                .command("bash", "start.sh");
        Pack words = nginx("listen PORT;").command("sh", "-c", before + " && exec nginx -c /code/nginx.conf");

        assertThat(ports(file)).hasSize(wrong);
        assertThat(ports(words)).hasSize(wrong);
    }

    private static List<Finding> ports(Pack pack) {
        return Row.violations(pack).stream()
                .filter(finding -> finding.requirement() == FC_PORT)
                .toList();
    }

    private static Row nginx(String server, Requirement requirement, String observed, String fix) {
        return new Row(server, nginx(server), requirement, observed, fix, nginx("listen 0.0.0.0:9000;"));
    }

    private static Pack nginx(String server) {
        return Pack.empty()
                .file(
                        "nginx.conf",
                        "daemon off;\nstream { server { listen 1234; } }\nhttp {\n  keepalive_timeout 25h;\n"
                                + "  keepalive_requests 1000000;\n  server { " + server + " }\n}\n")
                .command("nginx", "-c", "/code/nginx.conf");
    }
}
