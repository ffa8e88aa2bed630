package io.github.fcmaven.rule;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.language.NativeTag;
import io.github.fcmaven.language.Release;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Interpreter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The native modules of a program in Python, and which Pythons load them. */
final class PythonNatives {

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

    private PythonNatives() {}

    /** Those that it needs, without what follows their names. */
    static Set<CodePath> of(RuleContext context, RunProgram run) {
        Set<CodePath> modules = new TreeSet<>(run.needs(context).natives());
        modules.addAll(ofProjects(context, run.roots()));
        return modules;
    }

    /** Which Pythons load all native modules of a program. */
    static Predicate<Interpreter> loading(RuleContext context, RunProgram run) {
        try {
            Predicate<Interpreter> all = one -> true;
            for (CodePath module : of(context, run)) {
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

    static Predicate<Interpreter> loading(Entry variant) throws IOException {
        NativeModule module = NativeModule.of(variant);
        NativeTag tag = NativeTag.of(variant.path()).orElseThrow();
        return one -> tag.isFor(Release.of(one.version()))
                && module.refusedBy(one.runtime()).isEmpty();
    }

    static List<Entry> variants(RuleContext context, CodePath module) {
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
}
