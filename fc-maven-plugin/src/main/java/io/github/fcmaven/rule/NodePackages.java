package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_FILE;

import io.github.fcmaven.language.MissingModules.Missing;
import io.github.fcmaven.platform.CaExited;
import io.github.fcmaven.platform.Language;
import io.github.fcmaven.platform.Requirement;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a program for Node.js has the packages that it loads at once. Where it is checked, Node.js finds them in the
 * folders above the instance too, such as those of the build.
 */
final class NodePackages implements Rule {

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_FILE);
    }

    @Override
    public void judge(RuleContext context, Findings findings) {
        Optional<RunProgram> run = RunProgram.of(context, Language.NODE).filter(any -> !looksElsewhere(context));
        if (run.isPresent()) {
            run.get().missingModules(context).forEach(missing -> judge(missing, findings));
        }
    }

    private static void judge(Missing missing, Findings findings) {
        findings.violated(
                FC_FILE,
                missing.file() + " line " + missing.line() + " loads " + missing.name()
                        + ", which no node_modules of the package has",
                CaExited.CODE_1 + " Error: Cannot find module '" + missing.name() + "'",
                "install it in the folder that is packaged: npm install " + missing.name()
                        + "; npm ci --omit=dev leaves out what is among devDependencies");
    }

    /** By a variable, or by a module that is loaded before the program. */
    private static boolean looksElsewhere(RuleContext context) {
        return context.started().environment().keySet().stream().anyMatch(Set.of("NODE_PATH", "NODE_OPTIONS")::contains)
                || context.argv().stream()
                        .anyMatch(word -> word.matches("-r|--(require|import|loader|experimental-loader)(=.*)?"));
    }
}
