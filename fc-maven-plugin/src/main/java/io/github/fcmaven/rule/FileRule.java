package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_FILE;

import io.github.fcmaven.language.OnlyProgram;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Language;
import io.github.fcmaven.platform.Requirement;
import io.github.fcmaven.server.NodeEntry;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** The program that an interpreter is given: {@code server.py} after {@code python3}, or a module after {@code -m}. */
final class FileRule implements Rule {

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_FILE);
    }

    @Override
    public Set<Requirement> asks() {
        return RuleContext.LOST_FILES;
    }

    @Override
    public void judge(RuleContext context, Findings findings) throws IOException {
        context.starts().stream()
                .flatMap(words -> ScriptArgument.of(words).stream())
                .forEach(argument -> judge(context, argument, findings));
        context.server().givenFile().ifPresent(file -> configuration(context, file, findings));
        if (!context.argv().isEmpty() && context.argv().get(0).matches(MissingProgram.NPM)) {
            NpmScript.judge(context, findings);
        }
    }

    private static void judge(RuleContext context, ScriptArgument argument, Findings findings) {
        String interpreter = argument.interpreter();
        String word = argument.word();
        if (argument.isModule()) {
            PythonModule.judge(context, word, findings);
        } else if (folder(context, interpreter, word).isPresent()) {
            findings.met(
                    FC_FILE, word + " is " + folder(context, interpreter, word).get() + " of the package");
        } else if (node(context, interpreter, word).isPresent()) {
            findings.met(
                    FC_FILE, word + " is " + node(context, interpreter, word).get() + " of the package");
        } else {
            judge(context, interpreter, word, findings);
        }
    }

    private static void configuration(RuleContext context, String word, Findings findings) {
        if (!word.contains("://") && NamedFile.of(context, word) instanceof NamedFile.Missing missing) {
            missing(context, word, missing, missing, "the start command names the configuration " + word, findings);
        }
    }

    private static Optional<CodePath> node(RuleContext context, String program, String word) {
        return ScriptArgument.language(program)
                .filter(Language.NODE::equals)
                .filter(language -> !word.startsWith("/") || word.startsWith(CodePath.ROOT))
                .flatMap(language -> NodeEntry.find(context.function().entries(), word));
    }

    /** Node.js leaves out the end of a name: the file of that name in another folder. */
    private static Optional<NamedFile.Missing> elsewhere(RuleContext context, String program, String word) {
        return ScriptArgument.language(program)
                .filter(language -> language == Language.NODE && !word.matches(".*\\.\\w+"))
                .flatMap(language -> context.inCode(word + ".js"))
                .flatMap(context::namesake)
                .map(there -> new NamedFile.Missing("; it is " + there + " there", Optional.of(there)));
    }

    /** At the root people name a program as they know it from elsewhere: app.py beside main.py. */
    private static Optional<CodePath> only(RuleContext context, String word) {
        return context.inCode(word)
                .filter(path -> path.parent().isEmpty())
                .flatMap(path -> Language.ofFile(path.name()))
                .flatMap(language -> OnlyProgram.of(context.function().entries().keySet(), language));
    }

    /** Python runs a folder's {@code __main__.py}. */
    private static Optional<CodePath> folder(RuleContext context, String program, String word) {
        return ScriptArgument.language(program)
                .filter(Language.PYTHON::equals)
                .flatMap(language -> context.inCode(word + "/__main__.py"))
                .filter(path -> context.function().entry(path).isPresent());
    }

    private static void judge(RuleContext context, String program, String word, Findings findings) {
        NamedFile file = NamedFile.of(context, word);
        if (file instanceof NamedFile.Inside) {
            findings.met(FC_FILE, word + " is in the package");
        } else if (file instanceof NamedFile.Missing missing) {
            String start = "the start command gives " + program + " the program " + word;
            NamedFile.Missing told = only(context, word)
                    .filter(there -> missing.why().isEmpty())
                    .map(there -> new NamedFile.Missing("; the only one there is " + there, Optional.of(there)))
                    .or(() -> elsewhere(context, program, word))
                    .orElse(missing);
            missing(context, word, missing, told, start, findings);
        } else if (file instanceof NamedFile.Elsewhere) {
            findings.unproven(
                    FC_FILE,
                    "the start command gives " + program + " the program " + word + ", which is outside /code",
                    "put it into the package, unless a layer, a mounted folder or the start script brings it");
        }
    }

    /** @param told what is said of it, where no script may write it */
    private static void missing(
            RuleContext context,
            String word,
            NamedFile.Missing missing,
            NamedFile.Missing told,
            String start,
            Findings findings) {
        String observed = start + ", which is not in the package";
        if (!missing.isOpen(context, word, FC_FILE, observed, findings)) {
            findings.add(new Finding.Violated(FC_FILE, observed + told.why(), told.fix(context, word))
                    .concerning(CodePath.absolute(word)));
        }
    }
}
