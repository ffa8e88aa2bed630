package io.github.fcmaven.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.platform.Language;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first release of Node.js that reads a program; {@code ;;} stands for the end of a line. */
class NodeNeedsTest {

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
    void aProgramNeedsTheReleaseThatBroughtWhatItUses(String source, String release) throws IOException {
        assertThat(ProgramNeeds.firstRelease(Language.NODE, "server.js", source))
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
    void whatNode10ReadsIsNoNeed(String source) throws IOException {
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
        assertThat(ProgramNeeds.of(Language.NODE, "server.ts", Map.of("server.ts", source))
                        .newer())
                .extracting(written -> written.use().line())
                .isEqualTo(line == 0 ? List.of() : List.of(line));
    }

    private static LanguageNeeds node(Map<String, String> files) throws IOException {
        return ProgramNeeds.of(Language.NODE, "server.js", files);
    }
}
