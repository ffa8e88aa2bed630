package io.github.fcmaven.language;

import io.github.fcmaven.function.Entry;
import io.github.fcmaven.platform.CodePath;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program in Python with all that it certainly imports when it begins: what is in no block, in its own files and in
 * the packages that are shipped with it.
 */
public final class PythonProgram {

    /** More than a server imports. */
    private static final int MOST_FILES = 2000;

    private static final int MOST_BYTES = 24 << 20;

    private static final Pattern NATIVE = Pattern.compile("((?:.*/)?[^/.]+)\\.(?:[^/]*\\.)?(?:so|pyd|dylib)");

    private final Map<CodePath, Entry> entries;
    private final List<String> roots;
    private final Set<String> folders = new HashSet<>();
    private final Set<String> natives = new HashSet<>();
    private final Deque<CodePath> queue = new ArrayDeque<>();
    private final Set<CodePath> seen = new LinkedHashSet<>();
    private final List<Written> newer = new ArrayList<>();
    private final List<Written> removed = new ArrayList<>();
    private final Set<CodePath> extensions = new LinkedHashSet<>();
    private int bytes;

    private PythonProgram(Map<CodePath, Entry> entries, List<String> roots) {
        this.entries = entries;
        this.roots = List.copyOf(roots);
        for (CodePath path : entries.keySet()) {
            for (Optional<CodePath> folder = path.parent();
                    folder.isPresent();
                    folder = folder.get().parent()) {
                if (!folders.add(folder.get().value())) {
                    break;
                }
            }
            Matcher compiled = NATIVE.matcher(path.value());
            if (compiled.matches()) {
                natives.add(compiled.group(1));
            }
        }
    }

    /**
     * Reads it.
     *
     * @param entries the package
     * @param starts the file that is run, and the application that it is told to serve
     * @param roots the folders in which modules are looked for, as the package's paths begin: empty, or with a slash at
     *     the end
     * @throws IOException where a file of the package cannot be read
     */
    public static PythonProgram read(Map<CodePath, Entry> entries, List<CodePath> starts, List<String> roots)
            throws IOException {
        PythonProgram program = new PythonProgram(entries, roots);
        starts.forEach(program::add);
        while (!program.queue.isEmpty()) {
            program.file(program.queue.remove());
        }
        return program;
    }

    /** What not every release has. */
    public List<Written> newer() {
        return List.copyOf(newer);
    }

    /** Modules of Python itself that later releases no longer have; the release is the first without it. */
    public List<Written> removed() {
        return List.copyOf(removed);
    }

    /**
     * Native modules that it imports, without what follows their names: {@code python/numpy/core/_multiarray_umath}.
     */
    public Set<CodePath> natives() {
        return Set.copyOf(extensions);
    }

    /** The files that it runs at once, in this order, without those of the packages that are shipped with it. */
    List<CodePath> ownFiles() {
        return seen.stream()
                .filter(file -> !file.value().contains("site-packages/")
                        && !file.value().endsWith(".pyc"))
                .filter(file -> roots.stream()
                        .skip(1)
                        .noneMatch(root -> !root.isEmpty() && file.value().startsWith(root)))
                .toList();
    }

    private void add(CodePath file) {
        if (seen.size() < MOST_FILES && bytes < MOST_BYTES && seen.add(file)) {
            queue.add(file);
        }
    }

    private void file(CodePath file) throws IOException {
        byte[] content = entries.get(file).content().head(PythonLine.LONGEST);
        bytes += content.length;
        if (file.value().endsWith(".pyc")) {
            byteCode(file, content);
            return;
        }
        List<PythonLine> lines = PythonLine.ofHead(content);
        PythonSyntax.of(lines).forEach(use -> newer.add(new Written(file, use)));
        List<PythonImport> imports = PythonImport.of(lines);
        for (PythonImport one : imports) {
            follow(file, one);
        }
        for (PythonImport name : PythonNames.of(lines, imports)) {
            if (!inPackage(name.module().split("\\.", 2)[0])) {
                names(file, name);
            }
        }
    }

    /** One release of Python alone takes it. */
    private void byteCode(CodePath file, byte[] content) {
        CompiledPython.release(content).ifPresent(release -> {
            String what = "byte code of Python " + release;
            String log = "ImportError: bad magic number in '" + file.name().replaceFirst("\\.pyc$", "") + "'";
            newer.add(new Written(file, new Use(release, what, 1).logged(log)));
            removed.add(new Written(file, new Use(new Release(3, release.minor() + 1), what, 1).logged(log)));
        });
    }

    private void follow(CodePath file, PythonImport one) throws IOException {
        if (one.module().startsWith(".")) {
            relative(file, one);
        } else if (!inPackage(one.module().split("\\.", 2)[0])) {
            compiled(one.module().split("\\.", 2)[0]);
            own(file, one);
        } else {
            for (String root : roots) {
                if (modules(root, one)) {
                    return;
                }
            }
        }
    }

    /** A module of which there is no source. */
    private void compiled(String top) throws IOException {
        for (String root : roots) {
            for (String name : List.of(root + top + ".pyc", root + top + "/__init__.pyc")) {
                Optional<CodePath> code = CodePath.find(name).filter(entries::containsKey);
                if (code.isPresent()) {
                    add(code.get());
                    return;
                }
            }
        }
    }

    private boolean inPackage(String top) {
        return roots.stream()
                .anyMatch(root ->
                        isThere(root + top + ".py") || folders.contains(root + top) || natives.contains(root + top));
    }

    /** Takes a module of Python itself. */
    private void own(CodePath file, PythonImport one) {
        PythonModules.added(one.module())
                .ifPresent(since ->
                        newer.add(new Written(file, new Use(since, "the module " + one.module(), one.line()))));
        PythonModules.removed(one.module())
                .ifPresent(since ->
                        removed.add(new Written(file, new Use(since, "the module " + one.module(), one.line()))));
        names(file, one);
    }

    /** Takes names of a module of Python itself. */
    private void names(CodePath file, PythonImport one) {
        for (String name : one.names()) {
            String key = one.module() + ":" + name;
            String what = name + " of the module " + one.module();
            PythonModules.added(key).ifPresent(since -> newer.add(new Written(file, new Use(since, what, one.line()))));
            PythonModules.removed(key)
                    .filter(since -> PythonModules.removed(one.module()).isEmpty())
                    .ifPresent(since -> removed.add(new Written(file, new Use(since, what, one.line()))));
        }
    }

    private void relative(CodePath file, PythonImport one) {
        String folder = file.parent().map(CodePath::value).orElse("");
        int dots =
                one.module().length() - one.module().replaceFirst("^\\.+", "").length();
        for (int i = 1; i < dots; i++) {
            folder = folder.contains("/") ? folder.substring(0, folder.lastIndexOf('/')) : "";
        }
        String below = folder.isEmpty() ? "" : folder + "/";
        modules(below, new PythonImport(one.module().substring(dots), one.names(), one.line()));
    }

    /** The files that an import runs: each package on the way, the module, and modules that it takes by name. */
    private boolean modules(String root, PythonImport one) {
        String path = root;
        boolean found = one.module().isEmpty();
        for (String segment :
                one.module().isEmpty() ? new String[0] : one.module().split("\\.")) {
            found = module(path + segment);
            path = path + segment + "/";
        }
        for (String name : one.names()) {
            module(path + name);
        }
        return found;
    }

    private boolean module(String path) {
        if (isThere(path + "/__init__.py")) {
            add(CodePath.of(path + "/__init__.py"));
            return true;
        }
        if (isThere(path + ".py")) {
            add(CodePath.of(path + ".py"));
            return true;
        }
        if (natives.contains(path)) {
            CodePath.find(path).ifPresent(extensions::add);
        }
        return natives.contains(path) || folders.contains(path);
    }

    private boolean isThere(String path) {
        return CodePath.find(path).filter(entries::containsKey).isPresent();
    }
}
