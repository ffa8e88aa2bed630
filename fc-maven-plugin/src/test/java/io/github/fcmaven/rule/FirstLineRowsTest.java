package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_BOOTSTRAP_INTERPRETER;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fcmaven.executable.TinyElf;
import io.github.fcmaven.image.ProgramLoader;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.Finding;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The first lines of scripts, as the kernel and the runtimes' images take them, each wrong one with its edit applied.
 */
class FirstLineRowsTest {

    private static final Pattern RUNTIME = Pattern.compile("set runtime of \\S+ in pom.xml to (\\S+?),");
    private static final Pattern LAYER = Pattern.compile("add (acs:\\S+) to layers");
    private static final Pattern LINE = Pattern.compile("write (#!.*?)(?: there|, |$)");

    @ParameterizedTest(name = "{1} on {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "custom | #!/bin/bash",
                "custom | #! /bin/sh -x",
                "custom | #!/usr/bin/env node",
                "custom | #!/usr/bin/env python3.7",
                "custom | #!/usr/local/bin/python3",
                "custom | #!/usr/bin/env ruby",
                "custom | #!/bin/bash -eu",
                "custom.debian12 | #!/usr/bin/python3 -W ignore",
                "custom.debian12 | #!/usr/bin/perl -w -T",
                "custom | #!/usr/bin/perl -w",
                "custom | #!./node",
                "custom | #!node",
                "custom | #!bin/run -x",
                "custom | #!/usr/bin/env ./node",
                "custom.debian10 | #!/usr/bin/env -S bash -e",
                "custom.debian10 | #!/var/fc/lang/python3.10/bin/python3.10",
                "custom.debian11 | #!/usr/bin/python3.9",
                "custom.debian11 | #!/usr/bin/env python3",
                "custom.debian12 | #!/usr/bin/python3.11",
                "custom.debian12 | #!/usr/bin/env python3.11",
                "custom.debian12 | #!/usr/bin/bash",
                "custom.debian12 | #!/bin/env bash",
                "custom.debian12 | #!/bin/python3"
            })
    void whatIsThereIsMet(String runtime, String line) {
        Finding found = Row.of(pack(line, runtime), FC_BOOTSTRAP_INTERPRETER);

        assertThat(found).isInstanceOf(Finding.Met.class);
    }

    @ParameterizedTest(name = "{1} on {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "custom | #!/home/me/venv/bin/python | write #!/usr/bin/env python",
                "custom.debian12 | #!/home/me/venv/bin/python3.11 | write #!/usr/bin/env python3",
                "custom.debian11 | #!/Users/me/.pyenv/versions/3.12.1/bin/python3 | write"
                        + " #!/var/fc/lang/python3.12/bin/",
                "custom.debian12 | #!/root/.nvm/versions/node/v20.1.0/bin/node | add"
                        + " acs:fc:cn-hangzhou:official:layers",
                "custom.debian12 | #!/usr/local/bin/python3.11 | write #!/usr/bin/env python3",
                "custom.debian12 | #!/usr/local/bin/python3 | write #!/usr/bin/env python3",
                "custom.debian12 | #!/usr/bin/env python | write #!/usr/bin/env python3",
                "custom.debian12 | #!/usr/bin/env python3.12 | write #!/usr/bin/env python3",
                "custom.debian11 | #!/usr/bin/env python3.12 | write #!/var/fc/lang/python3.12/bin/python3",
                "custom.debian10 | #!/usr/bin/env node | write #!/var/fc/lang/nodejs20/bin/node",
                "custom.debian11 | #!/usr/bin/env node | add acs:fc:cn-hangzhou:official:layers/Nodejs24/versions/1",
                "custom.debian12 | #!/usr/bin/env php | set runtime",
                "custom.debian12 | #!/usr/bin/env ruby | set runtime",
                "custom.debian10 | #!/opt/nodejs20/bin/node | write #!/var/fc/lang/nodejs20/bin/node",
                "custom | #!/usr/bin/bash | write #!/bin/bash",
                "custom | #!/bin/env bash | write #!/usr/bin/env bash",
                "custom | #!/usr/local/bin/bash | write #!/bin/bash",
                "custom | #!/bin/zsh | write #!/bin/bash",
                "custom | #!bash | write #!/bin/bash",
                "custom | #!./missing | put missing into the package",
                "custom | #!/code/missing | put missing into the package",
                "custom | #!/usr/bin/env | write #!/bin/bash",
                "custom | #!/usr/bin/env -i bash | write #!/usr/bin/env bash, and the options below it",
                "custom | #!/usr/bin/env FOO=bar bash | write #!/usr/bin/env bash, and the options below it",
                "custom | #!/usr/bin/env python3 -u | write #!/usr/bin/env python3, without options",
                "custom.debian12 | #!/usr/bin/env python3 -u | write #!/usr/bin/env -S python3 -u",
                "custom | #!/usr/bin/env bash -euo pipefail | write #!/usr/bin/env bash, and the options below it",
                "custom | #!/bin/bash -e -u | write #!/bin/bash there, and set -e -u below it",
                "custom | #!/bin/bash -euo pipefail | write #!/bin/bash there, and set -euo pipefail below it",
                "custom.debian12 | #!/bin/sh +x -e | write #!/bin/sh there, and set +x -e below it",
                "custom | #!/bin/bash --login -x | write #!/bin/bash there, without options",
                "custom.debian12 | #!/usr/bin/python3 -u -B | write #!/usr/bin/python3 -uB there",
                "custom.debian12 | #!/usr/bin/python3 -u -W ignore | write #!/usr/bin/python3 -u there",
                "custom | #!/usr/local/bin/node --no-warnings --trace-warnings | write #!/usr/local/bin/node there,"
                        + " without options",
                "custom | #!/usr/local/bin/node --require ./x.js | write #!/usr/local/bin/node there, without options",
                "custom | #!C:/Python/python.exe | write #!/usr/bin/env python"
            })
    void whatIsNotThereIsViolatedAndItsEditMakesItGreen(String runtime, String line, String fix) {
        Finding found = Row.of(pack(line, runtime), FC_BOOTSTRAP_INTERPRETER);

        assertThat(found).isInstanceOf(Finding.Violated.class);
        assertThat(found.fix()).startsWith(fix);
        Pack mended = pack(line, runtime);
        Matcher write = LINE.matcher(found.fix());
        Matcher set = RUNTIME.matcher(found.fix() + ",");
        Matcher layer = LAYER.matcher(found.fix());
        String right = write.find() ? write.group(1) : line;
        mended = pack(right, set.find() ? set.group(1) : runtime);
        if (layer.find()) {
            mended.layers(layer.group(1));
        }
        if (found.fix().startsWith("put missing")) {
            mended.program("missing", TinyElf.program().bytes());
        }
        assertThat(Row.violations(mended)).as(found.fix()).isEmpty();
    }

    @ParameterizedTest(name = "{1} on {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "custom.debian11 | #!/usr/bin/bash",
                "custom.debian10 | #!/bin/env bash",
                "custom | #!/usr/bin/env tini",
                "custom | #!/mnt/tools/run"
            })
    void whatNoListSaysIsUnproven(String runtime, String line) {
        assertThat(Row.of(pack(line, runtime), FC_BOOTSTRAP_INTERPRETER)).isInstanceOf(Finding.Unproven.class);
    }

    /** The kernel then says of the script itself that there is no such file. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"#!/bin/sh\\r\\n | /bin/sh\\r", "#!/bin/sh\\n | /bin/sh", "#!/bin/sh\\necho\\r\\n | -"})
    void whatRunsAScriptIsNamedWithItsCarriageReturn(String text, String loader) {
        String script = text.replace("\\r", "\r").replace("\\n", "\n");
        String named = ProgramLoader.of(
                        Pack.empty().program("run.sh", script).packed().function(), "./run.sh")
                .map(ProgramLoader::name)
                .orElse("-");

        assertThat(named).isEqualTo(loader);
    }

    private static Pack pack(String line, String runtime) {
        return Pack.script(line + "\n")
                .program("node", TinyElf.program().bytes())
                .program("bin/run", TinyElf.program().bytes())
                .runtime(CustomRuntime.parse(runtime));
    }
}
