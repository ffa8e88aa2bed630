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
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Requirement;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * The file of the package that the platform executes: that it is there, may be executed, and is what a kernel executes.
 */
final class StartFileRule implements Rule {

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
    public void judge(RuleContext subject, Findings findings) throws IOException {
        Optional<Entry> file = subject.startFile().flatMap(subject.function()::entry);
        if (subject.function().start().isBootstrap()) {
            bootstrap(subject, file.isPresent(), findings);
        }
        for (Entry executed : subject.executed()) {
            PreparedFile prepared = PreparedFile.of(subject, executed);
            if (prepared == PreparedFile.UNTOUCHED) {
                mode(subject, executed, findings);
            }
            if (prepared != PreparedFile.WRITTEN) {
                content(subject, executed, findings);
            }
        }
    }

    private static void bootstrap(RuleContext subject, boolean there, Findings findings) {
        if (there) {
            findings.met(FC_BOOTSTRAP, "bootstrap is at the root of the zip");
            return;
        }
        if (subject.isLeftToReader("bootstrap", FC_BOOTSTRAP, findings)) {
            return;
        }
        findings.violated(
                FC_BOOTSTRAP,
                "no start command is configured, and there is no file bootstrap at the root of the zip"
                        + misplaced(subject),
                atRoot(subject));
    }

    private static String atRoot(RuleContext subject) {
        if (NestedZipRule.only(subject).isPresent()) {
            return "deploy " + NestedZipRule.only(subject).get() + " itself";
        }
        if (isFolder(subject)) {
            return "rename that folder, and add a start script named bootstrap with "
                    + subject.origin().files() + ", or set "
                    + subject.origin().at("command");
        }
        return namesake(subject)
                .map(path -> "put " + path + " at the root of the zip, by the name bootstrap")
                .orElseGet(() -> "add a start script named bootstrap with "
                        + subject.origin().files() + ", or set "
                        + subject.origin().at("command"));
    }

    private static String misplaced(RuleContext subject) {
        return isFolder(subject)
                ? "; bootstrap is a folder there"
                : namesake(subject).map(path -> "; it is " + path + " there").orElse("");
    }

    private static boolean isFolder(RuleContext subject) {
        return subject.function().entries().keySet().stream()
                .anyMatch(path -> path.value().startsWith(CodePath.BOOTSTRAP + "/"));
    }

    private static Optional<CodePath> namesake(RuleContext subject) {
        return subject.function().entries().keySet().stream()
                .filter(path ->
                        path.name().equalsIgnoreCase("bootstrap") || path.name().matches("(?i)bootstrap\\.(sh|txt)"))
                .findFirst();
    }

    private static void mode(RuleContext subject, Entry file, Findings findings) {
        if (file.mode().executableForAll()) {
            findings.met(FC_BOOTSTRAP_MODE, file.path() + " has the mode " + file.mode());
        } else {
            findings.violated(
                    FC_BOOTSTRAP_MODE,
                    file.path() + ", the start file, has the mode " + file.mode(),
                    subject.origin().mode(file.path().value()));
        }
    }

    private static void content(RuleContext subject, Entry file, Findings findings) throws IOException {
        StartFile start = startFile(subject, file);
        if (start instanceof StartFile.Refused refused) {
            findings.violated(refused.problem());
        } else if (start instanceof StartFile.Script script) {
            findings.met(FC_BOOTSTRAP_SHEBANG, file.path() + " begins with #!" + script.interpreter());
            findings.met(FC_BOOTSTRAP_CRLF, "no carriage return in " + file.path());
            findings.met(FC_BOOTSTRAP_BOM, "no byte order mark in " + file.path());
            new InterpreterJudge(subject, findings).ofScript(file.path(), script);
        } else if (start instanceof StartFile.Program program) {
            findings.met(FC_BOOTSTRAP_SHEBANG, file.path() + " is an x86-64 ELF program");
            new InterpreterJudge(subject, findings).ofProgram(file.path(), program.elf());
        }
    }

    private static StartFile startFile(RuleContext subject, Entry file) throws IOException {
        try (RandomBytes bytes = file.content().random(file.path().value())) {
            return StartFile.read(subject.named(file), bytes);
        }
    }
}
