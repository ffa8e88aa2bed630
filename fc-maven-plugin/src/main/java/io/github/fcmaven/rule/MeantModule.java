package io.github.fcmaven.rule;

import io.github.fcmaven.function.FunctionPackage;
import io.github.fcmaven.language.ModuleFolder;
import io.github.fcmaven.language.OnlyProgram;
import io.github.fcmaven.platform.CodePath;
import io.github.fcmaven.platform.Finding;
import io.github.fcmaven.platform.Language;
import io.github.fcmaven.platform.Spelling;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What was meant by a module that Python does not find: one in a folder in which it does not look, one of another name,
 * a package that cannot be run, or one that was never installed.
 *
 * @param observed what is there instead, in words that follow the module's name
 * @param fix what leads to it
 */
record MeantModule(String observed, String fix) {

    private static final String NOWHERE = ", which is neither in the package nor part of Python";

    /** Files by which a package is started, the usual ones first. */
    private static final List<String> STARTS =
            List.of("main", "app", "server", "run", "cli", "wsgi", "asgi", "application");

    /** What pip calls the project of a module that has another name. */
    private static final Map<String, String> PROJECTS = Map.ofEntries(
            Map.entry("Crypto", "pycryptodome"),
            Map.entry("MySQLdb", "mysqlclient"),
            Map.entry("PIL", "Pillow"),
            Map.entry("alibabacloud_oss_v2", "alibabacloud-oss-v2"),
            Map.entry("bs4", "beautifulsoup4"),
            Map.entry("cv2", "opencv-python-headless"),
            Map.entry("dateutil", "python-dateutil"),
            Map.entry("dotenv", "python-dotenv"),
            Map.entry("jose", "python-jose"),
            Map.entry("jwt", "PyJWT"),
            Map.entry("psycopg2", "psycopg2-binary"),
            Map.entry("sklearn", "scikit-learn"),
            Map.entry("yaml", "PyYAML"));

    /** One that is run, {@code python3 -m app}. */
    static MeantModule run(RuleContext context, String module) {
        String path = module.replace('.', '/');
        return folder(context, module, path)
                .or(() -> elsewhere(context, path))
                .or(() -> file(context, module))
                .or(() -> misspelt(context, module))
                .or(() -> only(context, module))
                .orElseGet(() -> new MeantModule(NOWHERE, install(context, module)));
    }

    /** One that a file imports. */
    static MeantModule imported(RuleContext context, String module, CodePath by) {
        return ModuleFolder.of(context.function().entries().keySet(), module)
                .map(place -> new MeantModule(
                        ", which Python does not look for in " + place.absolute() + ", where " + place.file() + " is",
                        searched(context, place.absolute())))
                .or(() -> otherCase(context, module).map(there -> {
                    String name = there.name().replaceFirst("\\.py$", "");
                    return new MeantModule(
                            NOWHERE + "; " + there + " is there, and Linux distinguishes capital letters from small"
                                    + " ones",
                            "write " + name + " in " + by);
                }))
                .orElseGet(() -> new MeantModule(
                        ", which is neither in the package nor one of Python's own modules", install(context, module)));
    }

    private static Optional<CodePath> otherCase(RuleContext context, String module) {
        return paths(context)
                .filter(there -> there.value().equalsIgnoreCase(module + ".py"))
                .findFirst();
    }

    /** A package has no start of its own. */
    private static Optional<MeantModule> folder(RuleContext context, String module, String path) {
        Optional<CodePath> folder = CodePath.find(path);
        List<String> files = paths(context)
                .filter(there -> folder.isPresent() && there.parent().equals(folder))
                .map(CodePath::name)
                .filter(name -> name.endsWith(".py"))
                .map(name -> name.replaceFirst("\\.py$", ""))
                .toList();
        if (files.isEmpty()) {
            return Optional.empty();
        }
        String start = files.stream()
                .filter(STARTS::contains)
                .min(Comparator.comparingInt(STARTS::indexOf))
                .map(name -> "write " + module + "." + name + " in "
                        + SpokenWord.of(context, module).place() + ", or ")
                .orElse("");
        return Optional.of(new MeantModule(
                ", a package that has no __main__.py and so cannot be run",
                start + "add " + path + "/__main__.py, which starts the server"));
    }

    /** The same module in a folder where Python does not look, or with other capital letters. */
    private static Optional<MeantModule> elsewhere(RuleContext context, String path) {
        return paths(context)
                .filter(there -> ("/" + there).toLowerCase().endsWith("/" + path.toLowerCase() + ".py")
                        || ("/" + there).toLowerCase().endsWith("/" + path.toLowerCase() + "/__main__.py"))
                .findFirst()
                .map(there -> new MeantModule(NOWHERE + "; " + there + " is there", correct(context, path, there)));
    }

    private static String correct(RuleContext context, String path, CodePath there) {
        String value = there.value().replaceFirst("(/__main__)?\\.py$", "");
        if (value.equals(path) || value.endsWith("/" + path)) {
            String root = value.substring(0, value.length() - path.length()).replaceFirst("/$", "");
            return searched(context, CodePath.ROOT + "/" + root);
        }
        return write(context, value.substring(value.length() - path.length()).replace('/', '.'));
    }

    /** The name of its file, which is not that of the module: {@code -m app.py}, {@code -m app/main}. */
    private static Optional<MeantModule> file(RuleContext context, String module) {
        return Stream.of(module, module + ".py")
                .flatMap(name -> CodePath.find(name).stream())
                .filter(name -> name.value().endsWith(".py")
                        && context.function().entry(name).isPresent())
                .findFirst()
                .map(file -> new MeantModule(
                        ", and a module is named without .py, with dots for folders; " + file + " is there",
                        write(context, file.value().replaceFirst("\\.py$", "").replace('/', '.'))));
    }

    private static Optional<MeantModule> misspelt(RuleContext context, String module) {
        return paths(context)
                .filter(there -> there.parent().isEmpty() && there.name().endsWith(".py"))
                .filter(there -> Spelling.isSlip(module, there.name().replaceFirst("\\.py$", "")))
                .findFirst()
                .map(there -> new MeantModule(
                        NOWHERE + "; " + there + " is there",
                        write(context, there.name().replaceFirst("\\.py$", ""))));
    }

    /** The only program that there is, where the name is one that people give to theirs. */
    private static Optional<MeantModule> only(RuleContext context, String module) {
        return Optional.of(module)
                .filter(STARTS::contains)
                .flatMap(any -> OnlyProgram.of(context.function().entries().keySet(), Language.PYTHON))
                .map(there -> new MeantModule(
                        NOWHERE + "; the only program there is " + there,
                        write(context, there.name().replaceFirst("\\.py$", ""))));
    }

    private static Stream<CodePath> paths(RuleContext context) {
        return context.function().entries().keySet().stream();
    }

    private static String write(RuleContext context, String module) {
        return "write " + module + " in " + context.place();
    }

    /** The edit by which Python looks in a folder too. */
    static String searched(RuleContext context, String folder) {
        Optional<String> now = variable(context.started());
        String where = now.equals(variable(context.function()))
                ? "under " + context.origin().at("environmentVariables")
                : "in " + context.lastScript();
        return "set PYTHONPATH to " + now.map(before -> before + ":" + folder).orElse(folder) + " " + where;
    }

    /** Where Python is told to look already; whoever adds a folder keeps these. */
    private static Optional<String> variable(FunctionPackage function) {
        return Optional.ofNullable(function.environment().get("PYTHONPATH"))
                .map(value -> value.replaceAll(":+$", ""))
                .filter(value -> !value.isBlank());
    }

    /** What to type where a module is not there. */
    static String install(RuleContext context, String module) {
        String top = module.split("\\.", 2)[0];
        String install = "install it into the package (pip install --target " + Finding.FUNCTION_FOLDER + "/python "
                + PROJECTS.getOrDefault(top, top) + ")";
        boolean searched = variable(context.started()).stream()
                .flatMap(value -> Stream.of(value.split(":")))
                .anyMatch("/code/python"::equals);
        return searched ? install : install + ", and " + searched(context, "/code/python");
    }
}
