package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.CustomRuntime.CUSTOM;
import static io.github.fcmaven.platform.CustomRuntime.CUSTOM_DEBIAN10;
import static io.github.fcmaven.platform.CustomRuntime.CUSTOM_DEBIAN12;
import static io.github.fcmaven.platform.Requirement.FC_COMMAND;
import static io.github.fcmaven.platform.Requirement.FC_FILE;
import static io.github.fcmaven.platform.Requirement.FC_LANGUAGE_VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.Finding;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What programs load at once that the machine of a developer has, or runs, and the platform's does not. */
class LoadedCodeRowsTest {

    private static final String PYTHON310 = "/var/fc/lang/python3.10/bin/python3";
    private static final String NODE20 = "/var/fc/lang/nodejs20/bin/node";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            quoteCharacter = '`',
            value = {
                "start | {\"scripts\": {\"dev\": \"node server.js\"}} | package.json has no script start",
                "run start:prod | {\"scripts\": {\"start\": \"node a.js\"}} | package.json has no script start:prod",
                "run start | {\"start\": 1, \"scripts\": {}} | package.json has no script start",
                "start | - | the start command runs the script start of package.json, which is not in the package",
                "start | {\"scripts\": {\"a\": \"echo {\\\"start\\\"\", \"start\": \"node a.js\"}} | -",
                "run start --silent | {\"scripts\": {\"start\": \"node a.js\"}} | -",
                "--prefix web start | - | -",
                "run env | {\"scripts\": {}} | -",
                "run build --if-present | {\"scripts\": {}} | -",
                "version | - | -",
            })
    void theScriptThatNpmRunsIsInPackageJson(String arguments, String json, String observed) {
        Pack pack = Pack.empty()
                .file("a.js", "")
                .command("/var/fc/lang/nodejs20/bin/npm", arguments.split(" "))
                .runtime(CUSTOM_DEBIAN10);

        assertThat(Row.violations(json == null ? pack : pack.file("package.json", json)))
                .filteredOn(finding -> finding.requirement() == FC_FILE)
                .extracting(Finding::observed)
                .allSatisfy(text -> assertThat(text).startsWith(observed))
                .hasSize(observed == null ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"scripts\": {\"start\": \"node --no-warnings dist/b.js\"}, \"main\": \"a.js\"} | node dist/b.js",
                "{\"scripts\": {\"start\": \"tsc && node dist/main.js\"}, \"main\": \"a.js\"} | node a.js",
                "{\"scripts\": {\"start\": 1} | node and the file that starts the server, with node_modules in"
                        + " the package (npm install)",
            })
    void whereThereIsNoNpmTheFixNamesWhatStartRuns(String json, String program) {
        Pack pack = Pack.empty()
                .file("a.js", "")
                .file("package.json", json)
                .command("npm", "start")
                .runtime(CUSTOM_DEBIAN12);

        assertThat(Row.violations(pack))
                .filteredOn(finding -> finding.requirement() == FC_COMMAND)
                .extracting(Finding::fix)
                .singleElement()
                .asString()
                .endsWith(program);
    }

    /** Node.js is shipped with npm, so its layer has both; what an image keeps of it, no page says. */
    @ParameterizedTest
    @CsvSource({"npm, MET", "npx, MET", "yarn, UNPROVEN", "gunicorn, UNPROVEN"})
    void npmIsInTheLayerOfNodeToWhichPathLeads(String program, String verdict) {
        Pack pack = Pack.empty()
                .file("package.json", "{\"scripts\": {\"start\": \"node server.js\"}}")
                .file("server.js", "")
                .command(program, "start")
                .runtime(CUSTOM_DEBIAN12)
                .layers("acs:fc:cn-hangzhou:official:layers/Nodejs22/versions/3")
                .variable("PATH", "/opt/nodejs22/bin:/usr/bin:/bin");

        assertThat(Row.of(pack, FC_COMMAND).verdict()).isEqualToIgnoringCase(verdict);
    }

    @Test
    void whereThereIsNoNpmTheProgramOfAnotherFolderIsNamed() {
        Pack pack = Pack.empty()
                .file("node_modules/a/package.json", "{}")
                .file("node_modules/a/index.js", "")
                .file("web/package.json", "{\"main\": \"server.js\"}")
                .file("web/server.js", "")
                .command("npm", "start")
                .runtime(CUSTOM_DEBIAN12);

        assertThat(Row.of(pack, FC_COMMAND).fix()).endsWith("node web/server.js");
    }

    @ParameterizedTest
    @CsvSource({"yarn run next start, true", "pnpm run next, true", "yarn run vite, false", "npm run next, false"})
    void yarnAndPnpmAlsoRunAProgramOfADependency(String command, boolean runs) {
        String[] words = command.split(" ");
        Pack pack = Pack.empty()
                .file("package.json", "{\"scripts\": {}}")
                .program("node_modules/.bin/next", "#!/usr/bin/env node\n")
                .command(words[0], Arrays.copyOfRange(words, 1, words.length));

        assertThat(Row.violations(pack))
                .extracting(Finding::requirement)
                .filteredOn(FC_FILE::equals)
                .hasSize(runs ? 0 : 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "npm start | web/package.json | name its folder in command and args of fc-maven-plugin in pom.xml: npm"
                        + " --prefix web start",
                "yarn start | web/package.json | name its folder in command and args of fc-maven-plugin in pom.xml:"
                        + " yarn --cwd web start",
                "npm start | node_modules/a/package.json | add package.json with extraDirectories",
                "npm start | package.json | write the script start into scripts of package.json",
            })
    void theFixOfAScriptNamesWhatThereIs(String command, String file, String fix) {
        Pack pack = Pack.empty().file(file, "{}").command(command.split(" ")[0], command.split(" ")[1]);

        assertThat(Row.of(pack, FC_FILE).fix()).startsWith(fix);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a function of PHP 8 on PHP 7.4 | Call to undefined function str_contains()",
                "byte code of Python 3.11 without its source | ImportError: bad magic number in 'shop'",
                "TypeScript on Node.js 20 | SyntaxError",
            })
    void theAnswerHasTheLineThatTheInterpreterPrints(String name, String log) {
        Row row = moreTolerantHere()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();

        assertThat(Row.of(row.wrong(), FC_LANGUAGE_VERSION).platform()).contains(log);
    }

    @ParameterizedTest
    @MethodSource({"imports", "moreTolerantHere"})
    void eachIsNamedAndMendedByItsFix(Row row) {
        row.holds();
    }

    /** What a newer interpreter here would run, and the platform's does not. */
    static Stream<Row> moreTolerantHere() {
        Pack typed = Pack.empty()
                .file("server.ts", "const port: number = 9000;\n")
                .command(NODE20, "server.ts")
                .runtime(CUSTOM_DEBIAN10);
        Pack code = Pack.empty()
                .file("server.py", "import shop\n")
                .command(PYTHON310, "server.py")
                .runtime(CUSTOM_DEBIAN10);
        Pack php = Pack.empty()
                .file("server.php", "<?php\necho str_contains('ab', 'a');")
                .command("php", "server.php");
        return Stream.of(
                new Row(
                        "TypeScript on Node.js 20",
                        typed,
                        FC_LANGUAGE_VERSION,
                        "server.ts line 1 uses TypeScript, which Node.js has from 22.18 on, and the function has"
                                + " Node.js 20",
                        "compile it (tsc) before it is packaged, and start the .js file",
                        typed.copy().file("server.js", "const port = 9000;\n").command(NODE20, "server.js")),
                new Row(
                        "byte code of Python 3.11 without its source",
                        code.copy().file("shop.pyc", new byte[] {(byte) 0xa7, 13, '\r', '\n', 0, 0}),
                        FC_LANGUAGE_VERSION,
                        "shop.pyc line 1 uses byte code of Python 3.11, which Python has from 3.11 on, and the function"
                                + " has Python 3.10",
                        "set runtime of fc-maven-plugin in pom.xml to custom.debian12, which has Python 3.11.2",
                        code.copy().file("shop.py", "")),
                new Row(
                        "a function of PHP 8 on PHP 7.4",
                        php,
                        FC_LANGUAGE_VERSION,
                        "server.php line 2 uses str_contains(), which PHP has from 8.0 on, and the function has PHP"
                                + " 7.4.12",
                        "add acs:fc:cn-hangzhou:official:layers/PHP81/versions",
                        Pack.empty()
                                .file("server.php", "<?php\necho strpos('ab', 'a');")
                                .command("php", "server.php")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "php | server.php | <?php if (!function_exists('str_contains')) { function str_contains($a, $b) {} }"
                        + " str_contains('a', 'b');",
                "php | server.php | <?php if (PHP_VERSION_ID >= 80000) echo str_contains('a', 'b');",
                "php | server.php | <?php function answer() { return str_contains('a', 'b'); }",
                "php | server.php | <?php $text->str_contains('a', 'b');",
                "/var/fc/lang/nodejs20/bin/node | server.ts | const options = { type: 'json', any: 1 };",
                "/var/fc/lang/nodejs20/bin/node --import tsx | server.ts | const port: number = 9000;",
            })
    void whatEveryReleaseRunsIsNoMatterOfTheRelease(String command, String file, String code) {
        String program = command.split(" ")[0];
        String[] words =
                (command.substring(program.length()) + " " + file).strip().split(" ");
        Pack pack = Pack.empty().file(file, code).command(program, words);

        assertThat(Row.violations(pack.runtime(command.startsWith("/") ? CUSTOM_DEBIAN10 : CUSTOM)))
                .extracting(Finding::requirement)
                .doesNotContain(FC_LANGUAGE_VERSION);
    }

    static Stream<Row> imports() {
        Pack flask = Pack.empty()
                .file("app.py", "import os\n\nfrom flask import Flask\n")
                .command(PYTHON310, "app.py")
                .runtime(CUSTOM_DEBIAN10);
        Pack yaml = Pack.empty()
                .file("serve.py", "import sys\n")
                .file("shop/web.py", "import json, yaml\n")
                .command(PYTHON310, "-m", "serve", "shop.web:app")
                .runtime(CUSTOM_DEBIAN10);
        Pack below = Pack.empty()
                .file("src/server.py", "import shop\n")
                .command(PYTHON310, "src/server.py")
                .runtime(CUSTOM_DEBIAN10);
        Pack script = Pack.script("#!/bin/bash\nexec " + PYTHON310 + " server.py\n")
                .file("server.py", "import requests\n")
                .runtime(CUSTOM_DEBIAN10);
        return Stream.of(
                new Row(
                        "a module that nobody has installed",
                        flask,
                        FC_FILE,
                        "app.py line 3 imports flask, which is neither in the package nor one of Python's own modules",
                        "install it into the package (pip install --target src/main/function/python flask), and set"
                                + " PYTHONPATH to /code/python",
                        flask.copy().file("python/flask/__init__.py", "").variable("PYTHONPATH", "/code/python")),
                new Row(
                        "a module beside the folder of the program",
                        below.copy().file("shop.py", ""),
                        FC_FILE,
                        "src/server.py line 1 imports shop, which Python does not look for in /code, where shop.py is",
                        "set PYTHONPATH to /code under environmentVariables",
                        below.copy().file("shop.py", "").variable("PYTHONPATH", "/code")),
                new Row(
                        "a module in a folder that nothing names",
                        below.copy()
                                .file("site-packages/shop/__init__.py", "")
                                .file("a/__init__.py", "")
                                .file("a/shop.py", ""),
                        FC_FILE,
                        "src/server.py line 1 imports shop, which Python does not look for in /code/site-packages,"
                                + " where site-packages/shop/__init__.py is",
                        "set PYTHONPATH to /code/site-packages under environmentVariables",
                        below.copy()
                                .file("site-packages/shop/__init__.py", "")
                                .variable("PYTHONPATH", "/code/site-packages")),
                new Row(
                        "a module in a folder beside another one",
                        below.copy().file("lib/shop.py", "").variable("PYTHONPATH", "/code/python:"),
                        FC_FILE,
                        "src/server.py line 1 imports shop, which Python does not look for in /code/lib",
                        "set PYTHONPATH to /code/python:/code/lib under environmentVariables",
                        below.copy().file("lib/shop.py", "").variable("PYTHONPATH", "/code/python:/code/lib")),
                new Row(
                        "a module in a folder beside that of a script",
                        script.copy()
                                .program(
                                        "bootstrap",
                                        "#!/bin/bash\nexport PYTHONPATH=/code/python\nexec " + PYTHON310
                                                + " server.py\n")
                                .file("lib/requests.py", ""),
                        FC_FILE,
                        "server.py line 1 imports requests, which Python does not look for in /code/lib",
                        "set PYTHONPATH to /code/python:/code/lib in bootstrap",
                        script.copy().file("lib/requests.py", "").variable("PYTHONPATH", "/code/python:/code/lib")),
                new Row(
                        "a module that is not among the others",
                        flask.copy().variable("PYTHONPATH", "/code/python"),
                        FC_FILE,
                        "app.py line 3 imports flask, which is neither in the package",
                        "install it into the package (pip install --target src/main/function/python flask)",
                        flask.copy().file("python/flask/__init__.py", "").variable("PYTHONPATH", "/code/python")),
                new Row(
                        "a module in other case",
                        Pack.empty()
                                .file("server.py", "import Shop\n")
                                .file("shop.py", "")
                                .command(PYTHON310, "server.py")
                                .runtime(CUSTOM_DEBIAN10),
                        FC_FILE,
                        "server.py line 1 imports Shop, which is neither in the package nor part of Python; shop.py is"
                                + " there",
                        "write shop in server.py",
                        below.copy().file("src/shop.py", "")),
                new Row(
                        "a package that is run without __main__",
                        below.copy()
                                .file("src/main.py", "")
                                .file("src/__init__.py", "")
                                .command(PYTHON310, "-m", "src"),
                        FC_FILE,
                        "the start command gives Python the module src, a package that has no __main__.py",
                        "write src.main in command and args of fc-maven-plugin in pom.xml, or add src/__main__.py",
                        below.copy().file("src/main.py", "").command(PYTHON310, "-m", "src.main")),
                new Row(
                        "the file of a module",
                        below.copy().file("main.py", "").command(PYTHON310, "-m", "main.py"),
                        FC_FILE,
                        "the start command gives Python the module main.py, and a module is named without .py",
                        "write main in command and args",
                        below.copy().file("main.py", "").command(PYTHON310, "-m", "main")),
                new Row(
                        "a module that is misspelt",
                        below.copy().file("server.py", "").command(PYTHON310, "-m", "sevrer"),
                        FC_FILE,
                        "the start command gives Python the module sevrer, which is neither in the package nor part of"
                                + " Python; server.py is there",
                        "write server in command and args",
                        below.copy().file("server.py", "").command(PYTHON310, "-m", "server")),
                new Row(
                        "a module of the application that a server is told",
                        yaml,
                        FC_FILE,
                        "shop/web.py line 1 imports yaml, which is neither in the package",
                        "install it into the package (pip install --target src/main/function/python PyYAML)",
                        yaml.copy().file("yaml/__init__.py", "")),
                new Row(
                        "a module of what the program imports",
                        Pack.empty()
                                .file("server.py", "from shop import web\n")
                                .file("shop/__init__.py", "")
                                .file("shop/web.py", "from flask import Flask\n")
                                .command("python3", "server.py"),
                        FC_FILE,
                        "shop/web.py line 1 imports flask, which is neither in the package",
                        "install it into the package (pip install --target src/main/function/python flask)",
                        Pack.empty()
                                .file("server.py", "from shop import web\n")
                                .file("shop/__init__.py", "")
                                .file("shop/web.py", "from flask import Flask\n")
                                .file("flask.py", "")
                                .command("python3", "server.py")),
                new Row(
                        "a module of what a start script starts",
                        script,
                        FC_FILE,
                        "server.py line 1 imports requests, which is neither in the package",
                        "install it into the package (pip install --target src/main/function/python requests)",
                        script.copy().file("requests.py", "")));
    }
}
