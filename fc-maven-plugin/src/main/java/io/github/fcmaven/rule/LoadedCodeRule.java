package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_FILE;

import io.github.fcmaven.function.PythonPath;
import io.github.fcmaven.language.MissingModules.Missing;
import io.github.fcmaven.platform.CaExited;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Requirement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a program has the modules, packages and files that it loads at once. Where it is checked they may be found
 * all the same: the Python of this machine may have them, and Node.js looks in the folders above the instance.
 */
final class LoadedCodeRule implements Rule {

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_FILE);
    }

    @Override
    public Set<Requirement> asks() {
        return RuleContext.LOST_FILES;
    }

    @Override
    public void judge(RuleContext context, Findings findings) {
        Optional<RunProgram> run = RunProgram.of(context);
        List<Missing> all = run.filter(one -> isKnown(context, one))
                .map(one -> one.missingModules(context))
                .orElse(List.of());
        Optional<Finding> link = MissedFile.link(findings);
        if (!all.isEmpty() && link.isPresent()) {
            findings.leaveOpen(FC_FILE, link.get());
            return;
        }
        Optional<String> writer = all.isEmpty() ? Optional.empty() : MakingScript.making(context);
        for (Missing missing : all) {
            Optional<Finding> lost = MissedFile.ofModule(missing.name(), findings);
            if (lost.isPresent()) {
                findings.leaveOpen(FC_FILE, lost.get());
                continue;
            }
            String line = missing.file() + " line " + missing.line();
            if (writer.isPresent()) {
                mayBeInstalled(missing, line, writer.get(), findings);
                continue;
            }
            switch (run.get().interpreter().language()) {
                case PYTHON -> imported(context, missing, line, findings);
                case NODE -> loaded(missing, line, findings);
                case PHP -> required(context, missing, line, findings);
            }
        }
    }

    /** Whether nothing that nobody reads here may bring them. */
    private static boolean isKnown(RuleContext context, RunProgram run) {
        return switch (run.interpreter().language()) {
            case PYTHON -> context.origin() != FixLocation.ZIP;
            case NODE -> !looksElsewhere(context);
            case PHP -> !MakingScript.mayMake(context);
        };
    }

    /** By a variable, or by a module that is loaded before the program. */
    private static boolean looksElsewhere(RuleContext context) {
        return context.started().environment().keySet().stream().anyMatch(Set.of("NODE_PATH", "NODE_OPTIONS")::contains)
                || context.argv().stream()
                        .anyMatch(word -> word.matches("-r|--(require|import|loader|experimental-loader)(=.*)?"));
    }

    private static void mayBeInstalled(Missing missing, String line, String writer, Findings findings) {
        findings.unproven(
                FC_FILE,
                line + " needs " + missing.name() + ", which is not in the package; " + writer
                        + " may install it before",
                "put it into the package, unless " + writer + " installs it");
    }

    private static void imported(RuleContext context, Missing missing, String line, Findings findings) {
        MeantModule meant = MeantModule.imported(context, missing.name(), missing.file());
        String observed = line + " imports " + missing.name() + meant.observed();
        if (PythonPath.isOpen(context.started())) {
            findings.unproven(
                    FC_FILE, observed + "; your own layer or a folder of PYTHONPATH may have it", meant.fix());
        } else {
            findings.add(new Finding.Violated(
                            FC_FILE,
                            observed,
                            CaExited.CODE_1 + " ModuleNotFoundError: No module named '" + missing.name() + "'",
                            meant.fix())
                    .concerning(missing.name().replace('.', '/')));
        }
    }

    private static void loaded(Missing missing, String line, Findings findings) {
        findings.add(new Finding.Violated(
                        FC_FILE,
                        line + " loads " + missing.name() + ", which no node_modules of the package has",
                        CaExited.CODE_1 + " Error: Cannot find module '" + missing.name() + "'",
                        "install it in the folder that is packaged: npm install " + missing.name()
                                + "; npm ci --omit=dev leaves out what is among devDependencies")
                .concerning("node_modules/" + missing.name()));
    }

    private static void required(RuleContext context, Missing missing, String line, Findings findings) {
        findings.add(new Finding.Violated(
                        FC_FILE,
                        line + " requires " + missing.name() + ", which is not in the package",
                        CaExited.CODE_255 + " PHP Fatal error: Uncaught Error: Failed opening required '"
                                + missing.name() + "'",
                        missing.name().endsWith("vendor/autoload.php")
                                ? "run composer install --no-dev in the folder that is packaged"
                                : "add the file with " + context.origin().files() + ", or correct its path in "
                                        + missing.file())
                .concerning(missing.name()));
    }
}
