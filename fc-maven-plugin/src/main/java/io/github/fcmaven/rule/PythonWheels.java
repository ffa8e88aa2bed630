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
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The native modules that a Python program imports: made for the runtime's Python, for its system and for its C
 * library. pip takes those of the machine on which it runs. Source: PEP 3149, PEP 600, PEP 656.
 */
final class PythonWheels implements Rule {

    /** Projects that cannot do without their native modules, by the folder that they install. */
    private static final Set<String> NEED_THEM = Set.of(
            "numpy",
            "pandas",
            "scipy",
            "pydantic_core",
            "cryptography",
            "lxml",
            "grpc",
            "PIL",
            "orjson",
            "ujson",
            "bcrypt",
            "psycopg2",
            "psycopg_binary",
            "greenlet",
            "gevent",
            "MySQLdb",
            "rpds",
            "tiktoken",
            "tokenizers",
            "shapely",
            "matplotlib",
            "sklearn",
            "torch",
            "cv2",
            "asyncpg",
            "pyarrow",
            "polars",
            "zmq",
            "psutil",
            "regex",
            "uvloop",
            "httptools",
            "watchfiles",
            "Crypto",
            "Levenshtein",
            "confluent_kafka",
            "pymssql",
            "oracledb");

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
        for (CodePath module : modules(context, run.get())) {
            String project = project(module, run.get().roots());
            if (!told.contains(project) && !judge(context, run.get(), module, findings)) {
                told.add(project); // pip installs all of a project for one system
            }
        }
    }

    private static Set<CodePath> modules(RuleContext context, RunProgram run) {
        Set<CodePath> modules = new TreeSet<>(run.needs(context).natives());
        modules.addAll(ofProjects(context, run.roots()));
        return modules;
    }

    /** Which Pythons load all native modules of a program. */
    static Predicate<Interpreter> loading(RuleContext context, RunProgram run) {
        try {
            Predicate<Interpreter> all = one -> true;
            for (CodePath module : modules(context, run)) {
                List<Entry> variants = variants(context, module);
                Predicate<Interpreter> any = one -> variants.isEmpty();
                for (Entry variant : variants) {
                    any = any.or(loading(variant));
                }
                all = all.and(any);
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Predicate<Interpreter> loading(Entry variant) throws IOException {
        NativeModule module = NativeModule.of(variant);
        NativeTag tag = NativeTag.of(variant.path()).orElseThrow();
        return one -> tag.isFor(Release.of(one.version()))
                && module.refusedBy(one.runtime()).isEmpty();
    }

    private static List<Entry> variants(RuleContext context, CodePath module) {
        return context.function().entries().values().stream()
                .filter(entry -> entry.path().value().startsWith(module + ".")
                        && NativeTag.of(entry.path()).isPresent())
                .toList();
    }

    /** The native modules of projects that need theirs, without what follows their names. */
    private static List<CodePath> ofProjects(RuleContext context, List<String> roots) {
        List<CodePath> modules = new ArrayList<>();
        for (CodePath path : context.function().entries().keySet()) {
            Optional<NativeTag> tag = NativeTag.of(path);
            if (tag.isPresent() && tag.get().tagged() && isNeeded(path, roots)) {
                modules.add(path.parent().orElseThrow().resolve(tag.get().module()));
            }
        }
        return modules;
    }

    private static boolean isNeeded(CodePath path, List<String> roots) {
        return roots.stream()
                .filter(root -> path.value().startsWith(root))
                .map(root -> path.value().substring(root.length()).split("/", 2)[0])
                .anyMatch(NEED_THEM::contains);
    }

    /** Whether one of its variants is loaded. */
    private static boolean judge(RuleContext context, RunProgram run, CodePath module, Findings findings)
            throws IOException {
        Interpreter python = run.interpreter();
        Optional<String> refused = Optional.empty();
        Entry last = null;
        for (Entry variant : variants(context, module)) {
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
        Predicate<Interpreter> loads = loading(variant);
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
