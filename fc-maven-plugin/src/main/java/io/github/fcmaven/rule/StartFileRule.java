package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_BOOTSTRAP;
import static io.github.fcmaven.platform.Requirement.FC_BOOTSTRAP_BOM;
import static io.github.fcmaven.platform.Requirement.FC_BOOTSTRAP_CRLF;
import static io.github.fcmaven.platform.Requirement.FC_BOOTSTRAP_INTERPRETER;
import static io.github.fcmaven.platform.Requirement.FC_BOOTSTRAP_MODE;
import static io.github.fcmaven.platform.Requirement.FC_BOOTSTRAP_SHEBANG;

import io.github.fcmaven.function.Content;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.function.StartFile;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.FcProblem;
import io.github.fcmaven.platform.Requirement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** The file of the package that the platform executes: that it is there, may be executed, and is what a kernel executes. */
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
        return RuleContext.OF_READERS;
    }

    @Override
    public void judge(RuleContext subject, Findings findings) throws IOException {
        Optional<Entry> file = subject.startFile().flatMap(subject.function()::entry);
        if (subject.function().start().isBootstrap()) {
            bootstrap(subject, file.isPresent(), findings);
        }
        if (file.isPresent()) {
            mode(subject, file.get(), findings);
            content(subject, file.get(), findings);
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
        return namesake(subject)
                .map(path -> "put " + path + " at the root of the zip, by the name bootstrap")
                .orElseGet(() -> "add a start script named bootstrap with "
                        + subject.origin().files() + ", or set "
                        + subject.origin().at("command"));
    }

    private static String misplaced(RuleContext subject) {
        return namesake(subject).map(path -> "; it is " + path + " there").orElse("");
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
                    file.path() + ", which is started, has the mode " + file.mode(),
                    subject.origin().mode(file.path().value()));
        }
    }

    private static void content(RuleContext subject, Entry file, Findings findings) throws IOException {
        try {
            StartFile start = StartFile.read(name(subject, file), beginning(file.content()));
            if (start instanceof StartFile.Script script) {
                findings.met(FC_BOOTSTRAP_SHEBANG, file.path() + " begins with #!" + script.interpreter());
                findings.met(FC_BOOTSTRAP_CRLF, "no carriage return in " + file.path());
                findings.met(FC_BOOTSTRAP_BOM, "no byte order mark in " + file.path());
                interpreter(subject, file.path(), script, findings);
            } else {
                findings.met(FC_BOOTSTRAP_SHEBANG, file.path() + " is an x86-64 ELF program");
            }
        } catch (FcProblem e) {
            findings.violated(e);
        }
    }

    /** Where the user edits it: a build ships a file of his under another name. */
    private static String name(RuleContext subject, Entry file) {
        return file.content()
                .file()
                .filter(own -> subject.origin() == FixLocation.POM)
                .map(Path::toString)
                .orElse(file.path().value());
    }

    private static byte[] beginning(Content content) throws IOException {
        byte[] head = content.head(StartFile.HEAD);
        boolean script = head.length > 1 && head[0] == '#' && head[1] == '!';
        return script ? content.head(RuleContext.LONGEST_SCRIPT) : head;
    }

    /** {@code env} asks PATH for its argument; everything else is a path. */
    private static void interpreter(RuleContext subject, CodePath file, StartFile.Script script, Findings findings) {
        boolean env = script.interpreter().endsWith("/env") && script.argument().isPresent();
        String program =
                env ? script.argument().get().replaceFirst("^-S\\s+", "").split("\\s+")[0] : script.interpreter();
        Optional<String> missing = ImagePrograms.missing(subject.function(), program);
        boolean anywhere = subject.origin() == FixLocation.ZIP && program.startsWith("/opt/");
        if (missing.isEmpty() || anywhere) {
            findings.met(FC_BOOTSTRAP_INTERPRETER, program + " is what " + file + " is run by");
            return;
        }
        String answer = env
                ? FC_BOOTSTRAP_INTERPRETER.platform() + " /usr/bin/env: '" + program + "': No such file or directory"
                : "CAExited: Function instance exited unexpectedly(code 2, message:no such file or directory)";
        findings.violated(
                FC_BOOTSTRAP_INTERPRETER,
                file + " line 1 names " + program + ", and " + missing.get(),
                answer,
                "write #!/bin/bash there"
                        + (ImagePrograms.isNowhere(program)
                                ? ""
                                : ", or choose a runtime or a layer that has it: "
                                        + subject.origin().at("runtime, layers")));
    }
}
