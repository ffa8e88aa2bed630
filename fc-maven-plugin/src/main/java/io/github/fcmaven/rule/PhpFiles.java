package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_FILE;

import io.github.fcmaven.language.MissingModules.Missing;
import io.github.fcmaven.platform.CaExited;
import io.github.fcmaven.platform.Language;
import io.github.fcmaven.platform.Requirement;
import java.util.Optional;
import java.util.Set;

/** Whether a program in PHP has the files that it requires at once: Composer's autoloader first of all. */
final class PhpFiles implements Rule {

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_FILE);
    }

    @Override
    public void judge(RuleContext context, Findings findings) {
        Optional<RunProgram> run = RunProgram.of(context, Language.PHP).filter(any -> !MakingScript.mayMake(context));
        if (run.isPresent()) {
            run.get().needs(context).missing().forEach(missing -> judge(context, missing, findings));
        }
    }

    private static void judge(RuleContext context, Missing missing, Findings findings) {
        findings.violated(
                FC_FILE,
                missing.file() + " line " + missing.line() + " requires " + missing.name()
                        + ", which is not in the package",
                CaExited.CODE_255 + " PHP Fatal error: Uncaught Error: Failed opening required '" + missing.name()
                        + "'",
                missing.name().endsWith("vendor/autoload.php")
                        ? "run composer install --no-dev in the folder that is packaged"
                        : "add the file with " + context.origin().files() + ", or correct its path in "
                                + missing.file());
    }
}
