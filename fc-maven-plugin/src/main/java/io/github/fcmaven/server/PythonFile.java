package io.github.fcmaven.server;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Language;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file of the program in Python, and as what a server finds it.
 *
 * @param folder where its module is looked for, {@code src}; empty for the working directory
 * @param module its name from there, with dots for folders
 * @param code without its comments
 */
record PythonFile(String folder, String module, String code) {

    /** The started file, and the scripts at the root that the program imports; all of those where no file is plain. */
    static Stream<PythonFile> of(PackagedStart start) {
        Optional<PythonFile> started = started(start);
        return Stream.concat(
                started.stream(),
                start.function()
                        .filesIn("")
                        .filter(path -> path.name().matches("[A-Za-z_]\\w*\\.py"))
                        .map(path -> path.name().replaceFirst("\\.py$", ""))
                        .filter(name -> started.isEmpty() || PythonCode.imports(start.code(), name))
                        .flatMap(name -> found(start.function(), name).stream()));
    }

    /** The one that the start names, as a file or by {@code -m}; empty where it is none of the package. */
    static Optional<PythonFile> started(PackagedStart start) {
        Optional<String> module = PythonStart.of(start).module();
        return module.isPresent()
                ? module.flatMap(name -> found(start.function(), name))
                : start.argv().stream()
                        .filter(word -> word.matches("(?:[\\w.]*/)*\\w+\\.py"))
                        .findFirst()
                        .flatMap(CodePath::named)
                        .flatMap(path -> script(start, path));
    }

    /** The module of that name where Python looks for it; a package of modules is run by its {@code __main__}. */
    static Optional<PythonFile> found(FunctionPackage function, String module) {
        List<String> folders = Stream.concat(Stream.of(""), PythonStart.searched(function).stream())
                .toList();
        return Stream.of(module, module + ".__main__")
                .flatMap(name -> folders.stream()
                        .flatMap(folder -> text(function, folder + name.replace('.', '/') + ".py").stream())
                        .map(code -> new PythonFile("", name, code)))
                .findFirst();
    }

    /** Python looks for modules in the folder of the script that it runs, and not in the working directory. */
    private static Optional<PythonFile> script(PackagedStart start, CodePath path) {
        String name = path.value().replaceFirst("\\.py$", "");
        String top = name.substring(0, Math.max(0, name.indexOf('/')));
        int slash = top.isEmpty() || PythonCode.imports(start.code(), top) ? -1 : name.lastIndexOf('/');
        return text(start.function(), path.value())
                .map(code -> new PythonFile(
                        name.substring(0, Math.max(0, slash)),
                        name.substring(slash + 1).replace('/', '.'),
                        code));
    }

    /** The edit by which that call is made only where the file itself is started, and not where it is imported. */
    String aside(MatchResult call) {
        return "put " + call.group(1) + "(...) of " + module.replace('.', '/') + ".py, line "
                + (code.substring(0, call.start()).lines().count() + 1) + ", under if __name__ == '__main__':";
    }

    /** The place of the first call of one of these functions in the program's own code, in words behind its name. */
    static String placeOf(String function, PackagedStart start) {
        Pattern call = Pattern.compile("(?m)^(?!\\s*#).*?\\b" + Pattern.quote(function) + "\\(");
        return of(start)
                .flatMap(file -> call.matcher(file.code())
                        .results()
                        .limit(1)
                        .map(found -> " in " + file.path() + ", line " + file.line(found.end())))
                .findFirst()
                .orElse("");
    }

    private String path() {
        return (folder.isEmpty() ? "" : folder + "/") + module.replace('.', '/') + ".py";
    }

    private long line(int at) {
        return code.substring(0, at).lines().count();
    }

    private static Optional<String> text(FunctionPackage function, String path) {
        return CodePath.find(path)
                .flatMap(function::entry)
                .map(entry -> Comments.removed(Language.PYTHON, entry.text()));
    }
}
