package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_BOOTSTRAP_INTERPRETER;

import io.github.fcmaven.executable.Elf;
import io.github.fcmaven.executable.StartFile;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.image.ImagePrograms;
import io.github.fcmaven.image.Presence;
import io.github.fcmaven.input.RandomBytes;
import io.github.fcmaven.platform.CaExited;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.CustomRuntime;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Whether what runs a start file is there: the interpreter that a script names, the loader that a program names. */
final class InterpreterJudge {

    /** Where every Debian has the loader of its C library. Source: the package libc6. */
    private static final Set<String> LOADERS =
            Set.of("/lib64/ld-linux-x86-64.so.2", "/lib/x86_64-linux-gnu/ld-linux-x86-64.so.2");

    /** How many scripts may be each other's interpreter. Source: {@code fs/exec.c}. */
    private static final int MOST_SCRIPTS = 4;

    private final RuleContext context;
    private final Findings findings;

    InterpreterJudge(RuleContext context, Findings findings) {
        this.context = context;
        this.findings = findings;
    }

    /** {@code env} asks PATH for its argument; everything else is a path, seen from the working directory. */
    void ofScript(CodePath file, StartFile.Script script) throws IOException {
        if (script.isEnv() && isMisunderstood(file, script) || isGivenSeveral(file, script)) {
            return;
        }
        String named = script.program();
        if (!script.isEnv()
                && !named.startsWith("/")
                && context.start().elsewhere().isPresent()) {
            return; // it is seen from another folder
        }
        String program = script.isEnv() || named.contains("/") ? named : "./" + named;
        Presence presence = ImagePrograms.of(context.function(), program);
        if (script.isEnv() && !program.equals(script.interpreter())) {
            Presence env = ImagePrograms.of(context.function(), script.interpreter());
            presence = env instanceof Presence.There ? presence : env;
        }
        if (presence instanceof Presence.Missing missing && !anywhere(program)) {
            if (MissedFile.isTold(context, program, FC_BOOTSTRAP_INTERPRETER, findings)) {
                return;
            }
            findings.violated(
                    FC_BOOTSTRAP_INTERPRETER,
                    file + " line 1 names " + named + ", and " + missing.why(),
                    script.isEnv()
                            ? FC_BOOTSTRAP_INTERPRETER.platform() + " /usr/bin/env: '" + named
                                    + "': No such file or directory"
                            : CaExited.NO_SUCH_FILE,
                    FirstLine.fix(context, file, script, missing));
        } else if (presence instanceof Presence.Unknown unknown) {
            findings.unproven(
                    FC_BOOTSTRAP_INTERPRETER,
                    file + " line 1 names " + named + ", and " + unknown.why(),
                    FirstLine.fix(context, file, script, new Presence.Missing(unknown.why())));
        } else {
            refusedOrMet(file, named, program);
        }
    }

    private void refusedOrMet(CodePath file, String named, String program) throws IOException {
        Optional<String> refused = refused(program, 1);
        if (refused.isPresent()) {
            findings.violated(
                    FC_BOOTSTRAP_INTERPRETER,
                    file + " line 1 names " + named + ", and " + refused.get(),
                    CaExited.EXEC_FORMAT,
                    "write #!/bin/bash there");
        } else {
            findings.met(FC_BOOTSTRAP_INTERPRETER, named + " runs " + file);
        }
    }

    /** The kernel gives an interpreter the rest of the line as one argument, of which few make several. */
    private boolean isGivenSeveral(CodePath file, StartFile.Script script) {
        Optional<OneArgument> refused = script.argument()
                .filter(any -> !script.isEnv())
                .flatMap(words -> OneArgument.of(script.interpreter(), words));
        refused.ifPresent(one -> findings.violated(
                FC_BOOTSTRAP_INTERPRETER,
                file + " line 1 gives " + script.interpreter() + " the one argument '" + one.words()
                        + "', because the kernel does not split it",
                one.platform(),
                one.fix()));
        return refused.isPresent();
    }

    /**
     * The kernel gives {@code env} all that follows it as one word, which an option of its newer versions takes apart.
     */
    private boolean isMisunderstood(CodePath file, StartFile.Script script) {
        String argument = script.argument().orElse("");
        CustomRuntime runtime = context.function().runtime();
        if (!script.splits() && (argument.isEmpty() || argument.startsWith("-") || argument.matches(".*[\\s=].*"))) {
            findings.violated(
                    FC_BOOTSTRAP_INTERPRETER,
                    file + " line 1 gives env "
                            + (argument.isEmpty()
                                    ? "no program"
                                    : "the one argument '" + argument + "', which is not a program"),
                    FC_BOOTSTRAP_INTERPRETER.platform() + " /usr/bin/env: '" + argument
                            + "': No such file or directory",
                    FirstLine.plain(runtime, argument));
            return true;
        }
        if (script.splits() && runtime == CustomRuntime.CUSTOM && context.origin() != FixLocation.ZIP) {
            findings.violated(
                    FC_BOOTSTRAP_INTERPRETER,
                    file + " line 1 gives env the option -S, which the env of the runtime " + runtime + " ("
                            + runtime.system() + ") does not know",
                    CaExited.CODE_125 + " /usr/bin/env: invalid option -- 'S'",
                    "write #!/usr/bin/env " + script.program() + ", and the options below it, or set "
                            + context.origin().at("runtime") + " to custom.debian10");
            return true;
        }
        return false;
    }

    /** A static program has none. */
    void ofProgram(CodePath file, Elf elf) throws IOException {
        if (elf.interpreter().isEmpty()) {
            return;
        }
        String loader = elf.interpreter().get();
        Optional<CodePath> packaged = loader.startsWith("/opt/") ? Optional.empty() : context.inCode(loader);
        boolean there = packaged.flatMap(context.function()::entry).isPresent();
        if (LOADERS.contains(loader) || there && refused(loader, 1).isEmpty()) {
            findings.met(FC_BOOTSTRAP_INTERPRETER, file + " names the loader " + loader);
        } else if (loader.startsWith("/opt/")
                && (anywhere(loader) || !context.function().layers().isEmpty())) {
            findings.unproven(
                    FC_BOOTSTRAP_INTERPRETER,
                    file + " names the loader " + loader + ", and what the layers contain is not known",
                    "test it on the platform, or link it against the C library of the runtime");
        } else {
            findings.violated(
                    FC_BOOTSTRAP_INTERPRETER,
                    file + " names the loader " + loader + (loader.contains("musl") ? " of musl" : "")
                            + ", which no runtime has",
                    CaExited.NO_SUCH_FILE,
                    loader.contains("musl")
                            ? "link it statically (-static), or build it for glibc: on Debian instead of"
                                    + " Alpine, in Rust for"
                                    + " x86_64-unknown-linux-gnu"
                            : "link it statically (-static), or build it on Debian, whose loader is"
                                    + " /lib64/ld-linux-x86-64.so.2");
        }
    }

    /** Without a description nobody knows the layers. */
    private boolean anywhere(String program) {
        return context.origin() == FixLocation.ZIP && program.startsWith("/opt/");
    }

    /**
     * Why a file of the package is nothing that runs another, in words that follow "and"; empty where it is none of the
     * package.
     */
    private Optional<String> refused(String program, int depth) throws IOException {
        Optional<Entry> entry = context.fileOf(program).flatMap(context.function()::entry);
        if (entry.isEmpty()) {
            return Optional.empty();
        }
        if (!entry.get().mode().executableForAll()) {
            return Optional.of("it has the mode " + entry.get().mode());
        }
        try (RandomBytes bytes = entry.get().content().random(program)) {
            StartFile file = StartFile.read(program, bytes);
            if (file instanceof StartFile.Refused refused) {
                return Optional.of(refused.problem().what());
            }
            if (file instanceof StartFile.Script script) {
                return depth == MOST_SCRIPTS
                        ? Optional.of("it is a script whose interpreter is a script, and so on: the kernel gives up")
                        : refused(script.interpreter(), depth + 1);
            }
            return Optional.empty();
        }
    }
}
