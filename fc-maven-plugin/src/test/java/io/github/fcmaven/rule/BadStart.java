package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.*;

import io.github.fcmaven.executable.TinyElf;
import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.FileMode;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.JavaLayer;
import io.github.fcmaven.platform.Requirement;

/** How a package can fail to be started, whatever it is made of: one fault each, and what is found about it. */
enum BadStart implements BadPackage {
    NO_BOOTSTRAP(
            FC_BOOTSTRAP,
            Pack.empty().file("server", "x"),
            "no start command is configured, and there is no file bootstrap at the root of the zip"),
    BOOTSTRAP_SH(
            FC_BOOTSTRAP,
            Pack.empty().program("bootstrap.sh", Pack.SCRIPT),
            "no start command is configured, and there is no file bootstrap at the root of the zip; it is"
                    + " bootstrap.sh there"),
    EXECUTE_BIT_LOST(
            FC_BOOTSTRAP_MODE,
            Pack.empty().file("bootstrap", Pack.SCRIPT).program("server", Pack.elf(62)),
            "bootstrap, the start file, has the mode 0644"),
    FOR_ITS_OWNER_ONLY(
            FC_BOOTSTRAP_MODE,
            Pack.empty()
                    .entry("bootstrap", Content.of(Pack.SCRIPT), new FileMode(0700))
                    .program("server", Pack.elf(62)),
            "bootstrap, the start file, has the mode 0700"),
    A_SCRIPT_THAT_IS_NAMED(
            FC_BOOTSTRAP_MODE,
            Pack.empty()
                    .file("start.sh", Pack.SCRIPT)
                    .program("server", Pack.elf(62))
                    .command("./start.sh"),
            "start.sh, the start file, has the mode 0644"),
    NO(FC_BOOTSTRAP_SHEBANG, Pack.script("exec ./server\n"), "bootstrap line 1 does not begin with #!"),
    EMPTY(FC_BOOTSTRAP_SHEBANG, Pack.script(""), "bootstrap is empty"),
    A_PROGRAM_OF_WINDOWS(FC_BOOTSTRAP_SHEBANG, Pack.script("MZ..."), "bootstrap is a Windows program"),
    A_PROGRAM_FOR_ARM64(
            FC_BOOTSTRAP_SHEBANG,
            Pack.empty().program("bootstrap", Pack.elf(183)),
            "bootstrap is an ELF program, but not for x86-64: it is for 64-bit ARM (aarch64)"),
    A_BYTE_ORDER_MARK(
            FC_BOOTSTRAP_BOM,
            Pack.script("\uFEFF" + Pack.SCRIPT),
            "bootstrap line 1 begins with a byte order mark, so that its #! is not at the first byte"),
    WINDOWS_LINE_ENDS(
            FC_BOOTSTRAP_CRLF,
            Pack.script("#!/bin/bash\r\nexec ./server\r\n"),
            "bootstrap has a carriage return in line 1"),
    ONE_WINDOWS_LINE_END(
            FC_BOOTSTRAP_CRLF,
            Pack.script("#!/bin/bash\nsleep 1\r\nexec ./server\n"),
            "bootstrap has a carriage return in line 2"),
    A_SHELL_NOBODY_HAS(
            FC_BOOTSTRAP_INTERPRETER,
            Pack.script("#!/usr/bin/env zsh\n./server\n"),
            "bootstrap line 1 names zsh, and no runtime has it"),
    A_PROGRAM_FOR_A_NEWER_C_LIBRARY(
            FC_LIBRARY,
            Pack.empty().program("bootstrap", TinyElf.linked("GLIBC_2.34").bytes()),
            "bootstrap needs GLIBC_2.34 of libc.so.6, and the runtime custom has the C library (glibc) 2.24"),
    AN_INTERPRETER_OF_NO_LAYER(
            FC_BOOTSTRAP_INTERPRETER,
            Pack.script("#!/opt/nodejs/bin/node\n"),
            "bootstrap line 1 names /opt/nodejs/bin/node, and no configured layer can contain it"),
    JAVA_WITHOUT_JAVA(
            FC_COMMAND,
            Pack.plain(8).runtime(CustomRuntime.CUSTOM_DEBIAN12),
            "the start command is java, and neither the runtime custom.debian12 nor one of its layers has it"),
    A_JRE_THAT_DOES_NOT_TRAVEL(
            FC_COMMAND,
            Pack.plain(8).command("/code/jre/bin/java", "-jar", "demo.jar"),
            "the start command is /code/jre/bin/java, which is not in the package"),
    THE_JAVA_OF_ANOTHER_LAYER(
            FC_COMMAND,
            Pack.plain(8).layers(JavaLayer.JAVA11).command("/opt/java17/bin/java", "-jar", "demo.jar"),
            "the start command is /opt/java17/bin/java, and none of the layers"
                    + " acs:fc:cn-hangzhou:official:layers/Java11/versions/3 brings it"),
    A_WHOLE_LINE_AS_A_WORD(
            FC_COMMAND,
            Pack.plain(8).command("java -jar demo.jar"),
            "the program of the start command is 'java -jar demo.jar', a whole line, not a program"),
    A_PROGRAM_WITHOUT_ITS_PATH(
            FC_COMMAND,
            Pack.empty().program("server", Pack.elf(62)).command("server"),
            "the start command is server, a file of the package, but without a path it is looked for in PATH only"),
    A_BLANK_IN_AN_ARGUMENT(
            FC_COMMAND_LINE,
            Pack.plain(8).command("java", "-Dname=a b", "-jar", "demo.jar"),
            "'-Dname=a b' of the start command is empty or has a blank"),
    A_PROGRAM_FOR_PYTHON_THAT_IS_ELSEWHERE(
            FC_FILE,
            Pack.empty().file("src/server.py", "").file("readme", "").command("python", "server.py"),
            "the start command gives python the program server.py, which is not in the package;"
                    + " it is src/server.py there"),
    A_PROGRAM_FOR_A_NEWER_PYTHON(
            FC_LANGUAGE_VERSION,
            Pack.empty().file("server.py", "if (n := 1): pass\n").command("python", "server.py"),
            "server.py line 1 uses an assignment expression (:=), which Python has from 3.8 on"),
    A_FILE_OF_THE_BUILD_THAT_IS_NOT_SHIPPED(
            FC_TARGET_PATH,
            Pack.plain(8).command("java", "-Dconfig=target/app.yml", "-jar", "demo.jar"),
            "the start command names target/app.yml, a path of the build that is not in the zip"),
    AN_ARGUMENT_BELOW_TARGET(
            FC_TARGET_PATH,
            Pack.plain(8).command("java", "-jar", "demo.jar", "--config", "/code/target/classes/app.yml"),
            "the start command names /code/target/classes/app.yml, a path of the build that is not in the zip"),
    A_FOLDER_ABOVE_ALL(
            FC_TOP_FOLDER,
            Pack.empty().program("app/bootstrap", Pack.SCRIPT).program("app/server", Pack.elf(62)),
            "every file of the zip is below app/, and the start command looks for its file at the root"),
    A_ZIP_IN_THE_ZIP(
            FC_NESTED_ZIP,
            Pack.empty().file("function.zip", "PK").command("/bin/sh"),
            "the zip holds nothing but function.zip, which the platform does not unpack");

    private final Fault fault;

    BadStart(Requirement requirement, Pack pack, String observed, Requirement... besides) {
        this.fault = new Fault(requirement, pack, observed, besides);
    }

    @Override
    public Fault fault() {
        return fault;
    }
}
