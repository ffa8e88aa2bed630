package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_FILE;

import io.github.fcmaven.language.MissingModules.Missing;
import io.github.fcmaven.platform.CaExited;
import io.github.fcmaven.platform.Language;
import io.github.fcmaven.platform.Requirement;
import java.util.Optional;
import java.util.Set;

/** Whether a program in Python has the modules that it imports at once: the Python of this machine may have them. */
final class PythonImports implements Rule {

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_FILE);
    }

    @Override
    public void judge(RuleContext context, Findings findings) {
        Optional<RunProgram> run =
                RunProgram.of(context, Language.PYTHON).filter(any -> context.origin() != FixLocation.ZIP);
        if (run.isPresent()) {
            run.get().missingModules(context).forEach(missing -> judge(context, missing, findings));
        }
    }

    private static void judge(RuleContext context, Missing missing, Findings findings) {
        MeantModule meant = MeantModule.imported(context, missing.name(), missing.file());
        String observed = missing.file() + " line " + missing.line() + " imports " + missing.name() + meant.observed();
        if (PythonModule.isOpen(context.started())) {
            findings.unproven(
                    FC_FILE, observed + "; your own layer or a folder of PYTHONPATH may have it", meant.fix());
        } else {
            findings.violated(
                    FC_FILE,
                    observed,
                    CaExited.CODE_1 + " ModuleNotFoundError: No module named '" + missing.name() + "'",
                    meant.fix());
        }
    }
}
