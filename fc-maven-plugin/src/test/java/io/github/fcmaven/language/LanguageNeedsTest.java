package io.github.fcmaven.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.function.TestEntries;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Language;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first release that reads a program; {@code ;;} stands for the end of a line. */
class LanguageNeedsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "if (n := len(a)) > 1: pass ^ 3.8",
                "def f(a, b, /, c): pass ^ 3.8",
                "def f(a, /): pass ^ 3.8",
                "def f(;;    a,;;    /,;;): pass ^ 3.8",
                "print(f'{x=}') ^ 3.8",
                "print(f'{a.b() = !r}') ^ 3.8",
                "from functools import cached_property ^ 3.8",
                "from typing import (Any,;;    Protocol) ^ 3.8",
                "import importlib.metadata ^ 3.8",
                "def f(a: list[str]) -> None: ... ^ 3.9",
                "class A:;;    def f(self) -> dict[str, int]: ... ^ 3.9",
                "import os, zoneinfo ^ 3.9",
                "import sys; from functools import cache ^ 3.9",
                "match x:;;    case 1: pass ^ 3.10",
                "match (a, b):;;    case (1, _): pass ^ 3.10",
                "def f(a: str | None = None): ... ^ 3.10",
                "async def f() -> list[str] | None: ... ^ 3.10",
                "from typing import TypeAlias as T ^ 3.10",
                "import tomllib ^ 3.11",
                "try:;;    pass;;except* ValueError: pass ^ 3.11",
                "from enum import StrEnum ^ 3.11",
                "def f[T](a: T) -> T: ... ^ 3.12",
                "class A[T]: ... ^ 3.12",
                "type Point = tuple[float, float] ^ 3.12",
                "print(f\"{x[\"a\"]}\") ^ 3.12"
            })
    void whatPythonNeeds(String source, String release) throws IOException {
        assertThat(python(Map.of("server.py", source))
                        .newest()
                        .orElseThrow()
                        .use()
                        .since())
                .isEqualTo(Release.of(release));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "# if (n := 1)",
                "x = 'if (n := 1)'",
                "x = '''match x:;;    case 1: pass'''",
                "print(f'{x:=10}')",
                "print(f'{a == b}', f'{a >= b:>5}', f'{f(x=1)}', f'{{x=}}')",
                "print(f'{a:>{b}}', f'{{{a}}}', f'{a:{b}.{c}}', f'{{', f'{a!r:<{b}}}}')",
                "match = re.match('a', b)",
                "match(x)",
                "type = 1",
                "x = a / b",
                "x = f(a, b / c)",
                "print(*, end='') if a else b",
                "def f(a: 'list[str]') -> 'str | None': ...",
                "from __future__ import annotations;;def f(a: list[str]) -> str | None: ...",
                "def f(a=A | B, b={'x': A | B}): ...",
                "x = a | b",
                "try:;;    import tomllib;;except ImportError:;;    tomllib = None",
                "if sys.version_info >= (3, 11):;;    import tomllib",
                "def f():;;    import zoneinfo",
                "from typing import Optional, List",
                "x = \"it's\";;y = 'a \\' b := c'",
                "x = r'\\';;",
                "lambda x: (x, 1)",
                "d[a:b] = 1",
                "async def f(): await g()"
            })
    void whatEveryPythonReads(String source) throws IOException {
        assertThat(python(Map.of("server.py", source)).newer()).isEmpty();
    }

    @Test
    void whatIsImportedForCertainIsReadToo() throws IOException {
        String syntax = "(a := 1)";

        assertThat(python(Map.of("server.py", "import app", "app.py", syntax))
                        .newest()
                        .orElseThrow()
                        .says())
                .isEqualTo("app.py line 1 uses an assignment expression (:=)");
        assertThat(python(Map.of("server.py", "from app import b", "app/__init__.py", "", "app/b.py", syntax))
                        .newer())
                .hasSize(1);
        assertThat(python(Map.of("server.py", "import app", "app/__init__.py", "from . import b", "app/b.py", syntax))
                        .newer())
                .hasSize(1);
        assertThat(python(Map.of("server.py", "import app.c", "app/__init__.py", "", "app/c.py", "from ..x import y"))
                        .newer())
                .isEmpty();
        assertThat(python(Map.of("server.py", "import flask", "python/flask/__init__.py", syntax))
                        .newer())
                .hasSize(1);
        assertThat(python(Map.of("server.py", "import flask", "other/flask/__init__.py", syntax))
                        .newer())
                .isEmpty();
        assertThat(python(Map.of("server.py", "import tomllib", "tomllib.py", ""))
                        .newer())
                .isEmpty();
    }

    @Test
    void whatLaterPythonsHaveNotAnyMore() throws IOException {
        LanguageNeeds needs = python(Map.of("server.py", "from distutils.util import strtobool"));

        assertThat(needs.isMetBy(Release.of("3.11.2"))).isTrue();
        assertThat(needs.goneIn(Release.of("3.12.4")).orElseThrow().says())
                .isEqualTo("server.py line 1 uses the module distutils.util");
        assertThat(python(Map.of("server.py", "import imp", "imp.py", "")).removed())
                .isEmpty();
    }

    @Test
    void nativeModulesThatAreImportedAreNamed() throws IOException {
        assertThat(python(Map.of(
                                "server.py", "import a",
                                "python/a/__init__.py", "from ._b import c",
                                "python/a/_b.cpython-311-x86_64-linux-gnu.so", "",
                                "python/a/_d.abi3.so", ""))
                        .natives())
                .containsExactly(CodePath.of("python/a/_b"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "x?.y ^ 14.0",
                "a = b ?? c ^ 14.0",
                "a ??= b ^ 15.0",
                "a.b ||= c ^ 15.0",
                "class A { #b = 1 } ^ 12.0",
                "class A { static { f() } } ^ 16.11",
                "const n = 1_000 ^ 12.5",
                "const r = /[\\p{L}--[a-z]]/v ^ 20.0",
                "require('fs/promises') ^ 14.0",
                "const { Worker } = require('worker_threads') ^ 11.7",
                "require('node:http').createServer() ^ 14.18",
                "const t = require('node:test') ^ 18.0",
                "const x = `a${b?.c}d` ^ 14.0",
                "if (a) /x/.test(b); c?.d ^ 14.0",
                "x = a / b?.c / d ^ 14.0"
            })
    void whatNodeNeeds(String source, String release) throws IOException {
        assertThat(node(Map.of("server.js", source))
                        .newest()
                        .orElseThrow()
                        .use()
                        .since())
                .isEqualTo(Release.of(release));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "#!/usr/bin/env node;;require('http')",
                "// a?.b",
                "/* a ?? b */",
                "const s = 'a?.b' + \"c ?? d\" + `e?.f`",
                "const x = a ?.5 : 1",
                "const r = /a?.b??/g, t = x.replace(/'/g, '?.')",
                "f(/a?.b/)",
                "return /a??/.test(x)",
                "if (a) /x?.y/.test(b)",
                "const x = a ? b : c",
                "x = y / 2 // ??",
                "const t = `a${b ? `c${d}` : '}'}e?.f`",
                "try { require('fs/promises') } catch (e) {}",
                "function f() { return require('node:fs') }",
                "x.require('node:fs')",
                "const f = require(name)",
                "require('fs').promises",
                "async function* f() { for await (const x of y) z({ ...x }) }"
            })
    void whatNode10Reads(String source) throws IOException {
        assertThat(node(Map.of("server.js", source)).newer()).isEmpty();
    }

    @Test
    void whatIsRequiredForCertainIsReadToo() throws IOException {
        assertThat(node(Map.of("server.js", "require('./lib/a')", "lib/a.js", "require('..')", "index.js", "a?.b"))
                        .newest()
                        .orElseThrow()
                        .says())
                .isEqualTo("index.js line 1 uses ?.");
        assertThat(node(Map.of(
                                "server.js", "require('x')",
                                "node_modules/x/package.json", "{\"main\": \"lib\"}",
                                "node_modules/x/lib/index.js", "require('y')",
                                "node_modules/y/package.json", "{}",
                                "node_modules/y/index.js", "a ?? b"))
                        .newer())
                .hasSize(1);
        assertThat(node(Map.of("server.js", "import './a.js'", "package.json", "{\"type\": \"module\"}"))
                        .newest()
                        .orElseThrow()
                        .use()
                        .since())
                .isEqualTo(Release.of("12.17"));
    }

    private static LanguageNeeds python(Map<String, String> files) throws IOException {
        return LanguageNeeds.of(Language.PYTHON, entries(files), CodePath.of("server.py"), List.of("", "python/"));
    }

    private static LanguageNeeds node(Map<String, String> files) throws IOException {
        return LanguageNeeds.of(Language.NODE, entries(files), CodePath.of("server.js"), List.of());
    }

    /** With {@code ;;} for the end of a line. */
    private static Map<CodePath, Entry> entries(Map<String, String> files) {
        Map<String, String> texts = new TreeMap<>();
        files.forEach((name, text) -> texts.put(name, text.replace(";;", "\n")));
        return TestEntries.of(texts);
    }
}
