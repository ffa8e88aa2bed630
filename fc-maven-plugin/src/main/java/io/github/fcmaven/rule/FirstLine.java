package io.github.fcmaven.rule;

import io.github.fcmaven.executable.StartFile;
import io.github.fcmaven.image.Presence;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.Language;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the first line of a script should be: the interpreter of its own language, where the runtime has it. */
final class FirstLine {

    private FirstLine() {}

    /** The edit for an interpreter that is not there. */
    static String fix(RuleContext context, CodePath file, StartFile.Script script, Presence.Missing missing) {
        boolean env =
                missing.instead().filter(instead -> instead.endsWith("/env")).isPresent();
        if (env) {
            return "write #!" + missing.instead().get() + " "
                    + script.argument().orElse("bash") + " there";
        }
        String program = script.program();
        String name = CodePath.nameOf(program);
        Optional<Language> language = Language.ofProgram(name);
        if (language.isPresent()) {
            return InterpreterEdit.of(context, language.get(), FirstLine::write)
                    + packages(context, file).map(", and "::concat).orElse("");
        }
        if (missing.instead().isPresent()) {
            return write(missing.instead().get());
        }
        if (name.endsWith("sh") || name.equals("busybox")) {
            return "write #!/bin/bash there";
        }
        if (name.equals("ruby")) {
            return "set " + context.origin().at("runtime") + " to custom, the only one with Ruby";
        }
        return "put " + name + " into the package and write #!/code/" + name
                + " there, or write #!/bin/bash where a shell is meant";
    }

    /** How the Python of another folder finds what the one of a virtual environment, beside the script, would. */
    private static Optional<String> packages(RuleContext context, CodePath file) {
        Pattern packages = Pattern.compile(
                Pattern.quote(file.value().replaceFirst("bin/[^/]+$", "")) + "lib/python[\\d.]+/site-packages");
        return context.function().entries().keySet().stream()
                .map(path -> packages.matcher(path.value()))
                .filter(Matcher::lookingAt)
                .map(found -> CodePath.ROOT + "/" + found.group())
                .findFirst()
                .filter(folder -> !context.started()
                        .environment()
                        .getOrDefault("PYTHONPATH", "")
                        .contains(folder))
                .map(folder -> MeantModule.searched(context, folder));
    }

    private static String write(String program) {
        return "write #!" + (program.contains("/") ? program : "/usr/bin/env " + program) + " there";
    }

    /** The same line as {@code env} understands it. */
    static String plain(CustomRuntime runtime, String argument) {
        String name = argument.replaceAll("(?:^|\\s)(?:-\\S*|[A-Za-z_]\\w*=\\S*)(?=\\s|$)", " ")
                .strip()
                .split("\\s+", 2)[0];
        if (name.isEmpty() || argument.isEmpty()) {
            return "write #!/bin/bash, or #!/usr/bin/env and the program that reads it";
        }
        if (name.endsWith("sh")) {
            return "write #!/usr/bin/env " + name + ", and the options below it";
        }
        return runtime == CustomRuntime.CUSTOM
                ? "write #!/usr/bin/env " + name + ", without options"
                : "write #!/usr/bin/env -S " + argument;
    }
}
