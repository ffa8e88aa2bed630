package io.github.fcmaven.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.TestEntries;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Language;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The first release that reads a program; {@code ;;} stands for the end of a line. */
class LanguageNeedsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "$a = match($x) { 1 => 'a', default => 'b' }; ^ 8.0",
                "return match (true) {;;  $a > 1 => 2,;;}; ^ 8.0",
                "echo $user?->name; ^ 8.0",
                "f(name: 'x'); ^ 8.0",
                "new A($b, port: 9000); ^ 8.0",
                "class A { function __construct(private string $b) {} } ^ 8.0",
                "class A { function __construct(string $a, protected ?B $b = null) {} } ^ 8.0",
                "function f(int|string $a) {} ^ 8.0",
                "class A { private int|float $b; } ^ 8.0",
                "try { f(); } catch (E) { } ^ 8.0",
                "$a = $b ?? throw new E(); ^ 8.0",
                "echo $a::class; ^ 8.0",
                "enum Suit { case A; } ^ 8.1",
                "enum Suit: string { case A = 'a'; } ^ 8.1",
                "class A { public readonly string $b; } ^ 8.1",
                "class A { function __construct(readonly int $b) {} } ^ 8.1",
                "$f = strlen(...); ^ 8.1",
                "$a = 0o17; ^ 8.1",
                "readonly class A { } ^ 8.2",
                "final readonly class A { } ^ 8.2",
                "class A { const string B = 'b'; } ^ 8.3",
                "echo \\str_contains('a', 'b'); ^ 8.0",
                "$a = array_is_list($b); ^ 8.1",
            })
    void whatPhpNeeds(String source, String release) throws IOException {
        assertThat(php(Map.of("server.php", "<?php\n" + source))
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
                "// match($x) { }",
                "#[Route('/a', name: 'b')]",
                "/* enum A { } */ # $a?->b",
                "$a = 'match($x) { }' . \"$a?->b\" . \"{$a['b']} enum A { }\";",
                "$a = <<<EOT;;enum A { } $a?->b;;EOT;",
                "$a = <<<'EOT';;  enum A { };;  EOT;",
                "$a = match($x); $b->match($y); A::match($z);",
                "function match($a) { return $a; }",
                "class enum extends B { } $readonly = 1; readonly();",
                "f($a ? B : C, $d); $a = $b ? c() : d(); switch ($a) { case B: break; default: f(); }",
                "if (A): f(); elseif (B): g(); endif; start: goto start;",
                "f(A | B, $c | D); $a = A | B; catchAll(A);",
                "try { } catch (A | B $e) { } catch (C $e) { }",
                "class A { private $b, $c; public static function f(?int $a): ?string { } const B = 1; }",
                "fn(int $a): int => $a; function f(...$a) { g(...$a); }",
                "$a = A::class; $b ??= 1_000; [$c, $d] = [...$e]; throw new E();",
                "foreach ($a as $b) { } function() use ($c) { };",
                "?> enum A { } match($x) { } <?php f();",
                "require 'helpers.php'; echo str_starts_with('a', 'b');",
                "require 'helpers.php'; echo str_ends_with('a', 'b');",
                "use function App\\Text\\str_contains; echo str_contains('a', 'b');",
                "use function App\\contains as str_contains; echo str_contains('a', 'b');",
                "echo \\App\\str_contains('a', 'b');",
                "if (is_callable('str_contains')) echo str_contains('a', 'b');",
                "if ($x) require 'new.php';",
                "if (PHP_VERSION_ID >= 80000) { require 'new.php'; }",
                "function f() { require 'new.php'; }",
            })
    void whatPhpAlwaysRead(String source) throws IOException {
        String helpers = "<?php if (!function_exists('str_starts_with')) { function str_starts_with($a, $b) {} }"
                + " function Str_Ends_With($a, $b) {}";
        LanguageNeeds needs =
                php(Map.of("server.php", "<?php\n" + source, "new.php", "<?php enum A { }", "helpers.php", helpers));
        assertThat(needs.newer()).isEmpty();
        assertThat(needs.removed()).isEmpty();
    }

    @Test
    void whatPhpRequiresIsReadTooAndComposersCheck() throws IOException {
        Map<String, String> files = Map.of(
                "server.php", "<?php\nrequire_once __DIR__ . '/vendor/autoload.php';\n$a = require('lib/a.php');",
                "vendor/autoload.php", "<?php return 1;",
                "vendor/composer/platform_check.php", "<?php\n\nif (!(PHP_VERSION_ID >= 80102)) {\n}",
                "lib/a.php", "<?php require __DIR__ . '/../b.php';",
                "b.php", "<?php\n\n$a?->b;");
        assertThat(php(files).newer())
                .extracting(Written::says)
                .containsExactlyInAnyOrder(
                        "vendor/composer/platform_check.php line 3 uses Composer's check for PHP 8.1",
                        "b.php line 3 uses ?->");
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo $a{0};", "echo $a{$i}, 1;", "$b = (unset) $a;"})
    void whatPhp8ReadsNoMore(String source) throws IOException {
        LanguageNeeds needs = php(Map.of("server.php", "<?php " + source));
        assertThat(needs.isMetBy(Release.of("7.4"))).isTrue();
        assertThat(needs.isMetBy(Release.of("8.0"))).isFalse();
    }

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
                "print(f\"{x[\"a\"]}\") ^ 3.12",
                "f = lambda a, /: a ^ 3.8",
                "import math;;print(math.prod([1, 2])) ^ 3.8",
                "import typing as t;;X = t.Final ^ 3.8",
                "import shlex, os;;x = shlex.join(['a']) ^ 3.8",
                "import functools;;@functools.cache;;def f(): ... ^ 3.9",
                "x = 'abc'.removeprefix('a') ^ 3.9",
                "@routes[0];;def f(): ... ^ 3.9",
                "@app.get('/').local;;def f(): ... ^ 3.9",
                "with (open('a') as a, open('b') as b): pass ^ 3.9",
                "from dataclasses import dataclass;;@dataclass(slots=True);;class A: ... ^ 3.10",
                "import typing;;def f(a: typing.Self): ... ^ 3.11",
                "x: list[int] = [] ^ 3.9",
                "class A:;;    x: dict[str, int];;    y = 1 ^ 3.9",
                "@dataclass;;class A:;;    x: Optional[list[str]] = None ^ 3.9",
                "x: str | None = None ^ 3.10",
                "class A(Base):;;    b = 1;;    x: Mapped[int | None] = f() ^ 3.10",
                "x = {'a': 1} | y ^ 3.9",
                "x = {**a, 'b': 2} | {'c': 3} ^ 3.9",
                "x = {;;    'a': 1,;;} | y ^ 3.9",
                "x = {} | y ^ 3.9"
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
                "import math;;def f(): return math.prod([1])",
                "import math;;f = lambda: math.prod([1])",
                "import math;;x = math.prod if hasattr(math, 'prod') else None",
                "from __future__ import annotations;;import typing;;def f(a: typing.Self): ...",
                "import web;;@web.route('/a', methods=['GET']);;def f(): ...",
                "with (lock): pass",
                "with open('a') as a, open('b') as b: pass",
                "with (a or b) as c: pass",
                "def f(): return 'abc'.removeprefix('a')",
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
                "x = {1, 2} | y",
                "x = {a} | {b: 1}.keys()",
                "x = {f(a=1)} | y",
                "x = {'a': 1}.keys() | y",
                "x = [{'a': 1} or b | c]",
                "def f():;;    x: list[int] = []",
                "class A:;;    def f(self):;;        x: str | None = None",
                "if TYPE_CHECKING:;;    x: list[int]",
                "from __future__ import annotations;;x: list[int] | None = None",
                "x: List[int] = y[list[0]]",
                "x: 'list[int]' = a | b",
                "x: int = a | b",
                "else_: a",
                "def f(): x = {'a': 1} | y",
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
                "x = a / b?.c / d ^ 14.0",
                "class A { x = 1 } ^ 12.0",
                "class A { static x = 1; f() {} } ^ 12.0",
                "class A extends B {;;  f() {};;  y = 2;;} ^ 12.0",
                "const r = /a/d ^ 16.0",
                "const o = Object.fromEntries([]) ^ 12.0",
                "const s = 'a'.replaceAll('a', 'b') ^ 15.0",
                "const c = new AbortController() ^ 15.0",
                "const x = structuredClone({}) ^ 17.0",
                "fetch('http://x').then(f) ^ 18.0",
                "import http from 'http' ^ 20.19",
                "import { a } from './a.js' ^ 20.19",
                "export default 1 ^ 20.19",
                "const a = 1;;await a ^ 20.19"
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
                "class A { f() { this.x = 1 } get y() { return 1 } static z() {} }",
                "const fetch = require('node-fetch');;fetch('http://x')",
                "if (!Object.fromEntries) x()",
                "const f = () => structuredClone({})",
                "const x = typeof fetch === 'function' ? fetch('x') : 0",
                "function f() { return 'a'.replaceAll('a', 'b') }",
                "import('./a.mjs').then(f)",
                "const f = async () =>;;  await g()",
                "const o = { import: 1, export: 2 }",
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

    @Test
    void anEsModuleThatIsRequiredNeedsALaterNode() throws IOException {
        String chalk = "{\"type\": \"module\", \"exports\": \"./i.js\"}";
        String dual =
                "{\"type\": \"module\", \"exports\": {\".\": {\"import\": \"./i.js\", \"require\": \"./i.cjs\"}}}";

        assertThat(node(Map.of(
                                "server.js", "require('chalk')",
                                "node_modules/chalk/package.json", chalk,
                                "node_modules/chalk/i.js", ""))
                        .newest()
                        .orElseThrow()
                        .says())
                .isEqualTo("server.js line 1 uses require for the ES module chalk");
        assertThat(node(Map.of(
                                "server.js", "require('dual')",
                                "node_modules/dual/package.json", dual,
                                "node_modules/dual/i.js", "",
                                "node_modules/dual/i.cjs", ""))
                        .newer())
                .isEmpty();
        assertThat(node(Map.of("server.js", "require('./a.mjs')", "a.mjs", "")).newer())
                .hasSize(2);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '`',
            value = {
                "const e = require('express') ^ express",
                "const a = require('fs'), b = require('@a/b/c') ^ @a/b",
                "app.use(require('cors')()) ^ cors",
                "import e from 'express' ^ express",
                "require('./lib') ^ ``",
                "require('there/sub') ^ ``",
                "try { require('a') } catch (e) {} ^ ``",
                "if (x) require('a') ^ ``",
                "const f = () => require('a') ^ ``",
                "const a = b && require('a') ^ ``",
                "const a = x ? require('a') : require('b') ^ ``",
                "require('node:http'); require('fs/promises'); require('worker_threads') ^ ``",
                "require('module-alias/register'); require('@app/x') ^ ``",
                "require(name) ^ ``"
            })
    void packagesThatNobodyInstalledAreFound(String source, String missing) throws IOException {
        assertThat(node(Map.of("server.js", source, "lib.js", "", "node_modules/there/sub.js", ""))
                        .missing())
                .extracting(MissingModules.Missing::name)
                .isEqualTo(missing.isEmpty() ? List.of() : List.of(missing));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '^',
            quoteCharacter = '"',
            value = {
                "const q = gql`;;type Query {;;  a: String;;}` ^ 0",
                "/*;;type A = string;;*/ let a = 1 // (b: string) ^ 0",
                "const s = object({ name: string(), age: number() }) ^ 0",
                "X.propTypes = { name: string, age: number } ^ 0",
                "const { type: string, x: number = 1 } = o ^ 0",
                "const n = a ? f() : number; type = 1 ^ 0",
                "import type from './type' ^ 0",
                ";;;;const port: number = 9000 ^ 3",
                "const q = `;;;;`;;type A = string ^ 4",
                "export interface A {} ^ 1",
                "import type { A } from './a' ^ 1",
                "function f(name: string, x = 1) {} ^ 1",
                "const f = (name?: string) => 1 ^ 1",
                "async function f(): Promise<void> {} ^ 1",
                "class A {;;  private name: string;;} ^ 2"
            })
    void typesAreNoJavaScript(String source, int line) throws IOException {
        assertThat(LanguageNeeds.of(
                                Language.NODE,
                                entries(Map.of("server.ts", source)),
                                List.of(CodePath.of("server.ts")),
                                List.of())
                        .newer())
                .extracting(written -> written.use().line())
                .isEqualTo(line == 0 ? List.of() : List.of(line));
    }

    private static LanguageNeeds php(Map<String, String> files) throws IOException {
        return LanguageNeeds.of(Language.PHP, entries(files), List.of(CodePath.of("server.php")), List.of());
    }

    private static LanguageNeeds python(Map<String, String> files) throws IOException {
        return LanguageNeeds.of(
                Language.PYTHON, entries(files), List.of(CodePath.of("server.py")), List.of("", "python/"));
    }

    private static LanguageNeeds node(Map<String, String> files) throws IOException {
        return LanguageNeeds.of(Language.NODE, entries(files), List.of(CodePath.of("server.js")), List.of());
    }

    /** With {@code ;;} for the end of a line. */
    private static Map<CodePath, Entry> entries(Map<String, String> files) {
        Map<String, String> texts = new TreeMap<>();
        files.forEach((name, text) -> texts.put(name, text.replace(";;", "\n")));
        return TestEntries.of(texts);
    }
}
