package io.github.fcmaven.rule;

import static io.github.fcmaven.platform.Requirement.FC_LIBRARY;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.language.NativeTag;
import io.github.fcmaven.language.Release;
import io.github.fcmaven.platform.CaExited;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.CustomRuntime;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Interpreter;
import io.github.fcmaven.platform.Requirement;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The native modules that a Python program imports: made for the runtime's Python, for its system and for its C
 * library. pip takes those of the machine on which it runs. Source: PEP 3149, PEP 600, PEP 656.
 */
final class PythonWheels implements Rule {

    @Override
    public Set<Requirement> judges() {
        return Set.of(FC_LIBRARY);
    }

    @Override
    public void judge(RuleContext context, Findings findings) throws IOException {
        Optional<RunProgram> run = RunProgram.of(context);
        if (run.isEmpty() || context.origin() == FixLocation.ZIP) {
            return;
        }
        Set<String> told = new HashSet<>();
        for (CodePath module : PythonNatives.of(context, run.get())) {
            String project = project(module, run.get().roots());
            if (!told.contains(project) && !judge(context, run.get(), module, findings)) {
                told.add(project); // pip installs all of a project for one system
            }
        }
    }

    /** Whether one of its variants is loaded. */
    private static boolean judge(RuleContext context, RunProgram run, CodePath module, Findings findings)
            throws IOException {
        Interpreter python = run.interpreter();
        Optional<String> refused = Optional.empty();
        Entry last = null;
        for (Entry variant : PythonNatives.variants(context, module)) {
            last = variant;
            refused = refused(variant, python, context.function().runtime());
            if (refused.isEmpty()) {
                findings.met(FC_LIBRARY, variant.path() + " is made for " + python);
                return true;
            }
        }
        if (last != null && refused.isPresent()) {
            violated(context, run, last, refused.get(), findings);
        }
        return refused.isEmpty();
    }

    /** Why that Python does not load it, in words that follow its name; empty where it does. */
    private static Optional<String> refused(Entry variant, Interpreter python, CustomRuntime runtime)
            throws IOException {
        NativeModule module = NativeModule.of(variant);
        if (module.other().isPresent()) {
            return module.refusedBy(runtime);
        }
        NativeTag tag = NativeTag.of(variant.path()).orElseThrow();
        if (!tag.isFor(Release.of(python.version()))) {
            return Optional.of("is made for Python " + tag.only().get() + " alone, and the function has " + python);
        }
        return module.refusedBy(runtime);
    }

    private static void violated(RuleContext context, RunProgram run, Entry variant, String refused, Findings findings)
            throws IOException {
        Interpreter python = run.interpreter();
        Predicate<Interpreter> loads = PythonNatives.loading(variant);
        String folder = root(variant.path(), run.roots()).replaceFirst("/$", "");
        String install = "install it for the platform: pip install --upgrade --target " + Finding.FUNCTION_FOLDER
                + (folder.isEmpty() ? "" : "/" + folder)
                + " --platform manylinux2014_x86_64 --only-binary=:all: --python-version "
                + python.version().replaceFirst("^(\\d+\\.\\d+).*", "$1") + " "
                + project(variant.path(), run.roots());
        boolean other = NativeModule.of(variant).isTooNew()
                && Interpreter.of(python.language()).stream()
                        .filter(one -> one.layer().isEmpty())
                        .anyMatch(loads);
        findings.violated(
                FC_LIBRARY,
                variant.path() + " " + refused,
                CaExited.NOT_PERMITTED + " Logs: ImportError or ModuleNotFoundError",
                other ? LanguageVersionRule.fix(context, python, loads) + ", or " + install : install);
    }

    /** The folder into which it was installed, as the package's paths begin. */
    private static String root(CodePath path, List<String> roots) {
        return roots.stream()
                .filter(path.value()::startsWith)
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }

    /** The folder that pip installed, as the project is mostly called. */
    private static String project(CodePath path, List<String> roots) {
        String below = path.value().substring(root(path, roots).length());
        return below.split("[/.]", 2)[0].replaceFirst("^_+", "");
    }
}
