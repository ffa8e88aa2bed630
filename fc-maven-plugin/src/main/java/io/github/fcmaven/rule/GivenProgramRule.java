package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_BOOTSTRAP_BOM;
import static io.github.fcmaven.platform.Requirement.FC_BOOTSTRAP_CRLF;
import static io.github.fcmaven.platform.Requirement.FC_BOOTSTRAP_SHEBANG;
import static io.github.fcmaven.platform.Requirement.FC_FILE;

import io.github.fcmaven.executable.CarriageReturns;
import io.github.fcmaven.executable.Elf;
import io.github.fcmaven.executable.StartFile;
import io.github.fcmaven.executable.TextEncoding;
import io.github.fcmaven.function.Entry;
import io.github.fcmaven.input.FileFormat;
import io.github.fcmaven.platform.CaExited;
import io.github.fcmaven.platform.Requirement;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The program that an interpreter is given, by its bytes: that the interpreter can read it. */
final class GivenProgramRule implements Rule {

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_FILE, FC_BOOTSTRAP_SHEBANG, FC_BOOTSTRAP_BOM, FC_BOOTSTRAP_CRLF);
    }

    @Override
    public void judge(RuleContext context, Findings findings) throws IOException {
        for (List<String> words : context.starts()) {
            Optional<ScriptArgument> given = ScriptArgument.of(words).filter(argument -> !argument.isModule());
            Optional<Entry> file =
                    given.map(ScriptArgument::word).flatMap(context::inCode).flatMap(context.function()::entry);
            if (file.isPresent()) {
                judge(context, given.get(), file.get(), findings);
            }
        }
    }

    private static void judge(RuleContext context, ScriptArgument given, Entry file, Findings findings)
            throws IOException {
        byte[] head = file.content().head(FileFormat.HEAD);
        Optional<TextEncoding> encoding = TextEncoding.of(head).filter(one -> one != TextEncoding.UTF_8);
        Optional<String> foreign = foreign(given, head);
        if (encoding.isPresent()) {
            findings.violated(encoding.get().problem(context.named(file)));
        } else if (foreign.isPresent()) {
            findings.violated(
                    FC_FILE,
                    "the start command gives " + given.interpreter() + " the program " + context.named(file)
                            + ", which " + foreign.get(),
                    CaExited.ANY + "; the log says what " + given.interpreter() + " made of it",
                    fix(context, file, head));
        } else if (given.reader() == ProgramReader.SHELL) {
            lines(context, given, file, findings);
        }
    }

    private static void lines(RuleContext context, ScriptArgument given, Entry file, Findings findings)
            throws IOException {
        Optional<CarriageReturns> returns =
                CarriageReturns.ofScript(file.content().head(StartFile.LONGEST_SCRIPT));
        if (returns.isEmpty()) {
            findings.met(FC_BOOTSTRAP_CRLF, "no carriage return in " + file.path());
            return;
        }
        findings.violated(
                FC_BOOTSTRAP_CRLF,
                context.named(file) + ", which " + given.interpreter() + " reads, has a carriage return in line "
                        + returns.get().line(),
                returns.get().answer(),
                returns.get().ends().fix());
    }

    private static Optional<String> foreign(ScriptArgument given, byte[] head) {
        if (Elf.isElf(head)) {
            return Optional.of("is an ELF file, not a script");
        }
        // an empty one says nothing, and does nothing
        return FileFormat.of(head)
                .filter(format -> format != FileFormat.EMPTY && !given.reader().reads(format))
                .map(FileFormat::what);
    }

    private static String fix(RuleContext context, Entry file, byte[] head) {
        return Elf.isElf(head)
                ? "start it itself: " + file.path().absolute() + " in "
                        + context.origin().at("command")
                : FileFormat.of(head).orElseThrow().fix();
    }
}
