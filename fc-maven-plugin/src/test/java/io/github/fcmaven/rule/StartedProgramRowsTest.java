package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_BOOTSTRAP_MODE;
import static io.github.fcmaven.platform.Requirement.FC_COMMAND;
import static io.github.fcmaven.platform.Requirement.FC_FILE;
import static io.github.fcmaven.platform.Requirement.FC_JAR;
import static io.github.fcmaven.platform.Requirement.FC_KEEPALIVE_CONFIG;
import static io.github.fcmaven.platform.Requirement.FC_PORT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.ProcessorTime;
import io.github.fcmaven.payload.TestJar;
import io.github.fcmaven.platform.Finding;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a start becomes by its scripts, and by the files that its server reads; each fault with its edit. */
class StartedProgramRowsTest {

    @ParameterizedTest
    @MethodSource({"behindAScript", "background"})
    void eachIsNamedAndMendedByItsFix(Row row) {
        row.holds();
    }

    /** In the foreground it still closes each connection, so that only another server helps. */
    @Test
    void busyboxHttpdGoesIntoTheBackgroundAndClosesConnections() {
        Pack pack = Pack.empty().program("busybox", Pack.elf(62)).command("./busybox", "httpd", "-p", "9000");

        assertThat(Row.violations(pack))
                .extracting(Finding::requirement)
                .containsExactly(FC_COMMAND, FC_KEEPALIVE_CONFIG);
        assertThat(Row.violations(pack.copy().command("./busybox", "httpd", "-f")))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.requirement()).isEqualTo(FC_KEEPALIVE_CONFIG);
                    assertThat(finding.fix()).contains("start another server in its place");
                });
    }

    /** A start script that starts another one of the package, which is read as the first one. */
    static Stream<Row> behindAScript() {
        Pack jar = Pack.script("#!/bin/sh\nexec ./run.sh\n").program("run.sh", "#!/bin/sh\nexec java -jar a.jar\n");
        Pack node = Pack.empty().file("start.sh", "exec node Server.js\n").file("server.js", "");
        Pack mode = Pack.script("#!/bin/sh\nexec ./run.sh\n").program("server", Pack.elf(62));
        Pack taken = Pack.script("#!/bin/sh\n. ./env.sh\nexec $APP\n").program("server", Pack.elf(62));
        return Stream.of(
                new Row(
                        "a jar that is not there",
                        jar,
                        FC_JAR,
                        "the start command names a.jar, which is not in the package",
                        "let the jar of this build be packed with that script",
                        jar.copy()
                                .file(
                                        "a.jar",
                                        TestJar.executable("com.acme.Main", 8).bytes())),
                new Row(
                        "a file in other case",
                        node.copy().command("bash", "start.sh"),
                        FC_FILE,
                        "the start command gives node the program Server.js, which is not in the package",
                        "write server.js in start.sh",
                        node.copy().file("start.sh", "exec node server.js\n").command("bash", "start.sh")),
                new Row(
                        "a file in other case, in the words of sh -c",
                        Pack.script("#!/bin/sh\nexec sh -c 'exec node Server.js'\n")
                                .file("server.js", ""),
                        FC_FILE,
                        "the start command gives node the program Server.js",
                        "write server.js in command and args",
                        node.copy().command("node", "server.js")),
                new Row(
                        "a file in other case, in the words that a script is given",
                        node.copy()
                                .program("run.sh", "#!/bin/sh\nexec \"$@\"\n")
                                .command("./run.sh", "node", "Server.js"),
                        FC_FILE,
                        "the start command gives node the program Server.js",
                        "write server.js in command and args",
                        node.copy()
                                .program("run.sh", "#!/bin/sh\nexec \"$@\"\n")
                                .command("./run.sh", "node", "server.js")),
                new Row(
                        "a script without its mode",
                        mode.copy().file("run.sh", "#!/bin/sh\nexec ./server\n"),
                        FC_BOOTSTRAP_MODE,
                        "run.sh, which a script starts, has the mode 0644",
                        "",
                        mode.copy().program("run.sh", "#!/bin/sh\nexec ./server\n")),
                new Row(
                        "a program that no runtime has",
                        taken.copy().file("env.sh", "APP=dotnet\n"),
                        FC_COMMAND,
                        "bootstrap starts dotnet, and",
                        "ship .NET too: dotnet publish -r linux-x64 --self-contained",
                        taken.copy().file("env.sh", "APP=./server\n")),
                new Row(
                        "a service of a whole machine",
                        Pack.script("#!/bin/sh\nsystemctl start shop\n"),
                        FC_COMMAND,
                        "bootstrap starts systemctl, and no runtime has it",
                        "write the command of the server itself instead, with exec",
                        taken.copy().file("env.sh", "APP=./server\n")),
                new Row(
                        "a program that no runtime has, two scripts below",
                        Pack.empty()
                                .file("a.sh", "exec sh b.sh\n")
                                .file("b.sh", "exec dotnet x.dll\n")
                                .command("bash", "a.sh"),
                        FC_COMMAND,
                        "b.sh starts dotnet, and",
                        "",
                        Pack.empty()
                                .file("a.sh", "exec sh b.sh\n")
                                .file("b.sh", "exec ./server\n")
                                .program("server", Pack.elf(62))
                                .command("bash", "a.sh")));
    }

    /** What a script may write before it starts it is not missed: any command may that does more than look. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cat > server.py <<EOF\\nprint()\\nEOF | 0",
                "cp templates/server.py . | 0",
                "tar xzf app.tgz | 0",
                "git clone app . | 0",
                "npm run build | 0",
                "python3 generate.py | 0",
                "cp -r templates/. . | 0",
                "curl -sO https://example.com/server.py | 0",
                "sed s/a/b/ server.tpl > \"$PROGRAM\" | 0",
                "gunzip -k server.py.gz | 0",
                "mv build/server.py . | 0",
                "cp /mnt/nas/server.py /code/ | 0",
                "mv /opt/app/server.py ./ | 0",
                "zstd -d server.py.zst | 0",
                "npm ci | 0",
                "python3 -m zipfile -e app.zip . | 0",
                "'ls *.tgz | xargs -n1 tar xzf' | 0",
                "stdbuf -oL python3 server.py | 1",
                "PY=python3\\n$PY server.py | 1",
                "cp myapp-server.py.bak . | 0",
                "cp server.py.bak /tmp | 1",
                "cp server.py /tmp | 1",
                "cp server.py backup.py | 0",
                "sed -i s/a/b/ server.py | 0",
                "echo a > server.py.bak | 0",
                "cp -r static /tmp/s | 1",
                "tar xzf app.tgz -C /tmp/app | 0",
                "node sidecar.js & | 1",
                "rm -f server.pyc | 1",
                "nginx -t > /tmp/server.py | 0",
                "cat > other.py <<EOF\\nprint()\\nEOF | 0",
                "echo start server.py | 1",
                "cp a.py b.py && ls server.py | 0",
                "mkdir -p logs 2> errors.txt | 1",
                "mkdir -p /tmp/logs && N=$(nproc) | 1",
                "export V=$(./fetch.sh) | 0",
                "export V=`./fetch.sh` | 0",
                "echo \"version $(./fetch.sh)\" | 0",
                "[ \"$(./fetch.sh)\" = 1 ] | 0",
                "export START=\"$(date +%s)-$(hostname)\" | 1",
                "cd \"$(dirname \"$0\")\" | 1",
                "cat server.tpl > \"$(dirname \"$0\")/server.py\" | 0",
                "cat server.tpl > `pwd`/server.py | 0",
                "cp server.py.bak $(pwd)/server.py | 0",
                "echo it is `date` now | 1",
                "echo hi # `npm run build` was before | 1",
                "echo hi # at first; npm run build | 1",
                "echo hi#1; npm run build | 0",
                "'echo \"a # b\"; npm run build' | 0",
                "tar xzf a.tgz & tar xzf b.tgz & wait | 0",
                "find . -name 'a.tgz' -exec tar xzf {} \\; | 0",
                "sort -o server.py parts | 0",
            })
    void aProgramThatItsScriptWritesIsNotMissed(String before, int missing) {
        Pack script =
                Pack.script("#!/bin/bash\n" + before.replace("\\n", "\n") + "\nexec python3 server.py > /tmp/log\n");

        assertThat(Row.violations(script))
                .filteredOn(finding -> finding.requirement() == FC_FILE)
                .hasSize(missing);
        if (missing == 0) {
            assertThat(Row.of(script, FC_FILE).observed())
                    .isEqualTo("the start command gives python3 the program server.py, which is not in the package;"
                            + " bootstrap may write it before");
        }
    }

    /** Without the file that they are told to read gunicorn and hypercorn end. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exec python3 -m gunicorn -c conf.py | 1",
                "exec python3 -m gunicorn --config=file:/code/conf.py | 1",
                "cp a.py b.py; exec python3 -m gunicorn -c ./conf.py | 0",
                "exec python3 -m gunicorn -c sub/conf.py | 0",
                "cd sub; exec python3 -m gunicorn -c conf.py | 0",
                "cd sub && exec python3 -m gunicorn -c ../conf.py | 0",
                "exec python3 -m gunicorn -c /mnt/nas/conf.py | 0",
                "exec python3 -m gunicorn -c python:conf | 0",
                "exec python3 -m gunicorn -c '' | 0",
                "exec python3 -m gunicorn -c \"$CONF\" | 0",
                "echo a > conf.py; exec python3 -m gunicorn -c conf.py | 0",
                "tar xzf app.tgz; exec python3 -m gunicorn -c conf.py | 0",
                "python3 make.py; exec python3 -m gunicorn -c conf.py | 0",
                "exec python3 app.py -c conf.py | 0",
                "exec python3 -m hypercorn -c hypercorn.toml | 1",
                "exec python3 -m hypercorn --config file:conf.py | 1",
                "exec python3 -m hypercorn -c file:sub/conf.py | 0",
                "exec python3 -m hypercorn -c python:conf | 0",
            })
    void theConfigurationThatAServerOfPythonIsGivenIsThere(String script, int missing) {
        Pack pack = Pack.script("#!/bin/bash\n" + script + " app:app\n")
                .file("gunicorn/__main__.py", "")
                .file("hypercorn/__main__.py", "")
                .file("app.py", "")
                .file("sub/conf.py", "");

        assertThat(Row.violations(pack))
                .filteredOn(found -> found.requirement() == FC_FILE)
                .hasSize(missing)
                .allSatisfy(found -> assertThat(found.observed()).contains("names the configuration "));
    }

    /** Nobody unpacks a name that differs in capital letters alone from the file that is there. */
    @ParameterizedTest
    @CsvSource({"tar xzf app.tgz, 1", "cp a Server.py, 0"})
    void aMisspeltProgramIsMissedThoughItsScriptBringsFiles(String before, int missing) {
        Pack script = Pack.script("#!/bin/bash\n" + before + "\nexec python3 Server.py\n")
                .file("server.py", "");

        assertThat(Row.violations(script)).hasSize(missing);
    }

    /** One that looks at each pair of signs needs minutes. */
    @ParameterizedTest
    @ValueSource(strings = {"> ", "/", "A=b ", "-a"})
    @ProcessorTime(seconds = 10)
    void aScriptOfOneLongLineIsReadAtOnce(String part) {
        String line = part.repeat((1 << 18) / part.length());
        Pack script = Pack.script("#!/bin/bash\ncp x" + line + "!\n" + line + "x\nexec python3 server.py\n");

        assertThat(Row.of(script, FC_FILE)).isInstanceOf(Finding.Unproven.class);
    }

    @Test
    void aProgramThatTheWordsOfAShellBringIsNotMissed() {
        Finding told =
                Row.of(Pack.empty().file("a", "").command("sh", "-c", "tar xzf a && exec python3 server.py"), FC_FILE);

        assertThat(told).isInstanceOf(Finding.Unproven.class);
        assertThat(told.observed()).endsWith("is not in the package; sh -c may write it before");
    }

    @Test
    @ProcessorTime(seconds = 10)
    void aLongLineIsSearchedForServersAtOnce() {
        String line = "echo '" + ";/".repeat(1 << 17) + "'\n";
        Pack pack = Pack.boot("server.port=8080\n").bootstrap("#!/bin/bash\n" + line + "exec java -jar demo.jar\n");

        assertThat(Row.violations(pack)).extracting(Finding::requirement).contains(FC_PORT);
    }

    @Test
    @ProcessorTime(seconds = 20)
    void eachLineOfALongScriptIsJudgedOnce() {
        String missing = "lib/a.jar:".repeat(10_000) + "demo.jar";
        Pack pack = Pack.plain(8)
                .bootstrap("#!/bin/sh\n" + "cd .\n".repeat(100_000) + "exec java -cp " + missing + " com.acme.Main\n");

        assertThat(Row.violations(pack)).isNotEmpty();
    }

    @Test
    @ProcessorTime(seconds = 10)
    void aLongPlaceOfConfigurationIsJudgedAtOnce() {
        Pack pack = Pack.boot("server.port=8080\nspring.config.import=" + "a".repeat(1 << 17) + "\n");

        assertThat(Row.violations(pack)).extracting(Finding::requirement).contains(FC_PORT);
    }

    @Test
    void anotherPortOfAServerThatDoesNotStartIsNotNamed() {
        Pack pack = Pack.boot("spring.main.web-application-type=none\nserver.port=8080\n");
        assertThat(Row.violations(pack)).isEmpty();
        assertThat(Row.of(pack, FC_PORT).observed()).contains("says none");
    }

    static Stream<Row> background() {
        String http = "http { keepalive_timeout 25h; keepalive_requests 1000000; server { listen 9000; } }";
        Pack nginx = Pack.empty().file("nginx.conf", http).command("nginx", "-c", "/code/nginx.conf");
        Pack fpm = Pack.empty().program("php-fpm", Pack.elf(62)).file("fpm.conf", "[global]\n");
        String loop = "#!/bin/sh\nif [ -f x ]; then exit 1; fi\n";
        Pack tomcat = Pack.empty()
                .program("bin/catalina.sh", loop)
                .program("bin/startup.sh", loop)
                .file("LICENSE", "");
        Pack liberty = Pack.empty().program("wlp/bin/server", loop).file("README", "");
        return Stream.of(
                background(
                        "catalina.sh start returns at once",
                        tomcat.copy().command("./bin/catalina.sh", "start"),
                        tomcat.copy().command("./bin/catalina.sh", "run")),
                background(
                        "startup.sh starts Tomcat in the background",
                        tomcat.copy().command("/code/bin/startup.sh"),
                        tomcat.copy().command("/code/bin/catalina.sh", "run")),
                background(
                        "server start returns at once",
                        liberty.copy().command("wlp/bin/server", "start", "app"),
                        liberty.copy().command("wlp/bin/server", "run", "app")),
                background(
                        "bootstrap starts ./server > /tmp/log in the background and ends",
                        Pack.script("#!/bin/sh\nnohup ./server > /tmp/log &\n").program("server", Pack.elf(62)),
                        Pack.script("#!/bin/sh\nexec ./server > /tmp/log\n").program("server", Pack.elf(62))),
                background(
                        "caddy start returns at once",
                        Pack.empty().program("caddy", Pack.elf(62)).command("./caddy", "start"),
                        Pack.empty().program("caddy", Pack.elf(62)).command("./caddy", "run")),
                background(
                        "lighttpd goes into the background without -D",
                        Pack.empty().program("lighttpd", Pack.elf(62)).command("./lighttpd", "-f", "l.conf"),
                        Pack.empty().program("lighttpd", Pack.elf(62)).command("./lighttpd", "-D", "-f", "l.conf")),
                background(
                        "nginx goes into the background",
                        nginx,
                        nginx.copy().file("nginx.conf", "daemon off; " + http)),
                background(
                        "nginx goes into the background",
                        Pack.script("#!/bin/sh\nexec nginx -c /code/nginx.conf\n")
                                .file("nginx.conf", http),
                        Pack.script("#!/bin/sh\nexec nginx -c /code/nginx.conf -g 'daemon off;'\n")
                                .file("nginx.conf", http)),
                background(
                        "php-fpm goes into the background without -F",
                        fpm.copy().command("./php-fpm", "-y", "fpm.conf"),
                        fpm.copy().command("./php-fpm", "-F", "-y", "fpm.conf")),
                background(
                        "php-fpm goes into the background without -F",
                        fpm.copy().command("./php-fpm", "-y", "fpm.conf"),
                        fpm.copy().file("fpm.conf", "daemonize = no\n").command("./php-fpm", "-y", "fpm.conf")));
    }

    private static Row background(String observed, Pack wrong, Pack mended) {
        return new Row(observed, wrong, FC_COMMAND, observed, "write ", mended);
    }

    /** The folder above all is a cause only of what is looked for outside of it. */
    @ParameterizedTest
    @CsvSource({
        "python3 app/server.py, app/server.py, import nothere_of_ours, FC-FILE",
        "python3 server.py, app/server.py, , FC-TOP-FOLDER",
        "python3 other.py, app/server.py, , FC-FILE",
        "bash app/run.sh, app/run.sh, ./server &, FC-COMMAND",
        "./run.sh, app/run.sh, , FC-TOP-FOLDER"
    })
    void aFolderAboveAllIsNamedWhereItIsTheCause(String start, String file, String text, String ids) {
        String[] words = start.split(" ");
        Pack pack = Pack.empty().program(file, "#!/bin/bash\n" + (text == null ? "" : text) + "\n");

        assertThat(Row.violations(pack.command(words[0], Arrays.copyOfRange(words, 1, words.length))))
                .extracting(finding -> finding.requirement().id())
                .containsExactly(ids);
    }

    @Test
    void aServerThatIsToldToGoIntoTheBackgroundIsNamed() {
        Pack gunicorn = Pack.empty().file("gunicorn/__main__.py", "").file("app.py", "");
        assertThat(Row.violations(gunicorn.command("python3", "-m", "gunicorn", "-D", "app:app")))
                .extracting(Finding::observed)
                .contains(
                        "python3 is told to go into the background by -D, and an instance ends with its start command");
    }
}
