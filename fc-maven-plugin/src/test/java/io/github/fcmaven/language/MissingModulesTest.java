package io.github.fcmaven.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.platform.CodePath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Modules that a Python program imports and nobody ships. */
class MissingModulesTest {

    /** Lines are parted by {@code \n}, files beside it by blanks. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            quoteCharacter = '~',
            value = {
                "import flask | - | flask",
                "import os, flask as web, numpy | - | flask numpy",
                "import flask; import numpy | - | flask numpy",
                "from flask.views import (View,\\n    MethodView) | - | flask",
                "from flask import Flask | flask.py | -",
                "from flask import Flask | python/flask/__init__.py | -",
                "from flask import Flask | lib/flask/__init__.py | flask",
                "import google.cloud | google/cloud/storage.py | -",
                "import native | python/native.cpython-310-x86_64-linux-gnu.so | -",
                "import old | old.pyc | -",
                "import redis | redis.conf | redis",
                "import redis | redis_tools.py | redis",
                "import flask | vendor.zip | -",
                "import flask | python/shared.pth | -",
                "import asyncore, distutils, tomllib, _thread | - | -",
                "from __future__ import annotations | - | -",
                "from . import flask | - | -",
                "try:\\n    import flask\\nexcept ImportError:\\n    flask = None | - | -",
                "def app():\\n    import flask | - | -",
                "if True:\\n    import flask | - | -",
                "text = '''\\nimport flask\\n''' | - | -",
                "# import flask | - | -",
                "import sys\\nsys.path.insert(0, 'vendor')\\nimport flask | vendor/flask.py | -",
                "import site\\nsite.addsitedir('vendor')\\nimport flask | vendor/flask.py | -",
            })
    void thoseThatNobodyShipsAreFound(String source, String beside, String missing) throws IOException {
        assertThat(missing(source, beside == null ? Map.of() : Map.of(beside, "")))
                .isEqualTo(missing == null ? List.of() : List.of(missing.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({
        "'import sys; sys.path.append(\"/code/vendor\")', ''",
        "'from sys import path', ''",
        "'PATHS = []', flask",
    })
    void whatAnImportedFileChangesIsLeftToIt(String paths, String missing) throws IOException {
        assertThat(missing("import paths\\nimport flask", Map.of("paths.py", paths)))
                .isEqualTo(missing.isEmpty() ? List.of() : List.of(missing));
    }

    private static List<String> missing(String source, Map<String, String> beside) throws IOException {
        Map<CodePath, Entry> entries = new LinkedHashMap<>();
        beside.forEach((name, text) -> add(entries, name, text));
        add(entries, "app.py", source.replace("\\n", "\n"));
        return MissingModules.of(entries, List.of(CodePath.of("app.py")), List.of("", "python/", "vendor.zip/"))
                .stream()
                .map(MissingModules.Missing::name)
                .toList();
    }

    private static void add(Map<CodePath, Entry> entries, String name, String text) {
        CodePath path = CodePath.of(name);
        entries.put(path, new Entry(path, Content.of(text.getBytes(StandardCharsets.UTF_8)), FileMode.READABLE));
    }
}
