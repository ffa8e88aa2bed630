package io.github.fcmaven.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.ProcessorTime;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Language;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The first release of Python that reads a program; {@code ;;} stands for the end of a line. */
class PythonNeedsTest {

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
    void aProgramNeedsTheReleaseThatBroughtWhatItUses(String source, String release) throws IOException {
        assertThat(ProgramNeeds.firstRelease(Language.PYTHON, "server.py", source))
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
    void whatEveryPythonReadsIsNoNeed(String source) throws IOException {
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
    void whatLaterReleasesRemovedIsNamed() throws IOException {
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

    /** Of a file of generated data its beginning is read, in a time that grows no faster than it. */
    @ParameterizedTest
    @ProcessorTime(seconds = 20)
    @ValueSource(
            strings = {
                "class A:\n@    x = 1\n",
                "x = a@.a",
                "x: @a[",
                "with (@a as b, ",
                "x = @lambda a, ",
                "D = [@Row(1, 'a'), ",
            })
    void aFileOfAnyLengthIsReadInItsTime(String parts) throws IOException {
        String[] part = parts.split("@");
        String source = part[0] + part[1].repeat((2 << 20) / part[1].length());

        assertThat(python(Map.of("server.py", source)).newer()).isEmpty();
    }

    /** Where the reading of a file ends, a name or a string may go on. */
    @ParameterizedTest
    @ValueSource(strings = {"x = f'{a", "import a;import nowhere_", "import zoneinfo"})
    void whatTheReadingCutsOffIsNoNeed(String last) throws IOException {
        String before = "#".repeat((1 << 20) - 1 - last.length()) + "\n";

        LanguageNeeds needs = python(Map.of("server.py", before + last + "x}'\nimport tomllib\n"));

        assertThat(needs.newer()).isEmpty();
        assertThat(needs.missing()).isEmpty();
    }

    private static LanguageNeeds python(Map<String, String> files) throws IOException {
        return ProgramNeeds.of(Language.PYTHON, "server.py", files);
    }
}
