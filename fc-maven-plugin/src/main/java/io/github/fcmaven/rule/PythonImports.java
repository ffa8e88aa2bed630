package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_FILE;

import io.github.fcmaven.language.MissingModules;
import io.github.fcmaven.language.MissingModules.Missing;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Language;
import io.github.fcmaven.platform.Requirement;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a program in Python has the modules that it imports at once: the Python of this machine may have them. */
final class PythonImports implements Rule {

    /** How servers are told their application: {@code shop.app:app}, {@code app:create_app()}. */
    private static final Pattern APPLICATION = Pattern.compile("([A-Za-z_][\\w.]*):[A-Za-z_]\\w*(?:\\(.*\\))?");

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_FILE);
    }

    @Override
    public void judge(RuleContext context, Findings findings) throws IOException {
        Optional<RunProgram> run = RunProgram.of(context);
        if (run.isEmpty()
                || run.get().interpreter().language() != Language.PYTHON
                || context.origin() == FixLocation.ZIP) {
            return;
        }
        Set<String> told = new HashSet<>();
        for (CodePath file : files(context, run.get())) {
            for (Missing missing : MissingModules.of(
                    context.function().entries(), file, run.get().roots())) {
                if (told.add(missing.name())) {
                    judge(context, missing, findings);
                }
            }
        }
    }

    /** The file that is run, and the application that it is told to serve. */
    private static List<CodePath> files(RuleContext context, RunProgram run) {
        List<CodePath> files = new ArrayList<>(List.of(run.file()));
        for (String word : context.argv()) {
            Matcher application = APPLICATION.matcher(word);
            if (application.matches()) {
                PythonModule.find(context, application.group(1)).ifPresent(files::add);
            }
        }
        return files;
    }

    private static void judge(RuleContext context, Missing missing, Findings findings) {
        String observed = missing.file() + " line " + missing.line() + " imports " + missing.name()
                + ", which is neither in the package nor one of Python's own modules";
        if (PythonModule.isOpen(context.started())) {
            findings.unproven(
                    FC_FILE,
                    observed + "; your own layer or a folder of PYTHONPATH may have it",
                    PythonModule.install(context, missing.name()));
        } else {
            findings.violated(
                    FC_FILE,
                    observed,
                    "CAExited: Function instance exited unexpectedly(code 1) ModuleNotFoundError: No module named '"
                            + missing.name() + "'",
                    PythonModule.install(context, missing.name()));
        }
    }
}
