package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.CustomRuntime.CUSTOM;
import static io.github.fcmaven.platform.CustomRuntime.CUSTOM_DEBIAN10;
import static io.github.fcmaven.platform.CustomRuntime.CUSTOM_DEBIAN11;
import static io.github.fcmaven.platform.CustomRuntime.CUSTOM_DEBIAN12;
import static io.github.fcmaven.platform.Requirement.FC_FILE;
import static io.github.fcmaven.platform.Requirement.FC_LANGUAGE_VERSION;
import static io.github.fcmaven.platform.Requirement.FC_LIBRARY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.executable.TinyElf;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Programs in Python and JavaScript for another release than the runtime's, and native modules for another system, each
 * with the edit that makes it right.
 */
class LanguageRowsTest {

    private static final String LAYER39 = "add acs:fc:cn-hangzhou:official:layers/Python39/versions/2 to layers of"
            + " fc-maven-plugin in pom.xml, and start /opt/python3.9/bin/python3, or ";
    private static final String PYTHON310 = "/var/fc/lang/python3.10/bin/python3";
    private static final String NODE20 = "/var/fc/lang/nodejs20/bin/node";
    static final byte[] MAC = {(byte) 0xcf, (byte) 0xfa, (byte) 0xed, (byte) 0xfe, 12, 0, 0, 1};
    static final byte[] WINDOWS = {'M', 'Z', (byte) 0x90, 0};

    /** As of npm's workspaces: no page says what the platform makes of a link; one of a command holds nothing. */
    @ParameterizedTest
    @CsvSource({
        "node_modules/@shop/lib, node server.js, false",
        "python, python3 -m gunicorn, false",
        "shop, python3 app.py, false",
        "node_modules/.bin/tsc, node server.js, true",
        "venv/bin/python3, python3 -m gunicorn, true"
    })
    void whatALinkMayHoldIsLeftOpen(String link, String start, boolean missed) {
        String[] words = start.split(" ");
        Pack pack = Pack.empty()
                .file("server.js", "require('@shop/lib')\n")
                .file("app.py", "import shop\n")
                .told(new Finding.Violated(Requirement.FC_SYMLINK, link + " is a symbolic link", "zip the file")
                        .concerning(link))
                .command(words[0], Arrays.copyOfRange(words, 1, words.length));

        assertThat(Row.violations(pack))
                .filteredOn(finding -> finding.requirement() == FC_FILE)
                .hasSize(missed ? 1 : 0);
    }

    @ParameterizedTest
    @MethodSource({"releases", "php", "moduleKinds", "options", "packages", "wheels"})
    void eachIsNamedAndMendedByItsFix(Row row) {
        row.holds();
    }

    static Stream<Row> releases() {
        Pack walrus = Pack.empty().file("server.py", "if (n := 1): pass\n");
        Pack chain = Pack.empty().file("server.js", "console.log(process?.pid)\n");
        return Stream.of(
                new Row(
                        ":= on Python 3.7",
                        walrus.copy().command("python3", "server.py"),
                        FC_LANGUAGE_VERSION,
                        "server.py line 1 uses an assignment expression (:=), which Python has from 3.8 on, and"
                                + " the function"
                                + " has Python 3.7.4 of the runtime custom",
                        "set runtime of fc-maven-plugin in pom.xml to custom.debian10, which has Python 3.10 ("
                                + PYTHON310 + "); where you set command, name that program there",
                        walrus.copy().command(PYTHON310, "server.py").runtime(CUSTOM_DEBIAN10)),
                new Row(
                        "a module of Python 3.11 in a package that is imported",
                        Pack.empty()
                                .file("app.py", "from web import app\n")
                                .file("web/__init__.py", "")
                                .file("web/app.py", "import tomllib\n")
                                .command(PYTHON310, "-m", "app")
                                .runtime(CUSTOM_DEBIAN10),
                        FC_LANGUAGE_VERSION,
                        "web/app.py line 1 uses the module tomllib, which Python has from 3.11 on",
                        "set runtime of fc-maven-plugin in pom.xml to custom.debian11, which has Python 3.12.4",
                        Pack.empty()
                                .file("app.py", "import tomllib\n")
                                .command("/var/fc/lang/python3.12/bin/python3", "-m", "app")
                                .runtime(CUSTOM_DEBIAN11)),
                new Row(
                        "a module that Python 3.12 has not any more",
                        Pack.empty()
                                .file("server.py", "import asyncore\n")
                                .command("/var/fc/lang/python3.12/bin/python3", "server.py")
                                .runtime(CUSTOM_DEBIAN11),
                        FC_LANGUAGE_VERSION,
                        "server.py line 1 uses the module asyncore, which Python has not any more from 3.12 on",
                        "set runtime of fc-maven-plugin in pom.xml to custom, which has Python 3.7.4 (python)",
                        Pack.empty().file("server.py", "import asyncore\n").command("python", "server.py")),
                new Row(
                        "a dependency for a newer Python",
                        Pack.empty()
                                .file("server.py", "import flask\n")
                                .file(
                                        "python/flask/__init__.py",
                                        "from __future__ import annotations\ndef f(a, /): ...\n")
                                .variable("PYTHONPATH", "/code/python")
                                .command("python", "server.py"),
                        FC_LANGUAGE_VERSION,
                        "python/flask/__init__.py line 2 uses parameters before a /",
                        "set runtime of fc-maven-plugin in pom.xml to custom.debian10",
                        Pack.empty()
                                .file("server.py", "import flask\n")
                                .file("python/flask/__init__.py", "def f(a, /): ...\n")
                                .variable("PYTHONPATH", "/code/python")
                                .command(PYTHON310, "server.py")
                                .runtime(CUSTOM_DEBIAN10)),
                new Row(
                        "an application that a server is told",
                        Pack.empty()
                                .file("serve.py", "\n")
                                .file("app.py", "if (n := 1): pass\n")
                                .command("python3", "-m", "serve", "app:app"),
                        FC_LANGUAGE_VERSION,
                        "app.py line 1 uses an assignment expression (:=)",
                        "set runtime of fc-maven-plugin in pom.xml to custom.debian10",
                        Pack.empty()
                                .file("serve.py", "\n")
                                .file("app.py", "if (n := 1): pass\n")
                                .command(PYTHON310, "-m", "serve", "app:app")
                                .runtime(CUSTOM_DEBIAN10)),
                new Row(
                        "?. on Node.js 10",
                        chain.copy().command("node", "server"),
                        FC_LANGUAGE_VERSION,
                        "server.js line 1 uses ?., which Node.js has from 14.0 on, and the function has Node.js"
                                + " 10.16.2",
                        "set runtime of fc-maven-plugin in pom.xml to custom.debian10, which has Node.js 20 (" + NODE20,
                        chain.copy().command(NODE20, "server").runtime(CUSTOM_DEBIAN10)),
                new Row(
                        "a script in Python that is the start file",
                        Pack.script("#!/usr/bin/env python3\nprint(f'{1=}')\nif (n := 1): pass\n"),
                        FC_LANGUAGE_VERSION,
                        "bootstrap line 2 uses = in an f-string",
                        "set runtime of fc-maven-plugin in pom.xml to custom.debian10",
                        Pack.script("#!" + PYTHON310 + "\nif (n := 1): pass\n").runtime(CUSTOM_DEBIAN10)));
    }

    static Stream<Row> moduleKinds() {
        String layer = "acs:fc:cn-hangzhou:official:layers/Nodejs20/versions/3";
        Pack undeclared = Pack.empty()
                .file("server.js", "import http from 'http'\n")
                .layers(layer)
                .command("/opt/nodejs20/bin/node", "server.js")
                .runtime(CUSTOM_DEBIAN11);
        Pack required = Pack.empty()
                .file("server.js", "const chalk = require('chalk')\n")
                .file("node_modules/chalk/package.json", "{\"type\": \"module\", \"exports\": \"./i.js\"}")
                .file("node_modules/chalk/i.js", "export default 1\n")
                .layers(layer)
                .command("/opt/nodejs20/bin/node", "server.js")
                .runtime(CUSTOM_DEBIAN11);
        return Stream.of(
                new Row(
                        "import in a file that nothing calls an ES module",
                        undeclared,
                        FC_LANGUAGE_VERSION,
                        "server.js line 1 uses import in a file that package.json does not call an ES module, which"
                                + " Node.js has from 20.19 on, and the function has Node.js 20.11.0",
                        "write \"type\": \"module\" into package.json beside it",
                        undeclared.copy().file("package.json", "{\"type\": \"module\"}")),
                new Row(
                        "the same on Node.js 10",
                        Pack.empty()
                                .file("server.js", "import http from 'http'\n")
                                .command("node", "server.js"),
                        FC_LANGUAGE_VERSION,
                        "server.js line 1 uses import",
                        "write \"type\": \"module\" into package.json beside it, and set runtime of fc-maven-plugin in"
                                + " pom.xml to custom.debian10",
                        Pack.empty()
                                .file("server.js", "import http from 'http'\n")
                                .file("package.json", "{\"type\": \"module\"}")
                                .command(NODE20, "server.js")
                                .runtime(CUSTOM_DEBIAN10)),
                new Row(
                        "require of a package that is an ES module",
                        required,
                        FC_LANGUAGE_VERSION,
                        "server.js line 1 uses require for the ES module chalk, which Node.js has from 20.19 on",
                        "install a release of chalk that is no ES module",
                        required.copy()
                                .file("node_modules/chalk/package.json", "{\"main\": \"i.js\"}")
                                .file("node_modules/chalk/i.js", "module.exports = 1\n")));
    }

    static Stream<Row> options() {
        Pack env = Pack.empty()
                .file("server.js", "\n")
                .file("app.env", "")
                .command("node", "--env-file=app.env", "server");
        return Stream.of(
                new Row(
                        "an option of a newer Node.js",
                        env,
                        FC_LANGUAGE_VERSION,
                        "the start command has the option --env-file, which Node.js has from 20.6 on, and the function"
                                + " has Node.js 10.16.2",
                        "set runtime of fc-maven-plugin in pom.xml to custom.debian10",
                        env.copy()
                                .command(NODE20, "--env-file=app.env", "server")
                                .runtime(CUSTOM_DEBIAN10)),
                new Row(
                        "an option of a newer Python",
                        Pack.empty()
                                .file("server.py", "\n")
                                .command(PYTHON310, "-P", "server.py")
                                .runtime(CUSTOM_DEBIAN10),
                        FC_LANGUAGE_VERSION,
                        "the start command has the option -P, which Python has from 3.11 on",
                        "set runtime of fc-maven-plugin in pom.xml to custom.debian11",
                        Pack.empty()
                                .file("server.py", "\n")
                                .command("python3", "-P", "server.py")
                                .runtime(CUSTOM_DEBIAN12)));
    }

    static Stream<Row> packages() {
        Pack express = Pack.empty()
                .file("server.js", "const app = require('./app')\n")
                .file("app.js", "\nconst express = require('express')\n")
                .command("node", "server.js");
        Pack itself = Pack.empty()
                .file("server.js", "const x = require('shop/x')\n")
                .file("lib/x.js", "")
                .command("node", "server.js");
        return Stream.of(
                new Row(
                        "a package that nobody has installed",
                        express,
                        FC_FILE,
                        "app.js line 2 loads express, which no node_modules of the package has",
                        "install it in the folder that is packaged: npm install express",
                        express.copy().file("node_modules/express/index.js", "")),
                new Row(
                        "the package itself by its name, which only exports make known",
                        itself.copy().file("package.json", "{\"name\": \"shop\"}"),
                        FC_FILE,
                        "server.js line 1 loads shop, which no node_modules of the package has",
                        "install it in the folder that is packaged",
                        itself.copy()
                                .file("package.json", "{\"name\": \"shop\", \"exports\": {\"./x\": \"./lib/x.js\"}}")));
    }

    static Stream<Row> php() {
        Pack match = Pack.empty().file("server.php", "<?php\n\necho match($x) { 1 => 2 };\n");
        String swoole = "<?php\nrequire __DIR__ . '/vendor/autoload.php';\n";
        Pack composer = Pack.empty()
                .file("server.php", swoole)
                .file("vendor/autoload.php", "<?php\n")
                .file("vendor/composer/platform_check.php", "<?php\nif (!(PHP_VERSION_ID >= 80002)) {\n}\n");
        String php81 = "acs:fc:cn-hangzhou:official:layers/PHP81/versions/6";
        return Stream.of(
                new Row(
                        "match on PHP 7.4",
                        match.copy().command("php", "server.php"),
                        FC_LANGUAGE_VERSION,
                        "server.php line 3 uses match, which PHP has from 8.0 on, and the function has PHP 7.4.12",
                        "add " + php81 + " to layers of fc-maven-plugin in pom.xml, and start /opt/php8.1/bin/php",
                        match.copy().layers(php81).command("/opt/php8.1/bin/php", "server.php")),
                new Row(
                        "an enum on PHP 7.4, by a start script",
                        Pack.script("#!/bin/bash\nexec php server.php\n")
                                .file("server.php", "<?php enum A { case B; }"),
                        FC_LANGUAGE_VERSION,
                        "server.php line 1 uses an enum, which PHP has from 8.1 on",
                        "add " + php81,
                        Pack.script("#!/bin/bash\nexec /opt/php8.1/bin/php server.php\n")
                                .layers(php81)
                                .file("server.php", "<?php enum A { case B; }")),
                new Row(
                        "what Composer installed for PHP 8",
                        composer.copy().command("php", "server.php"),
                        FC_LANGUAGE_VERSION,
                        "vendor/composer/platform_check.php line 2 uses Composer's check for PHP 8.0",
                        "add " + php81,
                        composer.copy().layers(php81).command("/opt/php8.1/bin/php", "server.php")),
                new Row(
                        "an offset in braces on PHP 8.1",
                        Pack.empty()
                                .file("server.php", "<?php echo $a{0};")
                                .layers(php81)
                                .command("/opt/php8.1/bin/php", "server.php"),
                        FC_LANGUAGE_VERSION,
                        "server.php line 1 uses an offset in braces, which PHP has not any more from 8.0 on",
                        "set runtime of fc-maven-plugin in pom.xml to custom, which has PHP 7.4.12 (php)",
                        Pack.empty().file("server.php", "<?php echo $a{0};").command("php", "server.php")));
    }

    static Stream<Row> wheels() {
        return Stream.of(
                wheel(
                        "another Python's",
                        "python/a/_b.cpython-311-x86_64-linux-gnu.so",
                        TinyElf.library("x").bytes(),
                        "is made for Python 3.11 alone, and the function has Python 3.7.4",
                        "set runtime of fc-maven-plugin in pom.xml to custom.debian12, which has Python 3.11.2"
                                + " (python3), or",
                        CUSTOM_DEBIAN12),
                wheel(
                        "of a Mac",
                        "python/a/_b.cpython-37m-darwin.so",
                        MAC,
                        "is made for macOS",
                        "install it for the platform: pip install --upgrade --target src/main/function/python"
                                + " --platform"
                                + " manylinux2014_x86_64 --only-binary=:all: --python-version 3.7 a",
                        CUSTOM),
                wheel(
                        "at the root, for another Python",
                        "a/_b.cpython-311-x86_64-linux-gnu.so",
                        TinyElf.library("x").bytes(),
                        "is made for Python 3.11 alone, and the function has Python 3.7.4",
                        "set runtime of fc-maven-plugin in pom.xml to custom.debian12, which has Python 3.11.2"
                                + " (python3), or install it for the platform: pip install --upgrade --target"
                                + " src/main/function --platform manylinux2014_x86_64",
                        CUSTOM_DEBIAN12),
                wheel(
                        "of Windows",
                        "python/a/_b.cp37-win_amd64.pyd",
                        WINDOWS,
                        "is made for Windows",
                        "install it",
                        CUSTOM),
                wheel(
                        "of ARM",
                        "python/a/_b.abi3.so",
                        TinyElf.library("x").machine(183).bytes(),
                        "is made for another processor",
                        "install it",
                        CUSTOM),
                wheel(
                        "of Alpine",
                        "python/a/_b.cpython-37m-x86_64-linux-musl.so",
                        TinyElf.library("x").needs("libc.musl-x86_64.so.1").bytes(),
                        "is made for Alpine (musl)",
                        "install it",
                        CUSTOM),
                wheel(
                        "of a newer C library",
                        "python/a/_b.abi3.so",
                        TinyElf.library("x")
                                .needs("libc.so.6")
                                .version("libc.so.6", "GLIBC_2.28")
                                .bytes(),
                        "needs GLIBC_2.28, and the runtime custom has the C library (glibc) 2.24",
                        "set runtime of fc-maven-plugin in pom.xml to custom.debian10",
                        CUSTOM_DEBIAN10),
                new Row(
                        "of a virtual environment",
                        installed("venv/lib/python3.7/site-packages/", "numpy/core/_x.cpython-39-x86_64-linux-gnu.so"),
                        FC_LIBRARY,
                        "venv/lib/python3.7/site-packages/numpy/core/_x.cpython-39-x86_64-linux-gnu.so is made",
                        LAYER39 + "install it for the platform: pip install --upgrade --target"
                                + " src/main/function/venv/lib/python3.7/site-packages --platform"
                                + " manylinux2014_x86_64 --only-binary=:all: --python-version 3.7 numpy",
                        installed(
                                "venv/lib/python3.7/site-packages/", "numpy/core/_x.cpython-37m-x86_64-linux-gnu.so")),
                new Row(
                        "below a folder that is called as one of modules",
                        installed("", "scipy/_lib/_b.cpython-39-x86_64-linux-gnu.so"),
                        FC_LIBRARY,
                        "scipy/_lib/_b.cpython-39-x86_64-linux-gnu.so is made for Python 3.9 alone",
                        LAYER39
                                + "install it for the platform: pip install --upgrade --target src/main/function"
                                + " --platform manylinux2014_x86_64 --only-binary=:all: --python-version 3.7 scipy",
                        installed("", "scipy/_lib/_b.cpython-37m-x86_64-linux-gnu.so")),
                new Row(
                        "of a project that cannot do without it",
                        Pack.empty()
                                .file("server.py", "try:\n    import numpy\nfinally:\n    pass\n")
                                .file("numpy/core/_multiarray_umath.cpython-310-darwin.so", MAC)
                                .command("python", "server.py"),
                        FC_LIBRARY,
                        "numpy/core/_multiarray_umath.cpython-310-darwin.so is made for macOS",
                        "install it for the platform",
                        Pack.empty().file("server.py", "\n").command("python", "server.py")));
    }

    static Stream<Pack> harmless() {
        return Stream.of(
                Pack.empty()
                        .file("server.py", "import markupsafe\n")
                        .file(
                                "markupsafe/__init__.py",
                                "try:\n    from ._speedups import escape\nexcept ImportError: ...\n")
                        .file("markupsafe/_speedups.cpython-311-darwin.so", MAC)
                        .command("python", "server.py"),
                Pack.empty()
                        .file("server.py", "import a\n")
                        .file("a.cpython-311-x86_64-linux-gnu.so", MAC)
                        .file(
                                "a.cpython-37m-x86_64-linux-gnu.so",
                                TinyElf.library("x").bytes())
                        .command("python", "server.py"),
                Pack.empty()
                        .file("server.js", "\n")
                        .file("node_modules/fsevents/fsevents.node", MAC)
                        .command("node", "server.js"),
                Pack.empty()
                        .file("server.py", "if (n := 1): pass\n")
                        .command("python3", "server.py")
                        .runtime(CUSTOM_DEBIAN12),
                Pack.empty()
                        .file("server.py", "if (n := 1): pass\n")
                        .command("/usr/bin/env", "python3", "server.py")
                        .runtime(CUSTOM_DEBIAN11),
                Pack.empty()
                        .file("server.js", "let a = b?.c\n")
                        .layers("acs:fc:cn-hangzhou:official:layers/Nodejs16/versions/2")
                        .command("/opt/nodejs16/bin/node", "server.js"));
    }

    @ParameterizedTest
    @MethodSource("harmless")
    void whatRunsThereIsNoViolation(Pack pack) {
        assertThat(Row.violations(pack)).isEmpty();
    }

    /** The whole folder /code can be written, and an instance may reach the registries. */
    @ParameterizedTest
    @CsvSource({
        "npm install\\nexec node server.js, server.js line 1 needs express",
        "pip install -t . flask\\nexec python3 server.py, server.py line 1 needs flask",
    })
    void whatTheStartInstallsIsNotMissed(String script, String needs) {
        Pack pack = Pack.script("#!/bin/bash\n" + script.replace("\\n", "\n") + "\n")
                .file("server.js", "require('express')\n")
                .file("server.py", "import flask\n");

        assertThat(Row.violations(pack)).isEmpty();
        assertThat(pack.check().findings())
                .filteredOn(Finding.Unproven.class::isInstance)
                .extracting(Finding::observed)
                .contains(needs + ", which is not in the package; bootstrap may install it before");
    }

    /** Each interpreter ends with a code of its own. */
    @ParameterizedTest
    @CsvSource({
        "python3 -P server.py, 'code 2, message:no such file or directory) Logs: unknown option'",
        "node --env-file=.env server.js, 'code 9, message:bad file descriptor) Logs: bad option'"
    })
    void anOptionThatAnOlderReleaseDoesNotHaveEndsIt(String start, String platform) {
        String[] words = start.split(" ");
        Pack pack = Pack.empty()
                .file("server.py", "")
                .file("server.js", "")
                .command(words[0], Arrays.copyOfRange(words, 1, words.length));

        assertThat(Row.violations(pack)).singleElement().satisfies(found -> {
            assertThat(found.requirement()).isEqualTo(FC_LANGUAGE_VERSION);
            assertThat(found.platform()).contains(platform);
        });
    }

    private static Pack installed(String folder, String module) {
        return Pack.empty()
                .file("server.py", "")
                .file(folder + module, TinyElf.library("x").bytes())
                .variable("PYTHONPATH", "/code/" + folder)
                .command("python3", "server.py");
    }

    private static Row wheel(
            String name, String path, byte[] bytes, String observed, String fix, CustomRuntime mended) {
        Pack wrong = Pack.empty()
                .file("server.py", "from a._b import c\n")
                .file("python/a/__init__.py", "")
                .file(path, bytes)
                .variable("PYTHONPATH", "/code/python")
                .command("python3", "server.py");
        Pack right = wrong.copy().runtime(mended);
        if (mended == CUSTOM_DEBIAN10) {
            right.command(PYTHON310, "server.py");
        }
        if (mended == CUSTOM) {
            right.file(
                    "python/a/_b.cpython-37m-x86_64-linux-gnu.so",
                    TinyElf.library("x").bytes());
        }
        return new Row(name, wrong, FC_LIBRARY, path + " " + observed, fix, right);
    }
}
