package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_BOOTSTRAP;
import static io.github.fcmaven.platform.Requirement.FC_BOOTSTRAP_BOM;
import static io.github.fcmaven.platform.Requirement.FC_BOOTSTRAP_CRLF;
import static io.github.fcmaven.platform.Requirement.FC_BOOTSTRAP_INTERPRETER;
import static io.github.fcmaven.platform.Requirement.FC_BOOTSTRAP_MODE;
import static io.github.fcmaven.platform.Requirement.FC_BOOTSTRAP_SHEBANG;

import io.github.fcmaven.executable.StartFile;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.input.RandomBytes;
import io.github.fcmaven.platform.CaExited;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The file of the package that the platform executes: that it is there, may be executed, and is what a kernel executes.
 */
final class StartFileRule implements Rule {

    private static final Pattern STARTING =
            Pattern.compile("scf_bootstrap|(?:docker-)?entrypoint(?:\\.sh)?|(?:start|run|startup|boot|launch)\\.sh");

    @Override
    public Set<Requirement> judges() {
        return Set.of(
                FC_BOOTSTRAP,
                FC_BOOTSTRAP_MODE,
                FC_BOOTSTRAP_SHEBANG,
                FC_BOOTSTRAP_BOM,
                FC_BOOTSTRAP_CRLF,
                FC_BOOTSTRAP_INTERPRETER);
    }

    @Override
    public Set<Requirement> asks() {
        return RuleContext.LOST_FILES;
    }

    @Override
    public void judge(RuleContext context, Findings findings) throws IOException {
        Optional<Entry> file = context.startFile().flatMap(context.function()::entry);
        if (context.function().start().isBootstrap()) {
            bootstrap(context, file.isPresent(), findings);
        }
        for (Entry executed : context.executed()) {
            PreparedFile prepared = PreparedFile.of(context, executed);
            boolean open = prepared == PreparedFile.WRITTEN || isForShells(context, executed);
            Optional<FcProblem> refused = open ? Optional.empty() : content(context, executed, findings);
            if (prepared == PreparedFile.UNTOUCHED) {
                mode(context, executed, refused, findings);
            }
        }
    }

    private static void bootstrap(RuleContext context, boolean there, Findings findings) {
        if (there) {
            findings.met(FC_BOOTSTRAP, "bootstrap is at the root of the zip");
            return;
        }
        if (MissedFile.isTold(context, "bootstrap", FC_BOOTSTRAP, findings)) {
            return;
        }
        findings.violated(
                FC_BOOTSTRAP,
                "no start command is configured, and there is no file bootstrap at the root of the zip"
                        + misplaced(context),
                atRoot(context));
    }

    private static String atRoot(RuleContext context) {
        if (isFolder(context)) {
            return "rename that folder, and add a start script named bootstrap with "
                    + context.origin().files() + ", or set "
                    + context.origin().at("command");
        }
        return namesake(context)
                .map(path -> "put " + path + " at the root of the zip, by the name bootstrap")
                .or(() -> starting(context)
                        .map(path -> "write ./" + path + " as "
                                + context.origin().at("command") + ", or name that file bootstrap"))
                .orElseGet(() -> "add a start script named bootstrap with "
                        + context.origin().files() + ", or set "
                        + context.origin().at("command"));
    }

    /** The only file at the root of the zip that is called as people call what starts their server. */
    private static Optional<CodePath> starting(RuleContext context) {
        List<CodePath> files = context.function().entries().keySet().stream()
                .filter(path -> STARTING.matcher(path.value()).matches())
                .toList();
        return files.stream().filter(any -> files.size() == 1).findFirst();
    }

    private static String misplaced(RuleContext context) {
        return isFolder(context)
                ? "; bootstrap is a folder there"
                : namesake(context).map(path -> "; it is " + path + " there").orElse("");
    }

    private static boolean isFolder(RuleContext context) {
        return context.function().entries().keySet().stream()
                .anyMatch(path -> path.value().startsWith(CodePath.BOOTSTRAP + "/"));
    }

    private static Optional<CodePath> namesake(RuleContext context) {
        return context.function().entries().keySet().stream()
                .filter(path ->
                        path.name().equalsIgnoreCase("bootstrap") || path.name().matches("(?i)bootstrap\\.(sh|txt)"))
                .findFirst();
    }

    /** A build packs what is no script or program with the mode of other files: one that is corrected has 755. */
    private static void mode(RuleContext context, Entry file, Optional<FcProblem> refused, Findings findings) {
        boolean built = context.origin() == FixLocation.POM || context.origin() == FixLocation.SOURCE;
        if (file.mode().executableForAll()) {
            findings.met(FC_BOOTSTRAP_MODE, file.path() + " has the mode " + file.mode());
        } else if (built && refused.isPresent()) {
            findings.leaveOpen(FC_BOOTSTRAP_MODE, Finding.Violated.of(refused.get()));
        } else if (context.startFile().equals(Optional.of(file.path()))) {
            findings.violated(
                    FC_BOOTSTRAP_MODE,
                    file.path() + ", the start file, has the mode " + file.mode(),
                    context.origin().mode(file.path().value()));
        } else {
            findings.violated(
                    FC_BOOTSTRAP_MODE,
                    file.path() + ", which a script starts, has the mode " + file.mode(),
                    CaExited.CODE_126 + " " + file.path() + ": Permission denied",
                    context.origin().mode(file.path().value()));
        }
    }

    private static Optional<FcProblem> content(RuleContext context, Entry file, Findings findings) throws IOException {
        StartFile start = startFile(context, file);
        if (start instanceof StartFile.Refused refused) {
            findings.violated(refused.problem());
            return Optional.of(refused.problem());
        } else if (start instanceof StartFile.Script script) {
            findings.met(FC_BOOTSTRAP_SHEBANG, file.path() + " begins with #!" + script.interpreter());
            findings.met(FC_BOOTSTRAP_CRLF, "no carriage return in " + file.path());
            findings.met(FC_BOOTSTRAP_BOM, "no byte order mark in " + file.path());
            new InterpreterJudge(context, findings).ofScript(file.path(), script);
        } else if (start instanceof StartFile.Program program) {
            findings.met(FC_BOOTSTRAP_SHEBANG, file.path() + " is an x86-64 ELF program");
            new InterpreterJudge(context, findings).ofProgram(file.path(), program.elf());
        }
        return Optional.empty();
    }

    /** Not the platform itself starts it, and what does leaves a text to /bin/sh. */
    private static boolean isForShells(RuleContext context, Entry file) throws IOException {
        if (context.startFile().equals(Optional.of(file.path()))) {
            return false;
        }
        try (RandomBytes bytes = file.content().random(file.path().value())) {
            return StartFile.isForShells(file.path().value(), bytes);
        }
    }

    private static StartFile startFile(RuleContext context, Entry file) throws IOException {
        try (RandomBytes bytes = file.content().random(file.path().value())) {
            return StartFile.read(context.named(file), bytes);
        }
    }
}
