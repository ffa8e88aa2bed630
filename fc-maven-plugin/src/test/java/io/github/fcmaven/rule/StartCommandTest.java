package io.github.fcmaven.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.payload.TestJar;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.JavaLayer;
import io.github.fcmaven.platform.Requirement;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a start names, as the platform finds it: no shell, capital letters count, and nobody believes in a program. */
class StartCommandTest {

    private static final Pattern WRITE = Pattern.compile("write (\\S+) (?:in|as) ");

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "java -jar App.jar | FC_JAR | it is app.jar there",
                "java -jar lib\\dep.jar | FC_JAR | Linux separates folders with /",
                "java -jar \"app.jar\" | FC_JAR | its quotes are part of the name",
                "java -jar 'app.jar' | FC_JAR | its quotes are part of the name",
                "java -jar app*.jar | FC_JAR | no shell replaces the pattern",
                "java -jar LIB/dep.jar | FC_JAR | it is lib/dep.jar there",
                "java -jar dep.jar | FC_JAR | it is lib/dep.jar there",
                "java -cp App.jar:lib/dep.jar com.acme.Main | FC_JAR | it is app.jar there",
                "python3 Server.py | FC_FILE | it is server.py there",
                "python3 -u Server.py | FC_FILE | it is server.py there",
                "python3 -W ignore src\\main.py | FC_FILE | Linux separates folders with /",
                "python3 \"server.py\" | FC_FILE | its quotes are part of the name",
                "python3 src/*.py | FC_FILE | no shell replaces the pattern",
                "php Server.php | FC_FILE | it is server.php there",
                "php -S 0.0.0.0:9000 -t public Server.php | FC_FILE | it is server.php there",
                "node Web/app.js | FC_FILE | it is web/app.js there",
                "node --max-old-space-size=256 app.js | FC_FILE | it is web/app.js there",
                "sh Start.sh | FC_FILE | it is start.sh there",
                "python3 -m Web.app | FC_FILE | neither in the package nor part of Python",
                "jaav -jar app.jar | FC_COMMAND | no runtime has it",
                "jvaa -jar app.jar | FC_COMMAND | no runtime has it",
                "pyton server.py | FC_COMMAND | no runtime has it",
                "pythom3 server.py | FC_COMMAND | no runtime has it",
                "nod web/app.js | FC_COMMAND | no runtime has it",
                "ngnix -g x | FC_COMMAND | no runtime has it",
                "Java -jar app.jar | FC_COMMAND | no runtime has it",
                "JAVA -jar app.jar | FC_COMMAND | no runtime has it",
                "java.exe -jar app.jar | FC_COMMAND | no runtime has it",
                "python.exe server.py | FC_COMMAND | no Python of that name",
                "node.exe web/app.js | FC_COMMAND | no Node.js of that name",
                "python3.12 server.py | FC_COMMAND | no Python of that name",
                "/usr/bin/bash start.sh | FC_COMMAND | Debian 9 has /bin/bash",
                "/start.sh | FC_COMMAND | it is /code/start.sh there",
                "node /web/app.js | FC_FILE | it is /code/web/app.js there",
                "python3 /server.py | FC_FILE | it is /code/server.py there"
            })
    void aSlipIsFoundAndItsFixMakesItGreen(String command, Requirement requirement, String observed) {
        Finding found = violation(pack(command.split(" ")), requirement);

        assertThat(found.observed()).contains(observed);
        Matcher written = WRITE.matcher(found.fix());
        assertThat(written.find()).as(found.fix()).isTrue();
        assertThat(violated(pack(mended(command.split(" "), requirement, written.group(1)))))
                .doesNotContain(requirement);
    }

    /** The same words, with the one that is wrong as the fix has it. */
    private static String[] mended(String[] words, Requirement requirement, String right) {
        String[] mended = words.clone();
        int wrong = requirement == Requirement.FC_COMMAND ? 0 : wrongWord(words);
        mended[wrong] = words[wrong].contains(":") ? right + ":lib/dep.jar" : right;
        return mended;
    }

    private static int wrongWord(String[] words) {
        List<String> all = Arrays.asList(words);
        for (int i = words.length - 1; i > 0; i--) {
            if (all.get(i).matches("(?i).*(\\.(jar|py|php|js|sh)\\b|web\\.app).*")) {
                return i;
            }
        }
        return words.length - 1;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "java -jar $APP.jar | FC_JAR | no shell replaces the variable",
                "java -jar ${HOME}/app.jar | FC_JAR | no shell replaces the variable",
                "java -jar ../app.jar | FC_JAR | not in the package",
                "python3 main.py | FC_FILE | not in the package",
                "python3 $SCRIPT | FC_FILE | no shell replaces the variable",
                "python3 -m gunicorn app:app | FC_FILE | neither in the package nor part of Python",
                "python3 -m ../server | FC_FILE | neither in the package nor part of Python",
                "python3 -m /code/missing.py | FC_FILE | neither in the package nor part of Python",
                "node missing | FC_FILE | not in the package",
                "index.handler | FC_COMMAND | the name of a handler",
                "main.lambda_handler | FC_COMMAND | the name of a handler",
                "com.acme.App::handleRequest | FC_COMMAND | the name of a handler",
                "deno run server.ts | FC_COMMAND | no runtime has it",
                "busybox httpd | FC_COMMAND | no runtime has it",
                "/opt/python3.10/bin/python3 server.py | FC_COMMAND | no configured layer",
                "/var/fc/lang/python3.12/bin/python3 server.py | FC_COMMAND | the runtime custom has nothing below",
                "/code/Server | FC_COMMAND | it is server there",
                "./bin/server | FC_COMMAND | it is server there",
                "exec java -jar app.jar | FC_COMMAND | a word of the shell",
                "cd /code && java -jar app.jar | FC_COMMAND | a word of the shell",
                "source start.sh | FC_COMMAND | a word of the shell",
                "PORT=9000 node web/app.js | FC_COMMAND | sets a variable, which only a shell does",
                "\"java\" -jar app.jar | FC_COMMAND | no program is called so",
                "$JAVA -jar app.jar | FC_COMMAND | no program is called so",
                "bin\\server | FC_COMMAND | no program is called so",
                "/home/me/venv/bin/gunicorn app:app | FC_COMMAND | a folder of the machine on which it was installed",
                "/Users/me/.pyenv/shims/python3 server.py | FC_COMMAND | a folder of the machine",
                "/root/.nvm/versions/node/v20/bin/node web/app.js | FC_COMMAND | a folder of the machine",
                "dotnet App.dll | FC_COMMAND | no runtime has it",
                "go run main.go | FC_COMMAND | no runtime has it",
                "bun run start | FC_COMMAND | no runtime has it",
                "gradlew.bat bootRun | FC_COMMAND | a program of Windows",
                "env pyhton server.py | FC_COMMAND | which starts pyhton, and no runtime has it",
                "env A=b nod web/app.js | FC_COMMAND | which starts nod, and no runtime has it",
                "nohup deno run x.ts | FC_COMMAND | which starts deno, and no runtime has it",
                "nohup java -jar App.jar | FC_JAR | it is app.jar there",
                "env X=y java -jar App.jar | FC_JAR | it is app.jar there",
                "timeout 100 node web/App.js | FC_FILE | it is web/app.js there",
                "timeout 10 ./server | FC_COMMAND | timeout ends the server after 10 s",
                "nohup /usr/bin/timeout -k 5s --foreground 2h ./server | FC_COMMAND | ends the server after 2h",
                "nice -n 5 java -jar App.jar | FC_JAR | it is app.jar there",
                "stdbuf -oL python3 Server.py | FC_FILE | it is server.py there",
                "python3 src/main | FC_FILE | it is src/main.py there",
                "env X=y python3 Server.py | FC_FILE | it is server.py there",
                "python3 -um web.App | FC_FILE | neither in the package",
                "python3 -mweb.App | FC_FILE | neither in the package"
            })
    void whatIsNotThereIsViolated(String command, Requirement requirement, String observed) {
        assertThat(violation(pack(command.split(" ")), requirement).observed()).contains(observed);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "gunicorn app:app | FC_COMMAND",
                "uvicorn app:app | FC_COMMAND",
                "npm start | FC_COMMAND",
                "supervisord -n | FC_COMMAND",
                "/usr/local/bin/gunicorn app:app | FC_COMMAND",
                "/mnt/auto/node_modules/.bin/pm2-runtime web/app.js | FC_COMMAND",
                "/mnt/auto/miniconda/bin/conda run x | FC_COMMAND",
                "/mnt/auto/bin/uv run x | FC_COMMAND",
                "/usr/lib/jvm/java-17/bin/java -jar app.jar | FC_COMMAND",
                "java -jar /mnt/nas/app.jar | FC_JAR",
                "python3 /mnt/nas/server.py | FC_FILE"
            })
    void whatNoListHasIsUnproven(String command, Requirement requirement) {
        assertThat(pack(command.split(" ")).check().findings())
                .filteredOn(finding -> finding.requirement() == requirement)
                .singleElement()
                .isInstanceOf(Finding.Unproven.class);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "java -jar app.jar | FC_JAR",
                "java -jar ./lib/../app.jar | FC_JAR",
                "java -jar /code//app.jar | FC_JAR",
                "python3 -u -W ignore server.py | FC_FILE",
                "python3 -m http.server 9000 | FC_FILE",
                "python3 -m web.app | FC_FILE",
                "python3 -m tool | FC_FILE",
                "node web/app | FC_FILE",
                "node web | FC_FILE",
                "node ./web/ | FC_FILE",
                "node -r ./hook.js web/app.js | FC_FILE",
                "php -d memory_limit=64M server.php | FC_FILE",
                "php -S 0.0.0.0:9000 server.php | FC_FILE",
                "sh start.sh | FC_FILE",
                "/usr/sbin/nginx -c nginx.conf | FC_COMMAND",
                "timeout 2d ./server | FC_COMMAND",
                "timeout 0 ./server | FC_COMMAND",
                "timeout -k 5s 36h ./server | FC_COMMAND",
                "perl start.pl | FC_COMMAND",
                "env python3 server.py | FC_COMMAND",
                "python3.7 server.py | FC_COMMAND",
                "bin/gunicorn app:app | FC_COMMAND",
                "python3 -mhttp.server 9000 | FC_FILE",
                "python3 -um http.server 9000 | FC_FILE",
                "python3 tool | FC_FILE",
                "python3 ./tool/ | FC_FILE",
                "node --env-file .env web/app.js | FC_FILE",
                "node --max-http-header-size 16384 web/app.js | FC_FILE",
                "php -S0.0.0.0:9000 -t web server.php | FC_FILE",
                "python3 -Xdev -Wignore server.py | FC_FILE"
            })
    void whatIsThereIsMet(String command, Requirement requirement) {
        assertThat(pack(command.split(" ")).check().findings())
                .filteredOn(finding -> finding.requirement() == requirement)
                .singleElement()
                .isInstanceOf(Finding.Met.class);
    }

    @Test
    void anImageWhoseListIsCompleteHasNothingElse() {
        assertThat(violated(pack("nginx", "-g", "x").runtime(CustomRuntime.CUSTOM_DEBIAN12)))
                .contains(Requirement.FC_COMMAND);
        assertThat(violated(pack("/opt/java17/bin/java", "-jar", "app.jar").layers(JavaLayer.JAVA11)))
                .contains(Requirement.FC_COMMAND);
        assertThat(violation(pack("node", "web/app.js").runtime(CustomRuntime.CUSTOM_DEBIAN10), Requirement.FC_COMMAND)
                        .fix())
                .startsWith("write /var/fc/lang/nodejs20/bin/node as command");
        assertThat(violation(
                                pack("python3.9", "server.py").runtime(CustomRuntime.CUSTOM_DEBIAN10),
                                Requirement.FC_COMMAND)
                        .fix())
                .startsWith("write /var/fc/lang/python3.10/bin/python3 as command");
    }

    @Test
    void debiansOwnPythonIsNotKnownWhereTheTableOfRuntimesLeavesItOut() {
        Pack found = pack("python3", "server.py").runtime(CustomRuntime.CUSTOM_DEBIAN10);

        assertThat(found.check().findings())
                .filteredOn(finding -> finding.requirement() == Requirement.FC_COMMAND)
                .singleElement()
                .isInstanceOf(Finding.Unproven.class)
                .extracting(Finding::fix)
                .asString()
                .startsWith("write /var/fc/lang/python3.10/bin/python3 as command");
        assertThat(violated(pack("python", "server.py").runtime(CustomRuntime.CUSTOM_DEBIAN11)))
                .contains(Requirement.FC_COMMAND);
    }

    /** What would be a bare interpreter as the command is written where the script starts it. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "python3 manage.py runserver | write /var/fc/lang/python3.10/bin/python3 in bootstrap",
                "python3.7 manage.py runserver | write /var/fc/lang/python3.10/bin/python3 in bootstrap",
                "gunicorn app:app | write /var/fc/lang/python3.10/bin/python3 -m gunicorn in its place, and install",
                "hypercorn app:app | write /var/fc/lang/python3.10/bin/python3 -m hypercorn in its place, and set"
                        + " PYTHONPATH to /code/src/vendor under environmentVariables",
                "uvicorn app:app | write /var/fc/lang/python3.10/bin/python3 -m uvicorn in its place",
            })
    void whatAScriptStartsAndNobodyKnowsIsMendedInThatScript(String start, String fix) {
        Pack pack = Pack.script("#!/bin/bash\nexec " + start + "\n")
                .file("manage.py", "")
                .file("src/vendor/hypercorn/__init__.py", "")
                .file("uvicorn/__init__.py", "")
                .runtime(CustomRuntime.CUSTOM_DEBIAN10);

        Finding found = Row.of(pack, Requirement.FC_COMMAND);
        assertThat(found).isInstanceOf(Finding.Unproven.class);
        assertThat(found.fix()).startsWith(fix);
    }

    @Test
    void aModuleOfALayerOfTheUsersOwnIsNotKnown() {
        Pack pack = pack("python3", "-m", "gunicorn", "app:app").layers(Pack.arn("packages"));

        assertThat(violated(pack)).doesNotContain(Requirement.FC_FILE);
        assertThat(violated(pack("python3", "-m", "gunicorn").variable("PYTHONPATH", "/mnt/python")))
                .doesNotContain(Requirement.FC_FILE);
    }

    @Test
    void aModuleInAFolderThatPythonDoesNotSearchIsFound() {
        Pack pack = pack("python3", "-m", "gunicorn").file("vendor/gunicorn/__main__.py", "");

        assertThat(violation(pack, Requirement.FC_FILE).fix()).startsWith("set PYTHONPATH to /code/vendor");
        assertThat(violated(pack.variable("PYTHONPATH", "/code/vendor"))).doesNotContain(Requirement.FC_FILE);
    }

    @ParameterizedTest
    @CsvSource({
        "server.py, write python server.py",
        "start.sh, write bash start.sh",
        "app.jar, write java -jar app.jar",
        "server.php, write php server.php",
        "server, write ./server or /code/server as command"
    })
    void aFileThatIsNamedWithoutItsInterpreterIsGivenToIt(String file, String fix) {
        assertThat(violation(pack(file), Requirement.FC_COMMAND).fix()).startsWith(fix);
    }

    /** What the machine of the build has too would run here. */
    @ParameterizedTest(name = "{1} on {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "custom | exec deno run x.ts | no runtime has it | put a build of deno for linux/amd64 into the"
                        + " package",
                "custom | pip install uv; exec uv run server.py | - | -",
                "custom | npm install -g pm2; exec pm2-runtime web/app.js | - | -",
                "custom | apt-get install -y nodejs; exec nodemon web/app.js | - | -",
                "custom | ln -s /mnt/auto/uv /usr/local/bin/uv; exec uv run | - | -",
                "custom | tar xzf /mnt/uv.tgz -C /usr/local/bin; exec uv run | - | -",
                "custom | cd .; exec pm2-runtime web/app.js | no runtime has it | write the program itself",
                "custom | exec uv run | no runtime has it | write the command behind uv run itself",
                "custom | exec fastify start | no runtime has it | write the program itself",
                "custom | exec poetry run ./x | no runtime has it | write the command behind poetry run itself",
                "custom | nodemon web/app.js | no runtime has it | write the program itself",
                "custom | exec cross-env A=b node web/app.js | no runtime has it | write the program itself",
                "custom | screen -dmS app ./x | no runtime has it | write the command of the server itself instead",
                "custom | exec ./Server | it is server there | write ./server in bootstrap",
                "custom | exec ./gone | starts ./gone, which is not in the package | add the file with",
                "custom | cd /code && exec ./bin/gone -p 9000 | starts ./bin/gone, which is not in | add the file",
                "custom | umask 022; echo up; chmod +x gone; /code/gone | starts /code/gone | add the file with",
                "custom | tar xzf app.tgz; exec ./gone | - | -",
                "custom | gcc -o gone gone.c && exec ./gone | - | -",
                "custom | cat parts > gone; exec ./gone | - | -",
                "custom | ./build.sh; exec ./gone | - | -",
                "custom | /home/me/venv/bin/python server.py | a folder of the machine | write python in bootstrap",
                "custom | exec server.py | - | -",
                "custom | exec node web/app.js | - | -",
                "custom | exec gunicorn app:app | - | -",
                "custom.debian12 | exec node web/app.js | has no Node.js of that name |"
                        + " add acs:fc:cn-hangzhou:official:layers/Nodejs24/versions/1 to layers",
                "custom.debian12 | exec python server.py | has no Python of that name | write python3 in bootstrap",
                "custom.debian12 | npm start | node runs it | write the program itself",
                "custom.debian11 | exec ruby x.rb | only custom has | set runtime of fc-maven-plugin in pom.xml"
                        + " to custom",
                "custom.debian12 | exec java -jar app.jar | nor one of its layers has it | add acs:fc:cn-hangzhou"
            })
    void whatAScriptStartsIsLookedForToo(String runtime, String line, String observed, String fix) {
        Pack pack = pack("x").bootstrap("#!/bin/bash\n" + line + "\n").runtime(CustomRuntime.parse(runtime));

        if (observed.equals("-")) {
            assertThat(violated(pack)).doesNotContain(Requirement.FC_COMMAND);
        } else {
            assertThat(violation(pack, Requirement.FC_COMMAND).observed()).contains(observed);
            assertThat(violation(pack, Requirement.FC_COMMAND).fix()).startsWith(fix);
        }
    }

    @Test
    void aFolderNamedBootstrapIsNoStartFile() {
        Finding found = violation(Pack.empty().file("bootstrap/run.sh", ""), Requirement.FC_BOOTSTRAP);

        assertThat(found.observed()).endsWith("; bootstrap is a folder there");
        assertThat(found.fix()).startsWith("rename that folder");
    }

    @Test
    void aProgramThatPathFindsInThePackageIsThere() {
        Pack pack = pack("gunicorn", "app:app").variable("PATH", "/code/bin:/usr/bin");

        assertThat(Row.of(pack, Requirement.FC_COMMAND).observed()).isEqualTo("gunicorn is in the package");
        assertThat(Row.of(
                        pack("java", "-jar", "app.jar")
                                .program("jre/bin/java", Pack.elf(62))
                                .variable("PATH", "/code/jre/bin:/usr/bin:/bin")
                                .runtime(CustomRuntime.CUSTOM_DEBIAN12),
                        Requirement.FC_COMMAND))
                .isInstanceOf(Finding.Met.class);
        assertThat(violated(pack("tool", "x").file("bin/tool", "#!/bin/sh\n").variable("PATH", "/code/bin")))
                .contains(Requirement.FC_BOOTSTRAP_MODE);
    }

    @Test
    void aModuleIsFoundWhereTheStartScriptOrAVirtualEnvironmentLeads() {
        Pack script = Pack.script("#!/bin/bash\nexport PYTHONPATH=/code/vendor\nexec python3 -m gunicorn app:app\n")
                .file("vendor/gunicorn/__main__.py", "");
        Pack venv = Pack.empty()
                .program("venv/bin/python", Pack.elf(62))
                .file("venv/lib/python3.7/site-packages/gunicorn/__main__.py", "")
                .command("venv/bin/python", "-m", "gunicorn");

        assertThat(violated(script)).doesNotContain(Requirement.FC_FILE);
        assertThat(violated(venv)).doesNotContain(Requirement.FC_FILE);
    }

    @Test
    void aFolderThatAScriptEntersIsNoReasonToMissAFile() {
        assertThat(violated(
                        Pack.script("#!/bin/sh\ncd app\nexec node server.js\n").file("app/server.js", "")))
                .isEmpty();
        assertThat(violated(Pack.script("#!/bin/sh\ncd \"$(dirname \"$0\")\"\nexec node Server.js\n")
                        .file("server.js", "")))
                .containsExactly(Requirement.FC_FILE);
    }

    @Test
    void whatNpmStartsIsStartedWithoutIt() {
        Pack pack = pack("npm", "start").file("package.json", "{\"main\": \"web\"}");

        assertThat(Row.of(pack, Requirement.FC_COMMAND)).isInstanceOf(Finding.Unproven.class);
        assertThat(Row.of(pack, Requirement.FC_COMMAND).fix())
                .isEqualTo("write the program itself in command and args of fc-maven-plugin in pom.xml: node"
                        + " web/index.js");
        assertThat(violation(pack.runtime(CustomRuntime.CUSTOM_DEBIAN12), Requirement.FC_COMMAND)
                        .observed())
                .isEqualTo("the start command is npm, and node runs it, and the runtime custom.debian12 has none"
                        + " where PATH"
                        + " leads");
    }

    /** The cause is how it was packed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "server.js | node server.js | FC_FILE",
                "app/server.py | python3 /code/app/server.py | FC_FILE",
                "current | node current/server.js | FC_FILE",
                "demo.jar | java -jar demo.jar | FC_JAR",
                "bootstrap | /code/bootstrap | FC_COMMAND",
                "bin | bin/server -v | FC_COMMAND",
                "bootstrap | '' | FC_BOOTSTRAP"
            })
    void anEntryThatIsThereAndCannotBeTakenIsNotSaidToBeMissing(String path, String command, Requirement other) {
        String[] words = command.split(" ");
        Pack pack = Pack.empty()
                .file("readme", "")
                .told(new Finding.Violated(Requirement.FC_ENTRY, path + " is compressed by method 12", "zip it again")
                        .concerning(path));

        Pack started = command.isEmpty() ? pack : pack.command(words[0], Arrays.copyOfRange(words, 1, words.length));

        assertThat(violated(started)).containsExactly(Requirement.FC_ENTRY);
        assertThat(started.check().findings())
                .filteredOn(finding -> finding.requirement() == other)
                .singleElement()
                .isInstanceOf(Finding.Unproven.class);
        assertThat(violated(started.told(new Finding.Violated(
                        Requirement.FC_SYMLINK, path + " is a symbolic link to x", "zip the file"))))
                .doesNotContain(other);
    }

    private static Pack pack(String... words) {
        return Pack.empty()
                .file("app.jar", TestJar.executable("com.acme.Main", 8).bytes())
                .file("lib/dep.jar", TestJar.executable("com.acme.Main", 8).bytes())
                .file("server.py", "")
                .file("src/main.py", "")
                .file("server.php", "")
                .file("public/index.html", "")
                .file("web/app.js", "")
                .file("web/index.js", "")
                .file("web/app.py", "")
                .file("tool/__main__.py", "")
                .file("start.sh", "#!/bin/sh\n")
                .program("server", Pack.elf(62))
                .program("bin/gunicorn", Pack.elf(62))
                .command(words[0], Arrays.copyOfRange(words, 1, words.length));
    }

    private static List<Requirement> violated(Pack pack) {
        return pack.check().findings().stream()
                .filter(Finding.Violated.class::isInstance)
                .map(Finding::requirement)
                .toList();
    }

    private static Finding violation(Pack pack, Requirement requirement) {
        return pack.check().findings().stream()
                .filter(finding -> finding.requirement() == requirement && finding instanceof Finding.Violated)
                .findFirst()
                .orElseThrow(() -> new AssertionError(pack.check().findings()));
    }

    /** Composer's autoloader is what a package without vendor lacks. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "require 'vendor/autoload.php'; | run composer install",
                "require __DIR__ . '/vendor/autoload.php'; | run composer install",
                "require_once(__DIR__.'/lib/db.php'); | add the file with",
                "include 'local.php'; | -",
                "if (is_file('a.php')) require 'a.php'; | -",
                "require $file; | -",
                "require '/opt/x.php'; | -",
                "require 'here.php'; | -"
            })
    void whatAProgramInPhpRequiresIsLookedFor(String line, String fix) {
        Pack pack = pack("php", "index.php").file("here.php", "<?php").file("index.php", "<?php\n" + line + "\n");

        if (fix.equals("-")) {
            assertThat(violated(pack)).doesNotContain(Requirement.FC_FILE);
        } else {
            assertThat(violation(pack, Requirement.FC_FILE).observed()).startsWith("index.php line 2 requires ");
            assertThat(violation(pack, Requirement.FC_FILE).fix()).startsWith(fix);
        }
        Pack made = pack.copy().bootstrap("#!/bin/sh\ncomposer install\nexec php index.php\n");
        assertThat(violated(made)).doesNotContain(Requirement.FC_FILE);
    }
}
