package io.github.fcmaven.language;

import io.github.fcmaven.platform.CodePath;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a module of Python lies in a package: in a folder in which Python does not look, it is as missing as one that
 * is not there, and the edit is another.
 *
 * @param path the folder, as the package's paths begin: {@code src/}; empty for /code itself
 * @param file the module's file, or the first of its files
 */
public record ModuleFolder(String path, CodePath file) {

    /**
     * The folder nearest to /code that has a module. What lies within another package of modules is a part of that.
     *
     * @param files the package
     * @param module its name, or that of its package
     */
    public static Optional<ModuleFolder> of(Collection<CodePath> files, String module) {
        Pattern named = Pattern.compile("^((?:.*/)?)" + Pattern.quote(module.split("\\.", 2)[0])
                + "(?:/__init__\\.pyc?|/__main__\\.py|\\.pyc?|(?:\\.[\\w-]+)?\\.so)");
        return files.stream()
                .flatMap(file -> named.matcher(file.value())
                        .results()
                        .filter(found -> found.end() == file.value().length())
                        .map(found -> new ModuleFolder(found.group(1), file)))
                .filter(place -> !place.isPartOfAnother(files))
                .min(Comparator.comparingInt(place -> place.path().split("/").length));
    }

    /**
     * Whether a package of modules is there as folders alone, without {@code __init__.py}: distributions share it, as
     * those of OpenTelemetry do.
     *
     * @param files the package
     * @param name with dots for folders
     */
    public static boolean isNamespace(Collection<CodePath> files, String name) {
        String folder = "/" + name.replace('.', '/') + "/";
        return files.stream().anyMatch(file -> ("/" + file).contains(folder))
                && files.stream().noneMatch(file -> ("/" + file).endsWith(folder + "__init__.py"));
    }

    /** What PYTHONPATH is set to. */
    public String absolute() {
        return (CodePath.ROOT + "/" + path).replaceFirst("/$", "");
    }

    private boolean isPartOfAnother(Collection<CodePath> files) {
        return !path.isEmpty() && files.contains(CodePath.of(path + "__init__.py")) || path.contains("__pycache__");
    }
}
